"""Letters and forms: application, plan, approval, payments. No name, no account, and nothing of what happened to anybody."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from opennrm.grants.domain.entitlement import Kind
from opennrm.grants.domain.plans import kroner
from opennrm.grants.domain.states import Paying
from opennrm.grants.domain.views import GrantView, PaymentView, PurseView

FOLDER = Path(__file__).resolve().parents[1] / "letters"
LANGUAGES = ("da", "en")


class Letter(StrEnum):
    APPLICATION = "application"
    PLAN = "plan"
    APPROVAL = "approval"
    PAYMENTS = "payments"


class Untranslated(Exception):
    """A language lacks words that the Danish has, or has others."""


@dataclass(frozen=True, slots=True)
class Written:
    """How a language writes days and the purposes of a plan; the months of the rules."""

    day: Callable[[date], str]
    purpose: Callable[[str], str]
    made_on: date
    months: int
    until: int


def words(language: str) -> dict[str, str]:
    told, danish = (tomllib.loads((FOLDER / f"{each}.toml").read_text("utf-8")) for each in (language, "da"))
    if told.keys() != danish.keys() or not all(told.values()):
        raise Untranslated(f"{language}.toml: {', '.join(sorted(told.keys() ^ danish.keys()))}")
    return told


def letter(kind: Letter, grant: GrantView, language: str, written: Written) -> dict[str, object]:
    """One letter in one language: title, what stands above, tables and paragraphs."""
    said = words(language)
    tables = {
        Letter.APPLICATION: [_entitled(grant, said)],
        Letter.PLAN: [_plan(grant, said, written)],
        Letter.APPROVAL: [_entitled(grant, said)],
        Letter.PAYMENTS: [_paid(grant, said, written)],
    }
    rules = [
        "cash",
        "adult",
        *(["child"] if any(each.kind == Kind.CHILD for each in grant.purses) else []),
        "last",
    ]
    return {
        "language": language,
        "title": said[kind],
        "above": [f"{said['number']} {grant.case_number}", f"{said['dated']} {written.day(written.made_on)}"],
        "lead": said[f"{kind}_text"],
        "tables": tables[kind],
        "rules": [
            said["rules"],
            [said[f"rules_{each}"].format(months=written.months, until=written.until) for each in rules],
        ],
        "parts": [[said[each], said[f"{each}_text"]] for each in ("contact", "safety")],
        "signature": said["signature"] if kind in (Letter.APPLICATION, Letter.PLAN) else "",
    }


def _of_purse(purse: PurseView, said: Mapping[str, str]) -> str:
    return said[purse.kind].format(number=purse.number)


def _entitled(grant: GrantView, said: Mapping[str, str]) -> dict[str, object]:
    rows = [[_of_purse(each, said), _sum(each.entitled)] for each in grant.purses]
    return {"title": said["entitled"], "head": [said["what"], said["amount"]], "rows": rows}


def _plan(grant: GrantView, said: Mapping[str, str], written: Written) -> dict[str, object]:
    rows = [
        [f"{_of_purse(each.purse, said)}: {written.purpose(each.purpose)}. {each.text}", _sum(each.ore)]
        for each in grant.lines
    ]
    return {"title": said["lines"], "head": [said["what"], said["amount"]], "rows": rows}


def _paid(grant: GrantView, said: Mapping[str, str], written: Written) -> dict[str, object]:
    rows = [
        [written.day(each.due_on), _what(each, said), said[STATES[each.state]], _sum(each.ore)]
        for each in grant.payments
    ]
    return {
        "title": said["paid"],
        "head": [said["when"], said["what"], said["state"], said["amount"]],
        "rows": rows,
    }


STATES: Mapping[Paying, str] = {each: "arrived" if each == Paying.PAID else each.value for each in Paying}


def _what(payment: PaymentView, said: Mapping[str, str]) -> str:
    if payment.number:
        return said["instalment"].format(number=payment.number, months=payment.of_months)
    return _of_purse(payment.purse, said)


def _sum(ore: int) -> str:
    return f"{kroner(ore)} kr."


SOURCE = """
#for (place, told) in values.letters.enumerate() {
  if place > 0 { pagebreak() }
  set text(lang: told.language)
  let level = if place == 0 { 1 } else { 2 }
  if place == 0 { title() } else { heading(level: 1, told.title) }
  for line in told.above { par(line) }
  par(told.lead)
  for each in told.tables {
    heading(level: level, each.title)
    let wide = (1fr,) + (auto,) * (each.head.len() - 1)
    table(
      columns: if each.head.len() == 4 { (auto, 1fr, auto, auto) } else { wide },
      align: (at, _) => if at == each.head.len() - 1 { right } else { left },
      table.header(..each.head.map(strong)),
      ..each.rows.flatten(),
    )
  }
  heading(level: level, told.rules.at(0))
  list(..told.rules.at(1))
  for (head, words) in told.parts {
    heading(level: level, head)
    par(words)
  }
  if told.signature != "" { v(2em); par(told.signature + ":") }
}
"""
