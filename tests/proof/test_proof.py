"""The prover agrees with listing every set of answers, and a refutation is the smallest there is."""

import itertools
import random

import pytest
from property_oracle import breakers
from small_guidelines import PROMISES, small_guideline, small_property

from sciatica_guide.guideline.levels import FIRM_URGENCY, Urgency
from sciatica_guide.proof.boxes import Cover, TooManySteps
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.space import Space

FEW, EACH, MANY = 1500, 375, 20_000


def agrees(seed, most):
    """Whether proof and list agree on one small table; says whether anything was refuted."""
    dice = random.Random(seed)
    guideline = small_guideline(dice, most)
    property = small_property(guideline, dice)
    found, listed = prove(property, Space(guideline)), breakers(property, guideline)
    if found is not None and "nobody" in found.what:
        return listed == [], "nobody", property.promise
    return (found is None) == (listed == []), "refuted" if found else "proved", property.promise


def all_agree(seeds, most):
    outcomes = [agrees(seed, most) for seed in seeds]
    assert [seed for seed, (agreed, _, _) in zip(seeds, outcomes, strict=True) if not agreed] == []
    seen = {(told, promise) for _, told, promise in outcomes}
    assert seen >= {(told, promise) for told in ("proved", "refuted") for promise in PROMISES}


@pytest.mark.parametrize("first", range(0, FEW, EACH))
def test_proof_and_list_agree_on_small_tables(first):
    """Fifteen hundred tables of two or three questions; in each part every promise is both proved and refuted."""
    all_agree(range(first, first + EACH), 3)


@pytest.mark.long
def test_proof_and_list_agree_on_many_more():
    """The same for twenty thousand of up to four questions."""
    all_agree(range(FEW, FEW + MANY), 4)


def size(raw):
    return sum(len(value) if isinstance(value, list) else 1 for value in raw.values())


def test_a_refutation_is_the_smallest():
    """No set of answers that breaks a floor has fewer answers than the one that is printed."""
    compared = 0
    for seed in range(400):
        dice = random.Random(seed)
        guideline = small_guideline(dice)
        property = small_property(guideline, dice)
        if property.promise == "urgency" and Urgency[property.of[0].upper()] >= FIRM_URGENCY:
            found, listed = prove(property, Space(guideline)), breakers(property, guideline)
            if found is not None and listed and found.given is not None:
                compared += 1
                assert size(found.given) == min(map(size, listed)), seed
    assert compared > 10


def random_boxes(dice, variables=6, boxes=8):
    names = "abcdefgh"[:variables]
    return [{name: dice.randint(1, 6) for name in dice.sample(names, dice.randint(1, 3))} for _ in range(boxes)]


def inside(point, box):
    return all(values >> point[name] & 1 for name, values in box.items())


def test_a_gap_is_outside_every_box_and_no_gap_means_none():
    """On random boxes over six variables of three values, the search agrees with all 729 points, in few splits."""
    every = dict.fromkeys("abcdef", 7)
    points = [dict(zip("abcdef", values, strict=True)) for values in itertools.product(range(3), repeat=6)]
    covered = splits = 0
    for seed in range(300):
        dice = random.Random(seed)
        boxes = random_boxes(dice, boxes=dice.choice((4, 12, 30)))
        cover = Cover(every)
        gap = cover.gap({}, boxes)
        splits += cover.steps - cover.left
        outside = [point for point in points if not any(inside(point, box) for box in boxes)]
        covered += not outside
        assert (gap is None) == (not outside)
        if gap is not None:
            assert all(point in outside for point in points if inside(point, gap))
    assert 20 < covered < 280
    assert splits <= 930, "the search used to take about three splits for each set of boxes"


def test_a_search_of_too_many_steps_fails():
    """Pigeons and holes, which no search of this kind can settle quickly, end in an error and not in a proof."""
    holes = range(6)
    every = {f"pigeon {pigeon}": 2 ** len(holes) - 1 for pigeon in range(7)}
    clashes = [{one: 1 << hole, two: 1 << hole} for one in every for two in every if one < two for hole in holes]
    with pytest.raises(TooManySteps):
        Cover(every, 300).gap({}, clashes)
    cover = Cover(every)
    assert cover.gap({}, clashes) is None
    taken = cover.steps - cover.left
    assert Cover(every, taken).gap({}, clashes) is None
    with pytest.raises(TooManySteps):
        Cover(every, taken - 1).gap({}, clashes)
