"""Plays a person at the interview, in either way of asking: as what they mean to do, or as the bare keys they press."""

import io
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from askers import InLines, KeyByKey, MoveByMove
from people import QUIET

from sciatica_guide.assessment.answers import collect
from sciatica_guide.errors import Stopped
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.interview.interview import Interview, Session
from sciatica_guide.interview.prompts import Asker, Prompt

LINES, CHOOSE = "lines", "choose"
WAYS = (LINES, CHOOSE)
ENTER, SPACE, ESC, CTRL_C, CTRL_D = "\r", " ", "\x1b", "\x03", "\x04"
UP, DOWN, LEFT = "\x1b[A", "\x1b[B", "\x1b[D"
MENU, RIGHT, WRONG = "menu", "yes", "no"

TALKATIVE = QUIET | {
    "bladder_bowel_saddle": ["buttock_numbness"],
    "bladder_bowel_since": "over_2_weeks_changing",
    "pain_site": ["below_knee"],
    "pain_side": "both",
    "both_legs": "one_leg",
    "blood_thinner": "yes",
    "medicines": ["warfarin", "prednisolone"],
}
"""Somebody who is asked every question there is."""


def before(id_: str) -> dict:
    """What the talkative person has answered by the time they come to this question."""
    order = list(guideline().questions)
    return {earlier: TALKATIVE[earlier] for earlier in order[: order.index(id_)]}


class Do(str):
    """Something a person does at a question besides giving an answer: the key for it."""


BACK, WHY, SKIP, QUIT, KEEP = Do("b"), Do("?"), Do("s"), Do("q"), Do("")
REPORT = KEEP
"""What leads from the check page to the result."""


class Talk(NamedTuple):
    """What came of a conversation."""

    given: Mapping[str, object]
    prompts: list[Prompt]
    said: str
    """All that was shown, its words with one space between."""
    finished: bool
    """Whether it came to the report; otherwise the person stopped."""
    kept: list[dict]
    """The answers as they stood each time one had been taken."""

    @property
    def asked(self) -> list[str]:
        """The ids of the questions put, without the menus; a list of names is one question for all its lines."""
        questions = [prompt for prompt in self.prompts if prompt.question.id != MENU]
        again = [
            bool(now.taken) and before.question.id == now.question.id for before, now in itertools.pairwise(questions)
        ]
        return [one.question.id for one, more in zip(questions, [False, *again], strict=False) if not more]

    @property
    def offers(self) -> list[Prompt]:
        """The menus that ask whether the answer behind an emergency is right."""
        return [
            prompt for prompt in self.prompts if prompt.question.text.endswith(guideline().interview.emergency_offer)
        ]


def talk(
    way: str, *moves: object, then: Mapping | None = None, given: Mapping | None = None, keep: Callable | None = None
) -> Talk:
    """The moves one after the other, each an answer or a `Do`; `then` answers what comes after them, up to the report.

    A menu is answered like a question. Who has nothing more to say stops.
    """
    left, named = iter(moves), {}

    def pressed(prompt: Prompt) -> str:
        id_ = prompt.question.id
        if id_ in named and prompt.taken != named.pop(id_):
            return keys(way, prompt, KEEP)  # an empty line ends the list
        move = next(left, None)
        if move is None and then is not None:
            move = _onward(prompt) if prompt.question.id == MENU else then[prompt.question.id]
        if prompt.question.kind == "names" and not isinstance(move, Do | None):
            named[id_] = prompt.taken
        return "" if move is None else keys(way, prompt, move)

    out = io.StringIO()
    return _converse(InLines(pressed, out) if way == LINES else MoveByMove(pressed, out), out, _session(given), keep)


def press(way: str, pressed: str, given: Mapping | None = None, only: Iterable[str] | None = None) -> Talk:
    """All these keys, one after the other, and then the end of the input. `only` leaves out all other questions."""
    session, out, lines = _session(given), io.StringIO(), iter(pressed.splitlines(keepends=True))
    if only is not None:
        session.questions = {id_: session.questions[id_] for id_ in only}
    if way == LINES:
        return _converse(InLines(lambda _: next(lines, ""), out), out, session)
    with KeyByKey.typing(_key_by_key(pressed), out) as asker:
        return _converse(asker, out, session)


def keys(way: str, prompt: Prompt, move: object) -> str:
    """The keys that make a move at this prompt."""
    question, end = prompt.question, "\n" if way == LINES else ENTER
    listed = way == CHOOSE and question.options and not prompt.page
    if isinstance(move, Do):
        return move if listed and move == WHY else move + end
    codes = list(move) if isinstance(move, list | tuple) else [str(move)]
    if not question.options:
        return ", ".join(codes) + end
    rows = {code: str(number) for number, code in enumerate(question.codes, 1)}
    if not listed:
        return ", ".join(rows[code] for code in codes) + end
    if question.kind == "one":
        return rows[codes[0]] + end
    ticked = prompt.earlier if isinstance(prompt.earlier, tuple) else (prompt.earlier,)
    untick = [code for code in ticked if code not in (*codes, None)]
    tick = [code for code in codes if code not in ticked]
    return "".join(rows[code] + SPACE for code in (*untick, *tick)) + end


def _onward(menu: Prompt) -> object:
    """The row that leads on; a medicine's name is left as it was typed."""
    if menu.page:
        return REPORT
    words, title = guideline().interview, menu.question.text
    openings = (words.thinner_after_all.partition("{")[0], words.contradiction.partition("{")[0])
    if title.endswith(words.emergency_offer) or title.startswith(openings):
        return RIGHT
    return "no" if "yes" in menu.question.codes else "not_sure"


def _session(given: Mapping | None) -> Session:
    return Session(guideline(), collect(guideline(), given or {}).given)


def _converse(asker: Asker, out: io.StringIO, session: Session, keep: Callable | None = None) -> Talk:
    kept: list[dict] = []

    def take(now: Session) -> None:
        kept.append(dict(now.given))
        if keep:
            keep(kept[-1])

    try:
        Interview(asker, session, "GB", take).run()
        finished = True
    except (Stopped, KeyboardInterrupt):
        finished = False
    return Talk(session.given, asker.prompts, " ".join(out.getvalue().split()), finished, kept)


def _key_by_key(pressed: str) -> Iterator[str]:
    """Single keys; what an arrow key sends is one."""
    while pressed:
        length = 3 if pressed[:2] == "\x1b[" else 1
        yield pressed[:length]
        pressed = pressed[length:]
