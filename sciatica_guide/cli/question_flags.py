"""A flag for every question, made from the content; what was typed behind them, and where an answer stands."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

from sciatica_guide.assessment.checks import ALONE, whole_number
from sciatica_guide.cli.hand_out import Command, parameters_of, with_options
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.model import Guideline, Question
from sciatica_guide.report.wording import WARNING_PART

NO_WARNING_SIGNS = "no_warning_signs"
Answers = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Answers in TOML, JSON or a FHIR response, - for standard input. Kept out of your shell history.",
    ),
]


def flag(id_: str) -> str:
    """The flag of a question or option: `leg_signs` is `--leg-signs`."""
    return "--" + id_.replace("_", "-")


class QuestionFlags:
    """A command with an option for every question, each of which may be repeated, in place of its `**typed`."""

    def __init__(self, command: Command, guideline: Guideline) -> None:
        self._command, self._guideline = command, guideline

    def for_call(self, arguments: Sequence[str]) -> Command:
        """The command with the flags that this call types; with all where it types one that is unknown, as for help.

        An option costs typer more than an answer costs us, and a call with a file types hardly any.
        """
        own = [one for one in parameters_of(self._command) if one.kind != one.VAR_KEYWORD]
        questions = {flag(id_): question for id_, question in self._guideline.questions.items()}
        typed = {one.partition("=")[0] for one in arguments if one.startswith("-") and one != "-"}
        if arguments and typed <= questions.keys() | {flag(one.name) for one in own}:
            questions = {name: question for name, question in questions.items() if name in typed}
        asked = (_option(question, self._guideline.parts[question.part]) for question in questions.values())
        return with_options(self._command, self._command.__doc__, [*own, *asked])


def _option(question: Question, part: str) -> inspect.Parameter:
    return inspect.Parameter(
        question.id,
        inspect.Parameter.KEYWORD_ONLY,
        default=typer.Option(
            None,
            flag(question.id),
            metavar=_metavar(question),
            autocompletion=_several(question.codes) if question.kind == "many" else lambda: [*question.codes],
            help=_help(question),
            rich_help_panel=part.capitalize(),
        ),
        annotation=list[str] | None,
    )


def _several(codes: Collection[str]) -> Callable[[str], list[str]]:
    """What a list of codes can be completed to: each that is not in it yet, and a comma behind the only one."""

    def completed(incomplete: str) -> list[str]:
        before, comma, begun = incomplete.rpartition(",")
        given = {*before.split(","), *(ALONE if comma else ())}
        fit = [before + comma + code for code in codes if code.startswith(begun) and code not in given]
        return fit + [f"{code}," for code in fit if len(fit) == 1 and code not in ALONE]

    return completed


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


def places(flags: Mapping[str, Any], answers: str | None) -> Callable[[str], str]:
    """Where an answer stands, for an error: behind its flag, or in the file."""
    name = shown(answers, NAME_LENGTH)
    place = "Standard input" if answers == answer_files.STDIN else f"In the file {name}"
    return lambda id_: f"Flag {flag(id_)}" if id_ in flags else f"{place}, {id_}"


def without_warning_signs(guideline: Guideline, flags: Mapping[str, Any], file: Mapping[str, Any]) -> dict[str, Any]:
    """`none` for every warning-sign question. Errors: AnswerError where a flag or the file says something else."""
    questions = [
        question.id
        for question in guideline.questions.values()
        if question.part == WARNING_PART and question.kind == "many"
    ]
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
