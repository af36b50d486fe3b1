from __future__ import annotations

from django.urls import path

from opennrm.documents import views
from opennrm.documents.views import evidence

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
    path("sag/<uuid:case_id>/beviser/", evidence.evidence_of, name="evidence_of"),
    path("sag/<uuid:case_id>/beviser/nyt/", evidence.register_evidence, name="register_evidence"),
    path("bevis/<uuid:evidence_id>/", evidence.evidence, name="evidence"),
    path("bevis/<uuid:evidence_id>/overdrag/", evidence.hand_over_evidence, name="hand_over_evidence"),
    path("bevis/<uuid:evidence_id>/tag-tilbage/", evidence.take_back_evidence, name="take_back_evidence"),
    path("bevis/<uuid:evidence_id>/ret/", evidence.correct_evidence, name="correct_evidence"),
    path("bevis/<uuid:evidence_id>/kvittering/", evidence.print_evidence, name="print_evidence"),
    path(
        "bevis/overdragelse/<uuid:custody_id>/kvitter/", evidence.sign_for_evidence, name="sign_for_evidence"
    ),
]
