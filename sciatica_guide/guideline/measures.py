"""Numbers from before beside numbers now, read into codes that conditions can ask for; conditions do no sums."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Pair = tuple[str, str]
"""Two questions: the number before, and the number now."""


class Measure(NamedTuple):
    """One comparison, which conditions ask for as if it were a question.

    Of several pairs the one that was worst before counts; where they were alike, the one that is worst now.
    """

    id: str
    pairs: tuple[Pair, ...]
    code: str
    """The answer when the change is there: up by so many points, or down by so many hundredths of the number before."""
    otherwise: str
    up_by: int = 0
    down_by: int = 0

    @property
    def codes(self) -> tuple[str, str]:
        return self.code, self.otherwise

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(id_ for pair in self.pairs for id_ in pair)

    def pair(self, numbers: Mapping[str, int]) -> Pair | None:
        """The pair that counts; None while a number is missing, which is never a no."""
        if any(id_ not in numbers for id_ in self.questions):
            return None
        return max(self.pairs, key=lambda pair: (numbers[pair[0]], numbers[pair[1]]))

    def answer(self, before: int, now: int) -> str:
        """What this change comes to."""
        there = now - before >= self.up_by if self.up_by else now <= self.line(before)
        return self.code if there else self.otherwise

    def line(self, before: int) -> int:
        """The highest number now that is far enough down; from nothing, nothing is far enough."""
        return before * (100 - self.down_by) // 100 if before else -1


def changes(measures: Iterable[Measure], numbers: Mapping[str, int]) -> dict[tuple[str, str], Pair]:
    """What each measure comes to, as its id and its code, with the pair of numbers behind it."""
    found = {}
    for measure in measures:
        pair = measure.pair(numbers)
        if pair is not None:
            found[measure.id, measure.answer(numbers[pair[0]], numbers[pair[1]])] = pair
    return found
