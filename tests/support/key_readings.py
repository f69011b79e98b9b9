"""What keys mean at one question, from the description alone: a second reading that shares nothing with the prompts."""

from collections.abc import Iterator

from driver import BACK, CTRL_C, CTRL_D, DOWN, ENTER, ESC, KEEP, LEFT, QUIT, SKIP, SPACE, UP, WHY

from sciatica_guide.guideline.model import Question

ALONE = {"none", "not_sure", "skipped"}
SAID = {
    "no": {"no", "none", "nothing"},
    "n": {"no"},
    "y": {"yes"},
    "none": {"none", "no", "nothing"},
    "not sure": {"not_sure"},
    "skip": {"skipped"},
    "s": {"skipped"},
    "i": {"myself"},
}
"""The words of the fuzz that mean an answer, and the codes that they may mean."""


class Ended(Exception):
    """The keys have run out."""


def listed(pressed: Iterator[str], question: Question, earlier: object, skippable: bool) -> object:
    """A list to choose from, key by key: a line is typed, a row pointed at, ticks stand until Enter confirms them."""
    several = question.kind == "many"
    rows = list(question.codes)
    before = set(earlier) if isinstance(earlier, frozenset) else {earlier} - {None}
    ticked = before & set(rows) if several else set()
    pointer = min((rows.index(code) for code in before if code in rows), default=0 if several else None)
    line, undone = "", None
    while True:
        key = next(pressed, None)
        if key is None:
            raise Ended
        undo, undone = undone, None
        if key in (CTRL_C, CTRL_D):
            return QUIT
        if key in (LEFT, ESC):
            if not line:
                return BACK
            line = ""
        elif key in (UP, DOWN):
            step = 1 if key == DOWN else -1
            pointer = (pointer + step) % len(rows) if pointer is not None else 0 if step > 0 else len(rows) - 1
            line = ""
        elif key == WHY and not line:
            return WHY
        elif key == SPACE and (not line or (several and line.isdigit())):
            number, line = line, ""
            if number and not 0 < int(number) <= len(rows):
                continue
            if several and pointer is not None:
                if number:
                    base, text = undo or (ticked, "")
                    undone = base, f"{text}{number} "
                ticked = toggled(ticked, rows[pointer])
        elif key == ENTER:
            said, line = line.strip(), ""
            if not said:
                if several and ticked:
                    return frozenset(ticked)
                if not several and pointer is not None:
                    return rows[pointer]
                continue
            heard = typed_answer(said, question, skippable)
            if heard in (BACK, WHY, SKIP, QUIT):
                return heard
            if heard is None:
                pointer = pointer if several else None
            elif several:
                for code in sorted(heard[0], key=rows.index):
                    ticked = ticked if code in ticked else toggled(ticked, code)
                pointer = rows.index(heard[2])
            elif heard[1]:
                return heard[2]
            else:
                pointer = rows.index(heard[2])
        else:
            if undo and not key.isdigit():
                ticked, line = undo[0], undo[1] + line
            elif undo:
                undone = undo
            line += key
            if line.isdigit() and 0 < int(line) <= len(rows):
                pointer = int(line) - 1


def typed_keys(pressed: Iterator[str], question: Question, earlier: object, skippable: bool) -> object:
    """A typed answer where each key acts at once."""
    return typed(pressed, question, earlier, skippable, at_once=True)


def typed(
    pressed: Iterator[str], question: Question, earlier: object, skippable: bool, at_once: bool = False
) -> object:
    """A typed answer, line by line; what is no number or label is confirmed by an empty line."""
    meant = None
    while True:
        line = _line(pressed, at_once)
        if line is None:
            return QUIT
        if not line and meant is not None:
            return meant
        if not line and earlier is not None:
            return KEEP
        meant = None
        heard = typed_answer(line, question, skippable) if line else None
        if heard in (BACK, WHY, SKIP, QUIT):
            return heard
        if heard is None:
            continue
        codes, exact, last = heard
        answer = frozenset(codes) if question.kind == "many" else last
        if exact:
            return answer
        meant = answer


def typed_answer(line: str, question: Question, skippable: bool) -> object:
    """What a line says: a command, or the codes, whether word for word, and the last of them; None for nothing."""
    said = " ".join(line.lower().replace("_", " ").split())
    if not (SAID.get(said, set()) & set(question.codes)):
        commands = {"b": BACK, "back": BACK, "?": WHY, "why": WHY, "q": QUIT}
        if skippable:
            commands |= {"s": SKIP, "skip": SKIP}
        if line.lower() in commands:
            return commands[line.lower()]
    if question.band:
        low = question.band.minimum if question.low and said in ("none", "no") else None
        number = int(line) if line.isdigit() else low
        return ({number}, line.isdigit(), number) if number in question.band else None
    parts = [line] if _row(line, question) or not line.replace(",", " ").split() else _parts(line)
    rows = [_row(part, question) for part in parts]
    if not rows or None in rows or any(len(codes) != 1 for codes, _ in rows):
        return None
    codes = list(dict.fromkeys(code for found, _ in rows for code in found))
    if len(codes) > 1 and (question.kind == "one" or set(codes) & ALONE):
        return None
    return set(codes), all(exact for _, exact in rows), codes[-1]


def toggled(ticked: set[str], code: str) -> set[str]:
    if code in ticked:
        return ticked - {code}
    return {code} if code in ALONE else {code} | ticked - ALONE


def _parts(line: str) -> list[str]:
    numbers = line.replace(",", " ").split()
    return (
        numbers
        if all(part.isdigit() for part in numbers)
        else [part.strip() for part in line.split(",") if part.strip()]
    )


def _row(said: str, question: Question) -> tuple[set[str], bool] | None:
    for number, option in enumerate(question.options, 1):
        if said.lower() in (str(number), option.code, option.label.lower()):
            return {option.code}, True
    if said.isdigit():
        number = int(said)
        return ({question.codes[number - 1]}, False) if 0 < number <= len(question.codes) else None
    words = said.lower().replace("_", " ").strip(" ,?")
    codes = {option.code for option in question.options if words in (option.label.lower(), option.said.lower())}
    codes |= SAID.get(words, set()) & set(question.codes)
    return (codes, False) if codes else None


def _line(pressed: Iterator[str], at_once: bool) -> str | None:
    """What stands in the line at Enter; None for Ctrl-C and Ctrl-D. Where keys act at once, arrows move in the line."""
    line, place = "", 0
    while (key := next(pressed, None)) not in (ENTER, "\n"):
        if key is None:
            raise Ended
        if key in (CTRL_C, CTRL_D):
            while not at_once and next(pressed, "\n") != "\n":
                pass
            return None
        if at_once and key in (UP, DOWN, ESC):
            continue
        if at_once and key == LEFT:
            place = max(0, place - 1)
            continue
        line = line[:place] + key + line[place:]
        place += len(key)
    return line.strip()
