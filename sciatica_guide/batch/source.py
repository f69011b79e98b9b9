"""The list as it comes in: a file or standard input, its format, and the heading where it has one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sciatica_guide.batch.blocks import Block, blocks, lines
from sciatica_guide.batch.rows import CSV, JSON_LINES, FromCsv, Reader, from_json, text
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.exchange.answer_files import STDIN
from sciatica_guide.guideline.rows_as_nouns import Guideline

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
