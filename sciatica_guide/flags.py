"""A flag for every question: the options of `assess`, made from the content, and what was typed behind them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import typer

from sciatica_guide.checks import whole_number
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline import Guideline
from sciatica_guide.model import Question
from sciatica_guide.told import WARNING_PART

NO_WARNING_SIGNS = "no_warning_signs"


def flag(id_: str) -> str:
    """The flag of a question or option: `leg_signs` is `--leg-signs`."""
    return "--" + id_.replace("_", "-")


def with_question_flags(command: Callable[..., None], guideline: Guideline) -> Callable[..., None]:
    """The command with an option for every question, each of which may be repeated, in place of its `**typed`."""

    def with_flags(**options: Any) -> None:
        command(**options)

    named = inspect.signature(command, eval_str=True).parameters.values()
    own = [one.replace(kind=one.KEYWORD_ONLY) for one in named if one.kind != one.VAR_KEYWORD]
    options = own + [_option(question) for question in guideline.questions.values()]
    with_flags.__doc__ = command.__doc__
    with_flags.__annotations__ = {one.name: one.annotation for one in options}
    with_flags.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    return with_flags


def _option(question: Question) -> inspect.Parameter:
    return inspect.Parameter(
        question.id,
        inspect.Parameter.KEYWORD_ONLY,
        default=typer.Option(None, flag(question.id), help=_help(question), metavar=_metavar(question)),
        annotation=list[str] | None,
    )


def from_flags(guideline: Guideline, typed: Mapping[str, list[str] | None]) -> dict[str, Any]:
    """Raw answers out of what was typed behind the flags. Errors: AnswerError for a single answer given twice."""
    raw: dict[str, Any] = {}
    for id_, values in typed.items():
        if not values:
            continue
        question = guideline.questions[id_]
        if question.kind == "many":
            raw[id_] = [code.strip() for value in values for code in value.split(",") if code.strip()]
        elif question.kind == "names":
            raw[id_] = values
        elif len(values) > 1:
            raise AnswerError(f"Flag {flag(id_)}", "it stands there twice.", "Give it once.")
        else:
            raw[id_] = whole_number(values[0]) if question.band else values[0].strip()
    return raw


def without_warning_signs(guideline: Guideline, flags: Mapping[str, Any], file: Mapping[str, Any]) -> dict[str, Any]:
    """`none` for every warning-sign question. Errors: AnswerError where a flag or the file says something else."""
    questions = [question.id for question in guideline.questions.values() if question.part == WARNING_PART]
    for id_ in questions:
        if id_ in flags or file.get(id_, "none") not in ("none", ["none"]):
            other = f"Flag {flag(id_)}" if id_ in flags else f"In the file, {id_}"
            raise AnswerError(
                other, f"is an answer already, and {flag(NO_WARNING_SIGNS)} would replace it.", "Keep one of the two."
            )
    return {id_: ["none"] for id_ in questions}


def _metavar(question: Question) -> str:
    return {"one": "CODE", "many": "CODE,...", "names": "NAME,..."}.get(question.kind, "NUMBER")


def _help(question: Question) -> str:
    if question.band:
        return f"{question.short}, {question.band.minimum} to {question.band.maximum}."
    return f"{question.short}: {_listed(question.codes)}." if question.codes else f"{question.short}, or none."


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes)
