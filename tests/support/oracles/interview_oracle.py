"""Which answers a row of keys gives in an interview, worked out from the description of the interview alone."""

from collections.abc import Iterator
from itertools import pairwise

from driver import BACK, CHOOSE, KEEP, MENU, QUIT, RIGHT, SKIP, WHY, WRONG
from key_readings import Ended, listed, typed, typed_keys

from sciatica_guide import assess
from sciatica_guide.guideline.model import Option, Question

FOLLOWS = ("bladder_bowel_saddle", "bladder_bowel_since")
OPPOSED = (
    (("needle_experience", "never_had"), ("needle_experience", "fine_before")),
    (("recent_procedures", "acupuncture_or_dry_needling"), ("needle_experience", "never_had")),
    (("needle_experience", "never_had"), ("tried", "acupuncture")),
    (("bladder_bowel_since", "over_2_weeks_unchanged"), ("duration", "under_2_weeks")),
)
"""Answers that do not go together."""


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
    offered, left_out, question, start = set(), set(), None, given
    told, both_right = False, set()
    while True:
        question = question or _open(questions, given.keys() | left_out, given)
        asked = [one for one in questions if _applies(one.id, given)]
        if question is None:
            picked = _asked(way, pressed, _rows([one.id for one in asked]), KEEP, False, None, page=True)
            if picked is KEEP:
                return
            question = asked[-1] if picked is BACK else next(one for one in questions if one.id == picked)
        stopping = told or given == start
        reply = _reply(way, pressed, question, given.get(question.id), None if stopping else given)
        if reply is BACK:
            question = asked[max(0, asked.index(question) - 1)]
            continue
        if reply is SKIP:
            left_out.add(question.id)
            given = {id_: value for id_, value in given.items() if id_ != question.id}
        elif reply is not KEEP:
            left_out.discard(question.id)
            given = given | {question.id: reply}
        given = {id_: value for id_, value in given.items() if _applies(id_, given)}
        yield given
        told = _is_emergency(given)
        if not told:
            question = _set_right(way, pressed, question, questions, given, both_right, given == start)
            continue
        first, since = FOLLOWS
        following = _open(questions, given.keys() | left_out, given)
        if question.id == first and following and following.id == since:
            question = following
            continue
        if question.id == since:
            question = next((one for one in questions if one.id == first), question)
        if question.id in offered or _asked(way, pressed, _rows([RIGHT, WRONG]), None, False, None) == RIGHT:
            return
        offered.add(question.id)


def _set_right(
    way: str, pressed: Iterator[str], question: Question, questions: list, given: dict, both_right: set, free: bool
) -> Question | None:
    """Answers that do not go together are asked about once; the question to put again."""
    for pairs in OPPOSED:
        names = dict.fromkeys(name for name, _ in pairs)
        told = all(code in _codes(given.get(name)) for name, code in pairs)
        if told and pairs not in both_right and question.id in names:
            both_right.add(pairs)
            picked = _asked(way, pressed, _rows([*names, "yes"]), None, False, None if free else given)
            if picked in names:
                return next(one for one in questions if one.id == picked)
    return None


def _codes(answer: object) -> frozenset:
    return answer if isinstance(answer, frozenset) else frozenset({answer})


def _reply(way: str, pressed: Iterator[str], question: Question, earlier: object, given: dict | None) -> object:
    """The first not sure about a warning sign, and every why, bring an explanation and the question again."""
    doubted = False
    skippable = not {"not_sure", "skipped"} & set(question.codes)
    while True:
        reply = _asked(way, pressed, question, earlier, skippable, given)
        doubts = reply == {"not_sure"} and bool(question.check) and not doubted
        if reply is not WHY and not doubts:
            return reply
        doubted = doubted or doubts
        if way == CHOOSE and next(pressed, None) is None:
            raise Ended


def _asked(
    way: str,
    pressed: Iterator[str],
    question: Question,
    earlier: object,
    skippable: bool,
    given: dict | None,
    page: bool = False,
) -> object:
    """What is answered; who stops is asked once whether to go on, unless there is nothing to lose (`given` is None)."""
    while True:
        read = typed if way != CHOOSE else listed if question.options and not page else typed_keys
        reply = read(pressed, question, earlier, skippable)
        if reply is WHY and question.id == MENU:
            continue
        if reply is not QUIT:
            return reply
        if given is None:
            raise Ended
        sure = _rows(["no", "yes"])
        picked = WHY
        while picked is WHY:
            picked = (listed if way == CHOOSE else typed)(pressed, sure, None, False)
        if picked in (QUIT, "yes"):
            raise Ended


def _rows(codes: list[str]) -> Question:
    return Question(MENU, "", "one", "", "", "", (), tuple(Option(code, code, "", code) for code in codes))


def _open(questions: list[Question], done: set[str], given: dict) -> Question | None:
    return next((one for one in questions if one.id not in done and _applies(one.id, given)), None)


def _applies(id_: str, given: dict) -> bool:
    """Contract, section 1, for people who take no medicine that we know."""
    if id_ == "bladder_bowel_since":
        return bool(given.get("bladder_bowel_saddle", frozenset()) - {"none"})
    if id_ == "both_legs":
        low = given.get("pain_site", frozenset()) & {"below_knee", "foot", "not_sure"}
        return given.get("pain_side") in ("both", "not_sure") and bool(low)
    if id_ == "taken_for":
        return False
    if id_ == "pregnant":
        return 12 <= given.get("age", 0) <= 55
    if id_ == "anticoagulant_control":
        return given.get("blood_thinner") == "yes" and "medicines" in given
    return id_ not in ("recent_stent_or_clot", "recent_bleed") or given.get("blood_thinner") in ("yes", "not_sure")


def _is_emergency(given: dict) -> bool:
    answers = {id_: list(value) if isinstance(value, frozenset) else value for id_, value in given.items()}
    return assess(answers).urgency.code == "emergency"
