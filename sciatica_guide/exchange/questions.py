"""The questions as JSON, for programs that ask them in a form of their own."""

from __future__ import annotations

import json
from typing import Any

from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.guideline.codes import DERIVED
from sciatica_guide.guideline.model import Condition, Guideline, Option, Question, Range


def render(guideline: Guideline, id: str | None = None) -> str:
    """One JSON object with every question in order, or with the one asked for. Errors: AnswerError for another id."""
    if id is not None and id not in guideline.questions:
        raise AnswerError(f"Id {shown(id)}", "is not in the tables.", nearest(id, guideline.questions))
    asked = [question for question in guideline.questions.values() if id in (None, question.id)]
    return json.dumps(as_data(guideline, asked), ensure_ascii=False, indent=2) + "\n"


def as_data(guideline: Guideline, asked: list[Question]) -> dict[str, Any]:
    """Each question is put to everybody, or to whoever fits one of the rows in `asked_when`, all of its cells."""
    return {
        "schema": f"sciatica-guide/{guideline.edition.id}-questions/1",
        "content_version": guideline.version,
        "parts": [{"id": id_, "title": title} for id_, title in guideline.parts.items()],
        "questions": [_question(question) for question in asked],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "part": question.part,
        "kind": question.kind,
        "text": question.text,
        "short": question.short,
        "why": question.why,
        "means": question.means or None,
        "check": question.check or None,
        "options": [_option(option) for option in question.options],
        "minimum": question.band.minimum if question.band else None,
        "maximum": question.band.maximum if question.band else None,
        "low": question.low or None,
        "high": question.high or None,
        "unit": question.unit or None,
        "asked_when": [_row(condition) for condition in question.enable_when],
        "sources": list(question.sources),
    }


def _option(option: Option) -> dict[str, Any]:
    return {"code": option.code, "label": option.label, "means": option.means or None}


def _row(condition: Condition) -> list[dict[str, Any]]:
    """The cells of a row; `of` is a question, or what is worked out from the names of medicines."""
    return [_cell(name, cell) for name, cell in condition.cells.items()]


def _cell(name: str, cell: frozenset[str] | Range) -> dict[str, Any]:
    accepted = (
        {"codes": None, "minimum": cell.minimum, "maximum": cell.maximum}
        if isinstance(cell, Range)
        else {"codes": sorted(cell), "minimum": None, "maximum": None}
    )
    return {"of": name, "worked_out_from": DERIVED.get(name), **accepted}
