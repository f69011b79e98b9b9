"""The interview gives just what `assess` gives, in both ways of asking."""

import pytest
from cases import CASES
from driver import WAYS, talk

from sciatica_guide import assess
from sciatica_guide.exchange.json import as_data

EACH = tuple(CASES.values())
UNSURE = {"bladder_bowel_since": "not_sure", "both_legs": "not_sure", "taken_for": ["not_sure"]}
"""What is asked of some people only, and was not answered in every case: unsure counts like unanswered."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", EACH, ids=lambda case: case["id"])
def test_every_person_gets_the_same_from_the_interview_as_from_flags(case, way):
    """Each case driven by keys ends with the levels expected, and with just what `assess` makes of the same answers."""
    heard = talk(way, then=UNSURE | case["answers"])
    told = UNSURE | case["answers"] | {"blood_thinner": heard.given.get("blood_thinner")}
    given = {id_: told[id_] for id_ in heard.given}

    found = assess(dict(heard.given), "GB")

    assert heard.finished
    assert found.urgency.code in [case["expect"]["urgency"], *case["expect"]["urgency_also_ok"]]
    assert found.acupuncture.code in [case["expect"]["acupuncture"], *case["expect"]["acupuncture_also_ok"]]
    assert as_data(found) == as_data(assess(given, "GB"))
    assert found.complete or found.urgency.code == "emergency"
