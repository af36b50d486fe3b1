from __future__ import annotations

from django.urls import path

from opennrm.reporting.views import chapters, manuscripts

app_name = "reporting"
urlpatterns = [
    path("", manuscripts.manuscripts, name="manuscripts"),
    path("ny/", manuscripts.begin, name="begin"),
    path("<uuid:manuscript_id>/", manuscripts.manuscript, name="manuscript"),
    path("<uuid:manuscript_id>/nyt-kapitel/", manuscripts.new_chapter, name="new_chapter"),
    path("<uuid:manuscript_id>/billeder/", manuscripts.photographs, name="photographs"),
    path("<uuid:manuscript_id>/godkend/", manuscripts.approve_edition, name="approve_edition"),
    path("billeder/<uuid:photograph_id>/", manuscripts.photograph, name="photograph"),
    path("kapitler/<uuid:chapter_id>/", chapters.chapter, name="chapter"),
    path("kapitler/<uuid:chapter_id>/versioner/", chapters.versions, name="versions"),
    path("kapitler/<uuid:chapter_id>/gennemlaesning/", chapters.review, name="review"),
    path("kapitler/<uuid:chapter_id>/kommentar/", chapters.comment, name="comment"),
    path("kapitler/<uuid:chapter_id>/send/", chapters.submit_chapter, name="submit"),
    path("kapitler/<uuid:chapter_id>/send-tilbage/", chapters.send_back, name="send_back"),
    path("kapitler/<uuid:chapter_id>/godkend/<int:number>/", chapters.approve, name="approve"),
    path("kommentarer/<uuid:comment_id>/afslut/", chapters.settle, name="settle"),
]
