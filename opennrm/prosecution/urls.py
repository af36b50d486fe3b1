from __future__ import annotations

from django.urls import path

from opennrm.prosecution import views

app_name = "prosecution"
urlpatterns = [
    path("", views.files, name="files"),
    path("ny/", views.new_file, name="new_file"),
    path("<uuid:file_id>/", views.file, name="file"),
    path("skridt/<uuid:step_id>/tilbagetraek/", views.withdraw_step, name="withdraw_step"),
]
