"""The guideline with one thing wrong in it: every way to drop, swap, shift or soften one thing in one rule."""

from collections.abc import Iterator
from typing import NamedTuple

from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.model import Condition, Guideline, Range, Rule
from sciatica_guide.proof.space import several


class Mutant(NamedTuple):
    """A rule, what stands in its place (None: nothing), and what was done to it. `told` is the code swapped in."""

    rule: Rule
    instead: Rule | None
    what: str
    parent: str = ""

    def __str__(self) -> str:
        return f"{self.rule.id}: {self.what}"


def mutants(guideline: Guideline) -> Iterator[Mutant]:
    """Every mutant of every rule; a mutant that drops a code comes before those that put another in its place."""
    codes = {question.id: question.codes for question in guideline.questions.values()} | several(guideline)
    codes = {id_: tuple(guideline.questions[id_].codes) if id_ in guideline.questions else codes[id_] for id_ in codes}
    codes |= {measure.id: measure.codes for measure in guideline.measures}
    codes |= {term.id: tuple(term.codes) for term in guideline.terms.values() if not term.worst_of}
    for rule in guideline.rules:
        yield Mutant(rule, None, "dropped")
        if rule.urgency:
            yield Mutant(rule, rule._replace(urgency=Urgency(rule.urgency - 1)), "urgency lowered by one")
        if rule.caution:
            lower = guideline.ladder.steps(rule.caution - 1)
            yield Mutant(rule, rule._replace(caution=lower), "caution lowered by one")
        for name, cell in rule.when.cells.items():
            if isinstance(cell, Range):
                yield from _shifted(rule, name, cell, guideline)
            else:
                yield from _changed(rule, name, cell, codes[name])


def _changed(rule: Rule, name: str, cell: frozenset[str], codes: tuple[str, ...]) -> Iterator[Mutant]:
    for code in sorted(cell):
        rest = cell - {code}
        parent = f"{name} without {code}" if rest else "dropped"
        if rest:
            yield Mutant(rule, _with(rule, name, rest), parent)
        for other in codes:
            if other not in cell:
                yield Mutant(rule, _with(rule, name, rest | {other}), f"{name} with {other} for {code}", parent)


def _shifted(rule: Rule, name: str, cell: Range, guideline: Guideline) -> Iterator[Mutant]:
    band = guideline.questions[name].band
    for end, by in (("minimum", 1), ("minimum", -1), ("maximum", 1), ("maximum", -1)):
        at = getattr(cell, end)
        if at != getattr(band, end):
            moved = cell._replace(**{end: at + by})
            yield Mutant(rule, _with(rule, name, moved), f"{name} {end} {at + by} for {at}")


def _with(rule: Rule, name: str, cell: frozenset[str] | Range) -> Rule:
    return rule._replace(when=Condition({**rule.when.cells, name: cell}))


def gates(guideline: Guideline) -> Iterator[tuple[str, Guideline]]:
    """The guideline with one question asked of fewer people: a gate dropped, or a code or an end of a band."""
    for question in guideline.questions.values():
        for at, gate in enumerate(question.enable_when):
            rule = Rule(f"{question.id}, gate {at}", gate, "", (), "")
            ways: list[Mutant] = [Mutant(rule, None, "dropped")] if len(question.enable_when) > 1 else []
            for name, cell in gate.cells.items():
                if isinstance(cell, Range):
                    ways += [one for one in _shifted(rule, name, cell, guideline) if _narrower(one, name, cell)]
                else:
                    ways += [Mutant(rule, _with(rule, name, cell - {code}), f"without {code}") for code in sorted(cell)]
            for way in ways:
                kept = [one for one in question.enable_when if one is not gate]
                kept += [way.instead.when] if way.instead else []
                changed = question._replace(enable_when=tuple(kept))
                yield str(way), guideline._replace(questions={**guideline.questions, question.id: changed})


def levels(guideline: Guideline) -> Iterator[tuple[str, Guideline]]:
    """The guideline with an urgency that brings one step less caution about needles."""
    for level, words in guideline.urgency.items():
        if words.caution:
            softer = words._replace(caution=guideline.ladder.steps(words.caution - 1))
            yield f"{words.id} softer", guideline._replace(urgency={**guideline.urgency, level: softer})


def _narrower(mutant: Mutant, name: str, cell: Range) -> bool:
    assert mutant.instead is not None
    band = mutant.instead.when.cells[name]
    return isinstance(band, Range) and band.minimum >= cell.minimum and band.maximum <= cell.maximum
