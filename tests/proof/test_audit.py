"""The audit of the tables is clean, and finds what is planted."""

import pytest
from planted_rows import ADVICE, GUIDE, STATED, found, with_advice, with_question, with_rule

from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.model import Condition, Range
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.audit import CHECKS, Audit, audit, checks, page
from sciatica_guide.proof.space import Space
from sciatica_guide.render.formats import render

RULES = {rule.id: rule for rule in GUIDE.rules}


@pytest.fixture(scope="module")
def clean():
    return audit(GUIDE)


def test_the_tables_after_acupuncture_pass():
    """The second guideline holds what it promises too, and nothing in its tables is idle or at odds."""
    found = audit(guideline(FOLLOWUP))
    assert found.passed, render(page([found]))


def test_the_tables_pass(clean):
    """Every property holds, and whatever the checks find is accepted with a reason."""
    assert clean.passed, render(page([clean]))


@pytest.mark.parametrize("check", CHECKS)
def test_each_reason_is_of_something_found(check, clean):
    """Nothing is accepted that is not there."""
    (last,) = [one for one in clean.checks if one.id == "accepted-in-vain"]
    assert [one.about for one in last.found if one.about.startswith(check)] == []


def test_a_rule_that_can_never_fire_is_found():
    """A rule for pregnancy at 70 is about answers that nobody is asked for; so is one of an empty band."""
    never = Condition({"pregnant": frozenset(["yes"]), "age": Range(70, 120)})
    asked_of_nobody = {"pregnant-so-young", "pregnant-so-old"}
    assert found("rule-never-fires", with_rule(when=never)) == {"planted", *asked_of_nobody}
    asked = Condition({"recent_bleed": frozenset(["yes"]), "blood_thinner": frozenset(["no"])})
    assert found("rule-never-fires", with_rule(when=asked)) == asked_of_nobody
    assert found("rule-never-fires", GUIDE) == asked_of_nobody


def test_a_rule_that_changes_nothing_is_found():
    """A rule that others say as loudly is idle, until a recommendation reads it or it says more."""
    assert "planted" in found("rule-changes-nothing", with_rule())
    assert "planted" not in found("rule-changes-nothing", with_rule(urgency=Urgency.EMERGENCY))
    assert "planted" not in found("rule-changes-nothing", with_rule(when=Condition({"leg_pain": Range(4, 4)})))
    milder = RULES["pacemaker"]._replace(id="planted", caution=Suitability.PRECAUTIONS)
    assert "planted" in found("rule-changes-nothing", GUIDE._replace(rules=(*GUIDE.rules, milder)))
    read = with_rule()._replace(advice=with_advice(when=(Condition({"findings": frozenset(["planted"])}),)).advice)
    assert "planted" not in found("rule-changes-nothing", read)


def test_an_answer_that_nothing_reads_is_found():
    """A code that is added and read by no rule is found; so is a question of which no rule reads anything."""
    more = GUIDE.questions["leg_signs"].options[0]._replace(code="planted")
    options = (*GUIDE.questions["leg_signs"].options, more)
    assert "leg_signs: planted" in found("answer-unread", with_question("leg_signs", options=options))
    rules = tuple(rule for rule in GUIDE.rules if "impact" not in rule.when.cells)
    assert "impact" in found("answer-unread", GUIDE._replace(rules=rules))


def test_a_question_that_is_never_asked_is_found():
    """A gate that opens for no answers keeps its question from everybody."""
    gate = Condition({"onset": frozenset()})
    assert found("question-never-asked", with_question("recent_bleed", enable_when=(gate,))) == {"recent_bleed"}


def test_a_recommendation_that_is_never_given_is_found():
    """Advice for an emergency that emergencies hold back is for nobody."""
    emergency = (Condition({"urgency": frozenset(["emergency"])}),)
    assert found("advice-never-given", with_advice(when=emergency, withheld_by=emergency)) == {"planted"}
    assert found("advice-never-given", with_advice(when=emergency)) == set()


def test_opposite_advice_is_found():
    """Anti-inflammatories advised to people on a thinner stand beside the warning against them."""
    careless = ADVICE["anti-inflammatory-lowest-dose"]._replace(withheld_by=())
    guide = GUIDE._replace(advice=tuple(careless if one.id == careless.id else one for one in GUIDE.advice))
    told = found("advice-contradicts", guide)
    assert "anti-inflammatory-lowest-dose and no-anti-inflammatory-with-thinner: anti-inflammatory painkillers" in told
    assert found("advice-contradicts", with_advice(act="avoid")) == {"planted: about nothing"}


def test_a_doubt_that_silences_is_found():
    """A rule on sudden onset that forgets not sure silences it; with not sure in it, it does not."""
    cells = {"onset": frozenset(["sudden"]), "impact": Range(3, 3)}
    assert "planted: onset" in found("unsure-silences", with_rule(when=Condition(cells)))
    heard = Condition({**cells, "onset": frozenset(["sudden", "not_sure"])})
    assert "planted: onset" not in found("unsure-silences", with_rule(when=heard))


def test_what_is_new_is_not_accepted():
    """A finding without a reason, and a reason without a finding, both fail the audit."""
    for guide, check, about in (
        (with_rule(), "rule-changes-nothing", "planted"),
        (
            with_advice(when=(Condition({"findings": frozenset(["answered-for-someone"])}),)),
            "accepted-in-vain",
            "rule-changes-nothing: answered-for-someone",
        ),
    ):
        made = tuple(checks(Space(guide), STATED))
        assert [(one.id, told.about) for one in made for told in one.found if not told.accepted] == [(check, about)]
        assert not Audit(guide, (), made).passed
