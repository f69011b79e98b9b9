"""The interview as a command: which way to ask, where it starts from, and what is kept at the end."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
import textwrap
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from types import FrameType
from typing import Any, NoReturn

from sciatica_guide.assessment.assess import Assessment, judge, region_called
from sciatica_guide.errors import AnswerError, ReaderGone, Stopped
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition
from sciatica_guide.guideline.model import Question, Urgency, Value
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.guideline.rows_as_nouns import Guideline, Region
from sciatica_guide.interview.interview import Interview, Session, pick
from sciatica_guide.interview.prompts import Asker, Command, Prompt
from sciatica_guide.render import output
from sciatica_guide.render.output import Place, wanted
from sciatica_guide.report.wording import WARNING_PART


def interview(
    save: str | None,
    resume: str | None,
    accessible: bool,
    region: str | None,
    edition: Edition = ASSESSMENT,
    start: Mapping[str, Value] | None = None,
    then: Mapping[str, Value] | None = None,
) -> None:
    """Asks, prints the report, and keeps only what the person wants kept. Errors: AnswerError away from a terminal."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        raise AnswerError(
            "The interview", "needs a terminal.", f"Without one, use: sciatica-guide {edition.command} --help"
        )
    rules, place = guideline(edition), region_called(region)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, _closed)
    kept = save or (resume if resume is not None and os.path.isfile(resume) else None)
    file = answer_files.place_to_save(kept, going_on=save in (None, resume)) if kept is not None else None
    try:
        with file or nullcontext():
            _talk(way_to_ask(rules, accessible), Session(rules, start, then), file, resume, region, place)
    except (Stopped, KeyboardInterrupt) as stop:
        raise Stopped(farewell(region)) from stop
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        raise Stopped(farewell(region)) from error  # the terminal is gone, though nothing said so


def _talk(
    asker: Asker, session: Session, file: Place | None, resume: str | None, region: str | None, place: Region
) -> None:
    from sciatica_guide.exchange.formats import urgent
    from sciatica_guide.render.terminal import terminal
    from sciatica_guide.report.build import build

    words = session.guideline.interview
    asker.say(*map(place.fill, words.opening), asker.keys)
    if session.given:
        asker.say(words.kept.format(answers=", ".join(session.questions[id_].short for id_ in session.given)))
    if resume is not None:
        session = _resumed(session.guideline, resume, asker, words)
    found = judge(Interview(asker, session, region, _keeper(file, asker)).run(), region)
    asker.say("")
    screen = terminal(asker.accessible)
    with suppress(ReaderGone), output.heard(urgent(found), elsewhere=not screen.shows):
        output.write(screen.page(build(found)), None)
    if found.urgency.level != Urgency.EMERGENCY:
        _keep_anything(asker, words, session, found)


def farewell(region: str | None) -> str:
    """What a person is told who stops before the end."""
    stopped, place = guideline().stopped, region_called(region)
    width = min(shutil.get_terminal_size().columns, 80)
    lines = [textwrap.fill(place.fill(line), width) for line in (stopped.headline, stopped.action)]
    typed = sys.stderr and sys.stderr.isatty()  # then a line of its own, after whatever was typed
    return "\n".join(["", *lines] if typed else lines)


def _resumed(rules: Guideline, path: str, asker: Asker, words: Any) -> Session:
    """The answers of the file but for the warning signs, which are asked again; says what was kept."""
    kept = answer_files.resume(rules, path)
    questions = rules.questions
    given = {id_: value for id_, value in kept.answers.items() if questions[id_].part != WARNING_PART}
    asker.say(words.kept.format(answers=", ".join(questions[id_].short for id_ in given) or words.nothing))
    asker.say(words.asked_again)
    if kept.unfit:
        asker.say(words.no_longer_fits.format(answers=", ".join(kept.unfit)))
    return Session(rules, given)


def _keeper(file: Place | None, asker: Asker) -> Callable[[Session], None] | None:
    """Saves after every answer; a file that is lost on the way is told, and never stops the interview."""
    if file is None:
        return None

    told = False

    def keep(session: Session) -> None:
        nonlocal told
        try:
            file.put(answer_files.saved(session.guideline, session.given))
        except AnswerError as error:
            if not told:
                asker.say("", str(error))
            told = True

    return keep


def _keep_anything(asker: Asker, words: Any, session: Session, found: Assessment) -> None:
    """Offers to keep the report or the answers, until the person wants nothing more."""
    from sciatica_guide.exchange.formats import make
    from sciatica_guide.render.formats import format_for

    rows = {"report": words.after_report, "answers": words.after_answers, "neither": words.after_neither}
    while (wanted := pick(asker, words.after_title, rows)) not in (None, "neither"):
        name = asker.ask(Prompt(Question("file", "", "names", words.file_name, "", "", ())))
        if isinstance(name, Command):
            continue
        path = str(name)
        if os.path.exists(path):
            asker.say(words.file_there)
            continue
        try:
            if wanted == "report":
                output.write(make(found, format_for(path)), path)
            else:
                output.write(answer_files.saved(session.guideline, session.given), path)
        except AnswerError as error:
            asker.say(str(error))
            continue
        asker.say(words.saved.format(file=path))


def _closed(_number: int, _frame: FrameType | None) -> NoReturn:
    with suppress(ValueError):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    raise Stopped


SMALLEST = (40, 15)
"""Columns and rows below which a list no longer fits the screen."""


def way_to_ask(rules: Guideline, accessible: bool) -> Asker:
    """A list to choose from, or numbered lines where that is wanted or the terminal cannot do more."""
    words = rules.interview
    size = shutil.get_terminal_size()
    plain = accessible or wanted("ACCESSIBLE")
    dumb = os.environ.get("TERM", "dumb") == "dumb"
    if plain or dumb or size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        from sciatica_guide.interview.lines import Lines

        sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
        return Lines(words, sys.stdin.readline, sys.stderr)
    from sciatica_guide.interview.choose import Choose

    return Choose(words, sys.stderr)
