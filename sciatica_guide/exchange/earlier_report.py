"""What an earlier report says of before, for the follow-up: the numbers then, and the medicines then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sciatica_guide.assessment.answers import answered, collect
from sciatica_guide.assessment.checks import check
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange.answer_files import parse_json, text_of
from sciatica_guide.guideline.codes import MAY_THIN, THINS
from sciatica_guide.guideline.manifest import ASSESSMENT, FOLLOWUP
from sciatica_guide.guideline.packaged import guideline

NUMBERS = ("leg_pain", "back_pain", "impact")
BLEEDING = ("blood_thinner", "medicines")
REPORTS = (ASSESSMENT.schema, "sciatica-guide/assessment/1")
"""What an assessment says that it is, today and before."""
FIX = "Name a report that assess --format json wrote."


class EarlierReport(NamedTuple):
    """Answers about before, and what was answered then that has to be asked again."""

    before: dict[str, Any]
    then: dict[str, Any]

    @property
    def counting(self) -> dict[str, Any]:
        """The answers that count without being asked again: numbers of before, and a blood thinner that was told.

        That there was none counts for nothing: there may be one now.
        """
        facts = collect(guideline(FOLLOWUP), self.then).facts
        effects = facts.get("medicine_effects", frozenset())
        thins = not isinstance(effects, int) and bool(effects & {THINS, MAY_THIN})
        held = {"medicines": thins, "blood_thinner": self.then.get("blood_thinner") in ("yes", "not_sure")}
        return self.before | {id_: value for id_, value in self.then.items() if held[id_]}


def read(path: str) -> EarlierReport:
    """The earlier report in a file. Errors: AnswerError for any other file."""
    text, where = text_of(path)
    try:
        raw = parse_json(text, where)
    except AnswerError as error:
        raise AnswerError(where, error.what, FIX) from error
    return of(raw, where)


def of(raw: object, where: str) -> EarlierReport:
    """The same out of a report as data. Errors: AnswerError for anything else."""
    answers = raw.get("answers") if isinstance(raw, Mapping) else None
    if not isinstance(answers, Mapping) or not isinstance(raw, Mapping) or raw.get("schema") not in REPORTS:
        raise AnswerError(where, "is no report of an assessment.", FIX)
    questions, there = guideline(ASSESSMENT).questions, answered(answers)
    told = {id_: check(questions[id_], there[id_], f"{where}, {id_}") for id_ in (*NUMBERS, *BLEEDING) if id_ in there}
    return EarlierReport(
        {f"{id_}_before": told[id_] for id_ in NUMBERS if id_ in told},
        {id_: told[id_] for id_ in BLEEDING if id_ in told},
    )
