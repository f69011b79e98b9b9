"""A gap in a proof turned back into a person: the fewest answers that break a property, as flags to paste."""

from __future__ import annotations

import csv
import itertools
import shlex
from collections.abc import Iterator, Mapping
from functools import cache

from sciatica_guide.assessment.answers import collect
from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.guideline.model import Question
from sciatica_guide.proof.boxes import Box, Cover, meet
from sciatica_guide.proof.obligations import Obligation
from sciatica_guide.proof.space import Space
from sciatica_guide.proof.variables import CLASSES, EFFECTS, MEDICINES, NO, SOME, UNANSWERED, YES, apart, several

Given = dict[str, object]
UNKNOWN_NAME = "a-name-nobody-knows"


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
    rest = {name: values for name, values in gap.items() if name.split()[0] not in (MEDICINES, CLASSES, EFFECTS)}
    cover, boxes = Cover(space.every), obligation.boxes(space)
    for names in _lists():
        here = meet(obligation.region, rest, _taken(names, space))
        if here is not None and cover.gap(here, boxes) is not None:
            return names
    return [UNKNOWN_NAME]


def _taken(names: list[str], space: Space) -> Box:
    """What these medicines are and do, and what they are not and do not."""
    facts = collect(space.guideline, {MEDICINES: names}).facts
    box = {MEDICINES: space.mask(MEDICINES, [SOME])}
    for name in (CLASSES, EFFECTS):
        held = facts[name]
        assert not isinstance(held, int)
        box |= {apart(name, code): YES if code in held else NO for code in several(space.guideline)[name]}
    return box


def _lists() -> Iterator[list[str]]:
    yield ["none"]
    for count in (1, 2):
        yield from map(list, itertools.combinations(_names(), count))


@cache
def _names() -> tuple[str, ...]:
    """For each class in the list of medicines a name, and the same misspelt; and one that is in no list."""
    found: dict[str, str] = {}
    with (CONTENT / "medicines.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["class"], row["name"])
    return (*found.values(), UNKNOWN_NAME, *(name[:-2] + name[-1] + name[-2] for name in found.values()))
