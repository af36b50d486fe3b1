from __future__ import annotations

from django.urls import path

from opennrm.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.start, name="start"),
    path("soeg/", views.search, name="search"),
    path("noegletal/", views.figures, name="figures"),
    path("noegletal.csv", views.figures_csv, name="figures_csv"),
    path("sager/", views.cases, name="cases"),
    path("sager/<uuid:case_id>/", views.case, name="case"),
    path("sager/<uuid:case_id>/kompleks/", views.complex_page, name="complex"),
    path("sager/<uuid:case_id>/forhaandsvisning/", views.preview_share, name="preview_share"),
]
