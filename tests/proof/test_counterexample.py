"""A gap turned back into a person: the fewest answers, names of medicines that do it, and the flags to paste."""

import pytest

from sciatica_guide.assessment.answers import collect, unanswered
from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.model import Condition, Range, Rule
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.counterexample import UNKNOWN_NAME, _lists, _values, as_flags, completed, earlier, person
from sciatica_guide.proof.obligations import Obligation
from sciatica_guide.proof.space import Space

GUIDE = guideline()
SPACE = Space(GUIDE)


def somebody(region, *covers):
    return person(region, Obligation(region, covers), SPACE)


def test_short_lists_of_medicines_come_first():
    """No medicine, then each by itself, then two together; every class by its name and by a slip, and one unknown."""
    lists = list(_lists())
    assert lists[0] == ["none"]
    assert [len(names) for names in lists] == sorted(len(names) for names in lists)
    alone = [names[0] for names in lists if len(names) == 1]
    assert len(lists) == len(alone) + (len(alone) - 1) * (len(alone) - 2) / 2
    assert UNKNOWN_NAME in alone
    exact = [frozenset(collect(GUIDE, {"medicines": [name]}).facts["medicine_classes"]) for name in alone]
    assert {class_ for classes in exact for class_ in classes} == {*GUIDE.medicine_classes}
    assert "may_thin_blood" in {
        effect for name in alone for effect in collect(GUIDE, {"medicines": [name]}).facts["medicine_effects"]
    }


@pytest.mark.parametrize(
    ("cells", "given"),
    [
        ({"age": ["17"]}, {"age": 17}),
        ({"age": ["unanswered", "17"]}, {}),
        ({"onset": ["sudden", "not_sure"]}, {"onset": "sudden"}),
        ({"leg_signs": ["not_sure"]}, {"leg_signs": ["not_sure"]}),
        ({"leg_signs": ["some"], "leg_signs foot_drop": ["yes"]}, {"leg_signs": ["foot_drop"]}),
        ({"leg_signs": ["some"], "leg_signs both_legs_pain": ["no"]}, {"leg_signs": ["both_legs_weak"]}),
        ({"leg_signs": ["some"]}, {"leg_signs": ["both_legs_pain"]}),
        ({"medicines": ["unanswered", "some"]}, {}),
        ({"medicines": ["none", "some"], "medicine_effects thins_blood": ["no"]}, {"medicines": ["none"]}),
    ],
)
def test_nobody_answers_more_than_they_must(cells, given):
    """What may be left out is left out, and of several codes the first that will do is given."""
    assert somebody({name: SPACE.mask(name, values) for name, values in cells.items()}) == given


def test_medicines_are_named_that_do_what_is_asked():
    """One name where one will do, two where it takes two, and a name in no list where nothing in it fits."""
    some = {"medicines": SPACE.mask("medicines", ["some"])}
    for effects, count in ((["thins_blood"], 1), (["thins_blood", "steroid"], 2), (["may_thin_blood"], 1)):
        region = some | {f"medicine_effects {effect}": 2 for effect in effects}
        names = somebody(region)["medicines"]
        assert len(names) == count
        assert {*effects} <= collect(GUIDE, {"medicines": names}).facts["medicine_effects"]
    every = some | {f"medicine_classes {class_}": 2 for class_ in GUIDE.medicine_classes}
    assert somebody(every) == {"medicines": [UNKNOWN_NAME]}
    thinner = some | {"medicine_effects thins_blood": 2}
    first = somebody(thinner)["medicines"]
    held = collect(GUIDE, {"medicines": first}).facts["medicine_classes"]
    covered = [some | {f"medicine_classes {class_}": 2} for class_ in held]
    assert somebody(thinner, *covered)["medicines"] != first


def test_names_fit_the_rest_of_the_gap():
    """What covers a name at the age in the gap rules the name out, even where it would do at another age."""
    region = {"medicines": SPACE.mask("medicines", ["some"]), "medicine_effects thins_blood": 2}
    (first,) = somebody(region)["medicines"]
    forty = {"age": SPACE.mask("age", ["40"])}
    covers = [
        forty | {f"medicine_classes {class_}": 2}
        for class_ in collect(GUIDE, {"medicines": [first]}).facts["medicine_classes"]
    ]
    assert person(region | forty, Obligation(region, tuple(covers)), SPACE)["medicines"] != [first]


