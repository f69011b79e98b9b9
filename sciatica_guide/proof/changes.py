"""Promises about a change of one answer, turned into obligations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.guideline.codes import CLASSES, EFFECTS, MEDICINE_CONDITIONS, UNTICKED
from sciatica_guide.guideline.model import Condition, Rule
from sciatica_guide.proof.boxes import Box, Cover, meet
from sciatica_guide.proof.obligations import Obligation, summed
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.space import Space
from sciatica_guide.proof.variables import MEDICINES, NO, apart


def never_milder(property: Property, space: Space, exact: bool) -> Iterator[Obligation]:
    """What held before the change still holds after it, or something as bad does; and no question is closed by it."""
    rules = [rule for rule in space.guideline.rules if rule.id not in property.but]
    for step in _steps(property, space):
        yield from _within(property, space, _levels(rules, property.of, step, _lost(step, space, exact), space))
        if step[0] not in (CLASSES, EFFECTS):
            yield from _within(property, space, _questions(step, space))


def left_behind(property: Property, space: Space) -> Iterator[tuple[str, Obligation]]:
    """Each rule with what has to be shown for a change not to leave it behind."""
    for step in _steps(property, space):
        lost = _lost(step, space, exact=True)
        for rule in space.guideline.rules:
            for one in _within(property, space, _levels([rule], property.of, step, lost, space)):
                yield rule.id, one


def one_step(property: Property, space: Space, exact: bool) -> Iterator[Obligation]:
    """Whatever a rule brings for a number, one level less was there for the number before."""
    for question, before, after in _steps(property, space):
        lost = _lost((question, after, before), space, exact)
        for rule in space.guideline.rules:
            for box in _out(_about(rule, question, lost, space), question, after, before, space):
                for ladder in property.of:
                    level = space.level(ladder, rule)
                    milder = space.milder(ladder, type(level)(level - 1)) if level else 0
                    if milder:
                        region = Obligation({**box, ladder: milder}, (), (question, after, before))
                        yield from _within(property, space, [region])


def _within(property: Property, space: Space, shown: Iterable[Obligation]) -> Iterator[Obligation]:
    """The same for those whom the property is for."""
    for one in shown:
        for people in summed(property, space) if property.when else ({},):
            region = meet(one.region, people)
            if region is not None:
                yield one._replace(region=region)


def _levels(
    rules: Iterable[Rule], ladders: Iterable[str], step: tuple[str, str, str], lost: set[str], space: Space
) -> Iterator[Obligation]:
    for rule in rules:
        for box in _out(_about(rule, step[0], lost, space), *step, space):
            for ladder in ladders:
                milder = space.milder(ladder, space.level(ladder, rule))
                if milder:
                    yield Obligation({**box, ladder: milder}, (), step)


def _lost(step: tuple[str, str, str], space: Space, exact: bool) -> set[str]:
    """The defined variables that may be lost by a change; the others still hold after it if they held before.

    With `exact` all that hang on the question, so that nothing is held that could not be before.
    """
    hanging = set(space.hanging_on(step[0]))
    if exact:
        return hanging
    cover, lost = Cover(space.every), set()
    for name in hanging:
        boxes = space.definitions[name]
        moved = _after((box for box in boxes if _names(box, step[0])), *step, space)
        if not boxes or not all(cover.covers(box, boxes) for box in moved):
            lost.add(name)
    return lost


def _about(rule: Rule, question: str, lost: set[str], space: Space) -> Iterator[Box]:
    """The answers for which a rule holds and that ask for anything of a question that a change may take away."""
    for short in space.short[rule.id]:
        if lost.isdisjoint(short):
            if _names(short, question):
                yield short
        else:
            yield from (box for box in space.opened(short, lost) if _names(box, question))


def _names(box: Box, question: str) -> bool:
    """Whether a box asks for anything of a question, or of what was reckoned from its number."""
    return question in box or any(name.startswith(f"{question} ") for name in box)


def _questions(step: tuple[str, str, str], space: Space) -> Iterator[Obligation]:
    """What is asked before a change is asked after it, but for a question that asks for what has just been ticked."""
    for question in space.guideline.questions.values():
        gates = [gate for gate in question.enable_when if not _ticks(step, gate)]
        about = [box for box in space.any(gates) if _names(box, step[0])]
        for box in _after(about, *step, space):
            yield Obligation(box, space.any(question.enable_when), step)


def _ticks(step: tuple[str, str, str], gate: Condition) -> bool:
    return step[0] in UNTICKED and step[2] not in ALONE and MEDICINE_CONDITIONS in gate.cells


def _steps(property: Property, space: Space) -> Iterator[tuple[str, str, str]]:
    """Every change of a code to another, or of a number to the next."""
    for change in property.changes:
        if change.before:
            yield from ((change.question, one, other) for one in change.before for other in change.after)
        else:
            numbers = space.values[change.question][1:]
            yield from ((change.question, one, other) for one, other in pairwise(numbers))


def _after(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[Box]:
    """Where people end up who were in one of the boxes and change one answer."""
    for _, moved in _moves(boxes, question, before, after, space):
        yield moved


def _out(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[Box]:
    """The same for those who leave their box by it."""
    for box, moved in _moves(boxes, question, before, after, space):
        if not all(name in moved and moved[name] & values == moved[name] for name, values in box.items()):
            yield moved


def _moves(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[tuple[Box, Box]]:
    was, now = space.told(question, before), space.told(question, after)
    for box in boxes:
        if meet(box, was) is not None:
            kept = {name: values for name, values in box.items() if name not in was or name == MEDICINES}
            gone = {apart(question, before): NO} if apart(question, before) in was else {}
            moved = meet(kept, now, gone)
            if moved is not None:
                yield box, moved
