"""A list of people → blocks of lines → each person's id and raw answers, from JSON Lines or CSV."""

from __future__ import annotations

import csv
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sciatica_guide.assessment.checks import hides, plain, whole_number
from sciatica_guide.errors import NAME_LENGTH, AnswerError, nearest, shown
from sciatica_guide.exchange.answer_files import STDIN, parse_json, refuse_other_kinds
from sciatica_guide.guideline.model import Guideline

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
    quoted: bool = False
    """Whether a line may go on behind a line break that stands in quotes, as in CSV."""


def blocks(source: int, first: int = 1, quoted: bool = False, begun: bytes = b"") -> Iterator[Block]:
    """The lines behind a descriptor as they come; `begun` was read before. Errors: OSError or AnswerError."""
    held, read, without = b"", 0, 0
    while data := begun or os.read(source, BLOCK):
        begun, read = b"", read + len(data)
        whole, end, rest = data.rpartition(b"\n")
        without = len(rest) if end else without + len(data)
        if without > ENDLESS:
            what = f"has no end of a line in {ENDLESS // 1_000_000} MB."
            raise AnswerError("The list", what, "Check that it is the right file: one person a line.")
        if not end:
            held = (held + rest)[: LONGEST + 1]
            continue
        text = held + whole + end
        done = _ended(text) if quoted else len(text)
        if done:
            yield Block(first, text[:done], read, quoted)
        first, held = first + text.count(b"\n", 0, done), text[done:] + rest
    if held:
        yield Block(first, held, read, quoted)


def lines(block: Block) -> Iterator[tuple[int, bytes]]:
    """The lines of a block that hold anything, each with its number; one that goes on in quotes is one."""
    if block.quoted and b'"' in block.text:
        yield from _quoted_lines(block)
        return
    for number, line in enumerate(block.text.split(b"\n"), block.first):
        if line and not line.isspace():
            yield number, line


def _quoted_lines(block: Block) -> Iterator[tuple[int, bytes]]:
    number = block.first
    for start, end in _records(block.text):
        line = block.text[start:end].removesuffix(b"\n")
        if line and not line.isspace():
            yield number, line
        number += block.text.count(b"\n", start, end)


CELL = rb'(?:"(?:[^"]++|"")*+"|[^",\n][^,\n]*+|)'
WHOLE = re.compile(rb"%b(?:,%b)*+\r?\n?" % (CELL, CELL))
"""A line of CSV in which every quote that opens is closed."""
OPEN = re.compile(rb'(?:%b,)*+"(?:[^"]++|"")*+' % CELL)
"""One whose last cell opens a quote and does not close it."""


def _records(text: bytes) -> Iterator[tuple[int, int]]:
    """Where each line of CSV begins and ends. A quote that is out of place, or never closed, spoils one line alone."""
    start = 0
    while start < len(text):
        end = _line_end(text, start)
        end = (_closed(text, start, end) or end) if b'"' in text[start:end] else end
        yield start, end
        start = end


def _ended(text: bytes) -> int:
    """How far the text consists of lines that have ended, for as long as an open one may still be closed."""
    start = len(text) if b'"' not in text else 0
    while start < len(text):
        end = _line_end(text, start)
        if b'"' in text[start:end]:
            closed = _closed(text, start, end)
            if closed is None:
                return start if len(text) - start <= LONGEST else len(text)
            end = closed
        start = end
    return start


def _closed(text: bytes, start: int, first: int) -> int | None:
    """Where the line ends whose first line break is at `first`; None where a quote is open to the end of the text."""
    end = first
    while True:
        if WHOLE.fullmatch(text, start, end):
            return end
        if end - start > LONGEST or not OPEN.fullmatch(text, start, end):
            return first
        while True:  # the next line break that could close it
            begin, end = end, _line_end(text, end)
            if begin == len(text):
                return None
            if b'"' in text[begin:end]:
                break


def _line_end(text: bytes, start: int) -> int:
    """Behind the next line break, or the end of the text."""
    return text.find(b"\n", start) + 1 or len(text)


ID = "id"
EXPECTED = ("expect_urgency", "expect_acupuncture")
"""What a list of cases says beside the answers: the levels that must come back."""
JSON_LINES, CSV = "jsonl", "csv"
BETWEEN_CODES = ";"
GAPS = frozenset(["null", "NULL", "NaN", "nan", "NA", "<NA>"])
"""What other programs write into a cell where there is no answer; not None, which answers many a question."""
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
    """The object that stands in a line of JSON; of a FHIR response, the answers and its id."""
    row = parse_json(line, "")
    if not isinstance(row, dict):
        raise AnswerError("", "does not hold answers by name.", NO_ANSWERS)
    if "resourceType" in row:
        from sciatica_guide.exchange.fhir.reading import answers_in

        return {ID: row.get("id")} | answers_in(row, "the response")
    return row


class Beside(NamedTuple):
    """Columns of a list that are no answers: some are ignored, others stand behind each result."""

    ignored: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()

    def check(self, guideline: Guideline, results: Iterable[str]) -> None:
        """Errors: AnswerError for a column that cannot be left out or passed on."""
        for column in self.ignored:
            if column in guideline.questions:
                raise AnswerError("Flag --ignore", f"{shown(column)} is a question.", "Answers are never left out.")
        for column in self.passed:
            if column in results:
                what = f"{shown(column)} is what a result calls one of its own columns."
                raise AnswerError("Flag --pass", what, "Call it something else in the list.")

    def taken(self, row: dict[str, Any], guideline: Guideline) -> list[object]:
        """What is to be passed on. Neither that nor what is ignored stays in the row; answers do."""
        passed = [row.get(column) for column in self.passed]
        for column in {*self.ignored, *self.passed} - guideline.questions.keys():
            row.pop(column, None)
        return passed


