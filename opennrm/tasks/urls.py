from __future__ import annotations

from django.urls import path

from opennrm.tasks import views
from opennrm.tasks.views import drafts

app_name = "tasks"
urlpatterns = [
    path("kladder/", drafts.drafts, name="drafts"),
    path("kladder/gem/", drafts.save_draft, name="save_draft"),
    path("kladder/<uuid:draft_id>/kasser/", drafts.discard_draft, name="discard_draft"),
    path("naervaer/", drafts.presence, name="presence"),
    path("", views.board, name="board"),
    path("overdrag/<uuid:colleague_id>/", views.hand_over, name="hand_over"),
    path("fravaer/", views.covers, name="covers"),
    path("fravaer/<uuid:cover_id>/afslut/", views.end_cover, name="end_cover"),
    path("udenfor/", views.outside, name="outside"),
    path("kalender/ny/", views.make_feed, name="make_feed"),
    path("kalender/luk/", views.close_feed, name="close_feed"),
    path("kalender/<str:token>.ics", views.feed, name="feed"),
    path("lister/<str:list_page>/gem/", views.save_list, name="save_list"),
    path("lister/<uuid:list_id>/slet/", views.forget_list, name="forget_list"),
    path("<uuid:task_id>/", views.task, name="task"),
    path("<uuid:task_id>/tag/", views.take, name="take"),
    path("<uuid:task_id>/overdrag/", views.assign, name="assign"),
    path("<uuid:task_id>/forlaeng/", views.extend, name="extend"),
    path("<uuid:task_id>/pause/", views.pause, name="pause"),
    path("<uuid:task_id>/genoptag/", views.resume, name="resume"),
    path("<uuid:task_id>/udfoert/", views.finish, name="finish"),
    path("<uuid:task_id>/bortfald/", views.drop, name="drop"),
]
