"""What is drawn for a person: where it hurts, how much, and figures of the advice as so many of 100 people."""

from __future__ import annotations

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.guideline.rows_as_nouns import Advice
from sciatica_guide.report.page import Bars, Body, Group, Hundred, Picture
from sciatica_guide.report.wording import value_in_words

PLACE, SIDE, FEELING = "pain_site", "pain_side", "sensations"
UNKNOWN_PLACE = "not_sure"
ONE_SIDED = {"left": (True, False), "right": (False, True)}
"""Sides to fill in; any other answer, and none, fills in both: the words beside it say which."""
OF_TEN = 10
SILENT = (None, ("none",))
"""What needs no words below a picture."""


def where_it_hurts(found: Assessment) -> list[Picture]:
    """A body with the places that hurt; nothing where no place was named."""
    given, words = found.answers.given, found.guideline.words
    hurts = given.get(PLACE, ())
    if not isinstance(hurts, tuple) or hurts in ((), (UNKNOWN_PLACE,)):
        return []
    options = found.guideline.questions[PLACE].options
    places = tuple((one.code, one.said, one.code in hurts) for one in options if one.code != UNKNOWN_PLACE)
    left, right = ONE_SIDED.get(str(given.get(SIDE)), (True, True))
    names = (words["left"], words["right"], words["front"], words["back"])
    told = _said(found, PLACE, SIDE, FEELING)
    return [Picture(words["body"], Body(places, left, right, names), told)]


def how_much(found: Assessment) -> list[Picture]:
    """A bar for each answer from 0 to 10."""
    groups = []
    for id_, question in found.guideline.questions.items():
        given = found.answers.given.get(id_)
        if question.kind == "scale" and isinstance(given, int):
            groups.append(Group(given, f"{question.short}: {value_in_words(question, given)}"))
    said = "; ".join(group.label for group in groups)
    return [Picture(f"{said}.", Bars(tuple(groups), OF_TEN))] if groups else []


def of_100_people(advice: Advice) -> list[Picture]:
    """The figures that a piece of advice tells, a picture each, all on one scale."""
    groups = (Group(number, f"{number} {label}") for number, label in advice.hundreds)
    return [Picture(f"{group.label}.", Hundred(group)) for group in groups]


def _said(found: Assessment, *asked: str) -> str:
    questions, given = found.guideline.questions, found.answers.given
    told = (
        f"{questions[id_].short}: {value_in_words(questions[id_], given[id_])}"
        for id_ in asked
        if given.get(id_) not in SILENT
    )
    return "; ".join(told) + "."
