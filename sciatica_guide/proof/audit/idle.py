"""What in the tables does nothing: rules, answers, questions and recommendations that make no difference to anybody."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_guide.assessment.derived import ways
from sciatica_guide.guideline.model import Range, Rule
from sciatica_guide.proof.boxes import Box, Cover, meet
from sciatica_guide.proof.obligations import Obligation
from sciatica_guide.proof.properties import Stated
from sciatica_guide.proof.prover import proved
from sciatica_guide.proof.space import Space

NOTHING_WRONG = ("none", "no", "skipped")
"""Codes whose whole sense is that there is nothing to read."""


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
        for id_ in _codes(condition.cells.get("findings"))
    } | {id_ for advice in space.guideline.advice for id_ in advice.first_for}
    for rule in space.guideline.rules:
        if rule.id not in read and not any(_decides(rule, ladder, space) for ladder in space.guideline.ladders):
            yield rule.id


def answers_unread(space: Space, _: Stated) -> Iterator[str]:
    """Codes, and numbers, that no rule and no question's gate asks for."""
    questions = space.guideline.questions.values()
    conditions = [rule.when for rule in space.guideline.rules]
    conditions += [gate for question in questions for gate in question.enable_when]
    asked = {cell for condition in conditions for way in ways(space.guideline, condition) for cell in way}
    for question in questions:
        cells = [cell for name, cell in asked if name == question.id]
        read = {code for cell in cells for code in _codes(cell)}
        compared = any(question.id in measure.questions for measure in space.guideline.measures)
        if question.band is not None and not (cells or compared):
            yield question.id
        yield from (f"{question.id}: {code}" for code in question.codes if code not in (*NOTHING_WRONG, *read))


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


def _codes(cell: frozenset[str] | Range | None) -> frozenset[str]:
    return cell if isinstance(cell, frozenset) else frozenset()
