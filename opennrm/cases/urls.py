from __future__ import annotations

from django.urls import path

from opennrm.cases import views

app_name = "cases"
urlpatterns = [
    path("noedadgang/", views.break_glass, name="break_glass"),
    path("noedadgange/", views.emergencies, name="emergencies"),
    path("noedadgange/<uuid:emergency_id>/", views.emergency, name="emergency"),
    path("henvisninger/", views.contracts, name="contracts"),
    path("henvisninger/<uuid:contract_id>/", views.contract, name="contract"),
    path("henvisninger/<uuid:contract_id>/tilbage/", views.take_back_contract, name="take_back_contract"),
    path("kvitteringer/", views.receipts, name="receipts"),
    path("<uuid:case_id>/deltagere/", views.share, name="share"),
    path("<uuid:case_id>/samtykke/traek-tilbage/", views.withdraw_consent, name="withdraw_consent"),
    path("deltagelser/<uuid:participation_id>/afslut/", views.end_participation, name="end_participation"),
    path("<uuid:case_id>/identitet/", views.identity, name="identity"),
    path("<uuid:case_id>/identitet/ret/", views.correct_identity, name="correct_identity"),
    path("<uuid:case_id>/anonymitet/", views.anonymity, name="anonymity"),
    path("<uuid:case_id>/anonymitet/goer/", views.make_anonymous, name="make_anonymous"),
    path("<uuid:case_id>/ligner/", views.same_as, name="same_as"),
    path("<uuid:case_id>/ligner/spoerg/", views.ask_elsewhere, name="ask_elsewhere"),
    path("<uuid:case_id>/sagskompleks/", views.group, name="group"),
]
