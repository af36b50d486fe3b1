from __future__ import annotations

from django.urls import path

from opennrm.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.key_figures, name="key_figures"),
    path("katalog/", views.measures, name="measures"),
    path("katalog/opdeling/<slug:dimension>/", views.dimension, name="dimension"),
    path("katalog/<slug:measure>/", views.measure, name="measure"),
    path("katalog/<slug:measure>/serie/<slug:suffix>/", views.series, name="series"),
]
