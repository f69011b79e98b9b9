"""The variables that a set of answers is made of, and the values each may take."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.guideline.codes import (
    ANTICOAGULANT,
    CLASSES,
    COMBINED_EFFECTS,
    EFFECTS,
    NO_THINNER,
    THINS,
    TWO_THINNERS,
)
from sciatica_guide.guideline.model import UNANSWERED, Question
from sciatica_guide.guideline.question_readers import NO_NAMES
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.proof.boxes import Box

SOME = "some"
NO, YES = 1, 2
"""The two values of a variable that tells whether one code is among the answers."""

MEDICINES = "medicines"
TOLD_NONE, TOLD_SOME = 2, 4
"""No medicines, and some: the values of that variable but unanswered, as bits."""


def variables(guideline: Guideline) -> dict[str, tuple[str, ...]]:
    """Each variable with its values.

    A question is one variable. Where several codes may be given, each is a variable of its own beside it (was it among
    them?), and the question's values are unanswered, the codes that stand alone, and `some`.
    """
    found = {question.id: _values(question) for question in guideline.questions.values()}
    for name, codes in several(guideline).items():
        found |= {apart(name, code): ("no", "yes") for code in codes}
    found |= {measure.id: (UNANSWERED, *measure.codes) for measure in guideline.measures}
    found |= {has(code): ("no", "yes") for one in guideline.indications for code in one.conditions}
    for term in guideline.terms.values():
        found |= {apart(term.id, code): ("no", "yes") for code in term.codes}
        if term.worst_of:
            found[term.id] = found[term.worst_of[0]]
    return found | {name: ladder.codes for name, ladder in guideline.ladders.items()}


def several(guideline: Guideline) -> dict[str, tuple[str, ...]]:
    """The codes that may stand together: in questions of kind many, and in what medicines are and do."""
    found = {
        question.id: tuple(code for code in question.codes if code not in ALONE)
        for question in guideline.questions.values()
        if question.kind == "many"
    }
    found[CLASSES] = tuple(guideline.medicine_classes)
    given_for = (one.id for one in guideline.indications)
    found[EFFECTS] = tuple(dict.fromkeys((*_effects(guideline), *given_for, *sorted(COMBINED_EFFECTS))))
    return found


def apart(name: str, code: str) -> str:
    """The variable that tells whether a code is among the answers to a question."""
    return f"{name} {code}"


def has(code: str) -> str:
    """The variable that tells whether a person has a condition: ticked, or by what a medicine stands for."""
    return f"has {code}"


def impossible(guideline: Guideline) -> tuple[Box, ...]:
    """What no answers give: `some` codes but none of them, and medicines that do not do what their class does."""
    return (*_empty(guideline), *(_effectless(guideline) if MEDICINES in guideline.questions else ()))


def _values(question: Question) -> tuple[str, ...]:
    if question.band is not None:
        return (UNANSWERED, *map(str, range(question.band.minimum, question.band.maximum + 1)))
    if question.kind == "one":
        return (UNANSWERED, *question.codes)
    if question.kind == "names":
        return (UNANSWERED, NO_NAMES, SOME)
    return (UNANSWERED, *(code for code in ALONE if code in question.codes), SOME)


def _effects(guideline: Guideline) -> Iterator[str]:
    for row in guideline.medicine_classes.values():
        yield from row.effects


def _empty(guideline: Guideline) -> Iterator[Box]:
    for name, codes in several(guideline).items():
        if name in guideline.questions:
            some = 1 << len(_values(guideline.questions[name])) - 1
            yield {name: some, **{apart(name, code): NO for code in codes}}


def _effectless(guideline: Guideline) -> Iterator[Box]:
    """Every box here is one that `answers.collect` can never give; leaving one out would only prove more."""
    for row in guideline.medicine_classes.values():
        yield from ({apart(CLASSES, row.id): YES, apart(EFFECTS, effect): NO} for effect in row.effects)
    for only in (ANTICOAGULANT, TWO_THINNERS):
        yield {apart(EFFECTS, only): YES, apart(EFFECTS, THINS): NO}
    yield {MEDICINES: TOLD_NONE, apart(EFFECTS, NO_THINNER): NO}
    yield {MEDICINES: TOLD_SOME, apart(EFFECTS, THINS): NO, apart(EFFECTS, NO_THINNER): NO}
