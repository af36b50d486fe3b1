"""A case in which two organisations take part."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.cases import services as cases
from opennrm.documents import services
from opennrm.documents.domain.views import DocumentInput
from opennrm.documents.models import Document, Version
from tests.cases.people import BY_LAW, SCOPE_BY_LAW, new_case
from tests.documents.files import upload


@dataclass
class Team:
    """A caseworker, a colleague, and somebody of another organisation in the same case."""

    case_id: UUID
    caseworker: Actor
    colleague: Actor
    elsewhere: Actor

    def adds(self, name: str = "opdigtet.pdf", *, section: str = "decision") -> Document:
        told = DocumentInput(self.case_id, section, "statement", "Opdigtet redegørelse")
        return Document.objects.get(pk=services.add_document(told, [upload(name)], by=self.caseworker))

    def releases(self, document: Document) -> Version:
        version = document.versions.order_by("-number").first()
        services.release(version.pk, by=self.colleague)
        version.refresh_from_db()
        return version


@pytest.fixture(autouse=True)
def no_scanner(monkeypatch):
    """Whatever this machine has installed: a test that wants a scanner brings one."""
    monkeypatch.setattr("opennrm.documents.scanning.SCANNERS", (("opdigtet-scanner", "-"),))


@pytest.fixture
def team(db, caseworker, actor_for) -> Team:
    case_id = new_case(caseworker)
    elsewhere = actor_for(Role.DECISION_MAKER, "immigration_service")
    cases.share(case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    return Team(case_id, caseworker, actor_for(Role.CASEWORKER, "cmm"), elsewhere)
