"""A person whose answers are complete: whatever was left out is answered so that it raises as little as it can."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_guide.assessment import triage
from sciatica_guide.assessment.answers import collect, unanswered
from sciatica_guide.assessment.derived import ways
from sciatica_guide.guideline.model import Question, Range
from sciatica_guide.guideline.rows_as_nouns import Guideline

Given = dict[str, object]


def completed(given: Given, guideline: Guideline) -> Given:
    """The same person with every question answered."""
    told = dict(given)
    while open_ := unanswered(guideline, collect(guideline, told)):
        question = guideline.questions[open_[0]]
        ways: list[Given] = [{**told, question.id: value} for value in _values(question, guideline)]
        told = min(ways, key=lambda way: _raised(way, guideline))
    return {id_: told[id_] for id_ in guideline.questions if id_ in told}


def _raised(given: Given, guideline: Guideline) -> tuple[int, int, int]:
    found = triage.find(guideline, collect(guideline, given))
    urgency = max((one.rule.urgency for one in found), default=0)
    decision = max((one.decision for one in found), default=0)
    return urgency, decision, sum(1 for one in found if one.rule.urgency or one.decision)


def _values(question: Question, guideline: Guideline) -> Iterator[object]:
    """Every single answer, none or no first; of the numbers, those on either side of where a rule begins or ends."""
    if any(question.id in measure.questions for measure in guideline.measures) and question.band is not None:
        yield from range(question.band.minimum, question.band.maximum + 1)
    elif question.band is not None:
        cells = (cell for rule in guideline.rules for way in ways(guideline, rule.when) for cell in way)
        bands = {cell for name, cell in cells if name == question.id and isinstance(cell, Range)}
        near = {number + by for band in bands for number in (band.minimum, band.maximum) for by in (-1, 0, 1)}
        yield from sorted(
            number for number in near | {question.band.minimum, question.band.maximum} if number in question.band
        )
    elif question.kind == "names":
        yield "none"
    else:
        codes = sorted(question.codes, key=lambda code: code not in ("none", "no"))
        yield from codes if question.kind == "one" else ([code] for code in codes)
