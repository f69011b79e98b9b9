"""The audit of the tables: which safety properties hold, and what in the tables is idle, unread or at odds."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from sciatica_guide.assessment.derived import ways
from sciatica_guide.errors import ContentError
from sciatica_guide.guideline import packaged
from sciatica_guide.guideline.loader import load
from sciatica_guide.guideline.manifest import BUILT, CONTENT, Edition
from sciatica_guide.guideline.model import Guideline, Range, Rule
from sciatica_guide.proof.boxes import Box, Cover, meet
from sciatica_guide.proof.counterexample import as_flags
from sciatica_guide.proof.obligations import Obligation, left_behind
from sciatica_guide.proof.properties import Property, Stated, load_properties
from sciatica_guide.proof.prover import Refutation, holds, prove, proved
from sciatica_guide.proof.space import Space
from sciatica_guide.report.page import Block, Bullets, Heading, Line, Paragraph, Report, Section

SCHEMA = "sciatica-guide/audit/1"
NOTHING_WRONG = ("none", "no", "skipped")
"""Codes whose whole sense is that there is nothing to read."""
FOR, AGAINST = ("treat", "wait"), ("avoid",)
UNSURE = "not_sure"


class Found(NamedTuple):
    """Something that a check found, by a name that stays the same; `accepted` is why it is meant to be so, if it is."""

    about: str
    accepted: str = ""


class Check(NamedTuple):
    """One check and what it found."""

    id: str
    title: str
    found: tuple[Found, ...]


class Audit(NamedTuple):
    """Every property with what refutes it, if anything does, and every check."""

    guideline: Guideline
    properties: tuple[tuple[Property, Refutation | None], ...]
    checks: tuple[Check, ...]
    loaded: str = ""
    """Where the guideline was loaded from."""

    @property
    def broken(self) -> tuple[Refutation, ...]:
        return tuple(refutation for _, refutation in self.properties if refutation is not None)

    @property
    def passed(self) -> bool:
        return not self.broken and all(found.accepted for check in self.checks for found in check.found)


def audit(guideline: Guideline) -> Audit:
    """Proves every property and runs every check."""
    space, stated = Space(guideline), load_properties(guideline)
    properties = tuple((property, prove(property, space)) for property in stated.properties)
    return Audit(guideline, properties, tuple(checks(space, stated)))


def audit_loaded(edition: Edition) -> Audit:
    """The audit of the guideline that this program runs on, and whether that is what stands in its tables."""
    found, packed = audit(packaged.guideline(edition)), packaged.PICKLE.format(edition.id)
    return found._replace(
        loaded=f"content/built/{packed}" if (BUILT / packed).exists() else "the tables in content/",
        checks=(
            *found.checks,
            Check(
                "not-as-written", "What is loaded but not what the tables say", tuple(_not_as_written(found.guideline))
            ),
            Check("not-as-installed", "Files that changed since they were installed", tuple(_not_as_installed())),
        ),
    )


def _not_as_written(guideline: Guideline) -> Iterator[Found]:
    """The parts in which a packed guideline differs from the tables beside it, read and checked anew."""
    try:
        written = load(edition=guideline.edition)
    except ContentError as error:
        yield Found(str(error))
        return
    for name, loaded, there in zip(guideline._fields, guideline, written, strict=True):
        if loaded != there:
            yield Found(name)


def _not_as_installed() -> Iterator[Found]:
    """Files of the content whose digest is not the one that the installer wrote down; none where they are edited."""
    try:
        installed = importlib.metadata.files("sciatica-guide") or ()
    except importlib.metadata.PackageNotFoundError:
        return
    for file in installed:
        if file.hash is not None and Path(str(file.locate())).is_relative_to(CONTENT):
            try:
                digest = hashlib.new(file.hash.mode, file.read_binary()).digest()
            except OSError:
                digest = b""
            if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != file.hash.value:
                yield Found(str(file))


def checks(space: Space, stated: Stated) -> Iterator[Check]:
    """Each check; what is accepted has to be found, or the acceptance is itself a finding."""
    idle = []
    for id_, (title, find) in CHECKS.items():
        reasons = {about: row.reason for row in stated.accepted if row.check == id_ for about in row.about}
        names = tuple(dict.fromkeys(find(space, stated)))
        idle += [Found(f"{id_}: {about}") for about in reasons if about not in names]
        yield Check(id_, title, tuple(Found(name, reasons.get(name, "")) for name in names))
    yield Check("accepted-in-vain", "Accepted findings that are no longer found", tuple(idle))


def never_fires(space: Space, _: Stated) -> Iterator[str]:
    """Rules that hold for no answers, or only for answers to questions that such a person is not asked."""
    cover = Cover(space.every)
    for rule in space.guideline.rules:
        if all(cover.covers(box, space.impossible) for box in _asked(rule, space)):
            yield rule.id


def rules_idle(space: Space, _: Stated) -> Iterator[str]:
    """Rules without which every level stays as it is, and that no recommendation reads."""
    read = {
        id_
        for advice in space.guideline.advice
        for condition in (*advice.when, *advice.withheld_by, *advice.cautioned_by)
        for id_ in condition.codes("findings")
    } | {id_ for advice in space.guideline.advice for id_ in advice.first_for}
    for rule in space.guideline.rules:
        if rule.id not in read and not any(_decides(rule, ladder, space) for ladder in space.guideline.ladders):
            yield rule.id


def answers_unread(space: Space, _: Stated) -> Iterator[str]:
    """Codes, and numbers, that no rule and no question's gate asks for."""
    questions = space.guideline.questions.values()
    conditions = [rule.when for rule in space.guideline.rules]
    conditions += [gate for question in questions for gate in question.enable_when]
    cells = {cell for condition in conditions for way in ways(space.guideline, condition) for cell in way}
    for question in questions:
        reading = [cell for name, cell in cells if name == question.id]
        read = {code for cell in reading if not isinstance(cell, Range) for code in cell}
        compared = any(question.id in measure.questions for measure in space.guideline.measures)
        if question.band is not None and not (reading or compared):
            yield question.id
        yield from (f"{question.id}: {code}" for code in question.codes if code not in (*NOTHING_WRONG, *read))


