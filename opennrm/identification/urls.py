from __future__ import annotations

from django.urls import path

from opennrm.identification import views

app_name = "identification"
urlpatterns = [
    path("sag/<uuid:case_id>/samtale/", views.interview, name="interview"),
    path("sag/<uuid:case_id>/send-til-vurdering/", views.request_assessment, name="request"),
    path("sag/<uuid:case_id>/vurdering/", views.assessment, name="assessment"),
    path("sag/<uuid:case_id>/afgoerelse/", views.decide, name="decide"),
    path("sag/<uuid:case_id>/alder/", views.decide_age, name="decide_age"),
    path("sag/<uuid:case_id>/flere-oplysninger/", views.ask_for_more, name="ask_for_more"),
    path("sag/<uuid:case_id>/svar/", views.answer, name="answer"),
    path("sag/<uuid:case_id>/overdrag/", views.hand_over, name="hand_over"),
    path("sag/<uuid:case_id>/genoptag/", views.reopen, name="reopen"),
    path("sag/<uuid:case_id>/straffesag/", views.record_ruling, name="record_ruling"),
    path("sag/<uuid:case_id>/anden-vurdering/", views.give_opinion, name="give_opinion"),
    path("sag/<uuid:case_id>/faelles/", views.add_shared_fact, name="add_shared_fact"),
    path(
        "sag/<uuid:case_id>/faelles/<uuid:shared_id>/tilbagekald/",
        views.withdraw_shared_fact,
        name="withdraw_shared_fact",
    ),
    path("sag/<uuid:case_id>/forbind/", views.link_cases, name="link_cases"),
    path("forbindelse/<uuid:link_id>/tilbagekald/", views.withdraw_link, name="withdraw_link"),
    path("afgoerelse/<uuid:decision_id>/brev/", views.letter, name="letter"),
    path("afgoerelse/<uuid:decision_id>/brev/lav/", views.make_letter, name="make_letter"),
    path("brev/<uuid:letter_id>/", views.read_letter, name="read_letter"),
    path("afgoerelse/<uuid:decision_id>/ret/", views.correct, name="correct"),
    path("afgoerelse/<uuid:decision_id>/tilbagekald/", views.withdraw_decision, name="withdraw_decision"),
    path("planlagt/", views.calendar, name="calendar"),
    path("planlagt/<uuid:plan_id>/", views.show_plan, name="show_plan"),
    path("planlagt/<uuid:plan_id>/flyt/", views.move_plan, name="move_plan"),
    path("planlagt/<uuid:plan_id>/udeblevet/", views.no_show, name="no_show"),
    path("planlagt/<uuid:plan_id>/besoeg/", views.visit, name="visit"),
    path("planlagt/<uuid:plan_id>/paamindelse/", views.remind, name="remind"),
    path("sag/<uuid:case_id>/planlaeg/", views.plan, name="plan"),
    path("lokaler/", views.rooms, name="rooms"),
    path("tolke/", views.interpreters, name="interpreters"),
    path("tolke/<uuid:interpreter_id>/konflikt/", views.conflict, name="conflict"),
    path("uden-net/", views.offline, name="offline"),
    path("uden-net/arbejder.js", views.offline_worker, name="offline_worker"),
    path("sag/<uuid:case_id>/samtale/kladde/", views.draft, name="draft"),
    path("samtale/<uuid:interview_id>/", views.show_interview, name="show_interview"),
    path("samtale/<uuid:interview_id>/ret/<slug:topic>/", views.correct_interview, name="correct_interview"),
    path("samtale/<uuid:interview_id>/samtykke/", views.withdraw_consent, name="withdraw_consent"),
    path("samtale/<uuid:interview_id>/tilbagekald/", views.withdraw_interview, name="withdraw_interview"),
]
