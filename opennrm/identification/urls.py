from __future__ import annotations

from django.urls import path

from opennrm.identification import views

app_name = "identification"
urlpatterns = [
    path("sag/<uuid:case_id>/samtale/", views.interview, name="interview"),
    path("sag/<uuid:case_id>/send-til-vurdering/", views.request_assessment, name="request"),
    path("sag/<uuid:case_id>/vurdering/", views.assessment, name="assessment"),
    path("sag/<uuid:case_id>/afgoerelse/", views.decide, name="decide"),
    path("afgoerelse/<uuid:decision_id>/ret/", views.correct, name="correct"),
    path("afgoerelse/<uuid:decision_id>/tilbagekald/", views.withdraw_decision, name="withdraw_decision"),
    path("uden-net/", views.offline, name="offline"),
    path("uden-net/arbejder.js", views.offline_worker, name="offline_worker"),
    path("sag/<uuid:case_id>/samtale/kladde/", views.draft, name="draft"),
    path("samtale/<uuid:interview_id>/", views.show_interview, name="show_interview"),
    path("samtale/<uuid:interview_id>/ret/<slug:topic>/", views.correct_interview, name="correct_interview"),
    path("samtale/<uuid:interview_id>/samtykke/", views.withdraw_consent, name="withdraw_consent"),
    path("samtale/<uuid:interview_id>/tilbagekald/", views.withdraw_interview, name="withdraw_interview"),
]
