from __future__ import annotations

from django.urls import path

from opennrm.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.key_figures, name="key_figures"),
    path("katalog/", views.measures, name="measures"),
]
