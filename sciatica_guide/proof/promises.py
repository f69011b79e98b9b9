"""Properties about answers turned into obligations, a maker for each kind of promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sciatica_guide.guideline.rows_as_nouns import Advice
from sciatica_guide.proof.boxes import Box, meet
from sciatica_guide.proof.changes import never_milder, one_step
from sciatica_guide.proof.obligations import Obligation, people, summed
from sciatica_guide.proof.properties import AT_MOST, Property
from sciatica_guide.proof.space import Space
from sciatica_guide.proof.variables import YES


def obligations(property: Property, space: Space, exact: bool = False) -> Iterator[Obligation]:
    """All that has to be shown for a property about answers; none for those about the page (see fixed).

    For a change it is somewhat more than has to be, in fewer boxes, unless `exact`.
    """
    if property.promise in space.guideline.ladders:
        yield from _at_least(property, space)
    elif property.promise.endswith(AT_MOST):
        yield from _at_most(property, space)
    elif property.promise in CHANGES:
        yield from CHANGES[property.promise](property, space, exact)
    elif property.promise in MAKERS:
        yield from MAKERS[property.promise](property, space)


def _at_least(property: Property, space: Space) -> Iterator[Obligation]:
    ladder, level = property.promise, space.guideline.ladders[property.promise].level(property.of[0])
    for region in people(property, space):
        short = meet(region, {ladder: space.milder(ladder, level)})
        if short is not None:
            yield Obligation(short)


def _at_most(property: Property, space: Space) -> Iterator[Obligation]:
    ladder = property.promise.removesuffix(AT_MOST)
    worse = {ladder: space.worse(ladder, space.guideline.ladders[ladder].level(property.of[0]))}
    for region in summed(property, space):
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


def _comes_to(property: Property, space: Space) -> Iterator[Obligation]:
    for name in property.of:
        for region in people(property, space):
            yield Obligation(region, ({name: YES},))


def _asked(property: Property, space: Space) -> Iterator[Obligation]:
    for id_ in property.of:
        gates = space.guideline.questions[id_].enable_when
        for region in people(property, space) if gates else ():
            yield Obligation(region, space.any(gates))


def _advice(property: Property, space: Space) -> list[Advice]:
    by_id = {advice.id: advice for advice in space.guideline.advice}
    return [by_id[id_] for id_ in property.of]


def _fits(advice: Advice, space: Space) -> tuple[Box, ...]:
    return space.any(advice.when) if advice.when else ({},)


MAKERS: Mapping[str, Callable[[Property, Space], Iterator[Obligation]]] = {
    "given": _given,
    "withheld": _withheld,
    "cautioned": _withheld,
    "never_together": _never_together,
    "told": _told,
    "asked": _asked,
    "comes_to": _comes_to,
}
CHANGES: Mapping[str, Callable[[Property, Space, bool], Iterator[Obligation]]] = {
    "never_milder": never_milder,
    "one_step": one_step,
}