@pytest.mark.parametrize(
    ("change", "before"),
    [
        (("trend", "same", "not_sure"), {"trend": "same"}),
        (("leg_signs", "none", "foot_drop"), {"leg_signs": ["none"]}),
        (("age", "69", "70"), {"age": 69}),
        (("medicine_effects", "no_thinner", "thins_blood"), None),
    ],
)
def test_the_answer_before_a_change(change, before):
    """As a person would have given it; what medicines do is not an answer."""
    assert earlier(change, SPACE) == before


def test_flags_are_quoted_for_a_shell():
    """Underscores become hyphens, several codes are put together, and blanks or quotes do no harm."""
    given = {"leg_signs": ["foot_drop", "cannot_walk"], "age": 70, "onset": "sudden", "medicines": ["it's", "a b"]}
    assert as_flags(given) == "--leg-signs foot_drop,cannot_walk --age 70 --onset sudden --medicines 'it'\"'\"'s,a b'"
    assert as_flags({}) == ""


def test_the_rest_is_answered_as_quietly_as_can_be():
    """Nothing is left open, nothing that was told is changed, and nothing is raised that need not be."""
    told = completed({"sensations": ["numbness"], "age": 40}, GUIDE)
    assert list(told) == [id_ for id_ in GUIDE.questions if id_ in told]
    assert unanswered(GUIDE, collect(GUIDE, told)) == ()
    assert (told["sensations"], told["age"], told["pregnant"]) == (["numbness"], 40, "no")
    assert (told["leg_signs"], told["medicines"], told["blood_thinner"]) == (["none"], "none", "no")
    assert (told["leg_pain"], told["duration"]) == (0, "under_2_weeks")
    assert "anticoagulant_control" not in told
    thinner = completed({"blood_thinner": "yes"}, GUIDE)
    assert (thinner["recent_bleed"], thinner["anticoagulant_control"]) == ("no", "in_range")


def planted(*rules):
    """The guideline with these rules and no others: question, what it accepts, urgency, caution."""
    made = [Rule(id_, Condition({id_: accepted}), "", (), "", *levels) for id_, accepted, *levels in rules]
    return GUIDE._replace(rules=tuple(made))


@pytest.mark.parametrize(
    ("rules", "quietest"),
    [
        ([], "gradual"),
        ([("onset", frozenset(["sudden"]), Urgency(0), Suitability(0))], "gradual"),
        ([("onset", frozenset(["gradual"]), Urgency(0), Suitability(1))], "sudden"),
        ([("onset", frozenset(["gradual"]), Urgency(1)), ("pain_site", frozenset(["foot"]), Urgency(1))], "sudden"),
    ],
)
def test_the_quietest_answer_is_the_first_that_raises_least(rules, quietest):
    """Urgency counts before caution, caution before how many findings there are; else the order on offer."""
    assert completed({"pain_site": ["foot"]}, planted(*rules))["onset"] == quietest


def test_numbers_are_tried_where_a_rule_begins_or_ends():
    """Both ends of the scale, and each end of a band with its neighbours; none outside the scale."""
    guide = planted(("age", Range(20, 30), Urgency(1)), ("age", Range(118, 120), Urgency(1)))
    assert [*_values(GUIDE.questions["age"], guide)] == [0, 19, 20, 21, 29, 30, 31, 117, 118, 119, 120]
    assert next(_values(GUIDE.questions["trend"], guide)) == "better"
    assert [*_values(GUIDE.questions["leg_signs"], guide)][:2] == [["none"], ["both_legs_pain"]]
    assert [*_values(GUIDE.questions["pregnant"], guide)] == ["no", "yes", "recent_birth", "not_sure"]
    assert [*_values(GUIDE.questions["medicines"], guide)] == ["none"]
