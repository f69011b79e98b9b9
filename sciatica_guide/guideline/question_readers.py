"""Readers of questions and of comparisons of their numbers: a checked Row in, a noun out."""

from __future__ import annotations

from collections.abc import Collection

from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import Option, Question, Range
from sciatica_guide.guideline.readers import Cited
from sciatica_guide.guideline.rows import Codes, Row

NO_NAMES = "none"
"""The one word that answers a question for names where there are none."""
KINDS = ("one", "many", "scale", "number", "names")


def option(row: Row) -> Option:
    label = row.text("label")
    return Option(row.text("code"), label, row.text("means", ""), row.text("said", label), row.text("brief", ""))


def domain(row: Row) -> tuple[str, frozenset[str] | Range]:
    """A question's id, and the codes or the band that conditions may ask of it."""
    id_ = row.text("id")
    kind = row.choice("kind", KINDS)
    if kind in ("scale", "number"):
        band = Range(row.number("min"), row.number("max"))
        if band.minimum >= band.maximum:
            raise row.broken("max", "is not above min.", "Give the band of numbers that fit.")
        return id_, band
    if kind == "names":
        return id_, frozenset([NO_NAMES])
    codes = [Row(row.file, raw, f"{id_}, option").text("code") for raw in row.rows("option")]
    for code in codes:
        if codes.count(code) > 1:
            raise Row(row.file, {}, f"{id_}, option").broken("code", f"{code!r} is used twice.", "Keep one of the two.")
    return id_, frozenset(codes)


def question(row: Row, parts: Collection[str], codes: Codes, cited: Cited) -> Question:
    id_, kind = row.text("id"), row.choice("kind", KINDS)
    options = []
    for raw in row.rows("option"):
        nested = Row(row.file, raw, f"{id_}, option")
        options.append(option(nested))
        nested.done()
    if (kind in ("one", "many")) != bool(options):
        raise row.broken("option", f"does not go with kind {kind}.", "Questions of kind one or many have options.")
    return Question(
        id=id_,
        part=row.choice("part", parts),
        kind=kind,
        text=row.text("text"),
        short=row.text("short"),
        why=row.text("why"),
        sources=row.texts("sources", cited),
        options=tuple(options),
        means=row.text("means", ""),
        check=row.text("check", ""),
        band=Range(row.number("min"), row.number("max")) if kind in ("scale", "number") else None,
        low=row.text("low", ""),
        high=row.text("high", ""),
        unit=row.text("unit", ""),
        enable_when=row.conditions("enable_when", codes),
    )


def measure(row: Row, numbers: Collection[str]) -> Measure:
    """A comparison of numbers: `before` and `now` name questions, pair by pair."""
    id_, before, now = row.text("id"), row.texts("before", numbers), row.texts("now", numbers)
    if len(before) != len(now):
        raise row.broken("now", "does not go with before.", "Name as many questions in one as in the other.")
    up_by, down_by = row.number("up_by"), row.number("down_by")
    if (up_by > 0) == (0 < down_by <= 100):
        raise row.broken("up_by", "or else down_by says how much.", "Give one of them, points up or hundredths down.")
    pairs = tuple(zip(before, now, strict=True))
    return Measure(id_, pairs, row.text("code"), row.text("otherwise"), up_by, down_by)
