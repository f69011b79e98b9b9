"""An independent solver finds the same: every obligation of every property, and boxes at random."""

import itertools
import random

import pytest
import z3

from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.boxes import Cover
from sciatica_guide.proof.obligations import obligations
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.space import Space

SPACE = Space(guideline())
PROPERTIES = load_properties(SPACE.guideline).properties


def uncovered(region, boxes, every):
    """Whether some values of the variables lie in the region and in no box."""
    names = {name for box in (region, *boxes) for name in box}
    values = {name: z3.Int(name) for name in names}
    solver = z3.Solver()
    for name, value in values.items():
        solver.add(value >= 0, value < every[name].bit_length())
    solver.add(inside(region, values))
    for box in boxes:
        solver.add(z3.Not(inside(box, values)))
    return solver.check() == z3.sat


def inside(box, values):
    cells = []
    for name, held in box.items():
        bits = [bit for bit in range(held.bit_length()) if held >> bit & 1]
        runs = [bit for bit in bits if bit - 1 not in bits]
        ends = [bit for bit in bits if bit + 1 not in bits]
        spans = [z3.And(values[name] >= one, values[name] <= end) for one, end in zip(runs, ends, strict=True)]
        cells.append(z3.Or(spans))
    return z3.And(cells)


def agree(properties, each):
    """How many obligations were compared: the first `each` of every property."""
    compared = 0
    for property in properties:
        for one in itertools.islice(obligations(property, SPACE), each):
            boxes = one.boxes(SPACE)
            kept = [box for box in boxes if all(values & one.region.get(name, -1) for name, values in box.items())]
            assert Cover(SPACE.every).covers(one.region, boxes) != uncovered(one.region, kept, SPACE.every), property.id
            compared += 1
    return compared


def test_z3_agrees_on_the_properties():
    """One obligation of every fourth property: what is covered for us is unsatisfiable for z3."""
    assert agree(PROPERTIES[::4], 1) > 20


@pytest.mark.long
def test_z3_agrees_on_every_obligation():
    """All of them."""
    assert agree(PROPERTIES, None) > 500


def test_z3_agrees_on_random_boxes():
    """Random boxes, about as many covered as not."""
    every = dict.fromkeys("abcdef", 7)
    outcomes = []
    for seed in range(100):
        dice = random.Random(seed)
        boxes = [
            {name: dice.randint(1, 6) for name in dice.sample("abcdef", dice.randint(1, 3))}
            for _ in range(dice.choice((4, 12, 30)))
        ]
        outcomes.append(Cover(every).covers({}, boxes))
        assert outcomes[-1] != uncovered({}, boxes, every), seed
    assert 10 < sum(outcomes) < 90
