from __future__ import annotations

from django.urls import path

from opennrm.documents import views

app_name = "documents"
urlpatterns = [
    path("sag/<uuid:case_id>/", views.documents, name="documents"),
    path("sag/<uuid:case_id>/nyt/", views.add, name="add"),
    path("sag/<uuid:case_id>/notater/", views.notes, name="notes"),
    path("notater/<uuid:note_id>/ret/", views.correct_note, name="correct_note"),
    path("<uuid:document_id>/", views.document, name="document"),
    path("<uuid:document_id>/ny-version/", views.add_version, name="add_version"),
    path("<uuid:document_id>/traek-tilbage/", views.withdraw, name="withdraw"),
    path("version/<uuid:version_id>/fil/", views.open_version, name="open_version"),
    path("version/<uuid:version_id>/side/<int:number>/", views.page, name="page"),
    path("version/<uuid:version_id>/se-efter/", views.look, name="look"),
    path("version/<uuid:version_id>/frigiv/", views.release, name="release"),
    path("version/<uuid:version_id>/afvis/", views.reject, name="reject"),
    path("version/<uuid:version_id>/kopi/", views.copy, name="copy"),
]
