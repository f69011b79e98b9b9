"""Cases with expected levels: files of one case each in a folder, or lines of a list as `batch` reads it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sciatica_guide.batch import reading
from sciatica_guide.batch.reading import EXPECTED, lines, take_id, text
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.exchange.answer_files import read_answers
from sciatica_guide.guideline.rows_as_nouns import Guideline

BAD = 'Write {"answers": {...}, "expect": {"urgency": "routine"}}.'
URGENCY, ACUPUNCTURE = EXPECTED
Codes = tuple[str, ...]


class Case(NamedTuple):
    """One person, and the levels any of which is right; no levels where nothing is expected."""

    id: str
    answers: Mapping[str, Any]
    urgency: Codes
    acupuncture: Codes


def read(path: str, guideline: Guideline) -> Iterator[Case]:
    """The cases in a folder of JSON files, or in a list. Errors: AnswerError names the file or the line."""
    if os.path.isdir(path):
        files = sorted(Path(path).glob("*.json"))
        if not files:
            raise AnswerError(f"Folder {shown(path, NAME_LENGTH)}", "holds no case.", "Name a folder of .json files.")
        return map(_from_file, files)
    return _from_list(path, guideline)


def _from_file(path: Path) -> Case:
    where, case = f"File {shown(str(path), NAME_LENGTH)}", read_answers(str(path))
    expect, answers = case.get("expect"), case.get("answers")
    if not isinstance(answers, dict) or not isinstance(expect, dict):
        raise AnswerError(where, "is no case.", BAD)
    also = "_also_ok"
    return Case(
        str(case.get("id", path.stem)),
        answers,
        *(_codes(expect.get(one), where) + _codes(expect.get(one + also), where) for one in ("urgency", "acupuncture")),
    )


def _from_list(path: str, guideline: Guideline) -> Iterator[Case]:
    people = reading.opened(path, guideline, EXPECTED)
    for block in people.blocks:
        for number, line in lines(block):
            try:
                row = people.reader(text(line))
                id_ = take_id(row)
            except AnswerError as error:
                raise AnswerError(f"Line {number}", error.what, error.fix) from error
            expected = [_codes(row.pop(key, None), f"Line {number}, {key}") for key in EXPECTED]
            yield Case(f"line {number}" if id_ is None else str(id_), row, *expected)


def _codes(raw: object, where: str) -> Codes:
    if raw is None:
        return ()
    codes = [raw] if isinstance(raw, str) else raw
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise AnswerError(where, f"{shown(raw)} is not a level.", BAD)
    return tuple(codes)
