"""The contract's safety properties that set a floor, section 4, for people drawn at random, by a reading of its own."""

import random

import pytest
from contract_oracle import CAUTION, NAMES, URGENCY, at_least, least
from people import QUIET

from sciatica_guide import assess
from sciatica_guide.guideline.packaged import guideline

FEW, MANY = 4_000, 60_000
ALONE = ("none", "not_sure", "skipped")


def drawn(seed):
    """A person like the quiet one but for a few answers, or for many; some leave some out."""
    dice = random.Random(seed)
    differs, silent = dice.choice((0.1, 0.2, 0.35, 0.6)), dice.choice((0, 0, 0, 0.1, 0.3))
    told = {}
    for id_, question in guideline().questions.items():
        if dice.random() >= silent:
            told[id_] = answer(question, dice) if dice.random() < differs else QUIET[id_]
    return told


def answer(question, dice):
    if question.band:
        near = (0, 5, 6, 7, 8, 9, 10) if question.kind == "scale" else (17, 18, 40, 49, 50, 69, 70)
        return dice.choice(near)
    if question.kind == "one":
        return dice.choice(question.codes)
    codes = question.codes or NAMES
    alone = [code for code in codes if code in ALONE]
    if alone and dice.random() < 0.3:
        return [dice.choice(alone)]
    return dice.sample([code for code in codes if code not in alone], dice.choice((1, 1, 2)))


def reached(seeds):
    """Every floor that the contract sets for these people is reached; which floors there were."""
    floors = set()
    for seed in seeds:
        told = drawn(seed)
        found, (urgency, caution) = assess(told), least(told)
        assert at_least(found.urgency.code, urgency, URGENCY), (seed, URGENCY[urgency], told)
        assert at_least(found.acupuncture.code, caution, CAUTION), (seed, CAUTION[caution], told)
        floors |= {URGENCY[urgency], CAUTION[caution]}
    return floors


def test_every_floor_of_the_contract_is_reached():
    """A few thousand people get no milder level than the contract asks for, at all nine levels."""
    assert reached(range(FEW)) == {*URGENCY, *CAUTION}


@pytest.mark.long
def test_every_floor_of_the_contract_is_reached_by_many():
    """The same for sixty thousand."""
    assert reached(range(FEW, FEW + MANY)) == {*URGENCY, *CAUTION}
