from __future__ import annotations

from django.urls import path

from opennrm.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.journeys, name="list"),
    path("sag/<uuid:case_id>/ny/", views.new, name="new"),
    path("<uuid:return_id>/", views.show, name="show"),
    path("<uuid:return_id>/traek-tilbage/", views.withdraw, name="withdraw"),
]
