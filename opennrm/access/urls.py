from __future__ import annotations

from django.urls import path

from opennrm.access import views

app_name = "access"
urlpatterns = [
    path("organisation/", views.choose_organisation, name="choose_organisation"),
    path("adgangslog/", views.audit, name="audit"),
    path("adgangslog/udtraek/", views.audit_export, name="audit_export"),
    path("adgangslog/set-af/", views.seen_by, name="seen_by"),
    path("adgangslog/usaedvanligt/", views.unusual, name="unusual"),
]
