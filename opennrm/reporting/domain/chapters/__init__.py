"""The chapters of the annual report. Each is a function of the year: sections of sentences and exhibits."""

from __future__ import annotations

from opennrm.reporting.domain.chapters.age import age
from opennrm.reporting.domain.chapters.forms import forms
from opennrm.reporting.domain.chapters.gender import gender
from opennrm.reporting.domain.chapters.identification import identification
from opennrm.reporting.domain.chapters.nationalities import nationalities, overview
from opennrm.reporting.domain.chapters.prosecution import prosecution
from opennrm.reporting.domain.chapters.returns import returns
from opennrm.reporting.domain.contents import Chapter
from opennrm.reporting.domain.figures import Figures

CHAPTERS = (identification, gender, age, forms, nationalities, overview, returns, prosecution)
BY_KEY = {each.__name__: each for each in CHAPTERS}


def chapters(year: int, figures: Figures) -> tuple[Chapter, ...]:
    return tuple(chapter(year, figures) for chapter in CHAPTERS)
