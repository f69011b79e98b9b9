"""Every set of answers there is, as variables with values; the answers for which something holds, as boxes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.assessment.derived import ways
from sciatica_guide.guideline.codes import (
    ANTICOAGULANT,
    CLASSES,
    COMBINED_EFFECTS,
    EFFECTS,
    MAY_THIN,
    NO_THINNER,
    THINS,
    TWO_THINNERS,
    UNTICKED,
)
from sciatica_guide.guideline.levels import NOT_ASSESSED, Level
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import UNANSWERED, Condition, Guideline, Question, Range, Rule
from sciatica_guide.guideline.readers import NO_NAMES
from sciatica_guide.proof.boxes import Box, meet

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
    yield {apart(EFFECTS, TWO_THINNERS): YES, apart(EFFECTS, THINS): NO}
    yield {apart(EFFECTS, ANTICOAGULANT): YES, apart(EFFECTS, THINS): NO, apart(EFFECTS, MAY_THIN): NO}
    yield {MEDICINES: TOLD_NONE, apart(EFFECTS, NO_THINNER): NO}
    yield {MEDICINES: TOLD_SOME, apart(EFFECTS, THINS): NO, apart(EFFECTS, NO_THINNER): NO}


def compared(guideline: Guideline, values: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str], tuple[Box, ...]]:
    """The numbers for which each measure comes to each of its codes; a missing number comes to none."""
    return {
        (measure.id, code): tuple(_boxes(measure, code, values))
        for measure in guideline.measures
        for code in measure.codes
    }


def _boxes(measure: Measure, code: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[Box]:
    names = measure.questions
    found = {tuple(1 << bit for bit in bits) for bits in _numbers(measure, code, [values[name] for name in names])}
    for place in range(len(names)):
        found = _joined(found, place)
    for masks in sorted(found):
        yield dict(zip(names, masks, strict=True))


def _numbers(measure: Measure, code: str, values: list[tuple[str, ...]]) -> Iterator[tuple[int, ...]]:
    """The places of the values for which the code comes out; the first value of each is unanswered."""
    for bits in itertools.product(*(range(1, len(one)) for one in values)):
        numbers = {name: int(one[bit]) for name, one, bit in zip(measure.questions, values, bits, strict=True)}
        before, now = measure.pair(numbers) or ("", "")
        if measure.answer(numbers[before], numbers[now]) == code:
            yield bits


def _joined(boxes: set[tuple[int, ...]], place: int) -> set[tuple[int, ...]]:
    """Fewer boxes for the same numbers: those that differ in one place alone become one."""
    joined: dict[tuple[int, ...], int] = {}
    for masks in boxes:
        rest = masks[:place] + masks[place + 1 :]
        joined[rest] = joined.get(rest, 0) | masks[place]
    return {(*rest[:place], mask, *rest[place:]) for rest, mask in joined.items()}


class Space:
    """The variables of a guideline's questions, of what medicines do, and of the two levels that come out.

    Nothing that can happen is left out. Medicines are any set of classes and effects that is not `impossible`,
    whether or not some list of names gives it, and any answers may be complete or not: more is proved than can happen.
    """

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.values = variables(guideline)
        self.every: Box = {name: (1 << len(values)) - 1 for name, values in self.values.items()}
        self.definitions = dict(self._definitions())
        self._bringing = tuple(self._ways_to_be())
        undefined = ({**box, name: self.every[name] & ~brought} for box, name, brought in self._bringing)
        self.impossible = (*impossible(guideline), *undefined)

    @cached_property
    def rules(self) -> Mapping[str, tuple[Box, ...]]:
        """The answers for which each rule holds."""
        return {rule.id: self.numbered(self.boxes(rule.when)) for rule in self.guideline.rules}

    @cached_property
    def short(self) -> Mapping[str, tuple[Box, ...]]:
        """The same in fewer boxes: what terms and medicines stand for is a variable of its own (`definitions`)."""
        return {rule.id: self.numbered(self._short(rule.when)) for rule in self.guideline.rules}

    @cached_property
    def compared(self) -> Mapping[tuple[str, str], tuple[Box, ...]]:
        """The numbers for which each measure comes to each of its codes."""
        return compared(self.guideline, self.values)

    @cached_property
    def miscounted(self) -> tuple[Box, ...]:
        """What numbers never come to: another code than theirs, or any code while one of them is missing."""
        measures = self.guideline.measures
        other = [
            {**box, name: self.every[name] ^ self.mask(name, [code])}
            for (name, code), boxes in self.compared.items()
            for box in boxes
        ]
        return (*other, *({id_: 1, one.id: self.mask(one.id, one.codes)} for one in measures for id_ in one.questions))

    @cached_property
    def forced(self) -> Mapping[str, tuple[Box, ...]]:
        """For each ladder, what cannot be: a rule that holds, and a level milder than that rule's."""
        return {
            ladder: tuple(
                {**box, ladder: milder}
                for rule in self.guideline.rules
                if (milder := self.milder(ladder, self.level(ladder, rule)))
                for box in self.short[rule.id]
            )
            for ladder in self.guideline.ladders
        }

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[str, list[Box]]]:
        """The boxes of `forced`, each under the one of its variables that fewest of them name."""
        found: dict[str, dict[str, list[Box]]] = {}
        for ladder, boxes in self.forced.items():
            count = Counter(name for box in boxes for name in box)
            found[ladder] = {}
            for box in boxes:
                rarest = min(box, key=lambda name: (count[name], name))
                found[ladder].setdefault(rarest, []).append(box)
        return found

    def implied(self, region: Box) -> Box:
        """The same region with every defined variable that its answers bring."""
        found = dict(region)
        for box, name, brought in self._bringing:
            if all(one in region and region[one] & values == region[one] for one, values in box.items()):
                found[name] = found.get(name, self.every[name]) & brought
        return found if all(found.values()) else region

    def brought(self, region: Box) -> bool:
        """Whether one rule alone brings the level that a region falls short of: the usual case, seen at a glance."""
        return any(
            all(name in region and region[name] & values == region[name] for name, values in box.items())
            for ladder in self.guideline.ladders
            if ladder in region
            for named in region
            for box in self._by_name[ladder].get(named, ())
        )

    def level(self, ladder: str, rule: Rule) -> Level:
        """What a rule brings on one of the ladders, as in triage: an urgency brings its own caution about needles."""
        if ladder == "urgency":
            return rule.urgency
        return max(rule.caution, self.guideline.urgency[rule.urgency].caution)

    def milder(self, ladder: str, level: Level) -> int:
        """The outcomes on a ladder that fall short of a level. Not assessed does from the first firm level on."""
        _, steps, firm = self.guideline.ladders[ladder]
        short = [step.code for step in steps if step < level]
        return self.mask(ladder, [*short, NOT_ASSESSED] if level >= firm else short)

    def worse(self, ladder: str, level: Level) -> int:
        """The outcomes on a ladder that are worse than a level."""
        return self.mask(ladder, [step.code for step in self.guideline.ladders[ladder].steps if step > level])

    def mask(self, name: str, wanted: Iterable[str]) -> int:
        """These values of a variable, one bit each."""
        return sum(1 << self.values[name].index(value) for value in set(wanted))

    def told(self, name: str, code: str) -> Box:
        """The answers in which a question has this code, or the medicines have this class or effect."""
        if name in (CLASSES, EFFECTS):
            return {MEDICINES: TOLD_SOME | (TOLD_NONE if code == NO_THINNER else 0), apart(name, code): YES}
        if code in self.values[name]:
            return {name: self.mask(name, [code])}
        return {name: self.mask(name, [SOME]), apart(name, code): YES}

    def boxes(self, condition: Condition) -> tuple[Box, ...]:
        """The answers for which a condition holds: one box for each way to satisfy its cells."""
        found: dict[frozenset[tuple[str, int]], Box] = {}
        for way in ways(self.guideline, condition):
            held: list[Box] = [{}]
            for name, accepted in way:
                cell = list(self._cell(name, accepted))
                held = [both for one in held for other in cell if (both := meet(one, other)) is not None]
            found |= {frozenset(box.items()): box for box in held}
        return tuple(found.values())

    def any(self, conditions: Iterable[Condition]) -> tuple[Box, ...]:
        """The answers for which at least one of the conditions holds."""
        return tuple(box for condition in conditions for box in self.boxes(condition))

    def in_terms(self, conditions: Iterable[Condition]) -> tuple[Box, ...]:
        """The same, with a variable for each term that is asked for."""
        return tuple(box for condition in conditions for box in self._short(condition, spelt=True))

    def reached(self, region: Box, ladder: str, exactly: bool) -> Iterator[Box]:
        """The region without levels out of nowhere: one box for each rule that brings a level that the region names.

        Not assessed, and all levels up to some level, need no rule: nobody has a worse level than the rules bring.
        With `exactly` each level stands for itself, and only the mildest needs no rule.
        """
        region = {ladder: self.every[ladder], **region}
        levels = region[ladder] >> 1
        up_to = levels & 1 if exactly else (levels ^ levels + 1) >> 1
        mild = region[ladder] & 1 | up_to << 1
        if mild:
            yield {**region, ladder: mild}
        for rule in self.guideline.rules:
            level = self.mask(ladder, [self.level(ladder, rule).code]) & ~mild & region[ladder]
            for box in self.short[rule.id] if level else ():
                both = meet(region, {ladder: level}, box)
                if both is not None:
                    yield both

    def opened(self, box: Box, names: Container[str]) -> Iterator[Box]:
        """The same answers with these defined variables spelt out."""
        name = next((one for one in box if one in names), None)
        if name is None:
            yield box
            return
        rest = {other: values for other, values in box.items() if other != name}
        for one in self._meant(name, box[name]):
            both = meet(rest, one)
            if both is not None:
                yield from self.opened(both, names)

    def numbered(self, boxes: Iterable[Box]) -> tuple[Box, ...]:
        """The same answers by their numbers alone, whatever these come to: one box for each way."""
        ways = list(boxes)
        for measure in self.guideline.measures:
            held = [box.get(measure.id, 0) for box in ways]
            sums = [self._sums(measure.id, values) if values else ({},) for values in held]
            bare = [{name: values for name, values in box.items() if name != measure.id} for box in ways]
            pairs = [(box, one) for box, found in zip(bare, sums, strict=True) for one in found]
            ways = [both for box, one in pairs if (both := meet(box, one)) is not None]
        return tuple(ways)

    def _sums(self, name: str, values: int) -> tuple[Box, ...]:
        """The numbers that come to any of these codes of a measure."""
        codes = [code for bit, code in enumerate(self.values[name]) if values >> bit & 1]
        return tuple(box for code in codes for box in self.compared.get((name, code), ()))

    def _cell(self, name: str, accepted: frozenset[str] | Range) -> Iterator[Box]:
        if isinstance(accepted, Range):
            yield {name: self.mask(name, map(str, range(accepted.minimum, accepted.maximum + 1)))}
        elif name in UNTICKED.values():
            yield from (box for id_ in sorted(accepted) for box in self._unticked(id_))
        elif name == "findings":
            yield from (box for id_ in sorted(accepted) for box in self.rules.get(id_, ()))
        else:
            whole = [code for code in accepted if code in self.values.get(name, ())]
            if whole:
                yield {name: self.mask(name, whole)}
            yield from (self.told(name, code) for code in sorted(accepted - set(whole)))

    def _unticked(self, id_: str) -> Iterator[Box]:
        """The answers in which nothing was ticked that a medicine with this effect is usually given for."""
        indication = next(one for one in self.guideline.indications if one.id == id_)
        question = indication.question
        yield {question: self.every[question] & ~self.mask(question, [SOME])}
        yield {
            question: self.mask(question, [SOME]),
            **{apart(question, code): NO for code in indication.conditions},
        }

    def _short(self, condition: Condition, spelt: bool = False) -> tuple[Box, ...]:
        """The answers for which a condition holds, with variables for what is defined; `spelt`: for terms alone."""
        held: list[Box] = [{}]
        for name, accepted in condition.cells.items():
            cell = list(self._defined(name, accepted, spelt))
            held = [both for one in held for other in cell if (both := meet(one, other)) is not None]
        return tuple(held)

    def _defined(self, name: str, accepted: frozenset[str] | Range, spelt: bool) -> Iterator[Box]:
        if isinstance(accepted, Range):
            yield from self._cell(name, accepted)
        elif name in self.guideline.terms:
            yield from ({apart(name, code): YES} for code in sorted(accepted))
        else:
            known = name in UNTICKED and not spelt
            meant = {code for code in accepted if known and has(code) in self.definitions}
            yield from ({has(code): YES} for code in sorted(meant))
            if accepted - meant:
                yield from self.boxes(Condition({name: accepted - meant}))

    def _definitions(self) -> Iterator[tuple[str, tuple[Box, ...]]]:
        """Each variable that is defined, with the ways to its being so; nothing for a number, which has a way each."""
        for question in UNTICKED:
            codes = dict.fromkeys(
                code for one in self.guideline.indications if one.question == question for code in one.conditions
            )
            for code in codes:
                yield has(code), self.boxes(Condition({question: frozenset([code])}))
        for term in self.guideline.terms.values():
            if term.worst_of:
                yield term.id, ()
            for code, conditions in term.codes.items():
                yield apart(term.id, code), self.numbered(self.any(conditions))

    def _ways_to_be(self) -> Iterator[tuple[Box, str, int]]:
        """The answers that bring something defined: the box, the variable, and the values that are left to it."""
        for name, boxes in self.definitions.items():
            if boxes:
                yield from ((box, name, YES) for box in boxes)
                continue
            numbers = self.values[name][1:]
            for least in sorted(self._least(name)):
                at_least = self.mask(name, numbers[numbers.index(str(least)) :])
                yield from (({id_: at_least}, name, at_least) for id_ in self.guideline.terms[name].worst_of)

    def _least(self, name: str) -> set[int]:
        """The numbers from which some rule asks for a term."""
        cells = (rule.when.cells.get(name) for rule in self.guideline.rules)
        return {cell.minimum for cell in cells if isinstance(cell, Range)}

    def _meant(self, name: str, values: int) -> Iterator[Box]:
        """What a defined variable stands for when it has these values."""
        if self.definitions[name]:
            yield from self.definitions[name] if not values & NO else ({},)
        else:
            yield from ({id_: values} for id_ in self.guideline.terms[name].worst_of)

    def hanging_on(self, question: str) -> Iterator[str]:
        """The defined variables that hang on a question."""
        return (name for name, named in self._hanging.items() if question in named)

    @cached_property
    def _hanging(self) -> Mapping[str, set[str]]:
        """The questions that each defined variable hangs on."""
        return {
            name: {
                *(other.partition(" ")[0] for box in boxes for other in box),
                *(self.guideline.terms[name].worst_of if name in self.guideline.terms else ()),
            }
            for name, boxes in self.definitions.items()
        }
