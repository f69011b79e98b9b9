"""`sciatica-guide followup`: is it helping, and is anything wrong? The same ways in as before acupuncture."""

from __future__ import annotations

import datetime
import sys
from typing import Annotated, Any

import typer

from sciatica_guide.assessment import assess
from sciatica_guide.assessment.answers import answered
from sciatica_guide.cli.hand_out import Paper, hand_out_report, on_paper
from sciatica_guide.cli.options import Date, Full, Region, Reproducible, Subject, day
from sciatica_guide.cli.question_flags import Answers, QuestionFlags, flag, from_flags, places
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange import answer_files
from sciatica_guide.exchange.formats import FORMATS
from sciatica_guide.guideline import packaged
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.model import Guideline
from sciatica_guide.report.wording import value_in_words


@on_paper(*FORMATS)
def _followup(
    paper: Paper,
    answers: Answers = None,
    since: Annotated[
        str | None, typer.Option(metavar="REPORT.json", help="A report of assess --format json, for how it was before.")
    ] = None,
    diary: Annotated[
        bool, typer.Option("--diary", help="Take how it was before, and the sessions, from the diary.")
    ] = False,
    profile: Annotated[str, typer.Option(metavar="NAME", help="Whose diary.")] = "me",
    region: Region = None,
    date: Date = None,
    full: Full = False,
    subject: Subject = None,
    reproducible: Reproducible = False,
    **typed: list[str] | None,
) -> None:
    """After acupuncture: is it helping, and is anything wrong? Without answers, asks them at a terminal."""
    guideline, today = packaged.guideline(FOLLOWUP), day(date) or datetime.date.today()
    file = answered(answer_files.read_answers(answers, FOLLOWUP)) if answers is not None else {}
    flags = from_flags(guideline, typed)
    known, then = _before(since, profile if diary else None, today)
    if not (flags or file or answers is not None):
        _refuse_without_terminal(guideline)
        from sciatica_guide.interview.terminal import interview

        settled = {id_: known[id_] for id_ in known if id_ not in then}
        interview(None, None, paper.accessible, region, FOLLOWUP, settled, then, full)
        return
    taken = {id_: value for id_, value in known.items() if id_ not in file | flags}
    if taken:
        asked = ((guideline.questions[id_], value) for id_, value in taken.items())
        told = "; ".join(f"{question.short}: {value_in_words(question, value)}" for question, value in asked)
        print(f"Taken from before: {told}.", file=sys.stderr, flush=True)
    found = assess.assess(known | file | flags, region, today, places(flags, answers), FOLLOWUP)
    hand_out_report(found, paper, full, answers, since, subject=subject, reproducible=reproducible)


def _before(since: str | None, profile: str | None, today: datetime.date) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is known of before, and what was answered then and has to be asked again. The diary beats the report."""
    known: dict[str, Any] = {}
    then: dict[str, Any] = {}
    if since is not None:
        from sciatica_guide.exchange import earlier_report

        report = earlier_report.read(since)
        known, then = report.counting, report.then
    if profile is not None:
        from sciatica_guide.diary import history, store

        known |= history.answers(history.read(store.file(profile)), today)
    return known, then


def _refuse_without_terminal(guideline: Guideline) -> None:
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        flags = " ".join(flag(id_) for id_ in guideline.questions)
        raise AnswerError("The interview", "needs a terminal.", f"Without one, answer by flags, or --answers: {flags}")


followup = QuestionFlags(_followup, packaged.guideline(FOLLOWUP))
