"""Plays a person at the interview: answers turned into the keys of either way of asking."""

import io
from collections.abc import Iterator

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from sciatica_guide.answers import Answers
from sciatica_guide.assessment import guideline, judge
from sciatica_guide.interview import Interview
from sciatica_guide.model import Question, Urgency
from sciatica_guide.prompts.choose import Choose
from sciatica_guide.prompts.lines import Lines
from sciatica_guide.session import Session

LINES, CHOOSE = "lines", "choose"
WAYS = (LINES, CHOOSE)
FIRST_ROW = {LINES: "1\n", CHOOSE: "1 \r"}


def play(way: str, keys: str, session: Session | None = None, keep=None) -> tuple[Answers, str]:
    """The answers taken when these keys are pressed, and all that was said (lines only)."""
    words, said = guideline().interview, io.StringIO()
    session = session or Session()
    if way == LINES:
        typed = iter(keys.splitlines(keepends=True))
        return Interview(Lines(words, lambda: next(typed, ""), said, 80), session, "GB", keep).run(), said.getvalue()
    with create_pipe_input() as source:
        source.send_text(keys)
        return Interview(Choose(words, said, source, DummyOutput()), session, "GB", keep).run(), said.getvalue()


def keys_for(way: str, answers: dict, session: Session | None = None) -> str:
    """The keys that give these answers, up to the report."""
    return "".join(_keys(way, answers, session or Session()))


def _keys(way: str, answers: dict, session: Session) -> Iterator[str]:
    while question := session.next():
        given = answers[question.id]
        pressed = _answer(way, question, given)
        if question.check and given in ("not_sure", ["not_sure"]):
            yield pressed + ("x" if way == CHOOSE else "")
        yield pressed
        session.put(question, given)
        if judge(session.answers).urgency.level == Urgency.EMERGENCY:
            yield FIRST_ROW[way]
            return
    yield FIRST_ROW[way]


def _answer(way: str, question: Question, given: object) -> str:
    if not question.options:
        text = ", ".join(given) if isinstance(given, list) else str(given)
        return text + ("\r" if way == CHOOSE else "\n")
    codes = [given] if isinstance(given, str) else given
    numbers = [str(question.codes.index(code) + 1) for code in codes]
    return ", ".join(numbers) + "\n" if way == LINES else "".join(f"{number} " for number in numbers) + "\r"
