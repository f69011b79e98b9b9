"""`sciatica-guide assess`: answers in, a report out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.assessment import assess as walk
from sciatica_guide.cli.hand_out import Paper, hand_out_report, on_paper
from sciatica_guide.cli.options import Date, Full, Region, Reproducible, Subject, day
from sciatica_guide.cli.question_flags import Answers, QuestionFlags, from_flags, places, without_warning_signs
from sciatica_guide.exchange import answer_files
from sciatica_guide.exchange.formats import FORMATS
from sciatica_guide.guideline import packaged


@on_paper(*FORMATS)
def _assess(
    paper: Paper,
    answers: Answers = None,
    no_warning_signs: Annotated[
        bool, typer.Option("--no-warning-signs", help="Answer none to all four warning-sign questions.")
    ] = False,
    region: Region = None,
    date: Date = None,
    full: Full = False,
    subject: Subject = None,
    reproducible: Reproducible = False,
    **typed: list[str] | None,
) -> None:
    """Answers in, a report out. Every question has a flag; a flag beats the file."""
    guideline, date_of_report = packaged.guideline(), day(date)
    file = answer_files.read_answers(answers) if answers is not None else {}
    flags = from_flags(guideline, typed)
    if no_warning_signs:
        flags |= without_warning_signs(guideline, flags, file)
    found = walk.assess(file | flags, region, date_of_report, places(flags, answers))
    hand_out_report(found, paper, full, answers, subject=subject, reproducible=reproducible)


assess = QuestionFlags(_assess, packaged.guideline())
