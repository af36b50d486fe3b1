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
    path("sager/<uuid:case_id>/samme-person/", views.same_person, name="same_person"),
    path("spoergsmaal/", views.questions, name="questions"),
    path("spoergsmaal/<uuid:request_id>/", views.answer, name="answer"),
    path("dubletter/", views.duplicates, name="duplicates"),
    path("dubletter/oversigt/", views.unsettled, name="unsettled"),
    path("dubletter/<uuid:case_id>/<uuid:other_id>/", views.compare, name="compare"),
    path("dubletter/<uuid:merge_id>/", views.merge, name="merge"),
]
