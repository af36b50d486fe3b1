from __future__ import annotations

from django.urls import path

from opennrm.tasks.views import drafts

app_name = "tasks"
urlpatterns = [
    path("kladder/", drafts.drafts, name="drafts"),
    path("kladder/gem/", drafts.save_draft, name="save_draft"),
    path("kladder/<uuid:draft_id>/kasser/", drafts.discard_draft, name="discard_draft"),
    path("naervaer/", drafts.presence, name="presence"),
]
