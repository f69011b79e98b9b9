"""The other side of caution: who is drawn into the population, and that ordinary people are not alarmed needlessly."""

import csv
from functools import cache

import pytest
import urgency_oracle
from population import EVERYONE, FREQUENCIES, GROUPS, drawn, frequencies, values
from population_levels import AIMED_AT, POINTS, SENT_ON, measured

from sciatica_guide.guideline.packaged import guideline

PEOPLE = 4_000
REMADE = {"needle_experience", "blood_thinner", "medicines"}
"""Questions whose answers are put right after the draw, so that nobody contradicts themselves."""
ASKED_OF_SOME = {"bladder_bowel_since", "both_legs", "pregnant", "anticoagulant_control", "recent_stent_or_clot"}
ASKED_OF_SOME |= {"recent_bleed"}
QUIET = {
    **{question.id: ["none"] for question in guideline().questions.values() if question.kind in ("many", "names")},
    **{"age": 35, "pain_site": ["lower_back"], "pain_side": "left", "onset": "gradual", "duration": "under_2_weeks"},
    **{"trend": "better", "leg_pain": 2, "back_pain": 2, "impact": 2, "blood_thinner": "no", "pregnant": "no"},
}


@cache
def people(group):
    return drawn(group, PEOPLE)


@cache
def levels(group):
    return measured(group, PEOPLE)


def rows():
    with FREQUENCIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_frequency_says_where_it_is_from():
    """A frequency was seen or derived, with its source and the day it was looked at, or it is assumed and says so."""
    assert {row["mark"] for row in rows()} == {"seen", "derived", "assumed"}
    for row in rows():
        stated = row["source"] and row["url"].startswith("http") and row["checked"].startswith("2026-11")
        assert stated or row["mark"] == "assumed", row


def test_the_answers_to_one_question_share_a_hundred_people():
    """Where one code is picked, the shares of a group come to one."""
    one = {question.id for question in guideline().questions.values() if question.kind == "one"}
    summed = {key: sum(codes.values()) for key, codes in frequencies().items() if key[0] in one}
    assert summed
    assert {key: total for key, total in summed.items() if abs(total - 1) > 1e-9} == {}


@pytest.mark.parametrize("group", GROUPS)
def test_the_drawn_shares_are_those_of_the_file(group):
    """Of those drawn, as many give an answer as the file says, within four standard errors."""
    off = {}
    for question in guideline().questions.values():
        if question.kind not in ("one", "many") or question.id in REMADE | ASKED_OF_SOME:
            continue
        held = [values(question.id, group, one["age"]) for one in people(group)]
        for code in held[0]:
            sure = [
                1 - shares.get("not_sure", 0) if question.kind == "many" and code != "not_sure" else 1
                for shares in held
            ]
            expected = sum(shares[code] * rest for shares, rest in zip(held, sure, strict=True)) / PEOPLE
            found = sum(code in told(one, question.id) for one in people(group)) / PEOPLE
            if abs(found - expected) > 4 * (max(expected, 0.002) / PEOPLE) ** 0.5:
                off[question.id, code] = (found, expected)
    assert off == {}


def told(one, id_):
    answer = one.get(id_, [])
    return [answer] if isinstance(answer, str) else answer


def test_people_are_as_old_and_in_as_much_pain_as_those_studied():
    """The means of the sciatica group are those published of ATLAS; nobody of the older group is under 65."""
    studied = {"age": 50.2, "back_pain": 5.6, "leg_pain": 5.2}
    means = {id_: sum(one[id_] for one in people("sciatica")) / PEOPLE for id_ in studied}
    assert means == pytest.approx(studied, rel=0.03)
    assert min(one["age"] for one in people("older")) == 65


def test_the_same_people_are_drawn_each_time():
    """The draw is fixed by its seed, and another seed draws others."""
    assert drawn("acute", 50) == drawn("acute", 50) == list(people("acute")[:50])
    assert drawn("acute", 50, seed=27) != drawn("acute", 50)


def test_the_contract_is_read_as_it_says():
    """Its own example of a needless alarm is an ordinary visit, a quiet person stays at home, one sign changes that."""
    ordinary = QUIET | {"trend": "worse", "sensations": ["numbness"], "leg_pain": 6, "back_pain": 6, "impact": 6}
    assert urgency_oracle.urgency(QUIET) == "self_care"
    assert urgency_oracle.urgency(ordinary) == "routine"
    assert urgency_oracle.urgency(ordinary | {"leg_pain": 8, "impact": 8}) == "within_2_weeks"
    assert urgency_oracle.urgency(QUIET | {"bladder_bowel_saddle": ["urine_leak"]}) == "emergency"


@pytest.mark.parametrize("group", GROUPS)
def test_nobody_drawn_is_told_a_milder_level_than_the_contract_allows(group):
    """Everybody drawn has a level, and it is at least the contract's, read a second time without any rule."""
    assert levels(group).milder == []


@pytest.mark.parametrize("group", GROUPS)
def test_ordinary_people_are_not_sent_on_more_often_than_agreed(group):
    """The share sent on, and the share sent to an emergency, is at most 3 points above what the contract asks."""
    one, (sent_on, emergency) = levels(group), AIMED_AT[group]
    for asked, *at in ((sent_on, *SENT_ON), (emergency, "emergency")):
        assert one.share(one.contract, *at) == pytest.approx(asked, abs=POINTS)
        assert one.share(one.urgency, *at) <= min(asked, one.share(one.contract, *at)) + POINTS


def test_every_group_of_the_file_is_drawn():
    """Each group or age band that the file names is one that is drawn from."""
    known = {*GROUPS, EVERYONE, "18-49", "50-64", "65-74", "75+"}
    assert {row["group"] for row in rows()} == known
