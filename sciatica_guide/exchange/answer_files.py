"""Files of answers: TOML and JSON in, strictly, and refused by place; saved answers out, and in again."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sciatica_guide.assessment.checks import check
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition
from sciatica_guide.guideline.model import Guideline, Value
from sciatica_guide.render.output import Place, write

if TYPE_CHECKING:
    from json import JSONDecoder

STDIN = "-"
ENVELOPE = frozenset(
    [
        "schema",
        "content_version",
        "date",
        "review",
        "region",
        "complete",
        "unanswered",
        "urgency",
        "acupuncture",
        "course",
        "findings",
        "recommendations",
        "withheld",
        "summary",
        "medicines",
        "answers",
        "sources",
    ]
)
"""What may stand around the answers in a saved interview or a report."""
SAVED = "sciatica-guide/answers/1"
"""The schema of a saved interview."""
LARGEST = 10_000_000
"""Bytes. A full set of answers is about two thousand."""


def read_answers(path: str, edition: Edition = ASSESSMENT) -> dict[str, Any]:
    """The answers in a file, as written; `-` reads standard input. Errors: AnswerError.

    A saved interview or a report in JSON serves too, and so does a FHIR response to the questions of that guideline.
    """
    text, where = text_of(path)
    if not text.strip():
        raise AnswerError(where, "is empty.", "Write one answer a line, such as age = 45.")
    try:
        raw = parse_json(text, where) if _is_json(path, text) else _toml(text, where)
        return _answers(raw, where, edition)
    except (RecursionError, MemoryError) as error:
        raise AnswerError(where, "is nested too deeply.", "Write one answer a line, such as age = 45.") from error


def text_of(path: str) -> tuple[str, str]:
    """A file's text, and its place as errors name it; `-` reads standard input. Errors: AnswerError."""
    where = "Standard input" if path == STDIN else f"File {shown(path, NAME_LENGTH)}"
    return _text(path, where), where


def _answers(raw: object, where: str, edition: Edition) -> dict[str, Any]:
    """The answers by question: the whole, those inside a saved interview or a report, or those of a FHIR resource."""
    if not isinstance(raw, dict):
        raise AnswerError(where, "does not hold answers by name.", 'Write it as {"age": 45}.')
    if "resourceType" in raw:
        from sciatica_guide.exchange.fhir.reading import answers_in

        return answers_in(raw, where, edition)
    inner = raw.get("answers")
    if "schema" not in raw or not isinstance(inner, dict):
        return raw
    if beside := raw.keys() - ENVELOPE:
        raise AnswerError(where, f"{shown(min(beside))} stands beside the answers.", "Move it in among them.")
    return inner


def _is_json(path: str, text: str) -> bool:
    """By the ending of the name; where that tells nothing, by the first character."""
    ending = Path(path).suffix.lower()
    return ending == ".json" or (ending != ".toml" and text.lstrip().startswith(("{", "[")))


OTHER_KINDS = {
    b"PK\x03\x04": ("is a spreadsheet or another packed file.", "Save it as CSV, in UTF-8."),
    b"\xd0\xcf\x11\xe0": ("is a spreadsheet of an old kind.", "Save it as CSV, in UTF-8."),
    b"\x1f\x8b": ("is packed by gzip.", "Unpack it first, as by: gunzip -c FILE | sciatica-guide ... -"),
    b"(\xb5/\xfd": ("is packed by zstd.", "Unpack it first."),
    b"BZh": ("is packed by bzip2.", "Unpack it first."),
    b"PAR1": ("is a Parquet file.", "Save it as CSV or JSON Lines; DuckDB, pandas, polars and Spark all can."),
    b"ARROW1": ("is an Arrow file.", "Save it as CSV or JSON Lines; DuckDB, pandas, polars and Spark all can."),
    b"SQLite format 3": ("is a database.", "Save what it holds as CSV or JSON Lines."),
    b"%PDF": ("is a PDF.", "Name a file of answers."),
    b"<": ("is XML or HTML.", "Give FHIR as JSON, and answers as JSON, TOML or, for batch, CSV."),
    b"\xff\xfe": ("is not UTF-8 text but UTF-16.", "Save it as UTF-8."),
    b"\xfe\xff": ("is not UTF-8 text but UTF-16.", "Save it as UTF-8."),
}
"""What files of other kinds begin with, what each is, and what to do."""


