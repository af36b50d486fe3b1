from __future__ import annotations

from django.urls import path

from opennrm.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.journeys, name="list"),
    path("sag/<uuid:case_id>/ny/", views.new, name="new"),
    path("sag/<uuid:case_id>/", views.of_case, name="of_case"),
    path("sag/<uuid:case_id>/tilbyd/", views.open_prepared, name="open"),
    path("forberedt/<uuid:prepared_id>/", views.prepared, name="prepared"),
    path("forberedt/<uuid:prepared_id>/videre/", views.advance, name="advance"),
    path("forberedt/<uuid:prepared_id>/ankomst/", views.confirm_arrival, name="confirm_arrival"),
    path("forberedt/<uuid:prepared_id>/aktivitet/<slug:activity>/", views.activity, name="activity"),
    path("forberedt/<uuid:prepared_id>/risiko/", views.risks, name="risks"),
    path("forberedt/<uuid:prepared_id>/risiko/ny/", views.assess_risk, name="assess_risk"),
    path("forberedt/<uuid:prepared_id>/opfoelgning/", views.following, name="following"),
    path("forberedt/<uuid:prepared_id>/opfoelgning/ny/", views.visit, name="visit"),
    path("forberedt/<uuid:prepared_id>/afslut/", views.close, name="close"),
    path("sag/<uuid:case_id>/helbred/", views.health, name="health"),
    path("forberedt/<uuid:prepared_id>/stemmer/", views.voices, name="voices"),
    path("forberedt/<uuid:prepared_id>/klage/", views.complain, name="complain"),
    path("forberedt/<uuid:prepared_id>/tilbagemelding/", views.give_feedback, name="give_feedback"),
    path("klage/<uuid:complaint_id>/", views.answer_complaint, name="answer_complaint"),
    path("overblik/", views.overview, name="overview"),
    path("forberedt/<uuid:prepared_id>/stop/", views.stop, name="stop"),
    path("<uuid:return_id>/", views.show, name="show"),
    path("<uuid:return_id>/traek-tilbage/", views.withdraw, name="withdraw"),
]
