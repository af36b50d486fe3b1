from __future__ import annotations

from django.urls import path

from opennrm.access import views

app_name = "access"
urlpatterns = [
    path("log-ind/", views.sign_in, name="sign_in"),
    path("log-ud/", views.sign_out, name="sign_out"),
    path("organisation/", views.choose_organisation, name="choose_organisation"),
    path("adgangslog/", views.audit, name="audit"),
]
