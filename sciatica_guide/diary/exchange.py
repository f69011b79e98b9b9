"""A diary as CSV or JSON, and back again without loss."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sciatica_guide.diary.entries import Entry, entry
from sciatica_guide.errors import AnswerError

FORMATS = ("csv", "json")
SCHEMA = "sciatica-guide/diary/1"
YES, NO = "yes", "no"


def written(entries: Iterable[Entry], format: str) -> str:
    """The entries as text in one of the formats."""
    if format == "json":
        held = {"schema": SCHEMA, "entries": [one._asdict() for one in entries]}
        return json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(Entry._fields)
    rows.writerows(one._replace(session=YES if one.session else NO) for one in entries)  # type: ignore[arg-type]
    return out.getvalue()


def read(text: str, where: str) -> list[Entry]:
    """The entries in a text that was exported, or written by hand in the same shape. Errors: AnswerError."""
    rows = _json(text, where) if text.lstrip().startswith(("{", "[")) else _csv(text, where)
    return [entry(fields, place) for place, fields in rows]


def _json(text: str, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnswerError(where, "breaks off as JSON.", "Export it again.") from error
    rows = held.get("entries") if isinstance(held, dict) else held
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise AnswerError(where, "is no diary.", "Name a file that diary export wrote.")
    yield from ((f"{where}, entry {at}", row) for at, row in enumerate(rows, 1))


def _csv(text: str, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if not {"day", "leg_pain", "impact"} <= set(rows.fieldnames or ()):
        raise AnswerError(where, "is no diary.", "Its first line has to name day, leg_pain and impact.")
    for row in rows:
        place = f"{where}, line {rows.line_num}"
        if None in row:
            raise AnswerError(place, "has too many columns.", "Put a note that holds a comma between quotes.")
        yield place, {field: _typed(field, value) for field, value in row.items() if value not in (None, "")}


def _typed(field: str, value: str) -> object:
    """Numbers as numbers and sessions as true or false; whatever is neither is refused as it stands."""
    if field == "session":
        return {YES: True, NO: False}.get(value, value)
    return int(value) if field not in ("uid", "day", "note") and value.isascii() and value.isdigit() else value
