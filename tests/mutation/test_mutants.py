"""The guideline with one thing wrong in it is always noticed, by a safety property or by a person written down."""

import pytest
from guideline_mutants import gates, levels, mutants
from mutant_killers import Witnesses

from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.prover import holds
from sciatica_guide.proof.space import Space

GUIDE = guideline()
STATED = load_properties(GUIDE).properties
SAME = {}
"""Mutants that change nothing for anybody, each with the reason."""
SAME_GATES = {
    f"taken_for, gate 0: without {code}"
    for one in GUIDE.indications
    for code in one.conditions
    if all(len(other.conditions) > 1 for other in GUIDE.indications if code in other.conditions)
}
"""The same for gates: whatever medicine opens the gate by this condition opens it by another one too."""


@pytest.fixture(scope="module")
def witnesses():
    return Witnesses(GUIDE, STATED)


def test_the_witnesses_are_content_with_the_tables_as_they_stand(witnesses):
    """Nobody complains before anything is wrong, so whoever complains later complains of the mutant."""
    for one in (*witnesses.bare, *witnesses.told):
        held = [rule.id for rule in witnesses.held[one.name]]
        assert witnesses.content(one, witnesses.held[one.name]), one.name
        assert one.holds <= {*held}, one.name
        assert one.fails.isdisjoint(held), one.name


@pytest.mark.long
def test_every_mutant_of_a_rule_is_noticed(witnesses):
    """Each rule dropped, each code dropped or swapped for every other, each number moved, each level lowered."""
    made = list(mutants(GUIDE))
    survivors = [one for one in made if not witnesses.noticed(one)]
    survivors = [one for one in survivors if not witnesses.disproved(one)]
    assert len(made) > 3000
    assert sorted(map(str, survivors)) == sorted(SAME), "\n".join(map(str, survivors))


@pytest.mark.parametrize(("what", "mutant"), [*gates(GUIDE), *levels(GUIDE)])
def test_every_mutant_of_a_gate_or_of_a_level_is_disproved(what, mutant):
    """A question asked of fewer people, or an urgency that no longer says to be checked first, breaks a property."""
    promises = ("asked", "acupuncture")
    unnoticed = all(holds(one, Space(mutant)) for one in STATED if one.promise in promises)
    assert unnoticed == (what in SAME_GATES), what


def test_few_gates_are_the_same():
    """No mutant of a gate is excused but those of three pairs of conditions that medicines are for together."""
    pairs = ("cancer_now", "cancer_past", "diabetes", "diabetes_complications", "epilepsy_controlled")
    codes = {*pairs, "epilepsy_recent_fit"}
    assert {f"taken_for, gate 0: without {code}" for code in codes} == SAME_GATES


@pytest.mark.long
def test_every_mutant_of_the_follow_up_is_noticed():
    """The same for the guideline after acupuncture, and for what its urgencies bring."""
    guide = guideline(FOLLOWUP)
    stated = load_properties(guide).properties
    made, people = list(mutants(guide)), Witnesses(guide, stated)
    survivors = [one for one in made if not people.noticed(one)]
    assert len(made) > 300
    assert [str(one) for one in survivors if not people.disproved(one)] == []
    for what, mutant in levels(guide):
        assert not all(holds(one, Space(mutant)) for one in stated if one.promise == "course"), what
