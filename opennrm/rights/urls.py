from __future__ import annotations

from django.urls import path

from opennrm.rights import views

app_name = "rights"
urlpatterns = [
    path("indsigt/<uuid:case_id>/", views.insight, name="insight"),
    path("deling/<uuid:case_id>/", views.share, name="share"),
    path("sletning/", views.erasure, name="erasure"),
    path("sletning/anmodning/", views.on_request, name="on_request"),
    path("sletning/forslag/", views.proposals, name="proposals"),
    path("sletning/forslag/<uuid:erasure_id>/", views.proposal, name="proposal"),
    path("sletning/forslag/<uuid:erasure_id>/godkend/", views.approve, name="approve"),
    path("sletning/forslag/<uuid:erasure_id>/afvis/", views.reject, name="reject"),
    path("sletning/bevis/<uuid:proof_id>/", views.proof, name="proof"),
    path("sletning/stop/", views.holds, name="holds"),
    path("sletning/stop/<uuid:hold_id>/ophaev/", views.lift, name="lift"),
]
