"""Guidance on sciatica and acupuncture out of a rule table.

    >>> import sciatica_guide
    >>> told = {"leg_signs": ["foot_drop"], "age": 45, "medicines": "Eliqis, ibuprofen"}
    >>> found = sciatica_guide.assess(told, region="GB", date="2026-11-21")
    >>> found
    Assessment(urgency='same_day', acupuncture='avoid', complete=False, date='2026-11-21', region='GB')

A question that is missing, or answered with None or NaN, is not answered, and that is never a no. Nothing is kept and
nothing is sent anywhere.
"""

from __future__ import annotations

from sciatica_guide.errors import AnswerError
from sciatica_guide.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing these costs a quick call more than all the rest
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from sciatica_guide.exchange.answer_types import Answers, FollowupAnswers
    from sciatica_guide.exchange.python import Assessment, Followup

__all__ = [
    "AnswerError",
    "Answers",
    "Assessment",
    "Followup",
    "FollowupAnswers",
    "__version__",
    "assess",
    "assess_many",
    "followup",
]


def assess(
    answers: Answers | Mapping[str, object],
    region: str | None = None,
    date: datetime.date | str | None = None,
) -> Assessment:
    """What the guideline says to the person who gave these answers: question id to code, codes, number or names.

    `region` is a country in two letters, for the numbers to ring; `date` is today unless given. `Answers` lists every
    question with its codes. Errors: AnswerError tells all that is wrong.

    >>> found = assess({"leg_signs": "foot_drop", "age": 45.0, "pregnant": None}, date="2026-11-21")
    >>> found.urgency.code, found.urgency.at_least, found.urgency.because
    ('same_day', True, ('foot-drop',))
    >>> found.to_dict()["urgency"]["level"]
    'same_day'
    >>> try:
    ...     assess({"age": 200, "leg_signs": "foot_dro"})
    ... except AnswerError as error:
    ...     [(problem.question, problem.code) for problem in error.problems]
    [('leg_signs', 'unknown_code'), ('age', 'out_of_range')]
    """
    from sciatica_guide.exchange import python

    return python.assess(answers, region, date)


def assess_many(
    people: Iterable[Answers | Mapping[str, object]],
    region: str | None = None,
    date: datetime.date | str | None = None,
) -> Iterator[Assessment | AnswerError]:
    """The same for many people, one after the other as they come, in order; many times as quick.

    In the place of somebody whose answers are wrong stands the AnswerError, and the others go on. Errors: AnswerError
    at once for a region or date that is none.

    >>> for found in assess_many([{"age": 45}, {"age": 200}, {"leg_signs": "both_legs_weak"}]):
    ...     print(found if isinstance(found, AnswerError) else found.urgency.code)
    not_assessed
    Question age: 200 is out of range. Give a whole number from 0 to 120.
    emergency
    """
    from sciatica_guide.exchange import python

    return python.assess_many(people, region, date)


def followup(
    answers: FollowupAnswers | Mapping[str, object],
    region: str | None = None,
    date: datetime.date | str | None = None,
    since: Assessment | Mapping[str, object] | None = None,
) -> Followup:
    """After acupuncture: is it helping, and is anything wrong? Answers as for `assess`, of its own questions.

    `since` is the assessment from before, or what its `to_dict()` gave: the numbers then count as before, and so does a
    blood thinner that was told. Errors: AnswerError tells all that is wrong.

    >>> before = assess({"leg_pain": 8, "impact": 7, "back_pain": 2})
    >>> now = {"since_needling": "none", "sessions": 6, "weeks": 5, "leg_pain": 3, "back_pain": 2, "impact": 3}
    >>> found = followup(now | {"blood_thinner": "no", "medicines": "none"}, since=before)
    >>> found.urgency.code, found.course.code
    ('self_care', 'carry_on')
    """
    from sciatica_guide.exchange import python

    return python.followup(answers, region, date, since)


if not TYPE_CHECKING:
    LATER = {"Answers": "answer_types", "Assessment": "python", "Followup": "python", "FollowupAnswers": "answer_types"}
    """Names by the file that they are imported from, only when somebody asks for them."""

    def __getattr__(name: str) -> object:
        if name not in LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(f"sciatica_guide.exchange.{LATER[name]}"), name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
