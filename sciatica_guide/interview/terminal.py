"""The interview as a command: which way to ask, where it starts from, and how it ends."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from sciatica_guide.assessment.assess import judge, region_called
from sciatica_guide.errors import AnswerError, Stopped
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition
from sciatica_guide.guideline.model import Guideline, Value
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.interview.interview import Interview, Session
from sciatica_guide.interview.keyboard import Keyboard
from sciatica_guide.interview.prompts import Asker
from sciatica_guide.render.terminal import Terminal, terminal
from sciatica_guide.render.text import wrap
from sciatica_guide.report.wording import WARNING_PART

SMALLEST = (40, 15)
"""Columns and rows below which a list no longer fits the screen."""
LOCALE = ("LC_ALL", "LC_MONETARY", "LC_TELEPHONE", "LC_ADDRESS", "LC_MESSAGES", "LANG")
"""Where a computer's settings may name a country, the ones that bind first."""


def interview(
    save: str | None = None,
    resume: str | None = None,
    accessible: bool = False,
    region: str | None = None,
    edition: Edition = ASSESSMENT,
    start: Mapping[str, Value] | None = None,
    then: Mapping[str, Value] | None = None,
    full: bool = False,
) -> None:
    """Asks, shows the result, and keeps only what the person wants kept. Errors: AnswerError away from a terminal."""
    here = terminal(accessible)
    if not here.asks:
        raise AnswerError(
            "The interview", "needs a terminal.", f"Without one, use: sciatica-guide {edition.command} --help"
        )
    rules, place = guideline(edition), region_called(region)
    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _closed)
    file = save or resume
    if save is not None or (resume is not None and os.path.isfile(resume)):
        answer_files.refuse_unwritable(rules, str(file), going_on=save in (None, resume))
    guessed = None if place.id else country_of_locale(rules)
    asker = way_to_ask(rules, here)
    _open(asker, rules, region or guessed, guessed=not place.id)
    session = Session(rules, start, then)
    if session.given:
        asker.say(rules.interview.kept.format(answers=_named(session)))
    if resume is not None:
        session = _resumed(rules, resume, asker)
    talk = Interview(asker, session, region or guessed, _keeper(file, asker), _rescue(asker, session), file)
    _converse(talk, terminal(asker.accessible), full)


def _converse(talk: Interview, here: Terminal, full: bool) -> None:
    from sciatica_guide.interview.result import after, finish

    try:
        found = judge(talk.run(), talk.region)
        after(talk.asker, talk.session, found, here, full)
    except (Stopped, KeyboardInterrupt) as stop:
        if talk.emergency and not (stop.args and stop.args[0] is GONE):
            finish(talk.asker, talk.emergency)
            return
        raise Stopped(farewell(talk.region)) from stop
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        raise Stopped(farewell(talk.region)) from error  # the terminal is gone, though nothing said so


def way_to_ask(rules: Guideline, here: Terminal) -> Asker:
    """A list to choose from, or numbered lines where that is wanted or the terminal cannot do more."""
    keyboard, words, phrases = Keyboard(sys.stderr), rules.interview, rules.phrases
    if here.plain or here.size[0] < SMALLEST[0] or here.size[1] < SMALLEST[1]:
        from sciatica_guide.interview.lines import Lines

        return Lines(words, phrases, keyboard, sys.stderr)
    from sciatica_guide.interview.choose import Choose

    return Choose(words, phrases, keyboard, sys.stderr)


def country_of_locale(rules: Guideline) -> str | None:
    """The country that this computer's settings name, if we hold its numbers: GB out of en_GB.UTF-8."""
    for name in LOCALE:
        language, _, country = os.environ.get(name, "").partition(".")[0].partition("_")
        if language and country[:2] in rules.regions:
            return country[:2]
    return None


def farewell(region: str | None) -> str:
    """What a person is told who stops before the end."""
    stopped, place = guideline().stopped, region_called(region)
    lines = [row for line in (stopped.headline, stopped.action) for row in wrap(place.fill(line), terminal().columns)]
    return "\n".join(["", *lines] if sys.stderr.isatty() else lines)  # a line of its own, after whatever was typed


def _open(asker: Asker, rules: Guideline, region: str | None, guessed: bool) -> None:
    """What this is, whom to ring, which keys there are, and which country it takes it to be."""
    words, place = rules.interview, region_called(region)
    name = f"{place.name}" if place.name else region or ""
    country = words.country_unknown if not region else words.country_guessed if guessed else words.country_given
    asker.say(*map(place.fill, words.opening), country.format(name=name), asker.keys)


def _named(session: Session) -> str:
    return ", ".join(session.questions[id_].short for id_ in session.given) or session.guideline.interview.nothing


def _resumed(rules: Guideline, path: str, asker: Asker) -> Session:
    """The answers of the file but for the warning signs, which are asked again; says what was kept."""
    kept, words = answer_files.resume(rules, path), rules.interview
    given = {id_: value for id_, value in kept.answers.items() if rules.questions[id_].part != WARNING_PART}
    session = Session(rules, given)
    asker.say(words.kept.format(answers=_named(session)), words.asked_again)
    if kept.unfit:
        asker.say(words.no_longer_fits.format(answers=", ".join(kept.unfit)))
    return session


def _keeper(path: str | None, asker: Asker) -> Callable[[Session], None] | None:
    """Saves after every answer; a file that is lost on the way is told, and never stops the interview."""
    if path is None:
        return None

    told = False

    def keep(session: Session) -> None:
        nonlocal told
        try:
            answer_files.save(session.guideline, session.given, path)
        except AnswerError as error:
            if not told:
                asker.say("", str(error))
            told = True

    return keep


def _rescue(asker: Asker, session: Session) -> Callable[[], bool]:
    """Keeps the answers of somebody who stops, in a file that they name."""

    def rescue() -> bool:
        from sciatica_guide.interview.result import keep_as

        def write(path: str) -> None:
            answer_files.save(session.guideline, session.given, path)

        return keep_as(asker, session.guideline.interview, "my-answers", ".json", write) is not None

    return rescue


GONE = "the terminal is closed, or the computer ends the program"


def _closed(_number: int, _frame: FrameType | None) -> NoReturn:
    for name in ("SIGHUP", "SIGTERM"):
        with suppress(ValueError, AttributeError):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Stopped(GONE)
