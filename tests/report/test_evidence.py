"""The study that is told fits the person, with who was studied, numbers both ways, and how certain it is."""

import re

import pytest
from report_pages import ADVICE, BACK, LEG, OPEN, UNDER_12_WEEKS, given, lines, people, sufferers

from sciatica_guide.report.build import build

TOLD = {
    "long-lasting-disc-trial": "A 2024 trial in China|216 people|After 4 weeks|by 31 of 100|by 15|moderately sure",
    "long-lasting-sciatica": "trial, from China in 2024|216 people|After 4 weeks|by 31 of 100|by 15|not very sure",
    "early-sciatica-no-trial": "under 12 weeks there is no good trial of real against pretend|40 trials|nobody knows",
    "back-pain-only": "For back pain without leg pain|33 studies of 8,270 people|overview (2025)|moderately sure",
    "early-back-pain-weak-studies": "under 12 weeks|ACP, 2017|five years|8,270 people|lasted longer|not very sure",
    "over-65-trial": "A 2025 US trial|800 people of 65 or over|6 months, 39 of 100|61 were not|29 of 100|71 were not",
    "muscle-pain-needles": "11 trials of 802 people|for a short time|not very sure|None of them measured the spasm",
    "side-effects": "9 of 100 people get a side effect, and 91 do not|10 of 100,000 people come to serious harm|99,990",
    "guidelines-disagree": "NICE in England (2016, updated 2020)|World Health Organization (2023)|ACP, 2017",
}
"""What each piece of evidence has to say."""


def fits(id_, one):
    """Whether a piece of evidence is for this person, once acupuncture is open to them."""
    long, old, leg = one.says("duration", "over_12_weeks"), one.at_least("age", 65), one.says("pain_site", *LEG)
    disc = long and one.says("cause_found", "disc")
    return {
        "long-lasting-disc-trial": disc,
        "long-lasting-sciatica": long and (leg or one.says("pain_site", "not_sure")) and not disc and not old,
        "early-sciatica-no-trial": one.says("duration", *UNDER_12_WEEKS) and (leg or one.says("pain_site", "not_sure")),
        "back-pain-only": one.says("pain_site", *BACK) and not leg and not old and long,
        "early-back-pain-weak-studies": one.says("duration", *UNDER_12_WEEKS)
        and one.says("pain_site", *BACK)
        and not leg,
        "over-65-trial": long and old,
        "muscle-pain-needles": one.says("sensations", "muscle_spasm"),
    }.get(id_, True)


def undecided():
    """Everybody for whom acupuncture is an open question."""
    return [one for one in (*people(), *sufferers()) if one.acupuncture in OPEN]


def short(one):
    """The lines on acupuncture in the short report."""
    section = next(section for section in build(one.found).sections if section.id == "acupuncture")
    return [line.text for block in section.blocks for line in lines(block)]


@pytest.mark.parametrize("id_", TOLD)
def test_the_evidence_fits_the_person(id_):
    """Everyone whom a study is like is told of it, in numbers and dates, and nobody else is."""
    told = [one for one in undecided() if id_ in given(one)]

    assert told
    assert [part for part in TOLD[id_].split("|") if part not in " ".join(short(told[0]))] == []
    assert [one.told for one in undecided() if fits(id_, one) != (id_ in given(one))] == []


def test_nobody_is_left_without_evidence():
    """Whoever hurts in the low back or leg and may choose is told what was studied in such people, or that none was."""
    studies = set(TOLD) - {"side-effects", "guidelines-disagree", "muscle-pain-needles"}
    there = [one for one in undecided() if one.says("pain_site", *LEG, *BACK, "not_sure")]
    without = [one for one in there if one.found.complete and not studies & given(one)]
    assert [{id_: one.told[id_] for id_ in ("pain_site", "duration")} for one in without] == []


def test_nobody_is_told_evidence_while_the_question_is_closed():
    """Where acupuncture is left for now or not assessed, no study speaks for it or against it."""
    closed = [one for one in people() if one.acupuncture not in OPEN]

    assert closed
    assert {id_ for one in closed for id_ in given(one) if ADVICE[id_].section == "evidence"} == set()


def test_the_guidelines_disagree_in_four_sentences():
    """The disagreement takes four sentences, with the year of each of the three bodies and what has run out."""
    text = ADVICE["guidelines-disagree"].text
    assert text.count(".") == 4
    assert re.findall(r"\b20\d\d\b", text) == ["2016", "2020", "2023", "2017"]
