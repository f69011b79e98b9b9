"""The rules as a decision table for many people: each answer is looked up for what it rules out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple, TypeVar

from sciatica_guide.assessment import triage
from sciatica_guide.assessment.answers import Answers, collect, fact, settled
from sciatica_guide.assessment.checks import check, plain
from sciatica_guide.assessment.derived import Cell, derive, in_answers, ways
from sciatica_guide.assessment.triage import Finding, Verdict
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.codes import DERIVED
from sciatica_guide.guideline.frozen import FrozenDict
from sciatica_guide.guideline.model import Condition, Facts, Guideline, Value

Ladder = list[tuple[int, str]]
"""From the worst level down, the rules that bring it and its code; last, with no rules, the code when none holds."""


def mask(bits: Iterable[int]) -> int:
    return sum(1 << bit for bit in bits)


IN_BYTE = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]
"""The bits of each byte."""


def bits(mask: int) -> list[int]:
    """The bits of a mask, lowest first."""
    found = []
    for place, byte in enumerate(mask.to_bytes((mask.bit_length() + 7) // 8, "little")):
        if byte:
            found += [bit + 8 * place for bit in IN_BYTE[byte]]
    return found


def ladder(verdict: Callable[[list[Finding], bool], Verdict[Any]], findings: list[Finding], complete: bool) -> Ladder:
    """What `verdict` says of each finding alone; as the worst finding wins, it says the same of any set of them."""
    masks: dict[Any, int] = {}
    for bit, finding in enumerate(findings):
        level = verdict([finding], True).level
        masks[level] = masks.get(level, 0) | 1 << bit
    rungs = [
        (rules, verdict([findings[rules.bit_length() - 1]], complete).code)
        for _, rules in sorted(masks.items(), reverse=True)
    ]
    return [*rungs, (0, verdict([], complete).code)]


def worst(ladder: Ladder, fired: int) -> str:
    """The code of the worst level that any of these rules brings."""
    for rules, code in ladder:
        if fired & rules:
            return code
    return ladder[-1][1]


class Told:
    """What one answer to one question does to the rules: `standing` has a bit for each that it does not rule out."""

    __slots__ = ("answer", "collected", "standing")

    def __init__(self, answer: Value, standing: int, collected: Answers) -> None:
        self.answer, self.standing, self.collected = answer, standing, collected


class Part:
    """What a way asks of one question: every one of its cells."""

    __slots__ = ("cells",)

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells = tuple(Condition(dict([cell])) for cell in cells)

    @property
    def alone(self) -> bool:
        """Whether it is one cell, which accepts any of its codes."""
        return len(self.cells) == 1

    def holds(self, facts: Facts) -> bool:
        return all(cell.holds(facts) is not None for cell in self.cells)


def by_question(way: Iterable[Cell]) -> dict[str, Part]:
    """A way to satisfy a condition apart, by the question whose answer decides each cell."""
    cells: dict[str, list[Cell]] = {}
    for name, cell in way:
        cells.setdefault(DERIVED.get(name, name), []).append((name, cell))
    return {id_: Part(ones) for id_, ones in cells.items()}


MOST_KEPT = 1000
"""Answers to one question, and findings of one rule, kept at a time, so that memory stays bounded."""
Kept = TypeVar("Kept")
WRITTEN = frozenset({str, int})
"""Types of answers that are their own key. A bool is not: True would be taken for 1."""


class DecisionTable:
    """The rules of a guideline (hit policy collect), made ready to decide about many people."""

    def __init__(self, guideline: Guideline) -> None:
        if guideline.measures:
            raise ValueError("A measure looks at two answers at once, and answers are looked up here one by one.")
        rules = triage.in_order(guideline.rules)
        fired = [(at, by_question(way)) for at, rule in enumerate(rules) for way in ways(guideline, rule.when)]
        gates = [
            (id_, by_question(way))
            for id_, question in guideline.questions.items()
            for gate in question.enable_when
            for way in ways(guideline, gate)
        ]
        parts = [part for _, part in fired] + [part for _, part in gates]
        self.guideline = guideline
        found = [Finding(rule, {}, triage.caution(guideline, rule)) for rule in rules]
        self.bare = [found[at] for at, _ in fired]
        """By bit, the finding of the rule that this is a way to; ways to one rule stand together."""
        asked = [dict.fromkeys(id_ for to, part in fired if to == at for id_ in part) for at in range(len(rules))]
        self.rests_on = [tuple(asked[at]) for at, _ in fired]
        """By bit, the questions that its rule looks at."""
        self.explained: dict[str, dict[object, Finding]] = {rule.id: {} for rule in rules}
        """By rule, the findings that were asked for before, by the answers that they rest on."""
        self._everything, self._rules = (1 << len(parts)) - 1, (1 << len(fired)) - 1
        self._parts = {
            id_: [(bit, part[id_]) for bit, part in enumerate(parts) if id_ in part] for id_ in guideline.questions
        }
        nothing = collect(guideline, {}).facts
        self._ruled_out = {id_: self._everything - mask(bit for bit, _ in ones) for id_, ones in self._parts.items()}
        self._silent = {id_: out | self._met(id_, nothing) for id_, out in self._ruled_out.items()}
        self._gates = {
            id_: mask(bit for bit, (gated, _) in enumerate(gates, len(fired)) if gated == id_)
            for id_ in guideline.questions
        }
        # A cell accepts any of its codes, so several codes meet what each of them meets.
        self._by_code = {
            id_: {code: self._met(id_, {id_: frozenset([code])}) for code in question.codes}
            for id_, question in guideline.questions.items()
            if question.codes and id_ not in DERIVED.values() and all(part.alone for _, part in self._parts[id_])
        }
        self._kept: dict[str, dict[object, Told]] = {id_: {} for id_ in guideline.questions}
        self.urgency = [ladder(triage.urgency, self.bare, settled) for settled in (False, True)]
        needles = partial(triage.verdict, ladder=guideline.ladder)
        self.acupuncture = [ladder(needles, self.bare, settled) for settled in (False, True)]

    def decide(self, answers: Mapping[str, object], where: Callable[[str], str] = str) -> Outcome:
        """What these answers come to (contract, section 1). Errors: AnswerError tells all that is wrong."""
        standing, told, kept = self._everything, {}, self._kept
        for id_, answer in answers.items():
            # What cannot be a key is looked up under None, where nothing is ever kept.
            key = tuple(answer) if type(answer) is list else answer if type(answer) in WRITTEN else None
            try:
                one = kept[id_][key]
            except (KeyError, TypeError):
                met = self._first_met(id_, answer, answers, where)
                if met is None:
                    continue
                one = met
            told[id_] = one
            standing &= one.standing
        silent = [id_ for id_ in self._silent if id_ not in told] if len(told) < len(self._silent) else ()
        for id_ in silent:
            standing &= self._silent[id_]
        missing = [id_ for id_ in silent if not self._gates[id_] or self._gates[id_] & standing]
        return Outcome(self, standing & self._rules, told, not missing, settled(self.guideline, missing))

    def explain(self, bit: int, told: Mapping[str, Told]) -> Finding:
        """The finding of a rule that holds, with what of each answer meets it; kept for the next with these answers."""
        known = [told[id_].collected for id_ in self.rests_on[bit] if id_ in told]
        given = {id_: fact(value) for one in known for id_, value in one.given.items()}
        facts, behind = derive(self.guideline, given, tuple(medicine for one in known for medicine in one.medicines))
        rule, _, caution = self.bare[bit]
        because = FrozenDict(in_answers(rule.when.holds(facts) or {}, behind))
        return _keep(self.explained[rule.id], self.key(bit, told), Finding(rule, because, caution))

    def key(self, bit: int, told: Mapping[str, Told]) -> object:
        """The answers that a finding rests on."""
        return tuple(map(told.get, self.rests_on[bit]))

    def _first_met(
        self, id_: str, answer: object, answers: Mapping[str, object], where: Callable[[str], str]
    ) -> Told | None:
        """What an answer does that is not kept as it is written; None where it says that there is none."""
        written = plain(answer)
        if written is None and id_ in self._kept:
            return None
        key = tuple(written) if isinstance(written, list) else written if type(written) in WRITTEN else None
        try:
            return self._kept[id_][key]
        except KeyError:
            pass
        except TypeError:  # a name with what was said of it is no key
            key = None
        try:
            return self._learn(id_, written, key)
        except AnswerError:
            collect(self.guideline, answers, where)
            raise

    def _learn(self, id_: str, answer: object, key: object) -> Told:
        collected = self._collected(id_, answer)
        standing, by_code, codes = self._ruled_out[id_], self._by_code.get(id_), collected.facts[id_]
        if by_code and not isinstance(codes, int):
            for code in codes:
                standing |= by_code[code]
        else:
            standing |= self._met(id_, collected.facts)
        told = Told(collected.given[id_], standing, collected)
        return told if key is None else _keep(self._kept[id_], key, told)

    def _met(self, id_: str, facts: Facts) -> int:
        return mask(bit for bit, part in self._parts[id_] if part.holds(facts))

    def _collected(self, id_: str, answer: object) -> Answers:
        """As `collect` has it, by a shorter way where nothing is derived from the answer."""
        if id_ not in self._by_code:
            return collect(self.guideline, {id_: answer}, str)
        value = check(self.guideline.questions[id_], answer, id_)
        return Answers(self.guideline, {id_: value}, (), {id_: fact(value)}, {})


def _keep(kept: dict[object, Kept], key: object, new: Kept) -> Kept:
    """Keeps it, in place of the oldest where there are too many."""
    if len(kept) >= MOST_KEPT:
        with suppress(KeyError, RuntimeError):  # another thread makes room at this moment
            del kept[next(iter(kept))]
    kept[key] = new
    return new


class Outcome(NamedTuple):
    """What the guideline finds in one person's answers; `fired` is the ways to rules that hold, a bit each."""

    table: DecisionTable
    fired: int
    told: Mapping[str, Told]
    complete: bool
    settled: bool
    """Whether no question is open that a level waits for."""

    @property
    def urgency(self) -> str:
        """The code of the level (contract, section 2)."""
        return worst(self.table.urgency[self.settled], self.fired)

    @property
    def acupuncture(self) -> str:
        """The code of the level (contract, section 2)."""
        return worst(self.table.acupuncture[self.settled], self.fired)

    def ids(self) -> list[str]:
        """The findings by id, in the order of `triage.find`."""
        return list(dict.fromkeys(finding.rule.id for finding in self.bare()))

    def bare(self) -> list[Finding]:
        """The findings without the answers that they rest on, one for each way to a rule: enough for the levels."""
        bare = self.table.bare
        return [bare[bit] for bit in bits(self.fired)]

    def findings(self) -> list[Finding]:
        """The findings with the answers that each rests on, as `triage.find` gives them."""
        table, told = self.table, self.told
        found = {table.bare[bit].rule.id: bit for bit in bits(self.fired)}
        return [
            table.explained[id_].get(table.key(bit, told)) or table.explain(bit, told) for id_, bit in found.items()
        ]
