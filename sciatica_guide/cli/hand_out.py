"""How a report is wanted: the flags that say so, which `assess` and `followup` share, and the report handed out."""

from __future__ import annotations

import datetime
import sys
from typing import Annotated, NamedTuple

import typer

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.cli.options import Date, Force, Region, choice_of, chosen, day
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange import formats
from sciatica_guide.exchange.formats import urgent
from sciatica_guide.render import output as out
from sciatica_guide.render.formats import LARGE, format_for
from sciatica_guide.render.terminal import terminal, through_pager

Format = Annotated[
    str | None,
    choice_of(formats.FORMATS, "How the report comes out; else as the file's name ends, or as text."),
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

    region: str | None
    date: datetime.date | None
    format: str
    large_print: bool
    full: bool
    output: str | None
    force: bool
    accessible: bool
    pager: bool


def paper(
    region: Region = None,
    date: Date = None,
    format: Format = None,
    large_print: LargePrint = False,
    full: Full = False,
    output: Output = None,
    force: Force = False,
    accessible: Accessible = False,
    pager: Pager = False,
) -> Paper:
    """What these flags ask for. Errors: AnswerError where there is no such date or format, or two do not fit."""
    meant = chosen("--format", format, formats.FORMATS) if format is not None else format_for(output)
    if large_print and meant not in LARGE:
        raise AnswerError("Flag --large-print", f"does not go with {meant}.", "It is for html and pdf.")
    if meant == "pdf" and output in (None, out.STDOUT) and sys.stdout and sys.stdout.isatty():
        raise AnswerError("Format pdf", "is not for a screen.", "Name a file: --output report.pdf")
    return Paper(region, day(date), meant, large_print, full, output, force, accessible, pager)


def hand_out(found: Assessment, paper: Paper, *made_from: str | None) -> None:
    """The report to where it is wanted; what is urgent in it reaches the terminal, wherever that is."""
    screen, on_screen = terminal(paper.accessible), paper.output in (None, out.STDOUT)
    elsewhere = not on_screen or paper.pager or (screen.tells and not screen.shows)
    with out.heard(urgent(found), elsewhere):
        if paper.format == "text" and on_screen:
            from sciatica_guide.report.build import build

            page = screen.page(build(found, paper.full))
            through_pager(page) if paper.pager else out.write(page, None)
        else:
            made = formats.make(found, paper.format, out.width(paper.output), paper.full, paper.large_print)
            out.write(made, paper.output, paper.force, [name for name in made_from if name is not None])
