from __future__ import annotations

from django.urls import path

from opennrm.support import views

app_name = "support"
urlpatterns = [
    path("perioder/", views.running, name="running"),
    path("sag/<uuid:case_id>/perioder/", views.periods, name="periods"),
    path("perioder/<uuid:period_id>/forlaeng/", views.extend, name="extend"),
    path("perioder/<uuid:period_id>/afslut/", views.end, name="end"),
    path(
        "forlaengelser/<uuid:extension_id>/traek-tilbage/",
        views.withdraw_extension,
        name="withdraw_extension",
    ),
]
