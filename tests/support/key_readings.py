"""What keys mean at one question, from the description alone: a second reading that shares nothing with the prompts."""

from collections.abc import Iterator

from driver import BACK, CTRL_C, CTRL_D, DOWN, ENTER, ESC, KEEP, LEFT, QUIT, SKIP, SPACE, UP, WHY

from sciatica_guide.guideline.model import Question

ALONE = {"none", "not_sure", "skipped"}


class Ended(Exception):
    """The keys have run out, or one of them stops."""


def listed(pressed: Iterator[str], question: Question, earlier: object, skippable: bool) -> object:
    """A list to choose from, key by key; a digit right after another makes a two-digit row where there is one."""
    ticked = set(earlier) if isinstance(earlier, frozenset) else {earlier} - {None}
    pointer, number, count = 0, "", len(question.codes)
    while (key := next(pressed, QUIT)) not in (QUIT, CTRL_C, CTRL_D):
        before, number = number, ""
        if key.isdigit():
            number = before + key if 0 < int(before + key) <= count else key
            pointer = int(number) - 1 if 0 < int(number) <= count else pointer
        elif key in (BACK, LEFT, ESC):
            return BACK
        elif key == WHY:
            return WHY
        elif key == SKIP and skippable:
            return SKIP
        elif key == ENTER and ticked:
            return frozenset(ticked) if question.kind == "many" else ticked.pop()
        elif key in (UP, DOWN):
            pointer = (pointer + (1 if key == DOWN else -1)) % count
        elif key == SPACE and not (before and not 0 < int(before) <= count):
            ticked = _ticked(question, ticked, question.codes[pointer])
    raise Ended


def typed(pressed: Iterator[str], question: Question, earlier: object, skippable: bool) -> object:
    """A typed answer, line by line until a line is understood."""
    commands = {"b": BACK, "back": BACK, "?": WHY, "why": WHY} | ({"s": SKIP, "skip": SKIP} if skippable else {})
    while (line := _line(pressed)).lower() not in ("q", "quit"):
        if line.lower() in commands:
            return commands[line.lower()]
        if not line and earlier is not None:
            return KEEP
        answer = _number(line, question) if question.band else _rows(line.lower(), question)
        if answer is not None:
            return answer
    raise Ended


def _ticked(question: Question, ticked: set[str], code: str) -> set[str]:
    if code in ticked:
        return ticked - {code}
    return {code} | (set() if question.kind == "one" or code in ALONE else ticked - ALONE)


def _rows(line: str, question: Question) -> object:
    known = {
        said: option.code
        for number, option in enumerate(question.options, 1)
        for said in (str(number), option.code, option.label.lower())
    }
    said = [line] if line in known else line.replace(",", " ").split()
    codes = {known.get(word) for word in said}
    if not codes or None in codes or (len(codes) > 1 and codes & ALONE):
        return None
    return frozenset(codes) if question.kind == "many" else codes.pop() if len(codes) == 1 else None


def _number(line: str, question: Question) -> int | None:
    return int(line) if line.isdigit() and int(line) in question.band else None


def _line(pressed: Iterator[str]) -> str:
    line = ""
    while (key := next(pressed, None)) not in (ENTER, "\n"):
        if key in (None, CTRL_C, CTRL_D):
            raise Ended
        line += key
    return line.strip()
