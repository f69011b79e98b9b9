"""Every rule, before needles and after, has a twin: somebody for whom it holds, and the nearest for whom it fails."""

from collections import Counter

import pytest
from cases import FOLLOWUP_TWINS, TWINS

from sciatica_guide.assessment.assess import assess
from sciatica_guide.guideline.manifest import ASSESSMENT, FOLLOWUP
from sciatica_guide.guideline.model import UNANSWERED
from sciatica_guide.guideline.packaged import guideline

WRITTEN = {ASSESSMENT: TWINS, FOLLOWUP: FOLLOWUP_TWINS}
each_guideline = pytest.mark.parametrize("manifest", WRITTEN, ids=lambda manifest: manifest.id)
each_twin = pytest.mark.parametrize(
    ("manifest", "twin"),
    [
        pytest.param(manifest, twin, id=f"{manifest.id}-{twin['rule']}")
        for manifest, written in WRITTEN.items()
        for twin in written["twin"]
    ],
)


def answers(manifest, twin):
    """What the twin answers: as the quiet person does, but for what makes the rule hold."""
    return WRITTEN[manifest]["quiet"] | twin["answers"]


def found_ids(found):
    return {finding.id for finding in found.findings}


@each_guideline
def test_a_quiet_person_is_told_to_carry_on(manifest):
    """With no warning sign and no risk, and pain that eases, nothing raises either level."""
    found = assess(WRITTEN[manifest]["quiet"], edition=manifest)

    assert found.complete
    assert (found.urgency.level, found.caution.level) == (0, 0)
    assert {finding.rule.kind for finding in found.findings} <= {"feature", "course"}


@each_guideline
def test_every_rule_has_exactly_one_twin(manifest):
    """No rule goes without a person who shows what it is for, and no person stands for a rule that is gone."""
    rules = {rule.id: 1 for rule in guideline(manifest).rules}

    assert Counter(twin["rule"] for twin in WRITTEN[manifest]["twin"]) == rules


@each_twin
def test_the_rule_holds_for_its_twin(manifest, twin):
    """The rule is for this person, whose story tells the same age and who has left open only what the rule asks for."""
    told = answers(manifest, twin)
    found = assess(told, edition=manifest)

    rule = next(rule for rule in guideline(manifest).rules if rule.id == twin["rule"])
    assert [id_ for id_ in found.unanswered if UNANSWERED not in rule.when.codes(id_)] == []
    assert twin["rule"] in found_ids(found)
    assert "age" not in told or f" {told['age']} " in twin["story"]


@each_twin
def test_the_twin_gets_the_levels_that_a_clinician_would_expect(manifest, twin):
    """This person gets this urgency, and this caution about needles or about going on, neither more nor less."""
    found = assess(answers(manifest, twin), edition=manifest)

    assert (found.urgency.code, found.caution.code) == (twin["urgency"], twin[manifest.ladder.name])


@each_twin
def test_the_rule_leaves_the_near_miss_alone(manifest, twin):
    """One answer next to the twin's, by one where it is a number, and the rule is not for this person."""
    told = answers(manifest, twin)
    for near in filter(None, (twin["near_miss"], twin.get("nor"))):
        ((id_, answer),) = near.items()
        found = assess(told | near, edition=manifest)

        assert answer != told.get(id_)
        assert not isinstance(answer, int) or abs(answer - told[id_]) == 1
        assert found.complete, found.unanswered
        assert twin["rule"] not in found_ids(found)
