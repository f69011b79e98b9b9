"""`sciatica-guide assess`: answers in, a report out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sciatica_guide import answer_files, assess, render, screen
from sciatica_guide import output as out
from sciatica_guide.assessment import guideline
from sciatica_guide.checks import shown
from sciatica_guide.commands.options import Date, Region, chosen, day
from sciatica_guide.errors import AnswerError
from sciatica_guide.flags import flag, from_flags, with_question_flags, without_warning_signs


def _assess(
    answers: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Answers in TOML, JSON or a FHIR response, - for standard input. Kept out of your shell history.",
        ),
    ] = None,
    no_warning_signs: Annotated[
        bool, typer.Option("--no-warning-signs", help="Answer none to all four warning-sign questions.")
    ] = False,
    region: Region = None,
    date: Date = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(render.FORMATS), help="How the report comes out; else as the file's name ends, or as text."
        ),
    ] = None,
    large_print: Annotated[bool, typer.Option("--large-print", help="Letters of 18 points, in html and pdf.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Everything: choices side by side, background, sources in full.")
    ] = False,
    output: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the report to a file that only you can read.")
    ] = None,
    accessible: Annotated[
        bool, typer.Option("--accessible", help="No colour and no pictures on the screen, for screen readers.")
    ] = False,
    pager: Annotated[bool, typer.Option("--pager", help="Show the report a screenful at a time.")] = False,
    **typed: list[str] | None,
) -> None:
    """Answers in, a report out. Every question has a flag; a flag beats the file."""
    rules, date_of_report = guideline(), day(date)
    form = chosen("--format", format, render.FORMATS) if format is not None else render.format_for(output)
    if large_print and form not in render.LARGE:
        raise AnswerError("Flag --large-print", f"does not go with {form}.", "It is for html and pdf.")
    if form == "pdf" and output in (None, out.STDOUT) and sys.stdout and sys.stdout.isatty():
        raise AnswerError("Format pdf", "is not for a screen.", "Name a file: --output report.pdf")
    file = answer_files.read_answers(answers) if answers is not None else {}
    flags = from_flags(rules, typed)
    if no_warning_signs:
        flags |= without_warning_signs(rules, flags, file)
    place = (
        "Standard input" if answers == answer_files.STDIN else f"In the file {shown(answers, answer_files.NAME_LENGTH)}"
    )
    told = file | flags
    found = assess(told, region, date_of_report, lambda id_: f"Flag {flag(id_)}" if id_ in flags else f"{place}, {id_}")
    if output not in (None, out.STDOUT) and answers is not None:
        out.refuse_same_file(str(output), answers)
    if form == "text" and output in (None, out.STDOUT):
        page = screen.page(found, full, accessible)
        screen.through_pager(page) if pager else out.write(page, None)
        return
    out.write(render.make(found, form, out.width(output), full, large_print), output)


command = with_question_flags(_assess, guideline())
