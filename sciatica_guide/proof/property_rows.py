"""content/properties.toml in, properties out: the safety properties as a clinician states them, checked row by row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.loader import read_toml
from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.guideline.model import Range, Urgency
from sciatica_guide.guideline.readers import ACTS
from sciatica_guide.guideline.rows import Codes, Row
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.proof.properties import AT_MOST, Accepted, Change, Property, Stated, Thing
from sciatica_guide.proof.variables import CLASSES, EFFECTS, several

RISING = "rising"


def load_properties(guideline: Guideline, folder: Path = CONTENT) -> Stated:
    """Every property and every accepted finding. Errors: ContentError names file, row and field."""
    name = guideline.edition.properties
    file = Row(name, read_toml(folder).get(name, {}), "the whole file")
    read = Reader(guideline)
    stated = Stated(
        tuple(read.property(Row(name, raw)) for raw in file.rows("property")),
        tuple(read.accepted(Row(name, raw)) for raw in file.rows("accepted")),
        tuple(read.thing(Row(name, raw)) for raw in file.rows("thing")),
    )
    file.fields.pop("table", None)
    file.done()
    ids = [row.id for rows in stated for row in rows]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise ContentError(f"{name}, row {id_}, field id", "is used twice.", "Give each row an id of its own.")
    return stated


class Reader:
    """Reads rows of the file against one guideline: its questions, codes, levels, rules and recommendations."""

    def __init__(self, guideline: Guideline) -> None:
        self.ladder = guideline.ladder
        self.codes = _codes(guideline)
        self.promises: Mapping[str, tuple[str, ...] | None] = {
            **{name: ladder.codes[1:] for name, ladder in guideline.ladders.items()},
            **{f"{name}{AT_MOST}": ladder.codes[1:] for name, ladder in guideline.ladders.items()},
            "given": tuple(advice.id for advice in guideline.advice),
            "withheld": (*ACTS, *(advice.id for advice in guideline.advice)),
            "cautioned": tuple(advice.id for advice in guideline.advice),
            "never_together": tuple(advice.id for advice in guideline.advice),
            "told": tuple(rule.id for rule in guideline.rules),
            "by_itself": tuple(rule.id for rule in guideline.rules),
            "asked": tuple(guideline.questions),
            "never_milder": tuple(guideline.ladders),
            "never_calm": tuple(guideline.ladders),
            "first_and_last": tuple(step.code for step in Urgency),
            "never_printed": None,
        }

    def property(self, row: Row) -> Property:
        raw = row.fields.pop("then", None)
        if not isinstance(raw, dict) or len(raw) != 1 or set(raw) - set(self.promises):
            raise row.broken("then", "is not one promise.", "Choose one of: " + ", ".join(self.promises) + ".")
        then = Row(row.file, raw, f"{row.name}, then")
        ((promise, of),) = then.fields.items()
        then.fields[promise] = [of] if isinstance(of, str) else of
        read = Property(
            id=row.text("id"),
            contract=row.text("contract"),
            claim=row.text("claim"),
            harm=row.text("harm"),
            promise=promise,
            of=then.texts(promise, self.promises[promise]),
            when=row.conditions("when", self.codes),
            also=row.conditions("also", self.codes),
            alone=row.flag("alone"),
            changes=tuple(self._change(Row(row.file, raw, f"{row.name}, change")) for raw in row.rows("change")),
            caution=row.level("as", self.ladder.steps, min(self.ladder.steps)),
        )
        row.done()
        return read

    def accepted(self, row: Row) -> Accepted:
        read = Accepted(row.text("id"), row.text("check"), row.texts("about"), row.text("reason"))
        row.done()
        return read

    def thing(self, row: Row) -> Thing:
        read = Thing(row.text("id"), row.texts("recommendations", self.promises["given"]))
        row.done()
        return read

    def _change(self, row: Row) -> Change:
        question = row.choice("question", self.codes)
        codes = self.codes[question]
        if isinstance(codes, Range):
            change = Change(question, (), (row.choice("to", (RISING,)),))
        else:
            change = Change(question, row.texts("from", codes), row.texts("to", codes))
        row.done()
        return change


def _codes(guideline: Guideline) -> Codes:
    """What a property may ask for: answers, what medicines do, findings, and levels that come out."""
    asked = {question.id: question.band or frozenset(question.codes) for question in guideline.questions.values()}
    derived = {name: frozenset(codes) for name, codes in several(guideline).items() if name in (CLASSES, EFFECTS)}
    derived |= {measure.id: frozenset(measure.codes) for measure in guideline.measures}
    levels = {name: frozenset(ladder.codes) for name, ladder in guideline.ladders.items()}
    return {**asked, **derived, **levels, "findings": frozenset(rule.id for rule in guideline.rules)}
