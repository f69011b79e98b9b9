"""Answers kept in a file, only when asked for: written whole after every answer, readable by their owner alone."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sciatica_guide.assessment.checks import check
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.exchange.answer_files import read_answers
from sciatica_guide.guideline.model import Value
from sciatica_guide.guideline.rows_as_nouns import Guideline

SCHEMA = "sciatica-guide/answers/1"


class Kept(NamedTuple):
    """What a file still gives us, and the answers in it that no longer fit the questions of today."""

    answers: dict[str, Value]
    unfit: tuple[str, ...]


def save(guideline: Guideline, answers: Mapping[str, Value], path: str) -> None:
    """Replaces the file in one step, so that it is whole at every moment. Errors: AnswerError names the file."""
    held = {"schema": SCHEMA, "content_version": guideline.version, "answers": answers}
    target = Path(path)
    try:
        descriptor, draft = tempfile.mkstemp(dir=target.parent, prefix=".sciatica-guide-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(held, file, ensure_ascii=False, indent=2)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, target)
        except BaseException:
            os.unlink(draft)
            raise
    except (OSError, ValueError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "not a usable name"
        raise AnswerError(
            f"File {shown(path, NAME_LENGTH)}", f"cannot be written: {reason}.", "Name a file in a folder of yours."
        ) from error


def refuse_unwritable(guideline: Guideline, path: str, going_on: bool) -> None:
    """Errors: AnswerError when the answers could not be saved there, or would replace another file."""
    name = f"File {shown(path, NAME_LENGTH)}"
    if not os.path.isfile(path):
        save(guideline, {}, path)
        os.unlink(path)
    elif not os.access(Path(path).parent, os.W_OK):
        raise AnswerError(name, "cannot be replaced.", "Name a file in a folder of yours.")
    elif os.path.getsize(path) and not going_on:
        raise AnswerError(name, "is there already.", "Choose another name, or go on from your answers with --resume.")


def resume(guideline: Guideline, path: str) -> Kept:
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
    return Kept(answers, tuple(unfit))
