"""How a page is wanted: the flags that say so, the same for every command that prints one; and the page handed out."""

import inspect
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, NamedTuple

import typer

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.cli.options import Force, choice_of, chosen
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.exchange import formats
from sciatica_guide.exchange.formats import urgent
from sciatica_guide.render import output as out
from sciatica_guide.render.formats import LARGE, format_for, render
from sciatica_guide.render.terminal import terminal, through_pager
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Report

Command = Callable[..., None]


class Paper(NamedTuple):
    """How a page is wanted, and where; `accessible` and `pager` are for a screen."""

    format: str
    output: str | None
    force: bool
    large_print: bool
    accessible: bool
    pager: bool


def on_paper(*among: str) -> Callable[[Command], Command]:
    """A command that hands out a page in one of these formats, with the flags that say how in place of its `paper`."""

    def paper(
        format: Annotated[
            str | None, choice_of(among, "How it comes out; else as the file's name ends, or as text.")
        ] = None,
        output: Annotated[
            str | None, typer.Option(metavar="FILE", help="Write it to a file that only you can read.")
        ] = None,
        force: Force = False,
        large_print: Annotated[
            bool, typer.Option("--large-print", help="Letters of 18 points, in html and pdf.")
        ] = False,
        accessible: Annotated[
            bool, typer.Option("--accessible", help="No colour and no pictures on the screen, for screen readers.")
        ] = False,
        pager: Annotated[bool, typer.Option("--pager", help="Show it a screenful at a time.")] = False,
    ) -> Paper:
        meant = chosen("--format", format, among) if format is not None else _meant_by(output, among)
        if large_print and meant not in LARGE:
            raise AnswerError("Flag --large-print", f"does not go with {meant}.", "It is for html and pdf.")
        if meant == "pdf" and output in (None, out.STDOUT) and sys.stdout and sys.stdout.isatty():
            raise AnswerError("Format pdf", "is not for a screen.", "Name a file: --output report.pdf")
        return Paper(meant, output, force, large_print, accessible, pager)

    def with_flags(command: Command) -> Command:
        shared = parameters_of(paper)
        own = [one for one in parameters_of(command) if one.annotation is not Paper]

        def on(**typed: Any) -> None:
            command(paper(**{one.name: typed.pop(one.name) for one in shared}), **typed)

        return with_options(on, command.__doc__, [*own, *shared])

    return with_flags


def hand_out(page: Report, paper: Paper, inputs: Sequence[str] = ()) -> None:
    """The page to where it is wanted: on a screen with what the screen can show; never over what it is made from."""
    if paper.format == "text" and paper.output in (None, out.STDOUT):
        text = terminal(paper.accessible).page(page)
        through_pager(text) if paper.pager else out.write(text, None)
    else:
        out.write(render(page, paper.format, large_print=paper.large_print), paper.output, paper.force, inputs)


def hand_out_report(
    found: Assessment,
    paper: Paper,
    full: bool,
    *made_from: str | None,
    subject: str | None = None,
    reproducible: bool = False,
) -> None:
    """The report, as a page or as data; what is urgent in it reaches the terminal, wherever the report goes."""
    for flag, given in (("--subject", subject), ("--reproducible", reproducible)):
        if given and paper.format != "fhir":
            raise AnswerError(f"Flag {flag}", f"does not go with {paper.format}.", "It is for fhir.")
    screen, inputs = terminal(paper.accessible), [name for name in made_from if name is not None]
    untold = paper.pager or paper.format in formats.WITHOUT_LEVELS or (screen.tells and not screen.shows)
    elsewhere = untold or paper.output not in (None, out.STDOUT)
    with out.heard(urgent(found), elsewhere):
        if paper.format in formats.DATA:
            made = formats.make(found, paper.format, subject=subject or "", reproducible=reproducible)
            out.write(made, paper.output, paper.force, inputs)
        else:
            hand_out(build(found, full), paper, inputs)


def parameters_of(command: Callable[..., Any]) -> list[inspect.Parameter]:
    """What a command takes, as typer reads it."""
    return [*inspect.signature(command, eval_str=True).parameters.values()]


def with_options(does: Command, told: str | None, options: Iterable[inspect.Parameter]) -> Command:
    """A command with these options and this help. Its signature, which typer reads, is made up."""

    def command(**typed: Any) -> None:
        does(**typed)

    ordered = sorted(options, key=lambda one: one.kind == one.VAR_KEYWORD)
    ordered = [one if one.kind == one.VAR_KEYWORD else one.replace(kind=one.KEYWORD_ONLY) for one in ordered]
    command.__doc__ = told
    command.__annotations__ = {one.name: one.annotation for one in ordered}
    command.__signature__ = inspect.Signature(ordered)  # type: ignore[attr-defined]
    return command


def _meant_by(output: str | None, among: tuple[str, ...]) -> str:
    """The format that a file's name asks for. Errors: AnswerError where this cannot be had in it."""
    ending = (output or "").rpartition(".")[2].lower()
    meant = ending if ending in among else format_for(output)
    if meant not in among:
        raise AnswerError(
            f"File {shown(output, NAME_LENGTH)}",
            f"ends as {meant}, and this does not come as {meant}.",
            f"Name a --format: {', '.join(among)}.",
        )
    return meant
