"""A flag for every question: the options of `assess`, made from the content, and what was typed behind them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import typer

from sciatica_guide.assessment.checks import whole_number
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.report.wording import WARNING_PART

NO_WARNING_SIGNS = "no_warning_signs"


def flag(id_: str) -> str:
    """The flag of a question or option: `leg_signs` is `--leg-signs`."""
    return "--" + id_.replace("_", "-")


class QuestionFlags:
    """A command with an option for every question, each of which may be repeated, in place of its `**typed`."""

    def __init__(self, command: Callable[..., None], guideline: Guideline) -> None:
        self._command, self._guideline = command, guideline

    def for_call(self, arguments: Sequence[str]) -> Callable[..., None]:
        """The command with the flags that this call types; with all where it types one that is unknown, as for help.

        An option costs typer more than an answer costs us, and a call with a file types hardly any.
        """
        named = inspect.signature(self._command, eval_str=True).parameters.values()
        own = [one.replace(kind=one.KEYWORD_ONLY) for one in named if one.kind != one.VAR_KEYWORD]
        questions = {flag(id_): question for id_, question in self._guideline.questions.items()}
        typed = {one.partition("=")[0] for one in arguments if one.startswith("-") and one != "-"}
        if arguments and typed <= questions.keys() | {flag(one.name) for one in own}:
            questions = {name: question for name, question in questions.items() if name in typed}
        return self._with(own + [_option(question) for question in questions.values()])

    def _with(self, options: list[inspect.Parameter]) -> Callable[..., None]:
        def with_flags(**options: Any) -> None:
            self._command(**options)

        with_flags.__doc__ = self._command.__doc__
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
