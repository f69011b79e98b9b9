"""Every set of answers there is, as variables with values; the answers for which something holds, as boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property

from sciatica_guide.assessment.derived import ways
from sciatica_guide.guideline.codes import CLASSES, EFFECTS, NO_THINNER, UNTICKED
from sciatica_guide.guideline.levels import NOT_ASSESSED
from sciatica_guide.guideline.model import Condition, Level, Range, Rule
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.proof.boxes import Box, meet
from sciatica_guide.proof.compared import compared
from sciatica_guide.proof.variables import (
    MEDICINES,
    NO,
    SOME,
    TOLD_NONE,
    TOLD_SOME,
    YES,
    apart,
    has,
    impossible,
    variables,
)


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
        return max(rule.decision, self.guideline.urgency[rule.urgency].decision)

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
