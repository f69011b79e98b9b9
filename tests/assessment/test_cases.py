"""People and plights: each comes back with the levels that were expected."""

import pytest
from cases import CASES

from sciatica_guide import assess

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
