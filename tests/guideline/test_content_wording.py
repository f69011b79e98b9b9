"""Plain words: every sentence that a person reads is short, honest, calm and within reach of a reading age of 11."""

import re
from collections.abc import Mapping

import pytest
import textstat

from sciatica_guide.assessment.speech import ME, THEY, YOU, voiced
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.model import PLACEHOLDERS
from sciatica_guide.guideline.packaged import guideline

GUIDE = guideline()
LEVELS = {f"{level.id} of {name}": level for name in ("urgency", "caution") for level in getattr(GUIDE, name).values()}
UNKIND = re.compile(r"\b(please|sorry|invalid|required|simply|easy)\b", re.IGNORECASE)
UNCLEAR = re.compile(r"%|\b(1|one) in (every )?[0-9]|\u2014|\u2013| -- ", re.IGNORECASE)
WORDIEST = GUIDE.unknown_region._replace(
    **{
        field: max(
            (getattr(region, field) for region in (GUIDE.unknown_region, *GUIDE.regions.values())),
            key=lambda words: len(words.split()),
        )
        for field in PLACEHOLDERS
    }
)
"""A country with the longest words for each number to ring."""


def named(id_, row, *fields):
    return {f"{id_}, {field}": getattr(row, field) for field in fields if getattr(row, field)}


VOICES = {"": YOU, ", about them": THEY, ", in their own words": ME}


def filled(texts):
    """Each text as it is said to the person, and in each other voice in which it says something else."""
    return {
        name + voice: WORDIEST.fill(voiced(text, who))
        for name, text in texts.items()
        for voice, who in VOICES.items()
        if who == YOU or voiced(text, who) != voiced(text, YOU)
    }


def in_voice(texts, voice):
    """The texts of one voice; those that are the same in each belong to all."""
    others = tuple(filter(None, VOICES))
    return [texts.get(name + voice, text) for name, text in texts.items() if not name.endswith(others)]


def single(value):
    """Every text in a piece of the interview's words."""
    if isinstance(value, str):
        return [value]
    return [text for one in (value.values() if isinstance(value, Mapping) else value) for text in single(one)]


QUESTIONS = filled({
    name: text
    for question in GUIDE.questions.values()
    for id_, row, fields in [
        (question.id, question, ("text", "short", "why", "means", "check", "low", "high", "unit")),
        *((f"{question.id} {option.code}", option, ("label", "means", "said", "brief")) for option in question.options),
    ]
    for name, text in named(id_, row, *fields).items()
})  # fmt: skip
REASONS = filled({f"rule {rule.id}": rule.reason for rule in GUIDE.rules})
ADVICE = filled(
    {name: text for one in GUIDE.advice for name, text in named(f"advice {one.id}", one, "text", "caution").items()}
    | {f"advice {one.id}, point {number}": text for one in GUIDE.advice for number, text in enumerate(one.points, 1)}
    | {name: text for id_, one in LEVELS.items() for name, text in named(id_, one, "headline", "action").items()}
    | named("stopped", GUIDE.stopped, "headline", "action")
)
CLASSES = filled({
    name: text
    for one in GUIDE.medicine_classes.values()
    for name, text in named(f"class {one.id}", one, "label", "meaning").items()
})  # fmt: skip
FIXED = filled(
    {f"part {id_}": text for id_, text in GUIDE.parts.items()}
    | {f"words {id_}": text for id_, text in GUIDE.words._asdict().items()}
    | {
        f"interview {id_}, {number}": text
        for id_, value in GUIDE.interview._asdict().items()
        for number, text in enumerate(single(value), 1)
    }
)
EVERYTHING = QUESTIONS | REASONS | ADVICE | CLASSES | FIXED


def grade(texts):
    """The Flesch-Kincaid school grade of some texts taken together, each ended with a stop."""
    return textstat.flesch_kincaid_grade(" ".join(text if text[-1] in ".?!" else f"{text}." for text in texts))


def test_no_sentence_is_longer_than_20_words():
    """Every sentence and list point has at most 20 words, wherever the person is."""
    long = {
        name: sentence
        for name, text in EVERYTHING.items()
        for sentence in re.split(r"[.?!:]", text)
        if len([word for word in sentence.split() if any(map(str.isalnum, word))]) > 20
    }
    assert long == {}


def test_no_unkind_or_unclear_words():
    """Nobody is begged, scolded or told that it is easy; chances are n in 100, without percent signs or dashes."""
    assert {name: text for name, text in EVERYTHING.items() if UNKIND.search(text)} == {}
    assert {name: text for name, text in EVERYTHING.items() if UNCLEAR.search(text)} == {}


def test_a_colon_at_the_end_announces_points():
    """A text that ends in a colon has the points or script that it announces; pages are looked at in report/."""
    announced = {f"advice {one.id}, text{voice}" for one in GUIDE.advice if one.points for voice in VOICES}
    announced |= {"advice say-why, text"}  # what to read out stands below it
    texts = QUESTIONS | REASONS | ADVICE | CLASSES
    assert [name for name, text in texts.items() if text.endswith(":") and name not in announced] == []


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("texts", [ADVICE, REASONS, QUESTIONS], ids=["advice", "reasons", "questions"])
def test_advice_reads_at_grade_6(texts, voice):
    """All advice taken together, all reasons and all questions read at a Flesch-Kincaid grade of at most 6."""
    assert grade(in_voice(texts, voice)) <= 6


@pytest.mark.parametrize("voice", VOICES)
def test_emergency_words_read_at_grade_5(voice):
    """What a person in an emergency reads is plainer still: grade 5 at most for level, steps and reasons together."""
    names = {"emergency of urgency, headline", "emergency of urgency, action", "stopped, headline", "stopped, action"}
    names |= {f"advice {one.id}, text" for one in GUIDE.advice if one.section == "now"}
    names |= {f"rule {rule.id}" for rule in GUIDE.rules if rule.urgency == Urgency.EMERGENCY}
    assert grade([EVERYTHING.get(name + voice, EVERYTHING[name]) for name in names]) <= 5
