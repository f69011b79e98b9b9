"""People and plights: each comes back with the levels that were expected."""

import pytest
from cases import CASES, PLIGHTS

from sciatica_guide import assess
from sciatica_guide.guideline.levels import Suitability, Urgency

EACH = tuple(CASES.values())
ASKED_SINCE = {"bladder_bowel_since", "both_legs", "taken_for"}
"""Questions that are younger than the cases; until one is answered the cautious reading holds."""


@pytest.mark.parametrize("case", EACH, ids=lambda case: case["id"])
def test_levels(case):
    """Every person gets the urgency and the caution about needles that the case asks for."""
    found = assess(case["answers"], "GB")

    assert found.urgency.code in [case["expect"]["urgency"], *case["expect"]["urgency_also_ok"]]
    assert found.acupuncture.code in [case["expect"]["acupuncture"], *case["expect"]["acupuncture_also_ok"]]
    assert set(found.unanswered) <= ASKED_SINCE


def within(code, steps, mildest, worst):
    levels = [level.code for level in steps]
    return code in levels[levels.index(mildest) : levels.index(worst) + 1]


@pytest.mark.parametrize("case", PLIGHTS.values(), ids=lambda case: case["id"])
def test_a_published_plight_is_judged_within_its_range(case):
    """Nobody comes out milder, or further up, than somebody who had read how it ended would have put them."""
    found = assess(case["answers"], "GB")

    assert within(found.urgency.code, Urgency, *case["expect"]["urgency"])
    assert within(found.acupuncture.code, Suitability, *case["expect"]["acupuncture"])


def test_ordinary_people_are_not_told_to_leave_acupuncture():
    """At most one of them is, unless the range of the case says so."""
    ordinary = [case for case in PLIGHTS.values() if case["kind"] == "benign"]
    told = [case["id"] for case in ordinary if assess(case["answers"]).acupuncture.level == Suitability.AVOID]

    assert len(ordinary) > 10
    assert len([id_ for id_ in told if "avoid" not in PLIGHTS[id_]["expect"]["acupuncture"]]) <= 1
