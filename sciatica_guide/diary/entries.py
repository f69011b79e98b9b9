"""One entry of a diary, checked wherever it comes from; entries as CSV or JSON, and back again without loss."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from sciatica_guide.assessment.checks import hides
from sciatica_guide.errors import AnswerError, shown
from sciatica_guide.exchange.answer_files import parse_json
from sciatica_guide.exchange.spreadsheet import as_it_was, defused

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
        day = datetime.date.fromisoformat(str(raw))
    except ValueError as error:
        raise AnswerError(where, f"{shown(raw)} is not a date.", "Write it as 2026-11-21.") from error
    if day > datetime.date.today():
        raise AnswerError(where, f"{day} has not come yet.", "Check the year, the month and the day.")
    return day.isoformat()


def _note(raw: object, where: str) -> str:
    if not isinstance(raw, str) or len(raw) > LONGEST_NOTE:
        raise AnswerError(where, "is not a text, or too long.", f"Write at most {LONGEST_NOTE} characters.")
    if hides(raw):
        raise AnswerError(where, "holds control characters.", "Type the note again, on one line.")
    return raw.strip()


FORMATS = ("csv", "json")
SCHEMA = "sciatica-guide/diary/1"
YES, NO = "yes", "no"
TRUTHS = {YES: True, "true": True, "x": True, "1": True, NO: False, "false": False, "0": False}
"""What table programs make of yes and no."""


def exported(entries: Iterable[Entry], format: str) -> str:
    """The entries as text in one of the formats."""
    if format == "json":
        held = {"schema": SCHEMA, "entries": [one._asdict() for one in entries]}
        return json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(Entry._fields)
    for one in entries:
        rows.writerow(one._replace(session=YES if one.session else NO, note=defused(one.note)))  # type: ignore[arg-type]
    return out.getvalue()


def imported(text: str, where: str) -> list[Entry]:
    """The entries in a text that was exported, or written by hand in the same shape. Errors: AnswerError."""
    rows = _json(text, where) if text.lstrip().startswith(("{", "[")) else _csv(text, where)
    return [_named(entry(fields, place), fields) for place, fields in rows]


def _named(one: Entry, fields: Mapping[str, Any]) -> Entry:
    """A row written by hand is named after what it says, so that it is kept once, however often it is imported."""
    if fields.get("uid"):
        return one
    return one._replace(uid=blake2b(repr(one[1:]).encode(), digest_size=8).hexdigest())


def _json(text: str, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    held = parse_json(text, where)
    rows = held.get("entries") if isinstance(held, dict) else held
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise AnswerError(where, "is no diary.", "Name a file that diary export wrote.")
    yield from ((f"{where}, entry {at}", row) for at, row in enumerate(rows, 1))


def _csv(text: str, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        yield from _rows(rows, where)
    except csv.Error as error:
        what = f"breaks off as CSV behind line {rows.line_num}."
        raise AnswerError(
            where, what, "Keep each entry on one line, and a note with a comma between quotes."
        ) from error


def _rows(rows: csv.DictReader[str], where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if not {"day", "leg_pain", "impact"} <= set(rows.fieldnames or ()):
        raise AnswerError(where, "is no diary.", "Its first line has to name day, leg_pain and impact.")
    for row in rows:
        place = f"{where}, line {rows.line_num}"
        if None in row:
            raise AnswerError(place, "has too many columns.", "Put a note that holds a comma between quotes.")
        if any(row.values()):
            yield place, {field: _typed(field, value) for field, value in row.items() if value not in (None, "")}


def _typed(field: str, value: str) -> object:
    """Numbers as numbers and sessions as true or false; whatever is neither is refused as it stands."""
    if field == "session":
        return TRUTHS.get(value.strip().lower(), value)
    if field == "note":
        return as_it_was(value)
    number = value.strip()
    return (
        int(number) if field in SCALES and number.isascii() and number.isdigit() and len(number) < 3 else value.strip()
    )
