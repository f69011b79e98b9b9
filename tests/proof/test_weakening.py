"""A rule that is weakened by hand is met with a sentence that tells which patient is harmed."""

import pytest

from sciatica_guide.assessment.answers import collect, unanswered
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.model import Range
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.replay import keeps
from sciatica_guide.proof.space import Space

GUIDE = guideline()
STATED = load_properties(GUIDE).properties
BY_ID = {property.id: property for property in STATED}
ABOUT_RULES = [one for one in STATED if one.promise not in ("never_calm", "first_and_last", "never_printed", "asked")]


def without(*ids):
    """The guideline without some of its rules."""
    return GUIDE._replace(rules=tuple(rule for rule in GUIDE.rules if rule.id not in ids))


def asks(property):
    return {name for condition in (*property.when, *property.also) for name in condition.cells}


@pytest.mark.parametrize("rule", [rule for rule in GUIDE.rules if rule.urgency or rule.caution], ids=lambda r: r.id)
def test_a_rule_that_is_gone_is_missed_by_a_property(rule):
    """Take any rule that raises a level away, and some property tells in words which patient is harmed."""
    space = Space(without(rule.id))
    near = sorted(ABOUT_RULES, key=lambda one: (rule.id not in one.of, asks(one).isdisjoint(rule.when.cells)))
    broken = next(found for one in near if (found := prove(one, space)) is not None)
    assert broken.property.claim in str(broken)
    assert broken.property.harm in str(broken)


def test_the_sentence_can_be_pasted():
    """With the rule on saddle numbness gone, the message names the harm and the one answer that shows it."""
    broken = prove(BY_ID["saddle-is-an-emergency"], Space(without("saddle-numbness")))
    assert str(broken) == (
        "saddle-is-an-emergency: "
        "Any sign from bladder, bowel or saddle area is an emergency, and so is not being sure of one, "
        "unless it has long been the same. "
        "If not: Someone whose nerves to the bladder are being squeezed stays at home and may leak for life. "
        "To see it: sciatica-guide assess --bladder-bowel-saddle saddle_numbness"
    )


def test_a_level_that_is_lowered_shows_as_that_level():
    """Foot drop made a matter of weeks: the person in the message is really told so."""
    soft = [rule._replace(urgency=Urgency.WITHIN_2_WEEKS) if rule.id == "foot-drop" else rule for rule in GUIDE.rules]
    guideline = GUIDE._replace(rules=tuple(soft))
    broken = prove(BY_ID["foot-drop-or-no-walking"], Space(guideline))
    assert broken.given == {"leg_signs": ["foot_drop"]}
    assert not keeps(broken.property, guideline, broken.given)
    assert keeps(broken.property, GUIDE, broken.given)


def test_a_calm_level_shows_only_where_every_question_is_answered():
    """An ordinary visit that is lost is shown by a person whose answers are complete, else nothing is assessed."""
    guideline = without("numbness-steady")
    broken = prove(BY_ID["steady-numbness"], Space(guideline))
    assert broken.given["sensations"] == ["numbness"]
    assert unanswered(guideline, collect(guideline, broken.given)) == ()
    assert not keeps(broken.property, guideline, broken.given)


def test_a_doubt_that_is_silenced_shows_both_answers():
    """A rule that hears the same and not a doubt: the message has the one answer and then the other."""
    same = GUIDE.rules[0].when._replace(cells={"trend": frozenset(["same"])})
    planted = GUIDE.rules[0]._replace(id="planted", when=same)
    broken = prove(BY_ID["unsure-is-the-worst-possible"], Space(GUIDE._replace(rules=(*GUIDE.rules, planted))))
    assert (broken.before, broken.given) == ({"trend": "same"}, {"trend": "not_sure"})
    assert broken.what.endswith("assess --trend same and then sciatica-guide assess --trend not_sure")


def test_a_doubt_that_closes_a_question_shows_both_answers():
    """A question for those whose pain stays the same: the doubt leaves it unasked, and the page turns calm."""
    gate = (GUIDE.rules[0].when._replace(cells={"trend": frozenset(["same"])}),)
    hidden = GUIDE.questions["impact"]._replace(enable_when=gate)
    guideline = GUIDE._replace(questions={**GUIDE.questions, "impact": hidden})
    broken = prove(BY_ID["unsure-is-the-worst-possible"], Space(guideline))
    assert (broken.before["trend"], broken.given["trend"]) == ("same", "not_sure")
    assert "impact" not in broken.given


@pytest.mark.parametrize("id_", ["leg_pain", "back_pain", "impact"])
@pytest.mark.parametrize("number", [0, 9])
def test_a_number_that_is_heard_and_not_the_next_shows_both(id_, number):
    """A rule for one number of a scale, the first or the last but one: stronger pain would be milder."""
    alone = GUIDE.rules[0].when._replace(cells={id_: Range(number, number)})
    planted = GUIDE.rules[0]._replace(id="planted", when=alone)
    broken = prove(BY_ID["worse-is-not-milder"], Space(GUIDE._replace(rules=(*GUIDE.rules, planted))))
    assert (broken.before, broken.given) == ({id_: number}, {id_: number + 1})


def test_of_two_as_short_the_first_is_shown():
    """An answer each to two questions is as short as two codes in one answer."""
    sudden, mild, drop = (
        GUIDE.rules[0].when._replace(cells={id_: frozenset([code])})
        for id_, code in (("onset", "sudden"), ("leg_signs", "weakness_mild"), ("leg_signs", "foot_drop"))
    )
    stated = BY_ID["both-legs-or-worsening"]._replace(when=(sudden, mild), also=(drop,))
    assert prove(stated, Space(GUIDE)).given == {"leg_signs": ["foot_drop"], "onset": "sudden"}
    stated = stated._replace(when=(mild, sudden))
    assert prove(stated, Space(GUIDE)).given == {"leg_signs": ["foot_drop", "weakness_mild"]}


def test_a_recommendation_that_is_lost_shows_whom_it_is_for():
    """Never stop, held back in an emergency: the message has somebody on a thinner in an emergency."""
    advice = {one.id: one for one in GUIDE.advice}
    held = advice["never-stop-thinner"]._replace(withheld_by=advice["ask-prescriber"].withheld_by)
    guideline = GUIDE._replace(advice=tuple(held if one.id == held.id else one for one in GUIDE.advice))
    broken = prove(BY_ID["never-stop"], Space(guideline))
    assert "has a stroke" in str(broken)
    assert not keeps(broken.property, guideline, broken.given)


def test_a_property_of_nobody_is_not_proved():
    """A property whose conditions exclude each other holds for nobody, and that is said instead of proved."""
    nobody = BY_ID["mild-weakness"]._replace(also=BY_ID["foot-drop-or-no-walking"].when)
    nobody = nobody._replace(also=(nobody.also[0]._replace(cells={"leg_signs": frozenset(["none"])}),))
    assert prove(nobody, Space(GUIDE)).what == "It speaks of nobody: no answers fit it."


def test_a_search_that_is_too_long_is_not_a_proof(monkeypatch):
    """With hardly any steps to take, nothing is proved, and the message says so."""
    monkeypatch.setattr("sciatica_guide.proof.boxes.STEPS", 0)
    broken = prove(BY_ID["thinner-means-ask"], Space(GUIDE))
    assert "Not proved" in str(broken)
