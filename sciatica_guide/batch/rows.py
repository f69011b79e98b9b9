"""One line of a list → a person's id and raw answers, from JSON Lines or CSV. Each line stands alone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

from sciatica_guide.assessment.checks import hides, whole_number
from sciatica_guide.batch.blocks import LONGEST
from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.exchange.strict_json import parse
from sciatica_guide.guideline.rows_as_nouns import Guideline

ID = "id"
EXPECTED = ("expect_urgency", "expect_acupuncture")
"""What a list of cases says beside the answers: the levels that must come back."""
JSON_LINES, CSV = "jsonl", "csv"
BETWEEN_CODES = ";"
LONGEST_ID = 200
"""Characters."""
NO_ANSWERS = 'Write one person a line, as {"id": "17", "age": 45}.'

Id = str | int | None
Reader = Callable[[str], dict[str, Any]]
"""A line of text → what stands in it by name, the id among it. Errors: AnswerError without a place."""


def text(line: bytes) -> str:
    """The line as text. Errors: AnswerError without a place, as for all that is wrong with a line."""
    if len(line) > LONGEST:
        raise AnswerError("", f"is longer than {LONGEST // 1000} kB.", "Check that a line ends behind each person.")
    try:
        return line.decode("utf-8").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise AnswerError("", "is not UTF-8 text.", "Save the list as UTF-8.") from error


def from_json(line: str) -> dict[str, Any]:
    """The object that stands in a line of JSON."""
    row = parse(line, "")
    if not isinstance(row, dict):
        raise AnswerError("", "does not hold answers by name.", NO_ANSWERS)
    return row


class FromCsv:
    """Reads the lines below a heading. Errors: AnswerError names the column."""

    def __init__(self, heading: str, guideline: Guideline, beside: tuple[str, ...] = ()) -> None:
        self._columns = [column.strip() for column in _cells(heading)]
        for column in self._columns:
            if self._columns.count(column) > 1:
                raise AnswerError("", f"has the column {shown(column)} twice.", "Keep one of the two.")
            if column not in (ID, *beside) and column not in guideline.questions:
                hint = _hint(column, [*guideline.questions, ID, *beside])
                raise AnswerError("", f"has a column {shown(column)}, and no question is called so.", hint)
        self._values = [_value(guideline, column) for column in self._columns]
        self.unanswered = [id_ for id_ in guideline.questions if id_ not in self._columns]

    def __call__(self, line: str) -> dict[str, Any]:
        cells = _cells(line)
        if len(cells) != len(self._columns):
            raise AnswerError(
                "", f"has {len(cells)} cells, the heading {len(self._columns)}.", "Put a cell with commas in quotes."
            )
        return {
            column: value(cell)
            for column, value, cell in zip(self._columns, self._values, cells, strict=True)
            if cell and not cell.isspace()
        }


def take_id(row: dict[str, Any]) -> Id:
    """The id, out of the row. Errors: AnswerError where it is none that can be printed on one line."""
    id_ = row.pop(ID, None)
    if id_ is None or type(id_) is int:
        return id_
    if not isinstance(id_, str):
        raise AnswerError(ID, f"{shown(id_)} is neither a text nor a whole number.", "Write it in quotes.")
    if len(id_) > LONGEST_ID:
        raise AnswerError(ID, f"is longer than {LONGEST_ID} characters.", "Shorten it.")
    if hides(id_):
        raise AnswerError(ID, f"{shown(id_)} holds control characters.", "Write it on one line.")
    return id_


def _cells(line: str) -> list[str]:
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader((line,), strict=True))
    except csv.Error as error:
        raise AnswerError("", "breaks off as CSV: a quote is out of place.", "Keep each person on one line.") from error


def _value(guideline: Guideline, column: str) -> Callable[[str], object]:
    question = guideline.questions.get(column)
    if column == ID or (question and question.kind == "one"):
        return str.strip
    return whole_number if question and question.band else _codes


def _codes(cell: str) -> list[str]:
    return [code.strip() for code in cell.split(BETWEEN_CODES) if code.strip()]


def _hint(column: str, known: list[str]) -> str:
    for other, name in ((";", "semicolons"), ("\t", "tabs")):
        if other in column:
            return f"Its cells stand between {name}: save it with commas."
    return nearest(column, known) + " Or take the column out."
