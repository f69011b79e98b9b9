"""One entry of a diary, and the check that every entry passes, wherever it comes from."""

import datetime
import re
import secrets
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from sciatica_guide.assessment.checks import TURN_AROUND, UNPRINTABLE
from sciatica_guide.errors import AnswerError, shown

SCALES = ("leg_pain", "impact", "back_pain")
LONGEST_NOTE = 2000
"""Characters. Longer than anybody types behind a flag."""
UID = re.compile(r"[0-9a-f]{16}")


class Entry(NamedTuple):
    """What somebody noted on one day: numbers from 0 to 10, whether there was a session, and a note."""

    uid: str
    """Tells an entry from every other, so that one that is imported twice is kept once."""
    day: str
    leg_pain: int
    impact: int
    back_pain: int | None = None
    session: bool = False
    note: str = ""


def entry(fields: Mapping[str, Any], where: str) -> Entry:
    """The entry that these fields make; without `uid` it is a new one. Errors: AnswerError names the field."""
    for field in fields.keys() - set(Entry._fields):
        raise AnswerError(f"{where}, {shown(field)}", "is no field of an entry.", "Use: " + ", ".join(Entry._fields))
    uid = fields.get("uid") or secrets.token_hex(8)
    if not isinstance(uid, str) or not UID.fullmatch(uid):
        raise AnswerError(f"{where}, uid", f"{shown(uid)} is not one of ours.", "Leave it as it was exported.")
    numbers = {scale: _number(fields.get(scale), f"{where}, {scale}", scale != "back_pain") for scale in SCALES}
    session = fields.get("session") or False
    if not isinstance(session, bool):
        raise AnswerError(f"{where}, session", f"{shown(session)} is neither true nor false.", "Write one of the two.")
    return Entry(
        uid=uid,
        day=_day(fields.get("day"), f"{where}, day"),
        leg_pain=numbers["leg_pain"] or 0,
        impact=numbers["impact"] or 0,
        back_pain=numbers["back_pain"],
        session=session,
        note=_note(fields.get("note") or "", f"{where}, note"),
    )


def _number(raw: object, where: str, needed: bool) -> int | None:
    if raw is None and not needed:
        return None
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= 10:
        what = "is missing." if raw is None else f"{shown(raw)} does not fit."
        raise AnswerError(where, what, "Give a whole number from 0 to 10.")
    return raw


def _day(raw: object, where: str) -> str:
    try:
        return datetime.date.fromisoformat(str(raw)).isoformat()
    except ValueError as error:
        raise AnswerError(where, f"{shown(raw)} is not a date.", "Write it as 2026-11-21.") from error


def _note(raw: object, where: str) -> str:
    if not isinstance(raw, str) or len(raw) > LONGEST_NOTE:
        raise AnswerError(where, "is not a text, or too long.", f"Write at most {LONGEST_NOTE} characters.")
    if any(unicodedata.category(one) in UNPRINTABLE or one in TURN_AROUND for one in raw):
        raise AnswerError(where, "holds control characters.", "Type the note again, on one line.")
    return raw.strip()
