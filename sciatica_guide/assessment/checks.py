"""One answer to one question, checked: the right kind, codes that exist, names that are fit to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import NoReturn, Protocol

from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.guideline.model import Question, Range, Value
from sciatica_guide.medicines.names import NO, NOT_SURE, YES, Typed
from sciatica_guide.medicines.recognise import says_none

ALONE = ("none", "not_sure", "skipped")
"""Codes that answer the whole question, so that no other may stand beside them."""

UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories refused in names: control characters, broken encoding, and line or paragraph breaks."""

PLAIN = (str, int, list, tuple, bool)
"""Types of answers that say what they say."""

TURN_AROUND = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder the text around them, so that a line can read as something else than it says."""


class Refuse(Protocol):
    """Refuses an answer for one word of what is wrong, what it is in a sentence, and what to do."""

    def __call__(self, code: str, what: str, fix: str) -> NoReturn: ...


def check(question: Question, raw: object, where: str) -> Value:
    """The answer in the form rules see: a code, a number, or codes in the order they are offered."""
    refuse, raw = partial(_refuse, question, where), plain(raw)
    if question.band is not None:
        return _number(question.band, raw, refuse)
    if question.kind == "names":
        return _names(raw, refuse)
    if question.kind == "one":
        if not isinstance(raw, str):
            refuse("not_one_code", f"{shown(raw)} is not one code.", _choices(question))
        return _code(question, raw, refuse)
    known = question.codes
    codes = {
        item if item in known else _code(question, item, refuse)
        for item in _texts(raw, refuse, partial(_choices, question))
    }
    for alone in ALONE:
        if alone in codes and len(codes) > 1:
            refuse("not_alone", f"{alone} cannot stand beside another code.", "Give it alone, or leave it out.")
    return tuple(code for code in known if code in codes)


def plain(raw: object) -> object:
    """The answer in Python's own types, whichever library it comes from; None where it says that there is none.

    NaN and its like are no answer, and a number is whole however it is written (contract, section 2).
    """
    if raw is None or type(raw) in PLAIN:
        return raw
    if isinstance(raw, str):
        return str.__str__(raw)
    for name in ("tolist", "to_list"):
        if hasattr(raw, name):
            return plain(getattr(raw, name)())
    if _is_nothing(raw):
        return None
    if isinstance(raw, int):
        return int(raw)
    if hasattr(raw, "as_integer_ratio"):
        with suppress(ValueError, OverflowError):  # infinity
            number, parts = raw.as_integer_ratio()
            return int(number) if parts == 1 else raw
    return raw


def _is_nothing(raw: object) -> bool:
    try:
        return bool(raw != raw)
    except TypeError:  # pandas.NA does not say whether it is what it is
        return True


def whole_number(typed: str) -> int | str:
    """A whole number if it reads as one (cut off where it is out of any range); else the text, to be refused."""
    text = typed.strip()
    whole, point, rest = text.partition(".")
    if point and rest and not rest.strip("0"):
        text = whole
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        return typed
    return int(text.removesuffix(digits) + (digits.lstrip("0") or "0")[:40])


def hides(text: str) -> bool:
    """Whether it holds characters that are no part of a name: control characters, or such as reorder a line."""
    if text.isascii() and text.isprintable():
        return False
    return any(unicodedata.category(one) in UNPRINTABLE or one in TURN_AROUND for one in text)


def _refuse(question: Question, where: str, code: str, what: str, fix: str) -> NoReturn:
    raise AnswerError(where, what, fix, question.id, code)


def _number(band: Range, raw: object, refuse: Refuse) -> int:
    fix = f"Give a whole number from {band.minimum} to {band.maximum}."
    if isinstance(raw, bool) or not isinstance(raw, int):
        refuse("not_a_whole_number", f"{shown(raw)} is not a whole number.", fix)
    if raw not in band:
        refuse("out_of_range", f"{shown(raw)} is out of range.", fix)
    return raw


def _code(question: Question, raw: str, refuse: Refuse) -> str:
    if raw not in question.codes:
        suggestion = nearest(raw, question.codes)
        refuse("unknown_code", f"{shown(raw)} is not one of its codes. {suggestion}", _choices(question))
    return raw


def _choices(question: Question) -> str:
    return "Choose from: " + ", ".join(question.codes) + "."


def _texts(raw: object, refuse: Refuse, fix: Callable[[], str]) -> list[str]:
    items = [raw] if isinstance(raw, str) else raw
    if items in ([], ()):
        refuse("empty", "is empty.", fix())
    if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
        refuse("not_a_list", f"{shown(raw)} is not a list of codes or names.", fix())
    return [item if isinstance(item, Typed) else str.__str__(item) for item in items]


def _names(raw: object, refuse: Refuse) -> tuple[str, ...]:
    """Names as typed, each once; `none` where all that was typed says so, in whatever words."""
    fix = "Give the names of all medicines, or the one word none."
    names: dict[str, None] = {}
    items = raw
    if isinstance(raw, list | tuple):
        items = [_told(item, refuse) if isinstance(item, Mapping) else item for item in raw]
    for line in _texts(items, refuse, lambda: fix):
        for name in _split(line):
            if hides(name):
                refuse("control_characters", f"{shown(name)} holds control characters.", "Type the name again.")
            if name.strip():
                names[name if isinstance(name, Typed) else name.strip()] = None
    if not names:
        refuse("empty", "has no name in it.", fix)
    said_none = [name for name in names if name.casefold() == "none"]
    if said_none and len(said_none) < len(names):
        refuse("not_alone", "none cannot stand beside a name.", fix)
    return tuple(name for name in names if not says_none(name)) or ("none",)


def _split(line: str) -> Iterable[str]:
    """The names in a line as typed; a tab, which a pasted table has between its cells, is a space."""
    if isinstance(line, Typed):
        return (line,)
    return line.replace(";", ",").replace("\n", ",").replace("\t", " ").split(",")


def _told(item: Mapping[object, object], refuse: Refuse) -> Typed:
    """A name with what its owner said of it, as a file of answers keeps it."""
    fix = "Give the name as text, or under `name`, with `is_not` and `called_a_blood_thinner` as they were saved."
    name, denied, called = (item.get(key) for key in ("name", "is_not", "called_a_blood_thinner"))
    whole = isinstance(name, str) and bool(name.strip()) and not set(name) & set(",;\n")
    if (
        not whole
        or str(name).strip().casefold() == "none"
        or item.keys() - {"name", "is_not", "called_a_blood_thinner"}
    ):
        refuse("not_a_name", f"{shown(item)} is not a name.", fix)
    denied = [] if denied is None else denied
    if not isinstance(denied, list) or not all(isinstance(one, str) and not hides(one) for one in denied):
        refuse("not_a_list", f"{shown(denied)} is not a list of names.", fix)
    if called is not None and called not in (YES, NO, NOT_SURE):
        refuse("unknown_code", f"{shown(called)} is not yes, no or not_sure.", fix)
    return Typed(str(name).strip(), tuple(denied), str(called or ""))
