"""A gap in a proof turned back into a person: the fewest answers that break a property, as flags to paste."""

from __future__ import annotations

import itertools
import shlex
from collections.abc import Iterator, Mapping
from functools import cache

from sciatica_guide.assessment import triage
from sciatica_guide.assessment.answers import collect, unanswered
from sciatica_guide.assessment.derived import ways
from sciatica_guide.guideline.codes import CLASSES, EFFECTS
from sciatica_guide.guideline.model import UNANSWERED, Guideline, Question, Range
from sciatica_guide.guideline.readers import NO_NAMES
from sciatica_guide.medicines.lists import PLAIN, SUBSTANCES, rows
from sciatica_guide.proof.boxes import Box, Cover, meet
from sciatica_guide.proof.obligations import Obligation
from sciatica_guide.proof.space import MEDICINES, NO, SOME, TOLD_NONE, TOLD_SOME, YES, Space, apart, several

Given = dict[str, object]
UNKNOWN_NAME = "a-name-nobody-knows"


def completed(given: Given, guideline: Guideline) -> Given:
    """The same person with every question answered."""
    told = dict(given)
    while open_ := unanswered(guideline, collect(guideline, told)):
        question = guideline.questions[open_[0]]
        ways: list[Given] = [{**told, question.id: value} for value in _values(question, guideline)]
        told = min(ways, key=lambda way: _raised(way, guideline))
    return {id_: told[id_] for id_ in guideline.questions if id_ in told}


def _raised(given: Given, guideline: Guideline) -> tuple[int, int, int]:
    found = triage.find(guideline, collect(guideline, given))
    urgency = max((one.rule.urgency for one in found), default=0)
    caution = max((one.caution for one in found), default=0)
    return urgency, caution, sum(1 for one in found if one.rule.urgency or one.caution)


def _values(question: Question, guideline: Guideline) -> Iterator[object]:
    """Every single answer, none or no first; of the numbers, those on either side of where a rule begins or ends."""
    if any(question.id in measure.questions for measure in guideline.measures) and question.band is not None:
        yield from range(question.band.minimum, question.band.maximum + 1)
    elif question.band is not None:
        cells = (cell for rule in guideline.rules for way in ways(guideline, rule.when) for cell in way)
        bands = {cell for name, cell in cells if name == question.id and isinstance(cell, Range)}
        near = {number + by for band in bands for number in (band.minimum, band.maximum) for by in (-1, 0, 1)}
        yield from sorted(
            number for number in near | {question.band.minimum, question.band.maximum} if number in question.band
        )
    elif question.kind == "names":
        yield "none"
    else:
        codes = sorted(question.codes, key=lambda code: code not in ("none", "no"))
        yield from codes if question.kind == "one" else ([code] for code in codes)


def person(gap: Box, obligation: Obligation, space: Space) -> Given:
    """Somebody in the gap of an obligation who leaves out every answer that can be left out."""
    given: Given = {}
    for question in space.guideline.questions.values():
        value = _answer(question, gap, space) if question.id != MEDICINES else _medicines(gap, obligation, space)
        if value is not None:
            given[question.id] = value
    return given


def earlier(change: tuple[str, str, str], space: Space) -> Given | None:
    """The one answer that was changed, as it was before; None where it was about medicines."""
    id_, before, _ = change
    question = space.guideline.questions.get(id_)
    if question is None:
        return None
    return {id_: int(before) if question.band else [before] if question.kind == "many" else before}


def as_flags(given: Mapping[str, object]) -> str:
    """The answers as they are typed behind `sciatica-guide assess` or `followup`."""
    words = []
    for id_, value in given.items():
        text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
        words += ["--" + id_.replace("_", "-"), shlex.quote(text)]
    return " ".join(words)


def _allowed(name: str, gap: Box, space: Space) -> list[str]:
    """The values that a gap leaves open; unanswered, where it is one of them, comes first."""
    return [value for bit, value in enumerate(space.values[name]) if gap.get(name, -1) >> bit & 1]


def _answer(question: Question, gap: Box, space: Space) -> object:
    value = _allowed(question.id, gap, space)[0]
    if value == UNANSWERED:
        return None
    if question.band is not None:
        return int(value)
    if question.kind == "one":
        return value
    if value != SOME:
        return [value]
    codes = several(space.guideline)[question.id]
    named = [code for code in codes if gap.get(apart(question.id, code)) == YES]
    return named or [next(code for code in codes if gap.get(apart(question.id, code), YES) & YES)]


def _medicines(gap: Box, obligation: Obligation, space: Space) -> object:
    """The fewest names of our own list that leave the person outside all boxes; None where none need be named."""
    if UNANSWERED in _allowed(MEDICINES, gap, space):
        return None
    known = (*space.guideline.questions, *space.guideline.ladders)
    rest = {name: values for name, values in gap.items() if name.split()[0] in known and name != MEDICINES}
    cover, boxes = Cover(space.every), obligation.boxes(space)
    for names in _lists():
        here = meet(obligation.region, rest, _taken(names, space))
        if here is not None and cover.gap(here, boxes) is not None:
            return names
    return [UNKNOWN_NAME]


def _taken(names: list[str], space: Space) -> Box:
    """What these medicines are and do, and what they are not and do not."""
    facts = collect(space.guideline, {MEDICINES: names}).facts
    box = {MEDICINES: TOLD_NONE if names == [NO_NAMES] else TOLD_SOME}
    for name in (CLASSES, EFFECTS):
        held = facts[name]
        assert not isinstance(held, int)
        box |= {apart(name, code): YES if code in held else NO for code in several(space.guideline)[name]}
    return box


def _lists() -> Iterator[list[str]]:
    yield [NO_NAMES]
    for count in (1, 2):
        yield from map(list, itertools.combinations(_names(), count))


@cache
def _names() -> tuple[str, ...]:
    """For each class in the list of medicines a name, and the same misspelt; and one that is in no list."""
    found: dict[str, str] = {}
    for _, generic, class_, local, *_ in rows(SUBSTANCES):
        found.setdefault(class_, generic)
        if local:
            found.setdefault(local, f"{generic} cream")
    for _, words, holds, _ in rows(PLAIN):
        found.setdefault(holds.partition(":")[2], words)
    return (*found.values(), UNKNOWN_NAME, *(name[:-2] + name[-1] + name[-2] for name in found.values()))
