"""The contract's safety properties that compare or promise, section 4, for a few thousand people drawn at random."""

import random
import re

import pytest
from people import CALM, MAYBE, NSAIDS, QUIET, THINNERS, URGENCY, WARNINGS, Person, changed, drawn, no_milder

from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline.packaged import guideline

BANNED = ("all clear", "safe to have", "rules out", "you do not have", "no side effects", "cure")
ADDED = (*WARNINGS, "bleeding_disorder", "conditions")
RAISED = {
    "blood_thinner": ("no", "yes"),
    "recent_bleed": ("no", "yes"),
    "recent_stent_or_clot": ("no", "yes"),
    "anticoagulant_control": ("in_range", "too_high_or_unstable"),
}


@pytest.fixture(scope="module")
def people():
    return drawn(6000)


def advice(person, words):
    """The status of every recommendation that holds these words."""
    rows = (*person.found.recommendations, *person.found.withheld)
    return {one.status for one in rows if re.search(words, one.text.lower())}


def test_checked_first(people):
    """Whoever needs a clinician within 2 weeks or sooner is told to leave needles until then."""
    for person in people:
        if person.urgency in URGENCY[2:]:
            assert person.acupuncture == "avoid", person.told


def test_unsure_is_possible(people):
    """Not sure in place of no or none never makes either level milder, whatever else is true."""
    dice = random.Random(1)
    doubted = [
        (id_, "none" if "none" in question.codes else "no")
        for id_, question in guideline().questions.items()
        if "not_sure" in question.codes and {"none", "no"} & set(question.codes)
    ]
    for person in people[:2000]:
        id_, no = dice.choice(doubted)
        sure, unsure = changed(person, id_, no), changed(person, id_, "not_sure")
        assert no_milder(unsure, sure), (id_, person.told)


def test_more_is_worse(people):
    """One more warning sign, bleeding risk, condition or medicine never makes either level milder."""
    dice = random.Random(2)
    for person in people[:3000]:
        id_ = dice.choice((*ADDED, *ADDED, *RAISED, "medicines"))
        told = person.told.get(id_, "not_sure")
        if id_ in RAISED:
            before, after = RAISED[id_]
            told, more = ("not_sure", None) if told != before else (told, after)
        else:
            codes = guideline().questions[id_].codes or (*THINNERS, *MAYBE, *NSAIDS)
            more = [*(set(told) - {"none"}), dice.choice([code for code in codes if code not in ("none", "not_sure")])]
        if told not in ("not_sure", ["not_sure"]):
            assert no_milder(changed(person, id_, more), person), (id_, more, person.told)


def test_no_false_calm(people):
    """Nobody hears anything calm while a question is open, and everybody hears something once none is."""
    for person in people:
        if person.lacks_an_answer():
            assert not {person.urgency, person.acupuncture} & CALM, person.told
        else:
            assert "not_assessed" not in {person.urgency, person.acupuncture}, person.told


def test_never_stop(people):
    """Whoever may take a blood thinner is told never to stop it for needles, and of the danger of adding an NSAID."""
    for person in people:
        if person.thinner():
            assert advice(person, r"never stop or skip [^.]* for acupuncture") == {"given"}, person.told
            if person.says("medicines", *NSAIDS):
                warned = [one for one in person.found.recommendations if one.id == "no-anti-inflammatory-with-thinner"]
                assert [one.status for one in warned] == ["given"], person.told
                assert re.search(r"do not take [^.]*ibuprofen", warned[0].text.lower()), person.told


def test_emergency_first(people):
    """In an emergency nothing is said of treating or waiting, and the emergency action stands first and last."""
    for person in [person for person in people if person.urgency == "emergency"]:
        kept = {one.id for one in person.found.recommendations}
        assert not kept & {advice.id for advice in guideline().advice if advice.act in ("treat", "wait")}, person.told
    for person in [person for person in people if person.urgency == "emergency"][:500]:
        lines = render(person.found, "text", 80).splitlines()
        assert lines[0] == lines[-1] == "Emergency: call 999 or go to A&E now"


@pytest.mark.parametrize("age", range(18, 121))
def test_age_alone(age):
    """No adult is sent to a clinician sooner than an ordinary visit for age alone."""
    assert Person(QUIET | {"age": age}).urgency in ("self_care", "routine")


def test_forbidden_words(people):
    """No report promises anything: the words of false comfort never appear."""
    for place, person in enumerate(people[:2000]):
        text = " ".join(render(person.found, "text", 80, full=place % 2 == 0).lower().split())
        assert not [words for words in BANNED if words in text]
