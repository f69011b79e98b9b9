"""What is drawn for a person: where it hurts, and figures of the advice as people and as bars."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.speech import together
from sciatica_guide.guideline.model import Comparison, Mean
from sciatica_guide.report.page import Bars, Body, Group, Hundreds, Picture
from sciatica_guide.report.wording import UNSURE, codes, value_in_words

PLACE, SIDE, BOTH = "pain_site", "pain_side", "both_legs"
SIDES = {"left": (True, False), "right": (False, True)}
LEGS = frozenset({"front_of_thigh", "back_of_thigh", "below_knee", "foot"})
OF_100 = 100


def where_it_hurts(found: Assessment) -> list[Picture]:
    """A body with the places that were named, on the side that was named; nothing where no place was."""
    given, words = found.answers.given, found.guideline.words
    hurts = set(codes(given.get(PLACE))) - {UNSURE}
    if not hurts:
        return []
    question = found.guideline.questions[PLACE]
    left, right = _sides(found, hurts)
    places = tuple(
        (option.code, option.said, option.code in hurts) for option in question.options if option.code != UNSURE
    )
    marked = together([option.said.lower() for option in question.options if option.code in hurts])
    told = value_in_words(question, tuple(one.code for one in question.options if one.code in hurts))
    side = given.get(SIDE)
    if left or right:
        told = f"{value_in_words(found.guideline.questions[SIDE], side)}: {told.lower()}" if side else told
    else:
        told, marked = f"{told}. {found.speech.says(words.body_side)}", words.body_nowhere
    names = (words.left, words.right, words.front, words.back)
    return [Picture(words.body.replace("{places}", marked), Body(places, left, right, names), _stopped(told))]


def _sides(found: Assessment, hurts: set[str]) -> tuple[bool, bool]:
    """The sides to mark: one that was named, or both where that is what was meant."""
    given = found.answers.given
    side = str(given.get(SIDE))
    if side == "both" and (given.get(BOTH) in ("new_or_spreading", "long_standing_unchanged") or not hurts & LEGS):
        return True, True
    return SIDES.get(side, (False, False))


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def of_figures(means: Iterable[Mean], people: Iterable[Comparison]) -> list[Picture]:
    """The figures that a piece of advice tells: means beside means, and people beside people."""
    drawn = []
    groups = tuple(Group(mean.number, mean.label, mean.control) for mean in means)
    if groups:
        alt = "; ".join(f"{group.label}: {group.number} of {OF_100}" for group in groups)
        drawn.append(Picture(f"{alt}.", Bars(groups, OF_100)))
    for one in people:
        with_, without = Group(one.number, one.label), Group(one.without, one.without_label, control=True)
        alt = f"{one.title}: {one.number} of {OF_100} {one.label} {one.without} of {OF_100} {one.without_label}"
        drawn.append(Picture(alt, Hundreds(one.title, (with_, without), one.harm), one.note))
    return drawn
