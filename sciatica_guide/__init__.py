"""Guidance on sciatica and acupuncture out of a rule table."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from sciatica_guide.assessment import Assessment

__version__ = "0.1.0"
__all__ = ["__version__", "assess"]


def assess(answers: Mapping[str, object], region: str | None = None, date: datetime.date | None = None) -> Assessment:
    """What the guideline says to the person who gave these answers: question id to code, codes, number or names.

    `region` is a country in two letters; `date` is today unless given. Errors: AnswerError.
    """
    from sciatica_guide.assessment import assess as walk

    return walk(answers, region, date)
