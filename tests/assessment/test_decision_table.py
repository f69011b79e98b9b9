"""Deciding about many people is deciding about each: the quick table says what the rules say."""

import pytest
from cases import CASES
from people import QUIET, TWINS, drawn, guideline

from sciatica_guide.assessment import decision_table as table
from sciatica_guide.assessment import triage
from sciatica_guide.assessment.answers import collect, settled, unanswered
from sciatica_guide.assessment.decision_table import DecisionTable
from sciatica_guide.errors import AnswerError

GUIDE = guideline()
QUICK = DecisionTable(GUIDE)
PEOPLE = [case["answers"] for case in CASES.values()]
PEOPLE += [QUIET | twin["answers"] for twin in TWINS["twin"]]
PEOPLE += [QUIET | twin["answers"] | twin["near_miss"] for twin in TWINS["twin"]]


def same(told, quick=QUICK):
    """The findings with their reasons, in order, both levels and whether anything is unanswered."""
    answers = collect(GUIDE, told)
    findings, missing = triage.find(GUIDE, answers), unanswered(GUIDE, answers)
    firm = settled(GUIDE, missing)
    outcome = quick.decide(told)
    assert tuple(outcome.findings()) == findings, told
    assert [list(one.because) for one in outcome.findings()] == [list(one.because) for one in findings], told
    assert outcome.ids() == [one.id for one in findings], told
    assert outcome.complete == (not missing), told
    assert outcome.urgency == triage.urgency(findings, firm).code, told
    assert outcome.acupuncture == triage.verdict(findings, firm, ladder=GUIDE.ladder).code, told


def test_the_cases():
    """Every vignette, every twin of a rule and every near miss comes out as the rules say, met first or met again."""
    for told in PEOPLE * 2:
        same(told)


def test_people_drawn_at_random():
    """So do 2,000 people with answers at random, some left out."""
    for person in drawn(2_000):
        same(person.told)


@pytest.mark.long
def test_many_people_drawn_at_random():
    """So do 50,000."""
    for person in drawn(50_000):
        same(person.told)


def test_few_answers_kept(monkeypatch):
    """So do they when nearly every answer has been forgotten again, and what is kept stays within its bound."""
    monkeypatch.setattr(table, "MOST_KEPT", 2)
    quick = DecisionTable(GUIDE)
    for person in drawn(300):
        same(person.told, quick)
    assert max(len(kept) for kept in quick._kept.values()) == 2


@pytest.mark.parametrize(
    ("id_", "good", "bad"),
    [
        ("age", 1, True),
        ("age", 1, 1.5),
        ("age", 0, False),
        ("age", 1, "1"),
        ("onset", "gradual", ["gradual"]),
        ("leg_signs", ["foot_drop"], [["foot_drop"]]),
        ("leg_signs", ("foot_drop",), [None]),
        ("leg_signs", ("foot_drop",), {"foot_drop": 1}),
        ("leg_signs", ["foot_drop"], ["foot_drop", True]),
        ("leg_sign", None, ["foot_drop"]),
    ],
)
def test_a_wrong_answer_is_never_taken_for_one_that_was_kept(id_, good, bad):
    """What equals a good answer only to Python, or comes after one, is refused in the words of `assess`."""
    for told in ({id_: good}, {id_: good}, {id_: bad}):
        if told[id_] is good and good is not None:
            same(told)
            continue
        with pytest.raises(AnswerError) as whole:
            collect(GUIDE, told, lambda id_: id_)
        with pytest.raises(AnswerError) as quick:
            QUICK.decide(told)
        assert str(quick.value) == str(whole.value)


def test_a_name_with_what_was_said_of_it_is_heard():
    """A medicine as a saved interview keeps it, in a list of many people too."""
    for told in ({"medicines": [{"name": "warfarin", "called_a_blood_thinner": "yes"}]}, {"medicines": ["warfarin"]}):
        same(told)
        same(told)


@pytest.mark.parametrize("answer", [None, float("nan"), 41.0, ("foot_drop",), ["foot_drop"]])
def test_what_other_programs_write_means_the_same_as_to_the_rules(answer):
    """A gap is no answer and a whole number is whole, before and after the plain form was met."""
    id_ = "age" if isinstance(answer, float) else "leg_signs"
    for told in ({id_: answer}, {id_: 41 if id_ == "age" else ["none"]}, {id_: answer, "trend": "worse"}):
        same(told)
