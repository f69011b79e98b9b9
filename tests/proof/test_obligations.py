"""What has to be shown for each kind of promise and for each change, in a table of two questions, box by box."""

import pytest

from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.model import Advice, Condition, Option, Question, Rule
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.obligations import Obligation, _after, _names, obligations
from sciatica_guide.proof.properties import Change, Property
from sciatica_guide.proof.space import Space

OPTIONS = tuple(Option(code, "", "", "") for code in ("no", "yes", "not_sure"))
UNANSWERED, NO, YES, UNSURE = 1, 2, 4, 8


def when(**cells):
    return (Condition({name: frozenset(codes.split()) for name, codes in cells.items()}),)


def rule(id_, cells, **levels):
    return Rule(id_, *when(**cells), "", (), "", **levels)


QUESTIONS = {id_: Question(id_, "", "one", "", "", "", (), OPTIONS) for id_ in "pq"}
QUESTIONS["q"] = QUESTIONS["q"]._replace(enable_when=when(p="yes"))
RULES = (
    rule("today", {"p": "yes"}, urgency=Urgency.SAME_DAY),
    rule("careful", {"q": "yes"}, caution=Suitability.ASK_FIRST),
)
TREAT = Advice("treat-it", "", "treat", "", (), "", (), when(findings="today"), when(urgency="emergency"))
AVOID = Advice("avoid-it", "", "avoid", "", (), "", (), when(findings="careful"), (), when(p="not_sure"))
ALL = Advice("for-all", "", "know", "", (), "")
TABLES = guideline()._replace(questions=QUESTIONS, terms={}, indications=(), rules=RULES, advice=(TREAT, AVOID, ALL))
SPACE = Space(TABLES._replace(medicine_classes={}))
EMERGENCY, BELOW_TODAY, ABOVE_ROUTINE = 32, 15, 56
"""Urgency, one bit a level, the lowest for not assessed."""
BELOW_ASKING, ASKING_OR_NOT_ASSESSED = 7, 9


@pytest.mark.parametrize(
    ("promise", "of", "shown"),
    [
        ("urgency", "same_day", [({"urgency": BELOW_TODAY}, ())]),
        ("acupuncture", "ask_first", [({"acupuncture": BELOW_ASKING}, ())]),
        ("urgency_at_most", "routine", [({"urgency": ABOVE_ROUTINE}, ())]),
        ("given", "treat-it", [({}, ({"p": YES},)), ({"urgency": EMERGENCY}, ())]),
        ("given", "for-all", []),
        ("withheld", "treat", [({"p": YES}, ({"urgency": EMERGENCY},))]),
        ("withheld", "treat-it", [({"p": YES}, ({"urgency": EMERGENCY},))]),
        ("withheld", "know", [({}, ())]),
        ("cautioned", "avoid-it", [({"q": YES}, ({"p": UNSURE},))]),
        ("cautioned", "treat-it", [({"p": YES}, ({"urgency": EMERGENCY},))]),
        ("withheld", "avoid-it", [({"q": YES}, ())]),
        ("told", "today careful", [({}, ({"p": YES},)), ({}, ({"q": YES},))]),
        ("asked", "q", [({}, ({"p": YES},))]),
        ("asked", "p", []),
        ("never_calm", "urgency", []),
    ],
)
def test_what_has_to_be_shown(promise, of, shown):
    """For everyone whom the property is for, a box for each way; and what already covers it."""
    for told, region in (
        ((), {}),
        (when(p="yes no"), {"p": YES | NO}),
        (when(urgency="emergency"), {"urgency": EMERGENCY}),
    ):
        property = Property("", "", "", "", promise, tuple(of.split()), told)
        boxes = [(common(box, region), covers) for box, covers in shown]
        expected = [Obligation(box, covers) for box, covers in boxes if all(box.values())]
        assert list(obligations(property, SPACE)) == expected


def common(one, other):
    return {name: one.get(name, -1) & other.get(name, -1) for name in {**other, **one}}


def test_two_that_must_not_stand_together():
    """Wherever both are for somebody, one of the two has to be held back."""
    pair = Property("", "", "", "", "never_together", ("treat-it", "avoid-it", "for-all"))
    held = ({"urgency": EMERGENCY},)
    both = {"p": YES, "q": YES}
    assert list(obligations(pair, SPACE)) == [Obligation(both, held), Obligation({"p": YES}, held)]


def test_a_change_keeps_levels_and_questions():
    """What the rules brought before is still due afterwards, and a question that was asked is asked again."""
    change = (Change("p", ("yes", "no"), ("not_sure",)),)
    property = Property("", "", "", "", "never_milder", ("urgency", "acupuncture"), changes=change)
    step = ("p", "yes", "not_sure")
    assert list(obligations(property, SPACE)) == [
        Obligation({"p": UNSURE, "urgency": BELOW_TODAY}, (), step),
        Obligation({"p": UNSURE, "acupuncture": 15}, (), step),
        Obligation({"p": UNSURE}, ({"p": YES},), step),
    ]


REAL = Space(guideline())


def box(**cells):
    """A box by its values; two underscores stand for the blank before a code of its own."""
    named = {name.replace("__", " "): values.split() for name, values in cells.items()}
    return {name: REAL.mask(name, values) for name, values in named.items()}


@pytest.mark.parametrize(
    ("question", "before", "after", "was", "now"),
    [
        ("onset", "gradual", "sudden", box(onset="gradual sudden", age="40"), box(age="40", onset="sudden")),
        ("onset", "gradual", "sudden", box(onset="sudden"), None),
        ("onset", "gradual", "sudden", box(age="40"), box(age="40", onset="sudden")),
        ("leg_signs", "none", "foot_drop", box(leg_signs="none"), box(leg_signs="some", leg_signs__foot_drop="yes")),
        ("leg_signs", "none", "foot_drop", box(leg_signs="none", leg_signs__foot_drop="no"), None),
        (
            *("medicine_effects", "no_thinner_named", "thins_blood"),
            box(medicines="some", medicine_effects__no_thinner_named="yes", medicine_effects__steroid="yes"),
            box(
                medicines="some",
                medicine_effects__no_thinner_named="no",
                medicine_effects__steroid="yes",
                medicine_effects__thins_blood="yes",
            ),
        ),
    ],
)
def test_where_people_end_up(question, before, after, was, now):
    """Only those who gave the answer before, with all their other answers, and without it."""
    assert list(_after([was], question, before, after, REAL)) == ([] if now is None else [now])


def test_whom_a_change_may_concern():
    """A box that asks about the question, by itself or by one of its codes, and no other."""
    effects = box(medicines="some", medicine_effects__steroid="yes")
    assert [_names(effects, id_) for id_ in ("medicines", "medicine_effects", "medicine", "age")] == [
        True,
        True,
        False,
        False,
    ]
