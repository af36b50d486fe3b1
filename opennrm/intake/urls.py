from __future__ import annotations

from django.urls import path

from opennrm.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.calls, name="calls"),
    path("<uuid:call_id>/", views.call, name="call"),
    path("<uuid:call_id>/ret/", views.correct_call, name="correct_call"),
    path("<uuid:call_id>/tilbagetraek/", views.withdraw_call, name="withdraw_call"),
    path("henvisninger/", views.referrals, name="referrals"),
    path("henvisninger/<uuid:referral_id>/", views.referral, name="referral"),
    path("henvisninger/<uuid:referral_id>/tilbagetraek/", views.withdraw_referral, name="withdraw_referral"),
    path("sag/<uuid:case_id>/henvisning/", views.new_referral, name="new_referral"),
]
