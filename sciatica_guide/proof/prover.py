"""Proves each safety property over every combination of answers, or finds the fewest answers that break it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sciatica_guide.proof import page_properties
from sciatica_guide.proof.boxes import Box, Cover, TooManySteps
from sciatica_guide.proof.counterexample import Given, as_flags, completed, earlier, person
from sciatica_guide.proof.obligations import Obligation, obligations, people
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.replay import keeps
from sciatica_guide.proof.space import Space


class Refutation(NamedTuple):
    """A property that is not proved: what breaks it in words and, where answers do, the fewest that do."""

    property: Property
    what: str
    given: Given | None = None
    before: Given | None = None

    def __str__(self) -> str:
        """A sentence for whoever weakened the rule: what no longer holds, who is harmed, and how to see it."""
        return f"{self.property.id}: {self.property.claim} If not: {self.property.harm} {self.what}"


def prove(property: Property, space: Space) -> Refutation | None:
    """None when the property holds for every set of answers there is."""
    if property.promise in page_properties.FAULTS:
        fault = page_properties.fault(property, space)
        return Refutation(property, fault) if fault else None
    cover = Cover(space.every)
    try:
        if all(cover.covers(region, space.impossible) for region in people(property, space)):
            return Refutation(property, "It speaks of nobody: no answers fit it.")
        found = [(one, gap) for one in obligations(property, space) for gap in gaps(one, cover, space)]
        if found and property.changes:
            exact = obligations(property, space, exact=True)
            found = [(one, gap) for one in exact for gap in gaps(one, cover, space)]
    except TooManySteps:
        return Refutation(property, f"Not proved: the search was given up after {cover.steps} steps.")
    return _smallest(property, found, space) if found else None


def holds(property: Property, space: Space) -> bool:
    """The same without looking for who breaks it. Errors: TooManySteps."""
    if property.promise in page_properties.FAULTS:
        return page_properties.fault(property, space) is None
    cover = Cover(space.every)
    if all(proved(one, cover, space) for one in obligations(property, space)):
        return True
    return bool(property.changes) and all(proved(one, cover, space) for one in obligations(property, space, exact=True))


def prove_all(properties: Iterable[Property], space: Space) -> Iterator[Refutation]:
    """Every property that does not hold."""
    yield from (found for property in properties if (found := prove(property, space)) is not None)


def gaps(obligation: Obligation, cover: Cover, space: Space) -> Iterator[Box]:
    """The gaps of an obligation. Levels out of nowhere are looked into only where they could be the cause of one."""
    whole = space.implied(obligation.region)
    if space.brought(whole):
        return
    said = space.definitions.keys() - (whole.keys() - obligation.region.keys())
    levels = obligation.levels(space)
    named = [ladder for ladder in space.guideline.ladders if ladder in obligation.region]
    ladders = (*named, *(ladder for ladder in space.guideline.ladders if ladder in levels and ladder not in named))
    boxes = obligation.boxes(space)

    def within(region: Box, ladders: tuple[str, ...]) -> Iterator[Box]:
        gap = cover.gap(region, boxes)
        if gap is not None and not ladders:
            yield from (found for one in space.opened(region, said) if (found := cover.gap(one, boxes)) is not None)
        elif gap is not None:
            for reached in space.reached(region, ladders[0], ladders[0] in levels):
                yield from within(reached, ladders[1:])

    yield from within(whole, ladders)


def proved(obligation: Obligation, cover: Cover, space: Space) -> bool:
    """Whether an obligation has no gap. Errors: TooManySteps."""
    return next(gaps(obligation, cover, space), None) is None


def _smallest(property: Property, found_in: list[tuple[Obligation, Box]], space: Space) -> Refutation:
    """The person with the fewest answers for whom the real walk breaks the property; failing that, with the fewest."""
    found = [(person(gap, one, space), one) for one, gap in found_in]
    found.sort(key=lambda told: sum(map(_size, told[0].values())))
    seen = (seen for given, one in found if (seen := _seen(property, given, one, space)) is not None)
    return next(seen, None) or _refutation(property, found[0][0], None, space)


def _size(value: object) -> int:
    return len(value) if isinstance(value, list) else 1


def _seen(property: Property, given: Given, obligation: Obligation, space: Space) -> Refutation | None:
    """The property broken by the person or, where it shows only then, by the person with every question answered."""
    before = earlier(obligation.change, space) if obligation.change else None
    for told in (given, completed(given, space.guideline)):
        was = None if before is None else {**told, **before}
        if not keeps(property, space.guideline, told, was):
            return _refutation(property, told, was, space)
    return None


def _refutation(property: Property, given: Given, before: Given | None, space: Space) -> Refutation:
    calls = [
        f"sciatica-guide {space.guideline.edition.command} {as_flags(one)}"
        for one in (before, given)
        if one is not None
    ]
    return Refutation(property, "To see it: " + " and then ".join(calls), given, before)
