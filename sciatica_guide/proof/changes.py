"""Promises about a change of one answer, turned into obligations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sciatica_guide.guideline.codes import CLASSES, EFFECTS
from sciatica_guide.proof.boxes import Box, meet
from sciatica_guide.proof.obligations import Obligation
from sciatica_guide.proof.properties import Change, Property
from sciatica_guide.proof.space import Space
from sciatica_guide.proof.variables import MEDICINES, NO, apart


def never_milder(property: Property, space: Space) -> Iterator[Obligation]:
    """What held before the change still holds after it, or something as bad does; and no question is closed by it."""
    for change in property.changes:
        for before, after in _steps(change, space):
            step = (change.question, before, after)
            yield from _levels(property.of, step, space)
            if change.question not in (CLASSES, EFFECTS):
                yield from _questions(step, space)


def _levels(ladders: Iterable[str], step: tuple[str, str, str], space: Space) -> Iterator[Obligation]:
    for rule in space.guideline.rules:
        about = [box for box in space.rules[rule.id] if _names(box, step[0])]
        for box in _after(about, *step, space):
            for ladder in ladders:
                milder = space.milder(ladder, space.level(ladder, rule))
                if milder:
                    yield Obligation({**box, ladder: milder}, (), step)


def _names(box: Box, question: str) -> bool:
    """Whether a box asks for anything of a question, or of what was reckoned from its number."""
    return any(name.partition(" ")[0] == question for name in box)


def _questions(step: tuple[str, str, str], space: Space) -> Iterator[Obligation]:
    for question in space.guideline.questions.values():
        gates = [gate for gate in question.enable_when if step[0] in gate.cells]
        for box in _after(space.any(gates), *step, space):
            yield Obligation(box, space.any(question.enable_when), step)


def _steps(change: Change, space: Space) -> Iterator[tuple[str, str]]:
    """Every code to every code, or every number to the next."""
    if change.before:
        yield from ((one, other) for one in change.before for other in change.after)
    else:
        yield from pairwise(space.values[change.question][1:])


def _after(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[Box]:
    """Where people end up who were in one of the boxes and change one answer."""
    was = space.told(question, before)
    for box in boxes:
        if meet(box, was) is not None:
            kept = {name: values for name, values in box.items() if name not in was or name == MEDICINES}
            gone = {apart(question, before): NO} if apart(question, before) in was else {}
            moved = meet(kept, space.told(question, after), gone)
            if moved is not None:
                yield moved
