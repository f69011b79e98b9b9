"""`sciatica-guide assess`: answers in, a report out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide import answer_files, assess, render
from sciatica_guide import output as out
from sciatica_guide.assessment import guideline
from sciatica_guide.checks import shown
from sciatica_guide.commands.options import Date, Region, chosen, day
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
    format: Annotated[str, typer.Option(metavar="|".join(render.FORMATS), help="How the report comes out.")] = "text",
    full: Annotated[
        bool, typer.Option("--full", help="Everything: choices side by side, background, sources in full.")
    ] = False,
    output: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the report to a file that only you can read.")
    ] = None,
    **typed: list[str] | None,
) -> None:
    """Answers in, a report out. Every question has a flag; a flag beats the file."""
    rules, date_of_report = guideline(), day(date)
    chosen("--format", format, render.FORMATS)
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
    out.write(render.render(found, format, out.width(output), full), output)


command = with_question_flags(_assess, guideline())
