"""Conditions in words: "Age: 70 or more; and The pain: getting worse or not sure"."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide.guideline import Guideline
from sciatica_guide.model import Condition, Question, Range

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
    if question is None:
        return f"Medicines named: {_or(_medicines(guideline, name, sorted(cell)))}"  # type: ignore[arg-type]
    if isinstance(cell, Range):
        return f"{question.short}: {_band(question, cell)}"
    return f"{question.short}: {_or(option.label for option in question.options if option.code in cell)}"


def _medicines(guideline: Guideline, name: str, codes: Iterable[str]) -> Iterable[str]:
    """A class by its label; what medicines do together by its code, written as words."""
    return (guideline.medicine_classes[code].label if name == CLASSES else code.replace("_", " ") for code in codes)


def _band(question: Question, band: Range) -> str:
    whole = question.band or band
    if band.maximum == whole.maximum:
        return f"{band.minimum} or more"
    return f"{band.maximum} or less" if band.minimum == whole.minimum else f"{band.minimum} to {band.maximum}"


def _or(words: Iterable[str]) -> str:
    return " OR ".join(words)
