"""Levels that came back beside levels that were expected: how many were right, safe, or more than was asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from sciatica_guide.guideline.model import Level

NOT_ASSESSED = "not_assessed"
Z = 1.959964
"""Standard deviations on either side that hold 95 in 100 of a normal distribution."""
EXACT, OVER, UNDER, OPEN = "exact", "over", "under", NOT_ASSESSED


class Share(NamedTuple):
    """So many of so many, and the band in which the true share may lie (Wilson 1927, 95 in 100)."""

    number: int
    total: int

    @property
    def band(self) -> tuple[float, float]:
        if not self.total:
            return 0.0, 1.0
        share, spread = self.number / self.total, Z * Z / self.total
        middle = share + spread / 2
        reach = Z * math.sqrt(share * (1 - share) / self.total + spread / (4 * self.total))
        return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


class Tally(NamedTuple):
    """What came of each case on one of the two ladders, by case."""

    name: str
    outcomes: Sequence[tuple[str, str]]
    """The id of each case with an expected level, and exact, over, under or not_assessed."""

    def of(self, *kinds: str) -> Share:
        return Share(sum(outcome in kinds for _, outcome in self.outcomes), len(self.outcomes))

    @property
    def safe(self) -> Share:
        """At least as urgent, or as cautious, as the mildest level that would be right; not assessed does not count."""
        return self.of(EXACT, OVER)

    def cases(self, kind: str) -> list[str]:
        return [id_ for id_, outcome in self.outcomes if outcome == kind]


def outcome(got: str, right: Sequence[str], firm: Level) -> str:
    """What a level is beside those that would be right; where not assessed alone is right, a calm level is too mild.

    `firm` is the mildest level of its ladder that incomplete answers may get. Errors: KeyError for an unknown level.
    """
    ladder = type(firm)
    if got in right:
        return EXACT
    if got == NOT_ASSESSED:
        return OPEN
    mildest = min((ladder[code.upper()] for code in right if code != NOT_ASSESSED), default=firm)
    return OVER if ladder[got.upper()] >= mildest else UNDER
