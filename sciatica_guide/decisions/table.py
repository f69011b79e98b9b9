"""The rules as a decision table for many people: each answer is looked up for what it rules out.

Nothing here knows what a rule means. `collect` and `Condition.holds` judge every answer the first time it is met; what
it rules out is kept as a bit mask over all conditions, so that the next person with that answer costs one look-up.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from sciatica_guide import triage
from sciatica_guide.answers import DERIVED, collect
from sciatica_guide.decisions.masks import bits, ladder, mask, worst
from sciatica_guide.guideline import Guideline
from sciatica_guide.model import Condition
from sciatica_guide.triage import Finding

MOST_KEPT = 300
"""Answers to one question that are kept at a time; the oldest goes first, so that memory stays bounded."""
WRITTEN = frozenset({str, int})
"""Types of answers that are their own key. A bool is not: True would be taken for 1."""


class Told(NamedTuple):
    """What one answer to one question does to the rules."""

    answer: object
    standing: int
    """The conditions that it does not rule out, a bit each."""
    because: dict[int, Mapping[str, tuple[str, ...]]]
    """By bit, what of the answer meets a rule; filled when somebody first asks why."""
    findings: dict[int, Finding]
    """By bit, the finding of a rule that looks at this question alone; filled likewise."""


class DecisionTable:
    """The rules of a guideline (hit policy collect), made ready to decide about many people."""

    def __init__(self, guideline: Guideline) -> None:
        rules = triage.in_order(guideline.rules)
        gates = [(id_, gate) for id_, question in guideline.questions.items() for gate in question.enable_when]
        conditions = [rule.when for rule in rules] + [gate for _, gate in gates]
        parts = [_by_question(condition) for condition in conditions]
        self.guideline = guideline
        self.bare = [Finding(rule, {}, triage.caution(guideline, rule)) for rule in rules]
        self._looks_at = [tuple(part) for part in parts]
        self._everything, self._rules = (1 << len(conditions)) - 1, (1 << len(rules)) - 1
        self._parts = {
            id_: [(bit, part[id_]) for bit, part in enumerate(parts) if id_ in part] for id_ in guideline.questions
        }
        self._silent = {id_: self._everything - mask(bit for bit, _ in ones) for id_, ones in self._parts.items()}
        self._gates = {
            id_: mask(bit for bit, (gated, _) in enumerate(gates, len(rules)) if gated == id_)
            for id_ in guideline.questions
        }
        self._kept: dict[str, dict[object, Told]] = {id_: {} for id_ in guideline.questions}
        self.urgency = [ladder(triage.urgency, self.bare, complete) for complete in (False, True)]
        needles = partial(triage.decision, ladder=guideline.ladder)
        self.acupuncture = [ladder(needles, self.bare, complete) for complete in (False, True)]

    def decide(self, answers: Mapping[str, object]) -> "Decision":
        """What these answers come to (contract, section 1). Errors: AnswerError names the question."""
        standing, told = self._everything, {}
        for id_, answer in answers.items():
            # What cannot be a key is looked up under None, where nothing is ever kept.
            key = tuple(answer) if type(answer) is list else answer if type(answer) in WRITTEN else None
            try:
                one = self._kept[id_][key]
            except (KeyError, TypeError):
                one = self._learn(id_, answer, key)
            told[id_] = one
            standing &= one.standing
        silent = [id_ for id_ in self._silent if id_ not in told] if len(told) < len(self._silent) else ()
        for id_ in silent:
            standing &= self._silent[id_]
        complete = not any(not self._gates[id_] or self._gates[id_] & standing for id_ in silent)
        return Decision(self, standing & self._rules, told, complete)

    def finding(self, bit: int, told: Mapping[str, Told]) -> Finding:
        """The finding of a rule that holds, with the answers that make it hold."""
        looks_at = self._looks_at[bit]
        for id_ in looks_at:
            if bit not in told[id_].because:
                self._explain(id_, told[id_])
        if len(looks_at) == 1:
            return told[looks_at[0]].findings[bit]
        because: dict[str, tuple[str, ...]] = {}
        for id_ in looks_at:
            because.update(told[id_].because[bit])
        rule, _, caution = self.bare[bit]
        return Finding(rule, because, caution)

    def _learn(self, id_: str, answer: object, key: object) -> Told:
        facts = collect(self.guideline, {id_: answer}, lambda id_: id_).facts
        met = mask(bit for bit, condition in self._parts[id_] if condition.holds(facts) is not None)
        told = Told(answer, self._silent[id_] | met, {}, {})
        if key is not None:
            kept = self._kept[id_]
            if len(kept) >= MOST_KEPT:
                del kept[next(iter(kept))]
            kept[key] = told
        return told

    def _explain(self, id_: str, told: Told) -> None:
        answers = collect(self.guideline, {id_: told.answer})
        for bit, condition in self._parts[id_]:
            met = condition.holds(answers.facts)
            if met is not None and bit < len(self.bare):
                told.because[bit] = triage.in_answers(met, answers)
                told.findings[bit] = self.bare[bit]._replace(because=told.because[bit])


class Decision(NamedTuple):
    """What the guideline finds in one person's answers; `fired` is the rules that hold, a bit each."""

    table: DecisionTable
    fired: int
    told: Mapping[str, Told]
    complete: bool

    @property
    def urgency(self) -> str:
        """The code of the level (contract, section 2)."""
        return worst(self.table.urgency[self.complete], self.fired)

    @property
    def acupuncture(self) -> str:
        """The code of the level (contract, section 2)."""
        return worst(self.table.acupuncture[self.complete], self.fired)

    def ids(self) -> list[str]:
        """The findings by id, in the order of `triage.find`."""
        bare = self.table.bare
        return [bare[bit].rule.id for bit in bits(self.fired)]

    def findings(self) -> list[Finding]:
        """The findings with the answers that each rests on, as `triage.find` gives them."""
        return [self.table.finding(bit, self.told) for bit in bits(self.fired)]


def _by_question(condition: Condition) -> dict[str, Condition]:
    """The condition apart, by the question whose answer decides each cell."""
    cells: dict[str, dict[str, Any]] = {}
    for name, cell in condition.cells.items():
        cells.setdefault(DERIVED.get(name, name), {})[name] = cell
    return {id_: Condition(part) for id_, part in cells.items()}
