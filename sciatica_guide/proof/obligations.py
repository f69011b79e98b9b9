"""What has to be shown for a property: boxes of answers that other boxes have to cover, and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sciatica_guide.guideline.model import UNANSWERED, Condition
from sciatica_guide.proof.boxes import Box, meet
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.space import Space
from sciatica_guide.proof.variables import NO, SOME, apart, several


class Obligation(NamedTuple):
    """The property holds in the region if all of it is covered, by these boxes or by what cannot be.

    `change` is the step that led to the region, if one did.
    """

    region: Box
    covers: tuple[Box, ...] = ()
    change: tuple[str, str, str] | None = None

    def boxes(self, space: Space) -> tuple[Box, ...]:
        """The covers and what cannot be: levels only where region or covers name them, sums where the region does."""
        named = {*self.region, *self.levels(space)}
        forced = [box for ladder in space.guideline.ladders if ladder in named for box in space.forced[ladder]]
        summed = any(measure.id in self.region for measure in space.guideline.measures)
        return (*self.covers, *space.impossible, *forced, *(space.miscounted if summed else ()))

    def levels(self, space: Space) -> set[str]:
        """The ladders that the covers name."""
        return {ladder for ladder in space.guideline.ladders for box in self.covers if ladder in box}


def people(property: Property, space: Space) -> Iterator[Box]:
    """The answers of everyone whom a property is for, numbers as they are."""
    return iter(space.numbered(summed(property, space)))


def summed(property: Property, space: Space) -> Iterator[Box]:
    """The same, numbers as what they come to: fewer boxes, for a search that has the numbers from elsewhere."""
    also = space.in_terms(property.also) if property.also else ({},)
    nothing = _nothing_else(property, space) if property.alone else {}
    for condition in property.when or (Condition({}),):
        only = _no_other(condition, space) if property.only else {}
        rest = {name: cell for name, cell in condition.cells.items() if name not in only}
        for one in space.in_terms([Condition(rest)]):
            for other in also:
                both = meet(one, other, nothing, only)
                if both is not None:
                    yield both


def _no_other(condition: Condition, space: Space) -> Box:
    """No answers but those that a condition asks for, where a question takes several."""
    box: Box = {}
    for name, codes in several(space.guideline).items():
        cell = condition.cells.get(name)
        if isinstance(cell, frozenset) and name in space.guideline.questions:
            whole = [value for value in space.values[name] if value in cell or (value == SOME and cell & {*codes})]
            box = {
                **box,
                name: space.mask(name, whole),
                **{apart(name, code): NO for code in codes if code not in cell},
            }
    return box


def _nothing_else(property: Property, space: Space) -> Box:
    named = {name for condition in property.when for name in condition.cells}
    return {id_: space.mask(id_, [UNANSWERED]) for id_ in space.guideline.questions if id_ not in named}
