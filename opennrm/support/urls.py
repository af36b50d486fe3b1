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
