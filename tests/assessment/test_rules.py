"""Every rule has a twin: a person for whom it holds, and the nearest answers for which it does not."""

from collections import Counter

import cases
import pytest

from sciatica_guide import assess
from sciatica_guide.guideline.packaged import guideline

QUIET, TWINS = cases.TWINS["quiet"], cases.TWINS["twin"]
each_twin = pytest.mark.parametrize("twin", TWINS, ids=[twin["rule"] for twin in TWINS])


def found_ids(found):
    return {finding.id for finding in found.findings}


def test_a_quiet_person_is_told_to_carry_on():
    """With no warning sign, no risk and new pain that eases, nothing raises either level."""
    found = assess(QUIET)

    assert found.complete
    assert (found.urgency.code, found.acupuncture.code) == ("self_care", "reasonable")
    assert {finding.rule.kind for finding in found.findings} == {"feature"}


def test_every_rule_has_exactly_one_twin():
    """No rule goes without a person who shows what it is for, and no person stands for a rule that is gone."""
    rules = {rule.id: 1 for rule in guideline().rules}

    assert Counter(twin["rule"] for twin in TWINS) == rules


@each_twin
def test_the_rule_holds_for_its_twin(twin):
    """The rule is for this person, whose answers are complete and whose story tells the same age."""
    told = QUIET | twin["answers"]
    found = assess(told)

    assert found.complete, found.unanswered
    assert twin["rule"] in found_ids(found)
    assert f" {told['age']} " in twin["story"]


@each_twin
def test_the_twin_gets_the_levels_that_a_clinician_would_expect(twin):
    """This person gets this urgency and this caution about needles, neither more nor less."""
    found = assess(QUIET | twin["answers"])

    assert (found.urgency.code, found.acupuncture.code) == (twin["urgency"], twin["acupuncture"])


@each_twin
def test_the_rule_leaves_the_near_miss_alone(twin):
    """The rule is not for a person whose answers are complete and next to those of the twin."""
    found = assess(QUIET | twin["answers"] | twin["near_miss"])

    assert found.complete, found.unanswered
    assert twin["rule"] not in found_ids(found)


@each_twin
def test_the_near_miss_is_near(twin):
    """A near miss differs in one answer, and where that is a number, by one."""
    told = QUIET | twin["answers"]

    ((id_, answer),) = twin["near_miss"].items()

    assert answer != told[id_]
    if isinstance(answer, int):
        assert abs(answer - told[id_]) == 1