NOTHING_BESIDE = Beside()


class FromCsv:
    """Reads the lines below a heading. Errors: AnswerError names the column."""

    def __init__(
        self, heading: str, guideline: Guideline, beside: Beside = NOTHING_BESIDE, expected: tuple[str, ...] = ()
    ) -> None:
        self._columns = [column.strip() for column in _cells(heading)]
        others = (*beside.ignored, *beside.passed)
        known = [*guideline.questions, ID, *expected, *others]
        for column in others:
            if column not in self._columns:
                raise AnswerError("", f"has no column {shown(column)}.", nearest(column, self._columns))
        for column in self._columns:
            if self._columns.count(column) > 1:
                raise AnswerError("", f"has the column {shown(column)} twice.", "Keep one of the two.")
            if column not in known:
                raise AnswerError(
                    "", f"has a column {shown(column)}, and no question is called so.", _hint(column, known)
                )
        plain_text = {*others} - guideline.questions.keys()
        self._values = [_as_it_is if one in plain_text else _value(guideline, one) for one in self._columns]
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
            if cell and not cell.isspace() and (cell.strip() not in GAPS or value is _as_it_is)
        }


def take_id(row: dict[str, Any]) -> Id:
    """The id, out of the row. Errors: AnswerError where it is none that can be printed on one line."""
    id_ = plain(row.pop(ID, None))
    if id_ is None or (isinstance(id_, int) and not isinstance(id_, bool)):
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
        raise AnswerError(
            "", "breaks off as CSV: a quote is out of place.", "Close it, and double one inside."
        ) from error


def _value(guideline: Guideline, column: str) -> Callable[[str], object]:
    question = guideline.questions.get(column)
    if column == ID or (question and question.kind == "one"):
        return str.strip
    return whole_number if question and question.band else _codes


def _as_it_is(cell: str) -> str:
    return cell


def _codes(cell: str) -> list[str]:
    return [code.strip() for code in cell.split(BETWEEN_CODES) if code.strip()]


def _hint(column: str, known: list[str]) -> str:
    for other, name in ((";", "semicolons"), ("\t", "tabs")):
        if other in column:
            return f"Its cells stand between {name}: save it with commas."
    if not column:
        return "It may be an index: save the list without one, in pandas by to_csv(index=False)."
    return nearest(column, known) + f" Or leave it out with --ignore {shlex.quote(column)}."


MARK = b"\xef\xbb\xbf"
"""What some programs write before the first line of UTF-8 text."""
ENDINGS = {".csv": CSV, ".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".json": JSON_LINES}
ENOUGH = 16
"""Bytes by which a list is told from files of other kinds."""


class Source(NamedTuple):
    """A list of people, ready to be read line by line."""

    descriptor: int
    blocks: Iterator[Block]
    format: str
    reader: Reader
    unanswered: list[str]
    """Questions that no column answers."""
    empty: bool = False


def opened(path: str, guideline: Guideline, beside: Beside = NOTHING_BESIDE, expected: tuple[str, ...] = ()) -> Source:
    """The list in a file, or standard input for `-`, which may hold the columns `expected` too. Errors: AnswerError."""
    where = "Standard input" if path == STDIN else f"File {shown(path, NAME_LENGTH)}"
    descriptor = _descriptor(path, where)
    try:
        number, begun = _beginning(descriptor)
    except IsADirectoryError as error:
        raise AnswerError(where, "is a folder.", "Name a file in it.") from error
    by_name = ENDINGS.get(Path(path).suffix.lower())
    if not begun:
        return Source(descriptor, iter(()), by_name or JSON_LINES, from_json, [], empty=True)
    refuse_other_kinds(begun, where)
    format = by_name or (JSON_LINES if begun.lstrip()[:1] in b"{[" else CSV)
    todo = blocks(descriptor, number, format == CSV, begun)
    first = next(todo)
    number, line = next(lines(first))
    if b"\r" in line.rstrip(b"\r") and (format == CSV or b"}\r{" in line):
        raise AnswerError(
            where, "ends its lines as old Macs did, with CR alone.", "Save it with line ends of LF or CRLF."
        )
    if format == JSON_LINES and line.lstrip().startswith(b"["):
        raise AnswerError(where, "is one JSON list.", "Write one person a line, without brackets around them.")
    if format == JSON_LINES:
        return Source(descriptor, _and(first, todo), format, from_json, [])
    try:
        reader = FromCsv(text(line), guideline, beside, expected)
    except AnswerError as error:
        raise AnswerError(f"{where}, heading", error.what, error.fix) from error
    below = number + line.count(b"\n") + 1
    behind = first.text.split(b"\n", below - first.first)[below - first.first :]
    rest = first._replace(first=below, text=behind[0] if behind else b"")
    return Source(descriptor, _and(rest, todo), format, reader, reader.unanswered)


def _beginning(descriptor: int) -> tuple[int, bytes]:
    """The first bytes that are more than blank lines, and the number of their line; no bytes if there is nothing."""
    number, begun = 1, b""
    while data := os.read(descriptor, BLOCK):
        begun = (begun + data).removeprefix(MARK)
        if len(begun) >= ENOUGH and not begun.isspace():
            break
        if begun.isspace() and b"\n" in begun:
            number, begun = number + begun.count(b"\n"), b""
    return number, b"" if begun.isspace() else begun


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
