"""After acupuncture: every row of the contract is a property, and no rule can go unnoticed."""

import pytest
from cases import FOLLOWUP_TWINS

from sciatica_guide.assessment.assess import assess
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.space import Space

GUIDE = guideline(FOLLOWUP)
QUIET = FOLLOWUP_TWINS["quiet"]
CONTRACT = ("after-needles", "stop-first", "fair-trial", "worse-is-heard")


def found_in(answers):
    return assess(answers, "GB", edition=FOLLOWUP)


@pytest.mark.parametrize("row", CONTRACT)
def test_every_row_of_the_contract_is_a_property(row):
    assert [property for property in load_properties(GUIDE).properties if property.contract == row]


@pytest.mark.parametrize("rule", [one for one in GUIDE.rules if one.urgency or one.caution], ids=lambda one: one.id)
def test_a_rule_that_is_gone_is_missed_by_a_property(rule):
    """Take any rule that raises a level away, and some property tells who is harmed."""
    space = Space(GUIDE._replace(rules=tuple(one for one in GUIDE.rules if one is not rule)))
    stated = sorted(load_properties(GUIDE).properties, key=lambda one: rule.id not in one.of)
    quick = [one for one in stated if not one.promise.endswith("at_most") and one.promise != "first_and_last"]
    assert any(prove(one, space) is not None for one in quick)


@pytest.mark.parametrize("left_out", QUIET)
def test_a_missing_answer_is_never_calm(left_out):
    """Leave any answer out, and neither level is calm."""
    found = found_in({id_: value for id_, value in QUIET.items() if id_ != left_out})
    assert (found.urgency.code, found.caution.code) == ("not_assessed", "not_assessed")
