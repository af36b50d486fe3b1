from __future__ import annotations

from django.urls import path

from opennrm.intake.views import calls, feedback, handovers, referrals

app_name = "intake"
urlpatterns = [
    path("", calls.calls, name="calls"),
    path("i-dag/", calls.todays_calls, name="todays_calls"),
    path("vagt/", handovers.handover, name="handover"),
    path("vagt/<uuid:handover_id>/overtag/", handovers.take_shift, name="take_shift"),
    path("<uuid:call_id>/", calls.call, name="call"),
    path("<uuid:call_id>/ret/", calls.correct_call, name="correct_call"),
    path("<uuid:call_id>/ringet-tilbage/", calls.mark_called_back, name="mark_called_back"),
    path("<uuid:call_id>/tilbagetraek/", calls.withdraw_call, name="withdraw_call"),
    path("henvisninger/", referrals.referrals, name="referrals"),
    path("henvisninger/<uuid:referral_id>/", referrals.referral, name="referral"),
    path(
        "henvisninger/<uuid:referral_id>/tilbagetraek/", referrals.withdraw_referral, name="withdraw_referral"
    ),
    path("henvisninger/<uuid:referral_id>/tag-imod/", referrals.accept_referral, name="accept_referral"),
    path("henvisninger/<uuid:referral_id>/retur/", referrals.return_referral, name="return_referral"),
    path("henvisninger/<uuid:referral_id>/svar/", referrals.tell_more, name="tell_more"),
    path("henvisninger/<uuid:referral_id>/afvis/", referrals.decline_referral, name="decline_referral"),
    path("henvisninger/<uuid:referral_id>/saml/", referrals.merge_referral, name="merge_referral"),
    path("henvisninger/<uuid:referral_id>/besked/", feedback.tell_referrer, name="tell_referrer"),
    path("sag/<uuid:case_id>/bisidder/", feedback.representative, name="representative"),
    path("sag/<uuid:case_id>/kontaktvej/", referrals.new_contact, name="new_contact"),
    path("kontaktvej/<uuid:contact_id>/afslut/", referrals.end_contact, name="end_contact"),
    path("sag/<uuid:case_id>/henvisning/", referrals.new_referral, name="new_referral"),
]
