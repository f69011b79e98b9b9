"""Who notices a mutant: the people of the vignettes, the people that each safety property is about, or a proof."""

import itertools
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from guideline_mutants import Mutant

from sciatica_guide.answers import collect
from sciatica_guide.editions import ASSESSMENT
from sciatica_guide.guideline import Guideline
from sciatica_guide.ladders import Ladder
from sciatica_guide.model import Rule
from sciatica_guide.proof.boxes import Box, Cover
from sciatica_guide.proof.counterexample import person
from sciatica_guide.proof.obligations import Obligation, people
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.prover import holds
from sciatica_guide.proof.space import Space

VIGNETTES = Path(__file__).parent / "vignettes"
APART_FROM_RULES = ("never_calm", "never_printed", "first_and_last", "asked")
"""Promises that no change of a rule's condition or level can break."""


class Witness(NamedTuple):
    """Somebody's facts, the levels they may get on each ladder, and rules that must or must not hold for them."""

    name: str
    facts: dict
    levels: dict[str, set[int]]
    holds: frozenset[str] = frozenset()
    fails: frozenset[str] = frozenset()


class Witnesses:
    """Everybody who was ever written down, with the rules that hold for them as the tables stand."""

    def __init__(self, guideline: Guideline, properties: tuple[Property, ...]) -> None:
        self.guideline, self.space = guideline, Space(guideline)
        self.properties = [one for one in properties if one.promise not in APART_FROM_RULES]
        self.properties.sort(key=lambda one: one.promise not in ("by_itself", "urgency_at_most", "given"))
        self.bare = list(_bare(self.properties, self.space))
        self.told = [*_vignettes(guideline), *_twins(guideline)]
        self.held = {one.name: self._held(one) for one in (*self.bare, *self.told)}
        self.of_rule: dict[str, list[Witness]] = defaultdict(list)
        for one in (*self.bare, *self.told):
            for rule in self.held[one.name]:
                self.of_rule[rule.id].append(one)

    def noticed(self, mutant: Mutant) -> str:
        """Who gets another outcome than they must: a property's people before the vignettes; nobody is empty."""
        for one in self.of_rule[mutant.rule.id]:
            if not self._content(one, mutant):
                return one.name
        for one in self.told if mutant.instead else ():
            if mutant.instead.when.holds(one.facts) is not None and not self._content(one, mutant):
                return one.name
        return ""

    def disproved(self, mutant: Mutant) -> str:
        """The first property that can no longer be proved; empty when all can."""
        rules = [mutant.instead if one is mutant.rule else one for one in self.guideline.rules]
        space = Space(self.guideline._replace(rules=tuple(one for one in rules if one)))
        near = sorted(self.properties, key=lambda one: _asks(one).isdisjoint(mutant.rule.when.cells))
        return next((one.id for one in near if not holds(one, space)), "")

    def _held(self, one: Witness) -> list[Rule]:
        return [rule for rule in self.guideline.rules if rule.when.holds(one.facts) is not None]

    def _content(self, one: Witness, mutant: Mutant) -> bool:
        here = mutant.instead if mutant.instead and mutant.instead.when.holds(one.facts) is not None else None
        if (mutant.rule.id in one.holds and here is None) or (mutant.rule.id in one.fails and here is not None):
            return False
        now = [rule for rule in self.held[one.name] if rule is not mutant.rule] + [here] * bool(here)
        return self.content(one, now)

    def content(self, one: Witness, held: list[Rule]) -> bool:
        """Whether these rules give somebody the levels they may get."""
        return all(
            max((self.space.level(ladder, rule) for rule in held), default=0) in allowed
            for ladder, allowed in one.levels.items()
        )


def _asks(property: Property) -> set[str]:
    return {name for condition in (*property.when, *property.also) for name in condition.cells}


def cases_of(guideline: Guideline) -> Path:
    """The folder of the people written down for a guideline."""
    return VIGNETTES if guideline.edition == ASSESSMENT else VIGNETTES / guideline.edition.id


def _vignettes(guideline: Guideline) -> Iterator[Witness]:
    for path in sorted(cases_of(guideline).glob("V*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        expect = case["expect"]
        levels = {
            ladder: _steps(guideline.ladders[ladder], expect[ladder], *expect[f"{ladder}_also_ok"])
            for ladder in guideline.ladders
        }
        yield Witness(case["id"], collect(guideline, case["answers"]).facts, levels)


def _twins(guideline: Guideline) -> Iterator[Witness]:
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


def _bare(properties: list[Property], space: Space) -> Iterator[Witness]:
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
            one = Obligation(dict(zip(region, values, strict=True)))
            gap = cover.gap(one.region, space.impossible)
            if gap is not None and not space.guideline.ladders.keys() & set(region):
                yield gap, one


def _ends(name: str, values: int, space: Space) -> list[int]:
    single = [1 << bit for bit in range(values.bit_length()) if values >> bit & 1]
    numbered = name in space.guideline.questions and space.guideline.questions[name].band
    return [single[0], single[-1]] if numbered else single
