"""Nothing that somebody can answer is left out of what is proved: real answers against the boxes made of conditions."""

import itertools
import random

import pytest
from strangers import drawn

from sciatica_guide.assessment.answers import asked, collect
from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.model import Range
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.counterexample import _lists, as_flags, person
from sciatica_guide.proof.obligations import Obligation
from sciatica_guide.proof.replay import walk
from sciatica_guide.proof.space import CLASSES, EFFECTS, MEDICINES, Space, apart, has, impossible, several, variables

GUIDE = guideline()
SPACE = Space(GUIDE)
PEOPLE = [drawn(random.Random(seed)) for seed in range(400)]


def point(raw):
    """One value for each variable of the space: where a person's answers lie in it."""
    outcome = walk(GUIDE, raw)
    held = dict(outcome.levels)
    for id_ in GUIDE.questions:
        given = outcome.answers.given.get(id_)
        if given is None:
            held[id_] = "unanswered"
        elif isinstance(given, tuple):
            held[id_] = given[0] if given[0] in SPACE.values[id_] else "some"
        else:
            held[id_] = str(given)
    for name, codes in several(GUIDE).items():
        ticked = outcome.answers.given.get(name, ())
        fact = ticked if name in GUIDE.questions else outcome.facts.get(name, ())
        held |= {apart(name, code): "yes" if code in fact else "no" for code in codes}
    facts = outcome.facts
    for one in GUIDE.indications:
        held |= {has(code): "yes" if code in facts.get(one.question, ()) else "no" for code in one.conditions}
    for term in GUIDE.terms.values():
        if term.worst_of:
            held[term.id] = str(facts.get(term.id, "unanswered"))
        held |= {apart(term.id, code): "yes" if code in facts[term.id] else "no" for code in term.codes}
    return {name: SPACE.mask(name, [value]) for name, value in held.items()}, outcome


def inside(at, box):
    return all(at[name] & values for name, values in box.items())


@pytest.fixture(scope="module")
def told():
    return [point(raw) for raw in PEOPLE]


def test_every_variable_has_a_value_for_everybody(told):
    """A person is one point of the space, and the space has nothing that a person has not."""
    assert all(at.keys() == SPACE.every.keys() for at, _ in told)
    assert variables(GUIDE)["leg_signs foot_drop"] == ("no", "yes")
    assert variables(GUIDE)["pregnant"] == ("unanswered", "yes", "recent_birth", "no", "not_sure")
    assert variables(GUIDE)["leg_signs"] == ("unanswered", "none", "not_sure", "some")
    narrow = GUIDE.questions["impact"]._replace(band=Range(2, 4))
    assert variables(GUIDE._replace(questions={"impact": narrow}, terms={}))["impact"] == ("unanswered", "2", "3", "4")


def test_some_codes_are_at_least_one():
    """To have given some codes and none of them is called impossible, for every question that takes several."""
    for id_, codes in several(GUIDE).items():
        if id_ in GUIDE.questions:
            assert {id_: SPACE.mask(id_, ["some"]), **{apart(id_, code): 1 for code in codes}} in impossible(GUIDE)


def test_what_is_called_impossible_happens_to_nobody(told):
    """No real person lies in a box that the proof leaves out, and none has a level that their rules exclude."""
    space = Space(GUIDE)
    for at, outcome in told:
        for box in (*space.impossible, *space.forced["urgency"], *space.forced["acupuncture"]):
            assert not inside(at, box), (outcome.answers.given, box)


def test_a_rule_holds_where_its_boxes_are(told):
    """For every person and every rule, question and recommendation, the boxes say what the conditions say."""
    space = Space(GUIDE)
    for at, outcome in told:
        for rules in (space.rules, space.short):
            assert {id_ for id_, boxes in rules.items() if any(inside(at, box) for box in boxes)} == outcome.findings
        for question in GUIDE.questions.values():
            boxes = space.any(question.enable_when) if question.enable_when else ({},)
            assert any(inside(at, box) for box in boxes) == asked(question, outcome.answers)
        for advice in GUIDE.advice:
            boxes = space.any(advice.when) if advice.when else ({},)
            assert any(inside(at, box) for box in boxes) == (advice.id in outcome.status)


def test_medicines_together_do_nothing_that_is_called_impossible():
    """No list of up to two names, one for each class, exact or misspelt, lies in a box that the proof leaves out."""
    boxes = [box for box in impossible(GUIDE) if any(name.split()[0] in (MEDICINES, CLASSES, EFFECTS) for name in box)]
    assert len(boxes) > 30
    for names in _lists():
        facts = collect(GUIDE, {MEDICINES: names}).facts
        at = {MEDICINES: SPACE.mask(MEDICINES, ["some"])}
        codes = [(name, code) for name in (CLASSES, EFFECTS) for code in several(GUIDE)[name]]
        at |= {apart(name, code): 2 if code in facts[name] else 1 for name, code in codes}
        assert not any(inside(at, box) for box in boxes), names


def test_somebody_of_every_rule_can_be_found():
    """From the boxes of a rule, the fewest answers for which the rule really holds."""
    for rule in GUIDE.rules:
        for box in SPACE.rules[rule.id]:
            given = person(box, Obligation(box), SPACE)
            assert rule.when.holds(collect(GUIDE, given).facts) is not None, (rule.id, given)
            asked = {MEDICINES if name.split()[0] in (CLASSES, EFFECTS) else name.split()[0] for name in box}
            assert given.keys() <= asked, (rule.id, given)


def test_flags_can_be_pasted():
    """Answers are written as flags, several codes with commas, names with blanks in quotes."""
    given = {"leg_signs": ["foot_drop", "cannot_walk"], "age": 70, "medicines": ["heart pills", "warfarin"]}
    assert as_flags(given) == "--leg-signs foot_drop,cannot_walk --age 70 --medicines 'heart pills,warfarin'"


def test_levels_fall_short_of_each_other():
    """What counts as milder than a level: all below it, and not assessed from the first firm level on."""
    assert SPACE.milder("urgency", Urgency.ROUTINE) == SPACE.mask("urgency", ["self_care"])
    firm = SPACE.mask("urgency", ["self_care", "routine", "not_assessed"])
    assert SPACE.milder("urgency", Urgency.WITHIN_2_WEEKS) == firm
    assert SPACE.milder("acupuncture", Suitability.REASONABLE) == 0
    assert SPACE.worse("acupuncture", Suitability.ASK_FIRST) == SPACE.mask("acupuncture", ["avoid"])


def test_levels_come_from_somewhere():
    """An urgency that a region names is brought by a rule, and the mildest by none."""
    today = list(SPACE.reached({"urgency": SPACE.mask("urgency", ["same_day"])}, "urgency", False))
    assert len(today) == sum(len(SPACE.short[rule.id]) for rule in GUIDE.rules if rule.urgency == Urgency.SAME_DAY)
    calm = {"urgency": SPACE.mask("urgency", ["self_care", "not_assessed"])}
    assert list(SPACE.reached(calm, "urgency", False)) == [calm]
    apart_ = {"urgency": SPACE.mask("urgency", ["self_care", "same_day"])}
    assert len(list(SPACE.reached(apart_, "urgency", False))) == len(today) + 1
    upwards = {"urgency": SPACE.mask("urgency", ["self_care", "routine", "within_2_weeks"])}
    assert list(SPACE.reached(upwards, "urgency", False)) == [upwards]
    exactly = list(itertools.islice(SPACE.reached(upwards, "urgency", True), 2))
    assert exactly[0] == {"urgency": SPACE.mask("urgency", ["self_care"])}
    assert exactly[1]["urgency"] != upwards["urgency"]
