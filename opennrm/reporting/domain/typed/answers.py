"""What the register answers to a question: its figure, share, change, ranking or place, each asked for when wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from opennrm.reporting.domain.changes import Change
from opennrm.reporting.domain.figures import UNKNOWN, Count, Figures, NotKnown, Share, Spread
from opennrm.reporting.domain.lists import Ranking
from opennrm.reporting.domain.phrases import PHRASES
from opennrm.reporting.domain.typed.nouns import NounPhrase
from opennrm.reporting.domain.typed.parts import Question, Unsayable


@dataclass(frozen=True, slots=True)
class Answers:
    """A question, the register it is put to, and the noun that stands after it."""

    question: Question
    figures: Figures
    noun: NounPhrase | None
    language: str

    @property
    def value(self) -> Fraction:
        return self.question.figure.value(self.figures)

    @property
    def share(self) -> Fraction:
        if self.question.whole is None:
            raise Unsayable("whole_missing")
        share = Share(self.question.figure, Count(self.question.whole)).value(self.figures)
        if not 0 <= share <= 1:
            raise Unsayable("part_larger_than_whole")
        return share

    @property
    def change(self) -> Change:
        before = self.question.figure_before
        if before is None:
            raise Unsayable("since_missing")
        return Change(before.value(self.figures), self.value)

    @property
    def ranking(self) -> Ranking:
        """All codes, or the first few, in a dimension whose codes have words."""
        if not self.question.by:
            raise Unsayable("by_missing")
        if "+".join(self.question.by) not in PHRASES:
            raise Unsayable("list_without_words", dimension="+".join(self.question.by))
        ranking = self.question.ranked.ranking(self.figures)
        top = ranking if self.question.top is None else ranking.top(self.question.top)
        if not top:
            raise Unsayable("list_of_equals" if ranking else "list_empty")
        return top

    @property
    def place(self) -> int:
        """How many have more, and one; a place that two share is nobody's."""
        if not self.question.by or not self.question.code:
            raise Unsayable("by_missing")
        ranking = self.question.ranked.ranking(self.figures)
        own = ranking.count(self.question.code)
        if not own:
            raise NotKnown
        if sum(count == own for _, count in ranking.items) > 1:
            raise Unsayable("place_shared")
        return 1 + sum(count > own for _, count in ranking.items)

    @property
    def different(self) -> Fraction:
        if not self.question.by:
            raise Unsayable("by_missing")
        return Fraction(len(self.question.ranked.ranking(self.figures).without(UNKNOWN)))

    def spread(self, kind: str) -> Fraction:
        """Of a dimension that is a number, such as age."""
        if self.question.by != ("age",):
            raise Unsayable("age_missing")
        return Spread(kind, self.question.ranked).value(self.figures)


Saying = Callable[[Answers], str]
