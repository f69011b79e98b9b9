"""`sciatica-guide assess`: answers in, a report out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide import assess
from sciatica_guide.cli.commands.options import Date, Region, day
from sciatica_guide.cli.commands.reporting import (
    Accessible,
    Answers,
    Format,
    Full,
    LargePrint,
    Output,
    Pager,
    Paper,
    form,
    hand_out,
    places,
)
from sciatica_guide.cli.question_flags import QuestionFlags, from_flags, without_warning_signs
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.packaged import guideline


def _assess(
    answers: Answers = None,
    no_warning_signs: Annotated[
        bool, typer.Option("--no-warning-signs", help="Answer none to all four warning-sign questions.")
    ] = False,
    region: Region = None,
    date: Date = None,
    format: Format = None,
    large_print: LargePrint = False,
    full: Full = False,
    output: Output = None,
    accessible: Accessible = False,
    pager: Pager = False,
    **typed: list[str] | None,
) -> None:
    """Answers in, a report out. Every question has a flag; a flag beats the file."""
    rules, date_of_report = guideline(), day(date)
    paper = Paper(form(format, output, large_print), output, large_print, full, accessible, pager)
    file = answer_files.read_answers(answers) if answers is not None else {}
    flags = from_flags(rules, typed)
    if no_warning_signs:
        flags |= without_warning_signs(rules, flags, file)
    found = assess(file | flags, region, date_of_report, places(flags, answers))
    hand_out(found, paper, answers)


command = QuestionFlags(_assess, guideline())
