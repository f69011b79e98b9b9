"""What the commands share that take answers and hand out a report: their flags, and both ends of the walk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple

import typer

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.cli.commands.options import chosen
from sciatica_guide.cli.question_flags import flag
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.exchange import answer_files, formats
from sciatica_guide.render import output as out
from sciatica_guide.render.formats import LARGE, format_for
from sciatica_guide.render.terminal import terminal, through_pager

Answers = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Answers in TOML, JSON or a FHIR response, - for standard input. Kept out of your shell history.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        metavar="|".join(formats.FORMATS), help="How the report comes out; else as the file's name ends, or as text."
    ),
]
LargePrint = Annotated[bool, typer.Option("--large-print", help="Letters of 18 points, in html and pdf.")]
Full = Annotated[bool, typer.Option("--full", help="Everything: choices side by side, background, sources in full.")]
Output = Annotated[str | None, typer.Option(metavar="FILE", help="Write the report to a file that only you can read.")]
Accessible = Annotated[
    bool, typer.Option("--accessible", help="No colour and no pictures on the screen, for screen readers.")
]
Pager = Annotated[bool, typer.Option("--pager", help="Show the report a screenful at a time.")]


class Paper(NamedTuple):
    """How a report is wanted, and where; `accessible` and `pager` are for a screen."""

    format: str
    output: str | None = None
    large_print: bool = False
    full: bool = False
    accessible: bool = False
    pager: bool = False


def form(format: str | None, output: str | None, large_print: bool) -> str:
    """The format that is meant. Errors: AnswerError where there is none such, or it does not go with the rest."""
    meant = chosen("--format", format, formats.FORMATS) if format is not None else format_for(output)
    if large_print and meant not in LARGE:
        raise AnswerError("Flag --large-print", f"does not go with {meant}.", "It is for html and pdf.")
    if meant == "pdf" and output in (None, out.STDOUT) and sys.stdout and sys.stdout.isatty():
        raise AnswerError("Format pdf", "is not for a screen.", "Name a file: --output report.pdf")
    return meant


def places(flags: Mapping[str, Any], answers: str | None) -> Callable[[str], str]:
    """Where an answer stands, for an error: behind its flag, or in the file."""
    name = shown(answers, NAME_LENGTH)
    place = "Standard input" if answers == answer_files.STDIN else f"In the file {name}"
    return lambda id_: f"Flag {flag(id_)}" if id_ in flags else f"{place}, {id_}"


def hand_out(found: Assessment, paper: Paper, *made_from: str | None) -> None:
    """The report to where it is wanted, never over a file that it is made from."""
    on_screen = paper.output in (None, out.STDOUT)
    for file in made_from:
        if not on_screen and file is not None:
            out.refuse_same_file(str(paper.output), file)
    if paper.format == "text" and on_screen:
        from sciatica_guide.report.build import build

        page = terminal(paper.accessible).page(build(found, paper.full))
        through_pager(page) if paper.pager else out.write(page, None)
    else:
        made = formats.make(found, paper.format, out.width(paper.output), paper.full, paper.large_print)
        out.write(made, paper.output)
