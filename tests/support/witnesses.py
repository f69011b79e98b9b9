"""People written down: in the vignettes, as twins and near misses, and those that each safety property is about."""

import itertools
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cases import VIGNETTES

from sciatica_guide.assessment.answers import collect
from sciatica_guide.guideline.levels import Ladder
from sciatica_guide.guideline.manifest import ASSESSMENT
from sciatica_guide.guideline.model import Guideline
from sciatica_guide.proof.boxes import Box, Cover
from sciatica_guide.proof.counterexample import person
from sciatica_guide.proof.obligations import Obligation, people
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.space import Space


class Witness(NamedTuple):
    """Somebody's facts, the levels they may get on each ladder, and rules that must or must not hold for them."""

    name: str
    facts: dict
    levels: dict[str, set[int]]
    holds: frozenset[str] = frozenset()
    fails: frozenset[str] = frozenset()


def cases_of(guideline: Guideline) -> Path:
    """The folder of the people written down for a guideline."""
    return VIGNETTES if guideline.edition == ASSESSMENT else VIGNETTES / guideline.edition.id


def vignettes(guideline: Guideline) -> Iterator[Witness]:
    for path in sorted(cases_of(guideline).glob("V*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        expect = case["expect"]
        levels = {
            ladder: _steps(guideline.ladders[ladder], expect[ladder], *expect[f"{ladder}_also_ok"])
            for ladder in guideline.ladders
        }
        yield Witness(case["id"], collect(guideline, case["answers"]).facts, levels)


def twins(guideline: Guideline) -> Iterator[Witness]:
    cases = tomllib.loads((cases_of(guideline) / "twins.toml").read_text(encoding="utf-8"))
    for twin in cases["twin"]:
        told, rule = cases["quiet"] | twin["answers"], frozenset([twin["rule"]])
        levels = {ladder: _steps(guideline.ladders[ladder], twin[ladder]) for ladder in guideline.ladders}
        yield Witness(f"twin of {twin['rule']}", collect(guideline, told).facts, levels, holds=rule)
        for near in filter(None, (twin["near_miss"], twin.get("nor"))):
            facts = collect(guideline, told | near).facts
            yield Witness(f"near miss of {twin['rule']}: {near}", facts, {}, fails=rule)


def _steps(ladder: Ladder, *codes: str) -> set[int]:
    return {int(ladder.level(code)) for code in codes}


def bare(properties: list[Property], space: Space) -> Iterator[Witness]:
    """The people in whose answers there is nothing but what a property speaks of."""
    for property in properties:
        levels, holds = {}, frozenset()
        if property.promise in space.guideline.ladders:
            ladder = space.guideline.ladders[property.promise]
            levels = {property.promise: set(range(ladder.level(property.of[0]), len(ladder.steps)))}
        elif property.promise == "told":
            holds = frozenset(property.of)
        for at, (gap, one) in enumerate(_singly(property, space) if levels or holds else ()):
            facts = collect(space.guideline, person(gap, one, space)).facts
            yield Witness(f"property {property.id}, person {at}", facts, levels, holds)


def _singly(property: Property, space: Space) -> Iterator[tuple[Box, Obligation]]:
    """One box for each single answer, or end of a band, that a property names; none for levels out of nowhere."""
    cover = Cover(space.every)
    for region in people(property, space):
        ways = [_ends(name, values, space) for name, values in region.items()]
        for values in itertools.product(*ways):
            named = dict(zip(region, values, strict=True))
            for spelt_out in space.opened(named, space.definitions):
                gap = cover.gap(spelt_out, space.impossible)
                if gap is not None and not space.guideline.ladders.keys() & set(region):
                    yield gap, Obligation(spelt_out)


def _ends(name: str, values: int, space: Space) -> list[int]:
    single = [1 << bit for bit in range(values.bit_length()) if values >> bit & 1]
    numbered = name in space.guideline.questions and space.guideline.questions[name].band
    return [single[0], single[-1]] if numbered else single