def longer_is_milder(space: Space, stated: Stated) -> Iterator[str]:
    """Rules that a longer time with growing pain leaves behind, so that a level can fall."""
    cover = Cover(space.every)
    for property in stated.properties:
        if property.but:
            yield from (rule for rule, shown in left_behind(property, space) if not proved(shown, cover, space))


def never_asked(space: Space, _: Stated) -> Iterator[str]:
    """Questions whose gates open for nobody."""
    cover = Cover(space.every)
    for question in space.guideline.questions.values():
        gates = space.any(question.enable_when)
        if question.enable_when and all(cover.covers(gate, space.impossible) for gate in gates):
            yield question.id


def advice_never_given(space: Space, _: Stated) -> Iterator[str]:
    """Recommendations that are for nobody, or withheld from everybody they are for."""
    cover = Cover(space.every)
    for advice in space.guideline.advice:
        fits = space.any(advice.when) if advice.when else ({},)
        given = (Obligation(fit, space.any(advice.withheld_by)) for fit in fits)
        if all(proved(one, cover, space) for one in given):
            yield advice.id


def _decides(rule: Rule, ladder: str, space: Space) -> bool:
    """Whether there are answers whose level on this ladder rests on this rule alone."""
    milder = space.milder(ladder, space.level(ladder, rule))
    others = [
        {**box, ladder: short}
        for other in space.guideline.rules
        if other is not rule and (short := space.milder(ladder, space.level(ladder, other)))
        for box in space.rules[other.id]
    ]
    cover = Cover(space.every)
    walls = (*space.impossible, *others)
    return bool(milder) and not all(cover.covers({**box, ladder: milder}, walls) for box in space.rules[rule.id])


def _asked(rule: Rule, space: Space) -> Iterator[Box]:
    """The answers for which a rule holds, where each of its questions is one that the person is asked."""
    boxes = list(space.rules[rule.id])
    for name in rule.when.cells:
        gates = space.guideline.questions[name].enable_when if name in space.guideline.questions else ()
        if gates:
            open_ = space.any(gates)
            boxes = [both for box in boxes for gate in open_ if (both := meet(box, gate)) is not None]
    yield from boxes


def contradictions(space: Space, stated: Stated) -> Iterator[str]:
    """Two rows about one thing, for and against it, that can both be given; and rows against something unnamed."""
    by_id = {advice.id: advice for advice in space.guideline.advice}
    named = {id_ for thing in stated.things for id_ in thing.recommendations}
    yield from (f"{one.id}: about nothing" for one in by_id.values() if one.act in AGAINST and one.id not in named)
    for thing in stated.things:
        about = [by_id[id_] for id_ in thing.recommendations]
        for one, other in product(about, about):
            if one.act in FOR and other.act in AGAINST:
                pair = Property("", "", "", "", "never_together", (one.id, other.id))
                if not holds(pair, space):
                    yield f"{one.id} and {other.id}: {thing.id}"


