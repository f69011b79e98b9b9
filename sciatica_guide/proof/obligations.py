"""What has to be shown for a property: boxes of answers that other boxes have to cover, and whom it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.guideline.codes import CLASSES, EFFECTS, MEDICINE_CONDITIONS, UNTICKED
from sciatica_guide.guideline.model import UNANSWERED, Advice, Condition, Rule
from sciatica_guide.proof.boxes import Box, Cover, meet
from sciatica_guide.proof.properties import AT_MOST, Property
from sciatica_guide.proof.space import MEDICINES, NO, SOME, YES, Space, apart, several


class Obligation(NamedTuple):
    """The property holds in the region if all of it is covered, by these boxes or by what cannot be.

    `change` is the step that led to the region, if one did.
    """

    region: Box
    covers: tuple[Box, ...] = ()
    change: tuple[str, str, str] | None = None

    def boxes(self, space: Space) -> tuple[Box, ...]:
        """The covers and what cannot be: levels only where region or covers name them, sums where the region does."""
        named = {*self.region, *self.levels(space)}
        forced = [box for ladder in space.guideline.ladders if ladder in named for box in space.forced[ladder]]
        summed = any(measure.id in self.region for measure in space.guideline.measures)
        return (*self.covers, *space.impossible, *forced, *(space.miscounted if summed else ()))

    def levels(self, space: Space) -> set[str]:
        """The ladders that the covers name."""
        return {ladder for ladder in space.guideline.ladders for box in self.covers if ladder in box}


def people(property: Property, space: Space) -> Iterator[Box]:
    """The answers of everyone whom a property is for, numbers as they are."""
    return iter(space.numbered(summed(property, space)))


def summed(property: Property, space: Space) -> Iterator[Box]:
    """The same, numbers as what they come to: fewer boxes, for a search that has the numbers from elsewhere."""
    also = space.in_terms(property.also) if property.also else ({},)
    nothing = _nothing_else(property, space) if property.alone else {}
    for condition in property.when or (Condition({}),):
        only = _no_other(condition, space) if property.only else {}
        rest = {name: cell for name, cell in condition.cells.items() if name not in only}
        for one in space.in_terms([Condition(rest)]):
            for other in also:
                both = meet(one, other, nothing, only)
                if both is not None:
                    yield both


def _no_other(condition: Condition, space: Space) -> Box:
    """No answers but those that a condition asks for, where a question takes several."""
    box: Box = {}
    for name, codes in several(space.guideline).items():
        cell = condition.cells.get(name)
        if isinstance(cell, frozenset) and name in space.guideline.questions:
            whole = [value for value in space.values[name] if value in cell or (value == SOME and cell & {*codes})]
            box = {
                **box,
                name: space.mask(name, whole),
                **{apart(name, code): NO for code in codes if code not in cell},
            }
    return box


def _nothing_else(property: Property, space: Space) -> Box:
    named = {name for condition in property.when for name in condition.cells}
    return {id_: space.mask(id_, [UNANSWERED]) for id_ in space.guideline.questions if id_ not in named}


def never_milder(property: Property, space: Space, exact: bool) -> Iterator[Obligation]:
    """What held before the change still holds after it, or something as bad does; and no question is closed by it."""
    rules = [rule for rule in space.guideline.rules if rule.id not in property.but]
    for step in _steps(property, space):
        yield from _within(property, space, _levels(rules, property.of, step, _lost(step, space, exact), space))
        if step[0] not in (CLASSES, EFFECTS):
            yield from _within(property, space, _questions(step, space))


def left_behind(property: Property, space: Space) -> Iterator[tuple[str, Obligation]]:
    """Each rule with what has to be shown for a change not to leave it behind."""
    for step in _steps(property, space):
        lost = _lost(step, space, exact=True)
        for rule in space.guideline.rules:
            for one in _within(property, space, _levels([rule], property.of, step, lost, space)):
                yield rule.id, one


def one_step(property: Property, space: Space, exact: bool) -> Iterator[Obligation]:
    """Whatever a rule brings for a number, one level less was there for the number before."""
    for question, before, after in _steps(property, space):
        lost = _lost((question, after, before), space, exact)
        for rule in space.guideline.rules:
            for box in _out(_about(rule, question, lost, space), question, after, before, space):
                for ladder in property.of:
                    level = space.level(ladder, rule)
                    milder = space.milder(ladder, type(level)(level - 1)) if level else 0
                    if milder:
                        region = Obligation({**box, ladder: milder}, (), (question, after, before))
                        yield from _within(property, space, [region])


def _within(property: Property, space: Space, shown: Iterable[Obligation]) -> Iterator[Obligation]:
    """The same for those whom the property is for."""
    for one in shown:
        for people in summed(property, space) if property.when else ({},):
            region = meet(one.region, people)
            if region is not None:
                yield one._replace(region=region)


def _levels(
    rules: Iterable[Rule], ladders: Iterable[str], step: tuple[str, str, str], lost: set[str], space: Space
) -> Iterator[Obligation]:
    for rule in rules:
        for box in _out(_about(rule, step[0], lost, space), *step, space):
            for ladder in ladders:
                milder = space.milder(ladder, space.level(ladder, rule))
                if milder:
                    yield Obligation({**box, ladder: milder}, (), step)


def _lost(step: tuple[str, str, str], space: Space, exact: bool) -> set[str]:
    """The defined variables that may be lost by a change; the others still hold after it if they held before.

    With `exact` all that hang on the question, so that nothing is held that could not be before.
    """
    hanging = set(space.hanging_on(step[0]))
    if exact:
        return hanging
    cover, lost = Cover(space.every), set()
    for name in hanging:
        boxes = space.definitions[name]
        moved = _after((box for box in boxes if _names(box, step[0])), *step, space)
        if not boxes or not all(cover.covers(box, boxes) for box in moved):
            lost.add(name)
    return lost


def _about(rule: Rule, question: str, lost: set[str], space: Space) -> Iterator[Box]:
    """The answers for which a rule holds and that ask for anything of a question that a change may take away."""
    for short in space.short[rule.id]:
        if lost.isdisjoint(short):
            if _names(short, question):
                yield short
        else:
            yield from (box for box in space.opened(short, lost) if _names(box, question))


def _names(box: Box, question: str) -> bool:
    """Whether a box asks for anything of a question, or of what was reckoned from its number."""
    return question in box or any(name.startswith(f"{question} ") for name in box)


def _questions(step: tuple[str, str, str], space: Space) -> Iterator[Obligation]:
    """What is asked before a change is asked after it, but for a question that asks for what has just been ticked."""
    for question in space.guideline.questions.values():
        gates = [gate for gate in question.enable_when if not _ticks(step, gate)]
        about = [box for box in space.any(gates) if _names(box, step[0])]
        for box in _after(about, *step, space):
            yield Obligation(box, space.any(question.enable_when), step)


def _ticks(step: tuple[str, str, str], gate: Condition) -> bool:
    return step[0] in UNTICKED and step[2] not in ALONE and MEDICINE_CONDITIONS in gate.cells


def _steps(property: Property, space: Space) -> Iterator[tuple[str, str, str]]:
    """Every change of a code to another, or of a number to the next."""
    for change in property.changes:
        if change.before:
            yield from ((change.question, one, other) for one in change.before for other in change.after)
        else:
            numbers = space.values[change.question][1:]
            yield from ((change.question, one, other) for one, other in pairwise(numbers))


def _after(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[Box]:
    """Where people end up who were in one of the boxes and change one answer."""
    for _, moved in _moves(boxes, question, before, after, space):
        yield moved


def _out(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[Box]:
    """The same for those who leave their box by it."""
    for box, moved in _moves(boxes, question, before, after, space):
        if not all(name in moved and moved[name] & values == moved[name] for name, values in box.items()):
            yield moved


def _moves(boxes: Iterable[Box], question: str, before: str, after: str, space: Space) -> Iterator[tuple[Box, Box]]:
    was, now = space.told(question, before), space.told(question, after)
    for box in boxes:
        if meet(box, was) is not None:
            kept = {name: values for name, values in box.items() if name not in was or name == MEDICINES}
            gone = {apart(question, before): NO} if apart(question, before) in was else {}
            moved = meet(kept, now, gone)
            if moved is not None:
                yield box, moved


def obligations(property: Property, space: Space, exact: bool = False) -> Iterator[Obligation]:
    """All that has to be shown for a property about answers; none for those about the page (see fixed).

    For a change it is somewhat more than has to be, in fewer boxes, unless `exact`.
    """
    if property.promise in space.guideline.ladders:
        yield from _at_least(property, space)
    elif property.promise.endswith(AT_MOST):
        yield from _at_most(property, space)
    elif property.promise in CHANGES:
        yield from CHANGES[property.promise](property, space, exact)
    elif property.promise in MAKERS:
        yield from MAKERS[property.promise](property, space)


def _at_least(property: Property, space: Space) -> Iterator[Obligation]:
    ladder, level = property.promise, space.guideline.ladders[property.promise].level(property.of[0])
    for region in people(property, space):
        short = meet(region, {ladder: space.milder(ladder, level)})
        if short is not None:
            yield Obligation(short)


def _at_most(property: Property, space: Space) -> Iterator[Obligation]:
    ladder = property.promise.removesuffix(AT_MOST)
    worse = {ladder: space.worse(ladder, space.guideline.ladders[ladder].level(property.of[0]))}
    for region in summed(property, space):
        over = meet(region, worse)
        if over is not None:
            yield Obligation(over)


def _given(property: Property, space: Space) -> Iterator[Obligation]:
    for advice in _advice(property, space):
        for region in people(property, space):
            if advice.when:
                yield Obligation(region, space.any(advice.when))
            for held in space.any(advice.withheld_by):
                both = meet(region, held)
                if both is not None:
                    yield Obligation(both)


def _withheld(property: Property, space: Space) -> Iterator[Obligation]:
    for advice in space.guideline.advice:
        if {advice.act, advice.id} & set(property.of):
            caution = advice.cautioned_by if property.promise == "cautioned" else ()
            for region in people(property, space):
                for when in _fits(advice, space):
                    both = meet(region, when)
                    if both is not None:
                        yield Obligation(both, space.any((*advice.withheld_by, *caution)))


def _never_together(property: Property, space: Space) -> Iterator[Obligation]:
    first, *others = _advice(property, space)
    for other in others:
        for one in _fits(first, space):
            for two in _fits(other, space):
                both = meet(one, two)
                if both is not None:
                    yield Obligation(both, space.any((*first.withheld_by, *other.withheld_by)))


def _told(property: Property, space: Space) -> Iterator[Obligation]:
    for id_ in property.of:
        for region in people(property, space):
            yield Obligation(region, space.rules.get(id_, ()))


def _comes_to(property: Property, space: Space) -> Iterator[Obligation]:
    for name in property.of:
        for region in people(property, space):
            yield Obligation(region, ({name: YES},))


def _asked(property: Property, space: Space) -> Iterator[Obligation]:
    for id_ in property.of:
        gates = space.guideline.questions[id_].enable_when
        for region in people(property, space) if gates else ():
            yield Obligation(region, space.any(gates))


def _advice(property: Property, space: Space) -> list[Advice]:
    by_id = {advice.id: advice for advice in space.guideline.advice}
    return [by_id[id_] for id_ in property.of]


def _fits(advice: Advice, space: Space) -> tuple[Box, ...]:
    return space.any(advice.when) if advice.when else ({},)


MAKERS: Mapping[str, Callable[[Property, Space], Iterator[Obligation]]] = {
    "given": _given,
    "withheld": _withheld,
    "cautioned": _withheld,
    "never_together": _never_together,
    "told": _told,
    "asked": _asked,
    "comes_to": _comes_to,
}
CHANGES: Mapping[str, Callable[[Property, Space, bool], Iterator[Obligation]]] = {
    "never_milder": never_milder,
    "one_step": one_step,
}
