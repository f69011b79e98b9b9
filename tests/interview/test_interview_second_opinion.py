"""The interview gives just what `assess` gives, in both ways of asking."""

import pytest
from cases import CASES
from driver import WAYS, talk

from sciatica_guide import assess
from sciatica_guide.exchange.json import as_data

EACH = tuple(CASES.values())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", EACH, ids=lambda case: case["id"])
def test_every_person_gets_the_same_from_the_interview_as_from_flags(case, way):
    """Each case driven by keys ends with the levels expected, and with just what `assess` makes of the same answers."""
    heard = talk(way, then=case["answers"])
    given = {id_: case["answers"][id_] for id_ in heard.given}

    found = assess(dict(heard.given), "GB")

    assert heard.finished
    assert found.urgency.code in [case["expect"]["urgency"], *case["expect"]["urgency_also_ok"]]
    assert found.acupuncture.code in [case["expect"]["acupuncture"], *case["expect"]["acupuncture_also_ok"]]
    assert as_data(found) == as_data(assess(given, "GB"))
    assert found.complete or found.urgency.code == "emergency"
