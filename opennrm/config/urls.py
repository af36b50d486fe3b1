"""Addresses. Each app brings its own; URLs carry UUIDs, people see pseudonyms."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from opennrm.access.middleware import open_to_all

urlpatterns = [
    path("sprog/", open_to_all(set_language), name="set_language"),
    path("", include("opennrm.desk.urls")),
    path("", include("opennrm.access.urls")),
    path("", include("opennrm.access.account_urls")),
    path("opkald/", include("opennrm.intake.urls")),
    path("sager/", include("opennrm.cases.urls")),
    path("dokumenter/", include("opennrm.documents.urls")),
    path("opgaver/", include("opennrm.tasks.urls")),
    path("identifikation/", include("opennrm.identification.urls")),
    path("stoette/", include("opennrm.support.urls")),
    path("hjemsendelser/", include("opennrm.returns.urls")),
    path("reintegration/", include("opennrm.grants.urls")),
    path("retsforfoelgning/", include("opennrm.prosecution.urls")),
    path("rettigheder/", include("opennrm.rights.urls")),
    path("statistik/", include("opennrm.statistics.urls")),
    path("aarsrapport/", include("opennrm.reporting.urls")),
]
