"""A file of answers (TOML or JSON, or standard input) → raw answers; anything else is refused with the place named."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition

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
        "medicines",
        "answers",
        "sources",
    ]
)
"""What may stand around the answers in a saved interview or a report."""
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
        raw = _from_json(text, where) if _is_json(path, text) else _toml(text, where)
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
    for key in raw.keys() - ENVELOPE:
        raise AnswerError(where, f"{shown(key)} stands beside the answers.", "Move it in among them.")
    return inner


def _is_json(path: str, text: str) -> bool:
    """By the ending of the name; where that tells nothing, by the first character."""
    ending = Path(path).suffix.lower()
    return ending == ".json" or (ending != ".toml" and text.lstrip().startswith(("{", "[")))


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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise AnswerError(where, f"is not UTF-8 text (line {line}).", "Save it as UTF-8.") from error


def _from_json(text: str, where: str) -> Any:
    from sciatica_guide.exchange.strict_json import parse

    return parse(text, where)


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
