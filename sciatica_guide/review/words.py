"""Conditions in words: "Age: 70 or more; and The pain: getting worse or not sure"."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide.guideline.codes import MEDICINE_CONDITIONS
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import UNANSWERED, Condition, Question, Range
from sciatica_guide.guideline.rows_as_nouns import Guideline, Term

CLASSES = "medicine_classes"


def any_of(guideline: Guideline, conditions: Iterable[Condition]) -> tuple[str, ...]:
    """A line for each condition; any one of them is enough."""
    return tuple(in_words(guideline, one) for one in conditions)


def in_words(guideline: Guideline, condition: Condition) -> str:
    """All that has to hold, joined with *and*; inside a cell, any of the answers is enough."""
    return "; and ".join(_cell(guideline, name, cell) for name, cell in condition.cells.items())


def sources(guideline: Guideline, ids: Iterable[str]) -> tuple[str, ...]:
    """The short names that a report prints."""
    return tuple(guideline.sources[id_].short for id_ in ids)


def _cell(guideline: Guideline, name: str, cell: frozenset[str] | Range) -> str:
    question = guideline.questions.get(name)
    for measure in guideline.measures:
        if measure.id == name and not isinstance(cell, Range):
            return _measure(guideline, measure, cell)
    if name in guideline.terms:
        return _term(guideline.terms[name], cell)
    if name == MEDICINE_CONDITIONS and not isinstance(cell, Range):
        given_for = (one.label for one in guideline.indications if cell.intersection(one.conditions))
        return f"Medicines named: usually given for {_or(dict.fromkeys(given_for))}, which was not chosen"
    if question is None:
        return f"Medicines named: {_or(_medicines(guideline, name, sorted(cell)))}"  # type: ignore[arg-type]
    if isinstance(cell, Range):
        return f"{question.short}: {_band(question, cell)}"
    labels = [option.label for option in question.options if option.code in cell]
    return f"{question.short}: {_or([*labels, *(['not answered'] if UNANSWERED in cell else [])])}"


def _term(term: Term, cell: frozenset[str] | Range) -> str:
    if isinstance(cell, Range):
        return f"{term.label}: {cell.minimum} or more"
    return f"{term.label}: {_or(term.labels[code] for code in term.codes if code in cell)}"


def _medicines(guideline: Guideline, name: str, codes: Iterable[str]) -> Iterable[str]:
    """A class by its label; what medicines do together by its code, written as words."""
    return (guideline.medicine_classes[code].label if name == CLASSES else code.replace("_", " ") for code in codes)


def _measure(guideline: Guideline, measure: Measure, cell: frozenset[str]) -> str:
    """A number beside what it was before: "Leg pain now, beside before: up by 2 points or more"."""
    change = f"up by {measure.up_by} points or more" if measure.up_by else f"down by {measure.down_by} in 100 or more"
    said = _or(change if code == measure.code else f"not {change}" for code in sorted(cell))
    return f"{_or(guideline.questions[now].short for _, now in measure.pairs)}, beside before: {said}"


def _band(question: Question, band: Range) -> str:
    whole = question.band or band
    if band.maximum == whole.maximum:
        return f"{band.minimum} or more"
    return f"{band.maximum} or less" if band.minimum == whole.minimum else f"{band.minimum} to {band.maximum}"


def _or(words: Iterable[str]) -> str:
    return " OR ".join(words)
