"""What there is to do with a result: read it, keep it, finish; whatever happens, the headline stands last."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.errors import AnswerError, Stopped
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.words import InterviewWords
from sciatica_guide.interview.interview import Session
from sciatica_guide.interview.prompts import Asker, Command, Prompt
from sciatica_guide.render import output
from sciatica_guide.render.terminal import Terminal, through_pager

ENTER, FULL, WEB, PDF, ANSWERS, FINISH = "enter", "f", "w", "p", "k", "q"
NOTHING = ("none", "no", "s", "n", "nothing", "skip")
"""Names that no file is given: who types one wants none."""


def after(asker: Asker, session: Session, found: Assessment, here: Terminal, full: bool) -> None:
    """Shows the first screen, and then as much as is wanted. Ends quietly: the headline is said once more."""
    from sciatica_guide.report.build import build

    words = session.guideline.interview
    asker.say("")
    output.write(here.page(build(found, full)) if full else first_screen(found, here), None)
    steps = {
        ENTER: words.after_read,
        FULL: words.after_full,
        WEB: words.after_web,
        PDF: words.after_pdf,
        ANSWERS: words.after_keep,
        FINISH: words.after_finish,
    }
    try:
        while (wanted := asker.step(steps)) != FINISH:
            if wanted in (ENTER, FULL):
                through_pager(here.page(build(found, wanted == FULL)))
            else:
                _keep(asker, session, found, wanted)
    except (Stopped, KeyboardInterrupt):
        pass
    finish(asker, found)


def first_screen(found: Assessment, here: Terminal) -> str:
    """What fits one screen: the level, what to do, acupuncture, and why."""
    from sciatica_guide.render import text
    from sciatica_guide.report.build import build

    lines = text.answer_lines(build(found), here.columns, here.drawn)
    return text.coloured(lines) if here.coloured else text.joined(lines)


def finish(asker: Asker, found: Assessment) -> None:
    """The headline once more, so that it is the last thing on the screen."""
    asker.say("", found.speech.says(found.guideline.urgency[found.urgency.level].headline))


def _keep(asker: Asker, session: Session, found: Assessment, wanted: str) -> None:
    from sciatica_guide.exchange.formats import make
    from sciatica_guide.render.formats import format_for

    name, ending = {
        WEB: ("sciatica-guide", ".html"),
        PDF: ("sciatica-guide", ".pdf"),
        ANSWERS: ("my-answers", ".json"),
    }[wanted]

    def write(path: str) -> None:
        if wanted == ANSWERS:
            answer_files.save(session.guideline, session.given, path)
        else:
            output.write(make(found, format_for(path)), path)

    path = keep_as(asker, session.guideline.interview, name, ending, write)
    if path and wanted == WEB and _windows():
        import webbrowser

        if webbrowser.open(f"file://{os.path.abspath(path)}"):
            asker.say(session.guideline.interview.opened)


def keep_as(asker: Asker, words: InterviewWords, name: str, ending: str, write: Callable[[str], Any]) -> str | None:
    """Asks for the name of a new file until one is written, or none is wanted; Enter alone takes the one offered."""
    offered, note = _free(name, ending), ""
    question = Question("file", "", "text", words.file_name.format(file=offered), "", "", ())
    while True:
        reply = asker.ask(Prompt(question, earlier=offered, note=note))
        if reply is Command.STOP:
            raise Stopped
        if reply is Command.KEEP:
            reply = offered
        if isinstance(reply, Command) or str(reply).strip().casefold() in NOTHING:
            return None
        path = str(reply).strip()
        path = path if os.path.splitext(path)[1] else path + ending
        if os.path.exists(path):
            note = words.file_there
            continue
        try:
            write(path)
        except AnswerError as error:
            note = str(error)
            continue
        asker.say(words.saved.format(file=path))
        return path


def _free(name: str, ending: str) -> str:
    """A name that no file here has yet."""
    number, path = 1, name + ending
    while os.path.exists(path):
        number += 1
        path = f"{name}-{number}{ending}"
    return path


def _windows() -> bool:
    """Whether a browser would have a window of its own, and not take over this terminal."""
    import sys

    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