def unsure_silences(space: Space, _: Stated) -> Iterator[str]:
    """Rules that raise a level for an answer, where not sure in its place leaves nothing raised.

    Where the rule asks for action soon, so must what is left for not sure; where it is calm, anything raised will do.
    """
    cover = Cover(space.every)
    for rule in space.guideline.rules:
        for name in rule.when.cells:
            question = space.guideline.questions.get(name)
            if question is None or UNSURE not in question.codes or UNSURE in rule.when.codes(name):
                continue
            for ladder, known in space.guideline.ladders.items():
                level = space.level(ladder, rule)
                short = space.milder(ladder, known.firm if level >= known.firm else known.steps(min(level, 1)))
                rest = [meet(_without(box, name), space.told(name, UNSURE)) for box in space.rules[rule.id]]
                never = (*space.impossible, *space.forced[ladder])
                if short and not all(box is None or cover.covers({**box, ladder: short}, never) for box in rest):
                    yield f"{rule.id}: {name}"


def _without(box: dict[str, int] | object, name: str) -> dict[str, int]:
    assert isinstance(box, dict)
    return {variable: values for variable, values in box.items() if variable.split(" ")[0] != name}


CHECKS: dict[str, tuple[str, Callable[[Space, Stated], Iterator[str]]]] = {
    "rule-never-fires": ("Rules that can never fire", never_fires),
    "rule-changes-nothing": ("Rules that change no level and that no recommendation reads", rules_idle),
    "answer-unread": ("Answers that no rule and no question reads", answers_unread),
    "longer-is-milder": ("Rules that a longer time with growing pain leaves behind", longer_is_milder),
    "question-never-asked": ("Questions that are never asked", never_asked),
    "advice-never-given": ("Recommendations that are never given", advice_never_given),
    "advice-contradicts": ("Recommendations that can be given together and say opposite things", contradictions),
    "unsure-silences": ("Answers of not sure that silence what another answer would raise", unsure_silences),
}


def page(audits: Sequence[Audit]) -> Report:
    """For each guideline the properties, then each check; what is neither proved nor accepted is marked."""
    sections = (
        Section(audit.guideline.edition.id, f"The guideline {audit.guideline.edition.id}", tuple(_blocks(audit)))
        for audit in audits
    )
    passed = "PASSED" if all(audit.passed for audit in audits) else "FAILED"
    return Report(passed, f"Audit of the tables {audits[0].guideline.seal.digest}", tuple(sections))


def as_json(audits: Sequence[Audit]) -> str:
    """The same for programs."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "tables": audits[0].guideline.seal.digest,
        "loaded": {audit.guideline.edition.id: audit.loaded for audit in audits},
        "passed": all(audit.passed for audit in audits),
        "properties": [
            {
                "guideline": audit.guideline.edition.id,
                "id": property.id,
                "contract": property.contract,
                "claim": property.claim,
                "harm": property.harm,
                "holds": broken is None,
                "broken_by": _broken(broken),
            }
            for audit in audits
            for property, broken in audit.properties
        ],
        "checks": [
            {
                "guideline": audit.guideline.edition.id,
                "id": check.id,
                "title": check.title,
                "found": [{"about": one.about, "accepted": one.accepted or None} for one in check.found],
            }
            for audit in audits
            for check in audit.checks
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _broken(broken: Refutation | None) -> dict[str, Any] | None:
    if broken is None:
        return None
    return {
        "what": broken.what,
        "answers": broken.given,
        "flags": None if broken.given is None else as_flags(broken.given),
        "before": broken.before,
    }


def _blocks(audit: Audit) -> Iterator[Block]:
    total = len(audit.properties)
    held = f"{total - len(audit.broken)} of {total} safety properties hold for every set of answers."
    if audit.loaded:
        yield Paragraph(Line(f"Loaded from {audit.loaded}, tables {audit.guideline.seal.digest}."))
    yield Paragraph(Line(held))
    if audit.broken:
        yield Bullets(tuple(Line(str(broken), lead="BROKEN") for broken in audit.broken))
    for check in audit.checks:
        new = [found.about for found in check.found if not found.accepted]
        accepted: dict[str, list[str]] = {}
        for found in check.found:
            if found.accepted:
                accepted.setdefault(found.accepted, []).append(found.about)
        count = f"{len(check.found)}, {f'{len(new)} not' if new else 'all'} accepted" if check.found else "none"
        yield Heading(f"{check.title}: {count}")
        lines = [Line(about, lead="NOT ACCEPTED") for about in new]
        lines += [
            Line(f"{'; '.join(abouts)}. Accepted: {' '.join(reason.split())}") for reason, abouts in accepted.items()
        ]
        if lines:
            yield Bullets(tuple(lines))
