"""Boxes: sets of answers with one set of values for each variable; whether some boxes together cover another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Box = Mapping[str, int]
"""Variable to the values it may take, one bit each; a variable that is missing may take any value."""

STEPS = 20_000
"""Splits before a search gives up; every search of the shipped tables needs fewer than a hundred."""


class TooManySteps(Exception):
    """A search was not finished; nothing is proved."""


def meet(*boxes: Box) -> Box | None:
    """What the boxes have in common; None when that is nothing."""
    common: dict[str, int] = {}
    for box in boxes:
        for name, values in box.items():
            common[name] = common.get(name, values) & values
            if not common[name]:
                return None
    return common


class Cover:
    """Searches for a part of a box that no other box covers. `every` holds all values of each variable."""

    def __init__(self, every: Box, steps: int | None = None) -> None:
        self.every, self.steps = every, STEPS if steps is None else steps

    def gap(self, region: Box, boxes: Iterable[Box]) -> Box | None:
        """A part of the region outside all boxes, or None when they cover it. Errors: TooManySteps."""
        self.left = self.steps
        asks: list[Box] = []
        for box in boxes:
            asked = box if region.keys().isdisjoint(box) else _asks(region, box)
            if asked is not None:
                if not asked:
                    return None
                asks.append(asked)
        return self._gap(region, asks)

    def covers(self, region: Box, boxes: Iterable[Box]) -> bool:
        """Whether nothing of the region lies outside all boxes. Errors: TooManySteps."""
        return self.gap(region, boxes) is None

    def _gap(self, region: Box, boxes: Sequence[Box]) -> Box | None:
        """The same for boxes that each still ask for something and meet the region."""
        region, boxes = self._avoided(region, boxes)
        if not boxes:
            return region
        self.left -= 1
        if self.left < 0:
            raise TooManySteps
        name = _busiest(boxes)
        for values, held in _hardest(region.get(name, self.every[name]), name, boxes):
            rest = [_without(box, name) for at, box in enumerate(boxes) if held >> at & 1]
            found = self._gap({**region, name: values}, rest) if all(rest) else None
            if found is not None:
                return found
        return None

    def _avoided(self, region: Box, boxes: Sequence[Box]) -> tuple[Box, Sequence[Box]]:
        """Without the boxes that are avoided at no cost: some value of a variable is in none of those that name it.

        Where the first value is open it has to be that one, which is to say nothing: so a gap asks for few answers.
        """
        while True:
            asked: dict[str, int] = {}
            for box in boxes:
                for name, values in box.items():
                    asked[name] = asked.get(name, 0) | values
            free: dict[str, int] = {}
            for name, values in asked.items():
                open_ = region.get(name, self.every[name])
                left = open_ & ~values
                if left & 1 or (left and not open_ & 1):
                    free[name] = left
            if not free:
                return region, boxes
            region = {**region, **free}
            boxes = [box for box in boxes if free.keys().isdisjoint(box)]


def _asks(region: Box, box: Box) -> Box | None:
    """What a box still asks of an answer that lies in the region; None when the two never meet."""
    asks = {}
    for name, values in box.items():
        here = region.get(name)
        inside = values if here is None else values & here
        if not inside:
            return None
        if inside != here:
            asks[name] = inside
    return asks


def _without(box: Box, name: str) -> Box:
    """The box once the variable has one of its values: nothing is left to ask of that."""
    return {other: values for other, values in box.items() if other != name} if name in box else box


def _busiest(boxes: Sequence[Box]) -> str:
    """Short boxes first: of the variables that a shortest box asks about, the one that most boxes ask about."""
    shortest = min(boxes, key=len)
    return max(sorted(shortest), key=lambda name: sum(name in box for box in boxes))


def _hardest(values: int, name: str, boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The values that fewest boxes hold, alike ones together, each with its boxes: a gap elsewhere is a gap here."""
    without, asking = 0, dict[int, int]()
    for at, box in enumerate(boxes):
        wanted = box.get(name)
        if wanted is None:
            without |= 1 << at
        else:
            asking[wanted] = asking.get(wanted, 0) | 1 << at
    parts = {values}
    for wanted in asking:
        parts = {piece for part in parts for piece in (part & wanted, part & ~wanted) if piece}
    held = dict.fromkeys(sorted(parts), without)
    for part in held:
        for wanted, boxes_ in asking.items():
            if wanted & part:
                held[part] |= boxes_
    for part, boxes_ in held.items():
        if not any(other & boxes_ == other != boxes_ for other in held.values()):
            yield part, boxes_
