"""Whether a property is kept for one person: the real walk agrees with the list of outcomes, for everyone there is."""

import random

import pytest
from people import QUIET
from property_oracle import kept_by
from small_guidelines import PROMISES, all_answers, small_guideline, small_property

from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.replay import keeps, walk

TABLES = 40
GUIDE = guideline()
NEVER_MILDER = {one.id: one for one in load_properties(GUIDE).properties}["more-is-worse"]


@pytest.mark.parametrize("promise", [promise for promise in PROMISES if promise not in ("never_milder", "one_step")])
def test_keeping_is_what_the_list_says(promise):
    """For every set of answers to forty small tables: kept by some, broken by others, and as the list has it."""
    seen = set()
    for seed in range(TABLES):
        dice = random.Random(f"{promise} {seed}")
        guide = small_guideline(dice, 2)
        property = small_property(guide, dice, promise)
        for raw in all_answers(guide):
            seen.add(kept_by(property, guide, raw))
            assert keeps(property, guide, raw) == kept_by(property, guide, raw), (seed, raw)
    assert seen == {True, False}


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ({}, {"leg_signs": ["foot_drop"]}, True),
        ({}, {"leg_signs": ["weakness_mild"]}, True),
        ({"leg_signs": ["foot_drop"]}, {}, False),
        ({"leg_signs": ["foot_drop"]}, {"leg_signs": ["both_legs_pain"]}, True),
        ({"leg_signs": ["foot_drop"]}, {"leg_signs": ["weakness_mild"]}, False),
        (QUIET, {**QUIET, "sensations": ["numbness"]}, True),
        ({**QUIET, "sensations": ["numbness"]}, QUIET, False),
        ({**QUIET, "sensations": ["numbness"]}, {}, True),
        ({}, {}, True),
        ({}, QUIET, False),
        ({**QUIET, "needle_experience": ["fear"]}, QUIET, False),
    ],
)
def test_a_change_that_makes_a_level_milder_is_noticed(before, after, kept):
    """Not assessed is as bad as anything calm and not as bad as anything firm; either level may be the milder one."""
    assert keeps(NEVER_MILDER, GUIDE, after, before) is kept


def test_the_walk_brings_back_what_the_person_was_told():
    """Findings, both levels and the status of each recommendation that is for this person."""
    outcome = walk(GUIDE, {"leg_signs": ["foot_drop"], "blood_thinner": "yes"})
    assert {"foot-drop", "thinner-said"} <= outcome.findings
    assert outcome.levels == {"urgency": "same_day", "acupuncture": "avoid"}
    assert outcome.facts["urgency"] == {"same_day"}
    assert outcome.facts["acupuncture"] == {"avoid"}
    assert outcome.facts["leg_signs"] == {"foot_drop"}
    assert outcome.status["never-stop-thinner"] == "given"
    assert outcome.status["keep-moving"] == "withheld"
    assert walk(GUIDE, QUIET).levels == {"urgency": "self_care", "acupuncture": "reasonable"}
