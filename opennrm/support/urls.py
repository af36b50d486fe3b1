from __future__ import annotations

from django.urls import path

from opennrm.support import views

app_name = "support"
urlpatterns = [
    path("perioder/", views.running, name="running"),
    path("sag/<uuid:case_id>/perioder/", views.periods, name="periods"),
    path("sag/<uuid:case_id>/", views.support, name="support"),
    path("sag/<uuid:case_id>/sundhed/", views.health, name="health"),
    path("sag/<uuid:case_id>/plan/", views.begin, name="begin"),
    path("sag/<uuid:case_id>/kontaktperson/", views.contact_person, name="contact_person"),
    path("sag/<uuid:case_id>/sikkerhedsplan/", views.safety_plan, name="safety_plan"),
    path("sag/<uuid:case_id>/plads/", views.want, name="want"),
    path("sag/<uuid:case_id>/tilbyd-plads/", views.offer_place, name="offer_place"),
    path("indkvartering/", views.places, name="places"),
    path("indkvartering/nyt/", views.new_place, name="new_place"),
    path("indkvartering/<uuid:place_id>/", views.place, name="place"),
    path("indkvartering/<uuid:place_id>/godkendelse/", views.approve, name="approve"),
    path("indkvartering/<uuid:place_id>/tilsyn/", views.supervise, name="supervise"),
    path("indkvartering/<uuid:place_id>/adresse/", views.address, name="address"),
    path("venteliste/", views.waiting, name="waiting"),
    path("venteliste/<uuid:waiting_id>/slut/", views.end_waiting, name="end_waiting"),
    path("ophold/<uuid:stay_id>/", views.answer_stay, name="answer_stay"),
    path("ophold/<uuid:stay_id>/adresse/", views.show_address, name="show_address"),
    path("planer/<uuid:support_plan_id>/", views.plan, name="plan"),
    path("planer/<uuid:support_plan_id>/budget/", views.budget, name="budget"),
    path("planer/<uuid:support_plan_id>/udskriv/", views.print_plan, name="print_plan"),
    path("planer/<uuid:support_plan_id>/<slug:area>/", views.revise, name="revise"),
    path("planer/<uuid:support_plan_id>/<slug:area>/ydelse/", views.offer, name="offer"),
    path("ydelser/<uuid:service_id>/", views.answer, name="answer"),
    path("perioder/<uuid:period_id>/forlaeng/", views.extend, name="extend"),
    path("perioder/<uuid:period_id>/afslut/", views.end, name="end"),
    path(
        "forlaengelser/<uuid:extension_id>/traek-tilbage/",
        views.withdraw_extension,
        name="withdraw_extension",
    ),
]
