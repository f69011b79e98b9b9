"""Who notices a mutant: the people of the vignettes, the people that each safety property is about, or a proof."""

from collections import defaultdict

from guideline_mutants import Mutant
from witnesses import Witness, bare, twins, vignettes

from sciatica_guide.guideline.model import Guideline, Rule
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.prover import holds
from sciatica_guide.proof.space import Space

APART_FROM_RULES = ("never_calm", "never_printed", "first_and_last", "asked")
"""Promises that no change of a rule's condition or level can break."""


class Witnesses:
    """Everybody who was ever written down, with the rules that hold for them as the tables stand."""

    def __init__(self, guideline: Guideline, properties: tuple[Property, ...]) -> None:
        self.guideline, self.space = guideline, Space(guideline)
        self.properties = [one for one in properties if one.promise not in APART_FROM_RULES]
        self.properties.sort(key=lambda one: one.promise not in ("by_itself", "urgency_at_most", "given"))
        self.bare = list(bare(self.properties, self.space))
        self.told = [*vignettes(guideline), *twins(guideline)]
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
