from __future__ import annotations

from django.urls import path

from opennrm.access import views

app_name = "access"
urlpatterns = [
    path("log-ind/", views.sign_in, name="sign_in"),
    path("log-ud/", views.sign_out, name="sign_out"),
    path("organisation/", views.choose_organisation, name="choose_organisation"),
    path("adgangslog/", views.audit, name="audit"),
    path("adgangslog/udtraek/", views.audit_export, name="audit_export"),
    path("adgangslog/set-af/", views.seen_by, name="seen_by"),
    path("adgangslog/usaedvanligt/", views.unusual, name="unusual"),
]