def refuse_other_kinds(begun: bytes, where: str) -> None:
    """Errors: AnswerError for bytes that begin as no answers do."""
    for mark, (what, fix) in OTHER_KINDS.items():
        if begun.lstrip().startswith(mark):
            raise AnswerError(where, what, fix)


def _text(path: str, where: str) -> str:
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise AnswerError(where, "is not there.", "Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise AnswerError(where, "is a folder.", "Name a file in it.") from error
    except (OSError, ValueError) as error:
        raise AnswerError(where, "cannot be opened.", "Check that you may read it.") from error
    if len(data) > LARGEST:
        raise AnswerError(where, f"is larger than {LARGEST // 1_000_000} MB.", "Check that it is the right file.")
    refuse_other_kinds(data.removeprefix(b"\xef\xbb\xbf")[:64], where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise AnswerError(where, f"is not UTF-8 text (line {line}).", "Save it as UTF-8.") from error


class _Twice(Exception):
    """A name that stands twice in one object."""


def parse_json(text: str, where: str) -> Any:
    """What JSON says; what may not be meant, such as a name that stands twice, is refused.

    Errors: AnswerError at `where`; where that is empty, the text is one line of many.
    """
    from json import JSONDecodeError

    try:
        return _decoder().decode(text)
    except _Twice as error:
        raise AnswerError(where, f"{shown(error.args[0])} stands there twice.", "Keep one of the two.") from error
    except JSONDecodeError as error:
        place = f"line {error.lineno}" if where else f"character {error.colno}"
        raise AnswerError(where, f"breaks off as JSON at {place}.", "Mend that line.") from error
    except ValueError as error:
        raise AnswerError(where, "holds a number that is far too long.", "Check the numbers.") from error
    except (RecursionError, MemoryError) as error:
        raise AnswerError(where, "is nested too deeply.", "Write one answer a line, such as age = 45.") from error


@cache
def _decoder() -> JSONDecoder:
    from json import JSONDecoder

    return JSONDecoder(object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    answers = dict(pairs)
    if len(answers) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return answers


def _toml(text: str, where: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        if "overwrite" in str(error):
            raise AnswerError(where, f"has the same question twice (line {line}).", "Keep one of the two.") from error
        raise AnswerError(where, f"breaks off as TOML at line {line}.", "Mend that line.") from error
    except ValueError as error:
        raise AnswerError(where, "holds a number that is far too long.", "Check the numbers.") from error


class SavedAnswers(NamedTuple):
    """What a file still gives us, and the answers in it that no longer fit the questions of today."""

    answers: dict[str, Value]
    unfit: tuple[str, ...]


def saved(guideline: Guideline, answers: Mapping[str, Value]) -> bytes:
    """Answers as a file keeps them."""
    import json

    from sciatica_guide.exchange.json import answers_as_data

    held = {"schema": SAVED, "content_version": guideline.version, "answers": answers_as_data(answers)}
    return (json.dumps(held, ensure_ascii=False, indent=2) + "\n").encode()


def save(guideline: Guideline, answers: Mapping[str, Value], path: str, replace: bool = True) -> None:
    """Writes the file in one step, so that it is whole at every moment. Errors: AnswerError names the file."""
    write(saved(guideline, answers), path, replace)


def place_to_save(path: str, going_on: bool) -> Place:
    """A file to save in after every answer, which no other run has meanwhile. Errors: AnswerError.

    A file that is there is refused unless it is gone on from, and holds saved answers.
    """
    place = Place(path, going_on, instead="go on from your answers with --resume")
    try:
        if going_on and os.path.getsize(path):
            text, where = text_of(path)
            raw = parse_json(text, where)
            if not isinstance(raw, dict) or raw.get("schema") != SAVED:
                what = "holds no saved answers, and is left as it is."
                raise AnswerError(where, what, "Name a file that --save made.")
        place.reserve()
    except BaseException:
        place.close()
        raise
    return place


def resume(guideline: Guideline, path: str) -> SavedAnswers:
    """The answers of an earlier session that still fit. Errors: AnswerError for a file that is none."""
    raw = read_answers(path)
    answers: dict[str, Value] = {}
    unfit = []
    for id_, value in raw.items():
        question = guideline.questions.get(id_)
        try:
            if question is None:
                raise AnswerError(id_, "is not asked any more.", "")
            answers[id_] = check(question, value, id_)
        except AnswerError:
            unfit.append(question.short if question else shown(id_))
    return SavedAnswers(answers, tuple(unfit))
