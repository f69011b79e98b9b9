"""Which answers a row of keys gives in an interview, worked out from the description of the interview alone."""

from collections.abc import Iterator
from itertools import pairwise

from driver import BACK, CHOOSE, CTRL_C, CTRL_D, KEEP, MENU, REPORT, RIGHT, SKIP, WHY, WRONG
from key_readings import Ended, listed, typed

from sciatica_guide import assess
from sciatica_guide.guideline.model import Option, Question


def taken(way: str, pressed: list[str], questions: list[Question], given: dict) -> tuple[list[dict], bool, list[str]]:
    """The answers as they stand after each change that these keys confirm; whether the report comes; the keys left."""
    told, finished, left = [given], False, iter(pressed)
    try:
        told.extend(_sitting(way, left, questions, given))
        finished = True
    except Ended:
        pass
    return without_repeats(told), finished, list(left)


def plain(given: dict) -> dict:
    """Answers in a form where order does not matter."""
    return {id_: frozenset(value) if isinstance(value, list | tuple) else value for id_, value in given.items()}


def without_repeats(told: list[dict]) -> list[dict]:
    """Each state once where nothing changed."""
    return told[:1] + [after for before, after in pairwise(told) if after != before]


def _sitting(way: str, pressed: Iterator[str], questions: list[Question], given: dict) -> Iterator[dict]:
    offered, left_out, question = set(), set(), None
    while True:
        question = question or _open(questions, given.keys() | left_out, given)
        if question is None:
            rows = [REPORT, *(one.id for one in questions if _applies(one.id, given))]
            picked = _menu(way, pressed, rows)
            if picked == REPORT:
                return
            question = next(one for one in questions if one.id == (rows[-1] if picked is BACK else picked))
        reply = _reply(way, pressed, question, given.get(question.id))
        if reply is BACK:
            order = [one for one in questions if _applies(one.id, given)]
            question = order[max(0, order.index(question) - 1)]
            continue
        if reply is SKIP:
            left_out.add(question.id)
            given = {id_: value for id_, value in given.items() if id_ != question.id}
        elif reply is not KEEP:
            left_out.discard(question.id)
            given = given | {question.id: reply}
        given = {id_: value for id_, value in given.items() if _applies(id_, given)}
        yield given
        if not _is_emergency(given):
            question = None
        elif question.id in offered or _menu(way, pressed, [RIGHT, WRONG]) == RIGHT:
            return
        else:
            offered.add(question.id)


def _reply(way: str, pressed: Iterator[str], question: Question, earlier: object) -> object:
    """The first not sure about a warning sign, and every why, bring an explanation and the question again."""
    doubted = False
    while True:
        reply = _read(way, pressed, question, earlier, not {"not_sure", "skipped"} & set(question.codes))
        doubts = reply == {"not_sure"} and bool(question.check) and not doubted
        if reply is not WHY and not doubts:
            return reply
        doubted = doubted or doubts
        if way == CHOOSE and next(pressed, CTRL_D) in (CTRL_C, CTRL_D):
            raise Ended


def _menu(way: str, pressed: Iterator[str], rows: list[str]) -> object:
    menu = Question(MENU, "", "one", "", "", "", (), tuple(Option(code, code, "", code) for code in rows))
    while (picked := _read(way, pressed, menu, None, False)) is WHY:
        pass
    return picked


def _read(way: str, pressed: Iterator[str], question: Question, earlier: object, skippable: bool) -> object:
    read = listed if way == CHOOSE and question.options else typed
    return read(pressed, question, earlier, skippable)


def _open(questions: list[Question], done: set[str], given: dict) -> Question | None:
    return next((one for one in questions if one.id not in done and _applies(one.id, given)), None)


def _applies(id_: str, given: dict) -> bool:
    """Contract, section 1, for people who take no medicine that we know."""
    if id_ == "pregnant":
        return 12 <= given.get("age", 0) <= 55
    if id_ == "anticoagulant_control":
        return given.get("blood_thinner") == "yes" and "medicines" in given
    return id_ not in ("recent_stent_or_clot", "recent_bleed") or given.get("blood_thinner") in ("yes", "not_sure")


def _is_emergency(given: dict) -> bool:
    answers = {id_: list(value) if isinstance(value, frozenset) else value for id_, value in given.items()}
    return assess(answers).urgency.code == "emergency"
