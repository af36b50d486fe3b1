from __future__ import annotations

from django.urls import path

from opennrm.grants import views

app_name = "grants"
urlpatterns = [
    path("", views.grants, name="list"),
    path("sag/<uuid:case_id>/", views.grant, name="grant"),
    path("sag/<uuid:case_id>/ansoeg/", views.new, name="new"),
    path("sag/<uuid:case_id>/ankomst/", views.arrival, name="arrival"),
    path("sag/<uuid:case_id>/forhold/", views.change, name="change"),
    path("sag/<uuid:case_id>/stop/", views.stop, name="stop"),
    path("sag/<uuid:case_id>/plan/", views.line, name="line"),
    path("sag/<uuid:case_id>/modtager/", views.payee, name="payee"),
    path("linje/<uuid:line_id>/fjern/", views.drop_line, name="drop_line"),
    path("<uuid:support_id>/godkend/", views.approve, name="approve"),
    path("<uuid:support_id>/plan/faerdig/", views.finish_plan, name="finish_plan"),
    path("<uuid:support_id>/plan/send-tilbage/", views.send_back_plan, name="send_back_plan"),
    path("<uuid:support_id>/plan/godkend/", views.approve_plan, name="approve_plan"),
    path("<uuid:support_id>/plan/genaabn/", views.reopen_plan, name="reopen_plan"),
    path("<uuid:support_id>/aendring/godkend/", views.approve_change, name="approve_change"),
    path("<uuid:support_id>/aendring/afvis/", views.decline_change, name="decline_change"),
    path("<uuid:support_id>/brev/<slug:letter>/", views.letter, name="letter"),
    path("udbetaling/", views.runs, name="runs"),
    path("udbetaling/klargoer/", views.prepare, name="prepare"),
    path("udbetaling/<uuid:run_id>/", views.run, name="run"),
    path("udbetaling/<uuid:run_id>/kurser/", views.rates, name="rates"),
    path("udbetaling/<uuid:run_id>/opgiv/", views.drop_run, name="drop_run"),
    path("udbetaling/<uuid:run_id>/fil/", views.file, name="file"),
    path("afstemning/", views.bank, name="bank"),
    path("regnskab/", views.accounts, name="accounts"),
    path("regnskab/<slug:form>/", views.accounts_file, name="accounts_file"),
    path("stikproever/", views.receipts, name="receipts"),
    path("stikproever/udtag/", views.draw, name="draw"),
    path("stikproever/<uuid:check_id>/", views.receipt, name="receipt"),
]
