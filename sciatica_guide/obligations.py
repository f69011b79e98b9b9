"""A property turned into obligations: boxes of answers that other boxes have to cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.answer_space import Space
from sciatica_guide.boxes import Box, meet
from sciatica_guide.guideline import Advice
from sciatica_guide.properties import Change, Property
from sciatica_guide.variables import CLASSES, EFFECTS, LADDERS, NO, UNANSWERED, apart


class Obligation(NamedTuple):
    """The property holds in the region if all of it is covered, by these boxes or by what cannot be.

    `change` is the step that led to the region, if one did.
    """

    region: Box
    covers: tuple[Box, ...] = ()
    change: tuple[str, str, str] | None = None

    def boxes(self, space: Space) -> tuple[Box, ...]:
        """The covers and what cannot be, levels only where region or covers name them."""
        named = {*self.region, *self.levels}
        forced = [box for ladder in LADDERS if ladder in named for box in space.forced[ladder]]
        return (*self.covers, *space.impossible, *forced)

    @property
    def levels(self) -> set[str]:
        """The ladders that the covers name."""
        return {ladder for ladder in LADDERS for box in self.covers if ladder in box}


def obligations(property: Property, space: Space) -> Iterator[Obligation]:
    """All that has to be shown for a property about answers; none for those about the page (see fixed)."""
    make = MAKERS.get(property.promise)
    if make is not None:
        yield from make(property, space)


def people(property: Property, space: Space) -> Iterator[Box]:
    """The answers of everyone whom a property is for."""
    also = space.any(property.also) if property.also else ({},)
    for one in space.any(property.when) if property.when else ({},):
        for other in also:
            both = meet(one, other, _nothing_else(property, space) if property.alone else {})
            if both is not None:
                yield both


def _nothing_else(property: Property, space: Space) -> Box:
    named = {name for condition in property.when for name in condition.cells}
    return {id_: space.mask(id_, [UNANSWERED]) for id_ in space.guideline.questions if id_ not in named}


def _at_least(property: Property, space: Space) -> Iterator[Obligation]:
    ladder, level = property.promise, LADDERS[property.promise][0][property.of[0].upper()]
    for region in people(property, space):
        short = meet(region, {ladder: space.milder(ladder, level)})
        if short is not None:
            yield Obligation(short)


def _at_most(property: Property, space: Space) -> Iterator[Obligation]:
    worse = {"urgency": space.worse("urgency", LADDERS["urgency"][0][property.of[0].upper()])}
    for region in people(property, space):
        over = meet(region, worse)
        if over is not None:
            yield Obligation(over)


def _given(property: Property, space: Space) -> Iterator[Obligation]:
    for advice in _advice(property, space):
        for region in people(property, space):
            if advice.when:
                yield Obligation(region, space.any(advice.when))
            for held in space.any(advice.withheld_by):
                both = meet(region, held)
                if both is not None:
                    yield Obligation(both)


def _withheld(property: Property, space: Space) -> Iterator[Obligation]:
    for advice in space.guideline.advice:
        if {advice.act, advice.id} & set(property.of):
            caution = advice.cautioned_by if property.promise == "cautioned" else ()
            for region in people(property, space):
                for when in _fits(advice, space):
                    both = meet(region, when)
                    if both is not None:
                        yield Obligation(both, space.any((*advice.withheld_by, *caution)))


def _never_together(property: Property, space: Space) -> Iterator[Obligation]:
    first, *others = _advice(property, space)
    for other in others:
        for one in _fits(first, space):
            for two in _fits(other, space):
                both = meet(one, two)
                if both is not None:
                    yield Obligation(both, space.any((*first.withheld_by, *other.withheld_by)))


def _told(property: Property, space: Space) -> Iterator[Obligation]:
    for id_ in property.of:
        for region in people(property, space):
            yield Obligation(region, space.rules.get(id_, ()))


def _asked(property: Property, space: Space) -> Iterator[Obligation]:
    for id_ in property.of:
        gates = space.guideline.questions[id_].enable_when
        for region in people(property, space) if gates else ():
            yield Obligation(region, space.any(gates))


def _never_milder(property: Property, space: Space) -> Iterator[Obligation]:
    for change in property.changes:
        for before, after in _steps(change, space):
            step = (change.question, before, after)
            for rule in space.guideline.rules:
                if change.question in rule.when.cells:
                    for box in _after(space.rules[rule.id], *step, space):
                        for ladder in property.of:
                            milder = space.milder(ladder, space.level(ladder, rule))
                            if milder:
                                yield Obligation({**box, ladder: milder}, (), step)
            for question in space.guideline.questions.values():
                gates = [gate for gate in question.enable_when if change.question in gate.cells]
                for box in _after(space.any(gates), *step, space) if change.question not in (CLASSES, EFFECTS) else ():
                    yield Obligation(box, space.any(question.enable_when), step)


def _steps(change: Change, space: Space) -> Iterator[tuple[str, str]]:
    if change.before:
        yield from ((one, other) for one in change.before for other in change.after)
    else:
        numbers = space.values[change.question][1:]
        yield from zip(numbers, numbers[1:], strict=False)


def _after(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[Box]:
    """Where people end up who were in one of the boxes and change one answer."""
    was = space.told(question, before)
    for box in boxes:
        if meet(box, was) is not None:
            kept = {name: values for name, values in box.items() if name not in was or name == "medicines"}
            gone = {apart(question, before): NO} if apart(question, before) in was else {}
            moved = meet(kept, space.told(question, after), gone)
            if moved is not None:
                yield moved


def _advice(property: Property, space: Space) -> list[Advice]:
    by_id = {advice.id: advice for advice in space.guideline.advice}
    return [by_id[id_] for id_ in property.of]


def _fits(advice: Advice, space: Space) -> tuple[Box, ...]:
    return space.any(advice.when) if advice.when else ({},)


MAKERS: Mapping[str, Callable[[Property, Space], Iterator[Obligation]]] = {
    "urgency": _at_least,
    "acupuncture": _at_least,
    "urgency_at_most": _at_most,
    "given": _given,
    "withheld": _withheld,
    "cautioned": _withheld,
    "never_together": _never_together,
    "told": _told,
    "asked": _asked,
    "never_milder": _never_milder,
}
