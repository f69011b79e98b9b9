"""Readers of terms and of what medicines are given for: a checked Row in, a noun out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sciatica_guide.guideline.model import Question, Range
from sciatica_guide.guideline.readers import BASES, Cited
from sciatica_guide.guideline.rows import Codes, Row
from sciatica_guide.guideline.rows_as_nouns import Indication, Term


def term(row: Row, codes: Codes, cited: Cited) -> Term:
    """One word for several answers; its conditions may ask for the terms above it."""
    id_, rows = row.text("id"), row.rows("code")
    worst_of = row.texts("worst_of", [name for name, band in codes.items() if isinstance(band, Range)], default=[])
    if bool(rows) == bool(worst_of):
        raise row.broken("code", "or else worst_of says what it is.", "Give codes, or the numbers it is the worst of.")
    conditions, labels = {}, {}
    for raw in rows:
        nested = Row(row.file, raw, f"{id_}, code")
        code = nested.text("code")
        labels[code] = nested.text("label")
        conditions[code] = nested.conditions("when", codes)
        nested.done()
    return Term(
        id_, row.text("label"), row.texts("sources", cited), row.choice("basis", BASES), worst_of, conditions, labels
    )


def domain(term: Term, codes: Codes) -> frozenset[str] | Range:
    """What a condition may ask of a term."""
    return codes[term.worst_of[0]] if term.worst_of else frozenset(term.codes)


def indication(row: Row, questions: Mapping[str, Question], among: Collection[str], cited: Cited) -> Indication:
    """What a medicine is usually given for; `among` are the questions whose codes its conditions may be."""
    asked = {code: id_ for id_ in among if id_ in questions for code in questions[id_].codes}
    conditions = row.texts("conditions", asked or None)
    homes = {asked.get(code, "") for code in conditions}
    if len(homes) > 1:
        raise row.broken("conditions", "are answers to different questions.", "Write a row for each question.")
    return Indication(
        id=row.text("id"),
        label=row.text("label"),
        question=homes.pop(),
        conditions=conditions,
        counts=row.flag("counts"),
        sources=row.texts("sources", cited),
        basis=row.choice("basis", BASES),
    )
