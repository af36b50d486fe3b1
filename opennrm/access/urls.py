from __future__ import annotations

from django.urls import path

from opennrm.access import views

app_name = "access"
urlpatterns = [
    path("organisation/", views.choose_organisation, name="choose_organisation"),
    path("administration/", views.users, name="users"),
    path("administration/forslag/", views.propose_role, name="propose_role"),
    path("administration/forslag/<uuid:grant_id>/godkend/", views.approve_role, name="approve_role"),
    path("administration/forslag/<uuid:grant_id>/afvis/", views.reject_role, name="reject_role"),
    path("administration/brugere/<uuid:user_id>/", views.user, name="user"),
    path("administration/brugere/<uuid:user_id>/log-ud/", views.end_sessions, name="end_sessions"),
    path("administration/brugere/<uuid:user_id>/ny-adgang/", views.propose_recovery, name="propose_recovery"),
    path(
        "administration/ny-adgang/<uuid:recovery_id>/godkend/",
        views.approve_recovery,
        name="approve_recovery",
    ),
    path("administration/ny-adgang/<uuid:recovery_id>/afvis/", views.reject_recovery, name="reject_recovery"),
    path(
        "administration/medlemskaber/<uuid:membership_id>/afslut/",
        views.end_membership,
        name="end_membership",
    ),
    path("administration/organisationer/", views.organisations, name="organisations"),
    path("administration/organisationer/<uuid:organisation_id>/", views.organisation, name="organisation"),
    path(
        "administration/organisationer/<uuid:organisation_id>/luk/",
        views.close_organisation,
        name="close_organisation",
    ),
    path(
        "administration/organisationer/<uuid:organisation_id>/foreslaa-aabning/",
        views.propose_reopening,
        name="propose_reopening",
    ),
    path(
        "administration/organisationer/<uuid:organisation_id>/aabn/",
        views.approve_reopening,
        name="approve_reopening",
    ),
    path("administration/kodelister/", views.code_lists, name="code_lists"),
    path("administration/kodelister/<slug:list_name>/", views.code_list, name="code_list"),
    path("administration/kodelister/<slug:list_name>/<slug:code>/", views.code_label, name="code_label"),
    path("administration/betegnelser/<uuid:label_id>/godkend/", views.approve_label, name="approve_label"),
    path("administration/betegnelser/<uuid:label_id>/afvis/", views.reject_label, name="reject_label"),
    path("administration/adfaerdskodeks/", views.conducts, name="conducts"),
    path("adfaerdskodeks/", views.conduct, name="conduct"),
    path("invitation/<uuid:grant_id>/<str:token>/", views.invitation, name="invitation"),
    path("ny-adgang/<uuid:recovery_id>/<str:token>/", views.recover, name="recover"),
    path("adgangslog/", views.audit, name="audit"),
    path("adgangslog/udtraek/", views.audit_export, name="audit_export"),
    path("adgangslog/set-af/", views.seen_by, name="seen_by"),
    path("adgangslog/usaedvanligt/", views.unusual, name="unusual"),
]
