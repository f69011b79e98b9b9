"""What in the tables is at odds with itself: advice both for and against, and doubts that silence a warning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sciatica_guide.guideline.model import Range, Rule
from sciatica_guide.proof.boxes import Cover, meet
from sciatica_guide.proof.properties import Property, Stated
from sciatica_guide.proof.prover import holds
from sciatica_guide.proof.space import Space

FOR, AGAINST = ("treat", "wait"), ("avoid",)
UNSURE = "not_sure"


def contradictions(space: Space, stated: Stated) -> Iterator[str]:
    """Two rows about one thing, for and against it, that can both be given; and rows against something unnamed."""
    by_id = {advice.id: advice for advice in space.guideline.advice}
    named = {id_ for thing in stated.things for id_ in thing.recommendations}
    yield from (f"{one.id}: about nothing" for one in by_id.values() if one.act in AGAINST and one.id not in named)
    for thing in stated.things:
        about = [by_id[id_] for id_ in thing.recommendations]
        for one, other in product(about, about):
            if one.act in FOR and other.act in AGAINST:
                pair = Property("", "", "", "", "never_together", (one.id, other.id))
                if not holds(pair, space):
                    yield f"{one.id} and {other.id}: {thing.id}"


def unsure_silences(space: Space, _: Stated) -> Iterator[str]:
    """Rules that raise a level for an answer, where not sure in its place leaves nothing raised.

    Where the rule asks for action soon, so must what is left for not sure; where it is calm, anything raised will do.
    """
    cover = Cover(space.every)
    for rule in space.guideline.rules:
        for name in rule.when.cells:
            question = space.guideline.questions.get(name)
            if question is None or UNSURE not in question.codes or UNSURE in _codes(rule, name):
                continue
            for ladder, known in space.guideline.ladders.items():
                level = space.level(ladder, rule)
                short = space.milder(ladder, known.firm if level >= known.firm else known.steps(min(level, 1)))
                rest = [meet(_without(box, name), space.told(name, UNSURE)) for box in space.rules[rule.id]]
                never = (*space.impossible, *space.forced[ladder])
                if short and not all(box is None or cover.covers({**box, ladder: short}, never) for box in rest):
                    yield f"{rule.id}: {name}"


def _codes(rule: Rule, name: str) -> frozenset[str]:
    cell = rule.when.cells[name]
    return frozenset() if isinstance(cell, Range) else cell


def _without(box: dict[str, int] | object, name: str) -> dict[str, int]:
    assert isinstance(box, dict)
    return {variable: values for variable, values in box.items() if variable.split(" ")[0] != name}
