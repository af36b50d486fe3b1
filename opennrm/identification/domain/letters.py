"""What the letter of a decision says. No name, no grounds and no form of exploitation: it may be read by the wrong person."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

FOLDER = Path(__file__).resolve().parents[1] / "letters"
# Every letter is in these; the person's own language comes besides, where somebody has written it.
ALWAYS = ("da", "en")


class Untranslated(Exception):
    """A letter in some language lacks words that the Danish one has, or has others."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is filled in, the same in every language; dates by language. ``status``: the residence status."""

    case_number: str
    outcome: str
    status: str
    decided_on: date
    days: int
    longest: int

    @property
    def ends_on(self) -> date:
        """The first day outside: the day of the decision is day 0."""
        return self.decided_on + timedelta(days=self.days)


@dataclass(frozen=True, slots=True, repr=False)
class LetterView:
    """A letter as it is shown beside its decision; the newest step is its state."""

    id: UUID
    made_on: date
    languages: tuple[str, ...]
    state: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, repr=False)
class StepView:
    """What was done with it, when, and the words that go with it."""

    state: str
    on: date
    organisation: str
    text: str


def words(language: str) -> dict[str, str]:
    """All that the letter says in a language."""
    told = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    danish = tomllib.loads((FOLDER / "da.toml").read_text("utf-8"))
    if told.keys() != danish.keys() or not all(told.values()):
        raise Untranslated(f"{language}.toml: {', '.join(sorted(told.keys() ^ danish.keys()))}")
    return told


def languages_of(spoken: str) -> tuple[str, ...]:
    """Danish and English, and the person's own where there are words for it."""
    has_words = spoken not in ALWAYS and spoken.isalnum() and (FOLDER / f"{spoken}.toml").exists()
    return (*ALWAYS, spoken) if has_words else ALWAYS


def paragraphs(
    language: str, told: Told, *, authority: str, decided_on: str, ends_on: str
) -> dict[str, object]:
    """The letter in one language: its title, what stands above, and headings with their text."""
    said = words(language)
    filled = {"authority": authority, "days": told.days, "longest": told.longest, "ends_on": ends_on}
    parts = [["", said[told.outcome]], [said["meaning"], said[f"meaning_{told.outcome}"]]]
    if told.outcome == "victim":
        period = "restitution" if told.status == "lawful_stay" else "reflection"
        parts.append([said[period], said["period"]])
    parts += [[said[key], said[f"{key}_text"]] for key in ("again", "contact", "safety")]
    return {
        "language": language,
        "title": said["title"],
        "above": [f"{said['number']} {told.case_number}", f"{said['dated']} {decided_on}"],
        "parts": [[heading, text.format(**filled)] for heading, text in parts],
    }


SOURCE = """
#for (place, told) in values.letters.enumerate() {
  if place > 0 { pagebreak() }
  set text(lang: told.language)
  if place == 0 { title() } else { heading(level: 1, told.title) }
  for line in told.above { par(line) }
  for (head, words) in told.parts {
    if head != "" { heading(level: if place == 0 { 1 } else { 2 }, head) }
    par(words)
  }
}
"""
