"""Comparisons of numbers as boxes; every set of numbers is tried, so the proof rests on the sums really done."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.proof.boxes import Box


def compared(guideline: Guideline, values: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], tuple[Box, ...]]:
    """The numbers for which each measure comes to each of its codes; a missing number comes to none."""
    return {
        (measure.id, code): tuple(_boxes(measure, code, values))
        for measure in guideline.measures
        for code in measure.codes
    }


def _boxes(measure: Measure, code: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[Box]:
    names = measure.questions
    found = {tuple(1 << bit for bit in bits) for bits in _numbers(measure, code, [values[name] for name in names])}
    for place in range(len(names)):
        found = _joined(found, place)
    for masks in sorted(found):
        yield dict(zip(names, masks, strict=True))


def _numbers(measure: Measure, code: str, values: list[tuple[str, ...]]) -> Iterator[tuple[int, ...]]:
    """The places of the values for which the code comes out; the first value of each is unanswered."""
    for bits in itertools.product(*(range(1, len(one)) for one in values)):
        numbers = {name: int(one[bit]) for name, one, bit in zip(measure.questions, values, bits, strict=True)}
        before, now = measure.pair(numbers) or ("", "")
        if measure.answer(numbers[before], numbers[now]) == code:
            yield bits


def _joined(boxes: set[tuple[int, ...]], place: int) -> set[tuple[int, ...]]:
    """Fewer boxes for the same numbers: those that differ in one place alone become one."""
    joined: dict[tuple[int, ...], int] = {}
    for masks in boxes:
        rest = masks[:place] + masks[place + 1 :]
        joined[rest] = joined.get(rest, 0) | masks[place]
    return {(*rest[:place], mask, *rest[place:]) for rest, mask in joined.items()}
