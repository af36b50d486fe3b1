"""The manuscript of the report of 2021 in the demo register: one chapter written and sent to review, with a comment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from opennrm.reporting import services
from opennrm.reporting.domain.manuscripts.views import TextInput

if TYPE_CHECKING:
    from opennrm.config.demo.load import Demo

AS_OF, BEGUN = date(2022, 5, 1), date(2022, 5, 3)
DANISH = """= Kvinder og mænd

! {victims, person} blev vurderet som ofre for menneskehandel i {år}, {forskel: victims siden år-1} end året før.

# Hvem er de?

Mænd udgør {knap halvdelen: victims gender=male af alle, offer}. Antallet af mænd {ændret: victims gender=male siden år-1}.
{flertallet: victims gender=female af alle, offer} er kvinder.

[figur] victims_by_gender

> Jeg troede, at jeg skulle passe børn. Jeg så ikke dagslys i en måned.
> -- Opdigtet kvinde, fortalt til en opdigtet redaktør

[indbygget] gender
"""
ENGLISH = """= Women and men

! {victims, person} were assessed as victims of trafficking in {year}, {difference: victims since year-1} than the year before.

# Who are they?

Men make up {just under half: victims gender=male of all, victim}. The number of men {changed: victims gender=male since year-1}.
{the majority: victims gender=female of all, victim} are women.

[figure] victims_by_gender

> I thought that I was to look after children. I saw no daylight for a month.
> -- Invented woman, told to an invented editor

[built-in] gender
"""


def acts_of_report(demo: Demo) -> Iterator[tuple[date, int, Callable[[], None]]]:
    yield BEGUN, 9, partial(write, demo)


def write(demo: Demo) -> None:
    editor, reviewer = demo.actors["redaktoer"], demo.actors["gennemlaeser"]
    manuscript_id = services.begin_manuscript(2021, AS_OF, by=editor)
    view = services.show_manuscript(manuscript_id, "da", by=editor)
    chapter_id = next(each.id for each in view.chapters if each.title == "Kvinder og mænd")
    services.save_text(chapter_id, TextInput(DANISH, ENGLISH, 1), by=editor)
    services.submit_chapter(chapter_id, 2, (), by=editor)
    services.comment(chapter_id, "Opdigtet: skal citatet stå før figuren?", by=reviewer)
