"""After acupuncture: the same doors as before it, what an earlier report and a diary say of before, and the levels."""

from collections import Counter

import pytest
from cases import FOLLOWUP_TWINS

from sciatica_guide.assessment.assess import assess
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.property_rows import load_properties
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.space import Space

GUIDE = guideline(FOLLOWUP)
QUIET, TWINS = FOLLOWUP_TWINS["quiet"], FOLLOWUP_TWINS["twin"]
each_twin = pytest.mark.parametrize("twin", TWINS, ids=[twin["rule"] for twin in TWINS])
CONTRACT = ("after-needles", "stop-first", "fair-trial", "worse-is-heard")


def found_in(answers):
    return assess(answers, "GB", edition=FOLLOWUP)


@pytest.mark.parametrize("property", load_properties(GUIDE).properties, ids=lambda one: one.id)
def test_the_property_holds_for_every_set_of_answers(property):
    """Proved over every combination of answers, with the sums that are really done."""
    assert prove(property, Space(GUIDE)) is None


@pytest.mark.parametrize("row", CONTRACT)
def test_every_row_of_the_contract_is_a_property(row):
    assert [property for property in load_properties(GUIDE).properties if property.contract == row]


@pytest.mark.parametrize("rule", [one for one in GUIDE.rules if one.urgency or one.decision], ids=lambda one: one.id)
def test_a_rule_that_is_gone_is_missed_by_a_property(rule):
    """Take any rule that raises a level away, and some property tells who is harmed."""
    space = Space(GUIDE._replace(rules=tuple(one for one in GUIDE.rules if one is not rule)))
    stated = sorted(load_properties(GUIDE).properties, key=lambda one: rule.id not in one.of)
    quick = [one for one in stated if not one.promise.endswith("at_most") and one.promise != "first_and_last"]
    assert any(prove(one, space) is not None for one in quick)


def test_a_quiet_person_may_go_on():
    """Enough better after some sessions, and nothing wrong: going on is a fair choice."""
    found = found_in(QUIET)
    assert found.complete
    assert (found.urgency.code, found.decision.code) == ("self_care", "carry_on")


def test_every_rule_has_exactly_one_twin():
    """No rule goes without a person who shows what it is for, and no person stands for a rule that is gone."""
    assert Counter(twin["rule"] for twin in TWINS) == {rule.id: 1 for rule in GUIDE.rules}


@each_twin
def test_the_twin_gets_the_rule_and_the_levels(twin):
    """This person gets this urgency and this course, neither more nor less, and the rule is among the reasons."""
    found = found_in(QUIET | twin["answers"])
    assert found.complete
    assert twin["rule"] in {one.id for one in found.findings}
    assert (found.urgency.code, found.decision.code) == (twin["urgency"], twin["course"])


@each_twin
def test_the_rule_leaves_the_near_miss_alone(twin):
    """One answer next to the twin's, and the rule is not for this person."""
    told = QUIET | twin["answers"]
    for near in filter(None, (twin["near_miss"], twin.get("nor"))):
        ((id_, value),) = near.items()
        assert value != told[id_]
        assert not isinstance(value, int) or abs(value - told[id_]) == 1
        found = found_in(told | near)
        assert found.complete
        assert twin["rule"] not in {one.id for one in found.findings}


@pytest.mark.parametrize("left_out", QUIET)
def test_a_missing_answer_is_never_calm(left_out):
    """Leave any answer out, and neither level is calm."""
    found = found_in({id_: value for id_, value in QUIET.items() if id_ != left_out})
    assert (found.urgency.code, found.decision.code) == ("not_assessed", "not_assessed")
