"""A list of people → blocks of lines → each person's id and raw answers, from JSON Lines or CSV."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sciatica_guide.assessment.checks import hides, whole_number
from sciatica_guide.errors import NAME_LENGTH, AnswerError, nearest, shown
from sciatica_guide.exchange.answer_files import STDIN, parse_json
from sciatica_guide.guideline.rows_as_nouns import Guideline

LONGEST = 100_000
"""Bytes of one line. A person who answers everything takes about a thousand."""
ENDLESS = 100_000_000
"""Bytes without an end of a line that no list has."""
BLOCK = 1 << 16
"""Bytes read at a time, for one worker to take: about a hundred people, so that nobody downstream waits for long."""


class Block(NamedTuple):
    """Whole lines and where they stand; a line over `LONGEST` is cut off behind its first byte too many."""

    first: int
    """Number of the first line, from 1."""
    text: bytes
    read: int
    """Bytes taken from the source up to here."""


def blocks(source: int, first: int = 1) -> Iterator[Block]:
    """The lines behind a file descriptor, as soon as they are there. Errors: OSError, and AnswerError for no lines."""
    held, read, without = b"", 0, 0
    while data := os.read(source, BLOCK):
        read += len(data)
        whole, end, rest = data.rpartition(b"\n")
        without = len(rest) if end else without + len(data)
        if without > ENDLESS:
            what = f"has no end of a line in {ENDLESS // 1_000_000} MB."
            raise AnswerError("The list", what, "Check that it is the right file: one person a line.")
        if not end:
            held = (held + rest)[: LONGEST + 1]
            continue
        block = Block(first, held + whole + end, read)
        yield block
        first, held = first + block.text.count(b"\n"), rest
    if held:
        yield Block(first, held, read)


def lines(block: Block) -> Iterator[tuple[int, bytes]]:
    """The lines of a block that hold anything, each with its number."""
    for number, line in enumerate(block.text.split(b"\n"), block.first):
        if line and not line.isspace():
            yield number, line


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
    row = parse_json(line, "")
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


MARK = b"\xef\xbb\xbf"
"""What some programs write before the first line of UTF-8 text."""
OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""The same before UTF-16."""
ENDINGS = {".csv": CSV, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".json": JSON_LINES}


class Source(NamedTuple):
    """A list of people, ready to be read line by line."""

    descriptor: int
    blocks: Iterator[Block]
    format: str
    reader: Reader
    unanswered: list[str]
    """Questions that no column answers."""


def opened(path: str, guideline: Guideline, beside: tuple[str, ...] = ()) -> Source:
    """The list in a file, or standard input for `-`; `beside` are columns that are no answers. Errors: AnswerError."""
    where = "Standard input" if path == STDIN else f"File {shown(path, NAME_LENGTH)}"
    descriptor = _descriptor(path, where)
    try:
        todo = blocks(descriptor)
        first = next((block for block in todo if block.text.removeprefix(MARK).strip()), None)
    except IsADirectoryError as error:
        raise AnswerError(where, "is a folder.", "Name a file in it.") from error
    if first is None:
        raise AnswerError(where, "is empty.", "Write one person a line.")
    first = first._replace(text=first.text.removeprefix(MARK))
    if first.text.startswith(OTHER_MARKS):
        raise AnswerError(where, "is not UTF-8 text.", "Save the list as UTF-8.")
    number, line = next(lines(first))
    format = ENDINGS.get(Path(path).suffix.lower()) or (JSON_LINES if line.lstrip()[:1] in b"{[" else CSV)
    if format == JSON_LINES and line.lstrip().startswith(b"["):
        raise AnswerError(where, "is one JSON list.", "Write one person a line, without brackets around them.")
    if format == JSON_LINES:
        return Source(descriptor, _and(first, todo), format, from_json, [])
    try:
        reader = FromCsv(text(line), guideline, beside)
    except AnswerError as error:
        raise AnswerError(f"{where}, heading", error.what, error.fix) from error
    behind = first.text.split(b"\n", number - first.first + 1)[number - first.first + 1 :]
    rest = Block(number + 1, behind[0] if behind else b"", first.read)
    return Source(descriptor, _and(rest, todo), format, reader, reader.unanswered)


def _descriptor(path: str, where: str) -> int:
    if path == STDIN:
        if sys.stdin is None:
            raise AnswerError(where, "is closed.", "Name a file.")
        return 0
    try:
        return os.open(path, os.O_RDONLY)
    except FileNotFoundError as error:
        raise AnswerError(where, "is not there.", "Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        raise AnswerError(where, "cannot be opened.", "Check that you may read it.") from error


def _and(first: Block, others: Iterator[Block]) -> Iterator[Block]:
    yield first
    yield from others
