"""What is advised does not contradict itself, nor the two levels."""

import pytest
from cases import TWINS
from hostile import folded
from report_pages import ADVICE, given, people, quiet, sufferers

from sciatica_guide import assess
from sciatica_guide.render.formats import render
from sciatica_guide.report.build import build

NOT_BOTH = {
    ("anti-inflammatory-lowest-dose", "no-anti-inflammatory-with-thinner"): "how to take it; never to take it",
    ("fits-sciatica", "may-not-be-sciatica"): "the pain fits; the pain may not fit",
    ("no-electroacupuncture", "ask-current-near-metal"): "no current at all; perhaps some",
    ("how-long", "how-long-after-check"): "eases in weeks; nobody can tell yet",
    ("long-lasting-disc-trial", "long-lasting-sciatica"): "the same trial with two certainties",
    ("how-long", "how-long-when-lasting"): "sciatica eases in weeks; it has not",
    ("back-pain-only", "early-sciatica-no-trial"): "no leg pain; leg pain",
    ("back-pain-only", "early-back-pain-weak-studies"): "pain that has lasted; pain that has not",
    ("painkillers", "ask-about-the-pair"): "which painkiller suits; this one does not",
    ("back-pain-only", "long-lasting-sciatica"): "no leg pain; leg pain",
    ("say-blood-thinner", "say-maybe-blood-thinner"): "takes one; may take one",
}
"""Pairs that must never be given to one person: what the one says; what the other says."""
NOT_AT = {
    ("new-foot-drop", "emergency"): "whoever goes now is not asked whether to go now",
    ("doctor-exercise", "same_day"): "exercise waits until somebody has been seen",
    ("option-exercise", "within_2_weeks"): "exercise waits until somebody has been checked",
    ("option-self-care", "within_2_weeks"): "whoever must be seen cannot choose to carry on alone",
    ("option-wait", "within_2_weeks"): "whoever must be seen cannot choose to wait",
    ("option-doctor", "within_2_weeks"): "whoever must be seen has no choice to be laid out",
    ("how-long", "within_2_weeks"): "nobody can say how long before the check",
    ("how-long", "not_assessed"): "nobody can say how long before the questions are answered",
    ("keep-moving", "not_assessed"): "held back until the questions are answered",
    ("painkillers", "not_assessed"): "held back until the questions are answered",
}
"""Advice that must never be given beside a level of urgency, and why."""
CAUTION_SHARED = {"option-self-care": "keep-moving"}
"""Options that carry a caution whenever the same advice elsewhere does."""
IN_COMPANY = [
    quiet(conditions=["pacemaker", "healed_metalwork"]),
    quiet(medicines=["apixaban", "ibuprofen"]),
    quiet(pregnant="yes"),
    quiet(recent_procedures=["back_surgery"]),
]


def everybody():
    return (*people(), *sufferers(), *IN_COMPANY)


def status(one, id_):
    """Given, cautioned or withheld; None when the advice is not for this person."""
    rows = (*one.found.recommendations, *one.found.withheld)
    return next((row.status for row in rows if row.id == id_), None)


@pytest.mark.parametrize("pair", NOT_BOTH, ids=" and ".join)
def test_no_two_recommendations_contradict(pair):
    """The pair meets in somebody, and nobody is given both."""
    assert any(all(status(one, id_) for id_ in pair) for one in everybody())
    assert [one.told for one in everybody() if set(pair) <= given(one)] == []


@pytest.mark.parametrize("pair", NOT_AT, ids=" at ".join)
def test_no_recommendation_contradicts_the_urgency(pair):
    """Somebody at this level would be given the advice, and nobody is."""
    id_, level = pair
    there = [one for one in everybody() if one.urgency == level and status(one, id_)]

    assert there
    assert [one.told for one in there if id_ in given(one)] == []


def test_nothing_is_treated_or_awaited_before_somebody_has_looked():
    """Every recommendation to treat or to wait is withheld from whoever must be seen today or go now."""
    urgent = [one for one in everybody() if one.urgency in ("same_day", "emergency")]

    assert urgent
    assert {id_ for one in urgent for id_ in given(one) if ADVICE[id_].act in ("treat", "wait")} == set()


def test_nothing_leads_to_needles_that_are_to_be_left():
    """While acupuncture is left for now, nobody is told how to prepare, what to ask, how it helps or to choose it."""
    left = [one for one in everybody() if one.acupuncture == "avoid"]
    told = {id_ for one in left for id_ in given(one)}

    assert left
    assert {id_ for id_ in told if ADVICE[id_].section in ("evidence", "course", "ask_acupuncturist")} == set()
    assert {id_ for id_ in told if ADVICE[id_].act == "prepare" or id_ == "option-acupuncture"} == set()


@pytest.mark.parametrize("option", CAUTION_SHARED)
def test_an_option_carries_the_caution_of_its_advice(option):
    """Whoever is told to hold back with it elsewhere is not offered it without the caution."""
    cautioned = [
        one for one in everybody() if status(one, CAUTION_SHARED[option]) == "cautioned" and option in given(one)
    ]

    assert cautioned
    assert {status(one, option) for one in cautioned} == {"cautioned"}


def test_answers_that_do_not_go_together_are_said():
    """Never had needles and well after needles cannot both be: the page says which two, and that both counted."""
    told = TWINS["quiet"] | {"needle_experience": ["never_had", "fine_before"]}

    assert "The two do not go together, so both were counted." in folded(render(build(assess(told)), "text"))
    assert "do not go together" not in folded(render(build(assess(TWINS["quiet"])), "text"))
