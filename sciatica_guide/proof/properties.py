"""Safety properties as a clinician states them in content/properties.toml: what must hold whatever anybody answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.codes import CLASSES, EFFECTS, MEDICINE_CONDITIONS
from sciatica_guide.guideline.levels import Level, Suitability, Urgency
from sciatica_guide.guideline.loader import read_toml
from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.guideline.model import UNANSWERED, Condition, Guideline, Range
from sciatica_guide.guideline.readers import ACTS, NO_NAMES, term_domain
from sciatica_guide.guideline.rows import Codes, Row
from sciatica_guide.proof.space import apart, several

AT_MOST = "_at_most"
"""Behind the name of a ladder: no worse than this level."""


class Change(NamedTuple):
    """A change of one answer: from one of these codes to one of those, or to the next higher number."""

    question: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Property(NamedTuple):
    """One thing that must hold whatever anybody answers. `promise` is the kind of thing, `of` what it is about.

    It is for everyone for whom a row of `when` holds and, where there are any, a row of `also`.
    """

    id: str
    contract: str
    claim: str
    harm: str
    promise: str
    of: tuple[str, ...]
    when: tuple[Condition, ...] = ()
    also: tuple[Condition, ...] = ()
    alone: bool = False
    """Nothing but what `when` names is answered."""
    only: bool = False
    """Of questions that take several answers, none is given but those that `when` names."""
    changes: tuple[Change, ...] = ()
    but: tuple[str, ...] = ()
    """For `never_milder`: rules that a change is meant to leave behind, each accepted in the audit with its reason."""
    caution: Level = Suitability.REASONABLE
    """For `by_itself`: how cautious each of the findings is, whatever else brings caution."""


class Accepted(NamedTuple):
    """Findings of the audit that are meant to be so, and why."""

    id: str
    check: str
    about: tuple[str, ...]
    reason: str


class Thing(NamedTuple):
    """Something that one recommendation may be for and another against."""

    id: str
    recommendations: tuple[str, ...]


class Stated(NamedTuple):
    """The file, read."""

    properties: tuple[Property, ...]
    accepted: tuple[Accepted, ...]
    things: tuple[Thing, ...]


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
    meant = {
        check: tuple(about for row in stated.accepted if row.check == check for about in row.about)
        for check in (row.check for row in stated.accepted)
    }
    stated = stated._replace(
        properties=tuple(
            one._replace(but=tuple(about for check in one.but for about in meant.get(check, ())))
            for one in stated.properties
        )
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
            "comes_to": tuple(apart(term.id, code) for term in guideline.terms.values() for code in term.codes),
            "never_milder": tuple(guideline.ladders),
            "one_step": tuple(guideline.ladders),
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
            only=row.flag("only"),
            but=tuple(filter(None, (row.text("but", ""),))),
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
    asked = {
        one.id: one.band or frozenset({*(one.codes or (NO_NAMES,)), UNANSWERED}) for one in guideline.questions.values()
    }
    derived: dict[str, frozenset[str] | Range] = {
        name: frozenset(codes) for name, codes in several(guideline).items() if name in (CLASSES, EFFECTS)
    }
    derived |= {measure.id: frozenset(measure.codes) for measure in guideline.measures}
    derived[MEDICINE_CONDITIONS] = frozenset(code for one in guideline.indications for code in one.conditions)
    derived |= {id_: term_domain(term, asked) for id_, term in guideline.terms.items()}
    levels = {name: frozenset(ladder.codes) for name, ladder in guideline.ladders.items()}
    return {**asked, **derived, **levels, "findings": frozenset(rule.id for rule in guideline.rules)}
