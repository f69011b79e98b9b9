"""Guidance on sciatica and acupuncture out of a rule table."""

from __future__ import annotations

from sciatica_guide.errors import AnswerError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

    from sciatica_guide.assessment.assess import Assessment

__version__ = "0.2.0"
__all__ = ["AnswerError", "Assessment", "__version__", "assess"]


def assess(
    answers: Mapping[str, object],
    region: str | None = None,
    date: datetime.date | None = None,
    where: Callable[[str], str] | None = None,
) -> Assessment:
    """What the guideline says to the person who gave these answers: question id to code, codes, number or names.

    `region` is a country in two letters, for the numbers to ring; `date` is today unless given. `where` names the place
    of a question's answer in an error, such as a row of a table. Errors: AnswerError says where, what, and what to do.
    """
    from sciatica_guide.assessment.assess import assess as walk

    return walk(answers, region, date, where)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """`Assessment`, imported only when somebody asks for it: the rooms behind it take time to load."""
        if name == "Assessment":
            from sciatica_guide.assessment.assess import Assessment

            return Assessment
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
