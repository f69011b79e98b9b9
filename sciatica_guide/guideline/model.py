"""The nouns: what the guideline is made of. Frozen; the only logic is how a condition holds and how levels compare."""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

Value = str | int | tuple[str, ...]
"""One answer: a code, a whole number, or several codes or names."""

Facts = Mapping[str, frozenset[str] | int]
"""What conditions look at: codes or a number under each id. A missing id satisfies only a cell that asks for it."""

UNANSWERED = "unanswered"
"""What a cell asks for that means a question without an answer; no cell means it unasked, and it only ever raises."""


class Level(IntEnum):
    """A ladder of levels; higher is worse."""

    @property
    def code(self) -> str:
        """The level as the contract writes it."""
        return self.name.lower()

    @property
    def kind(self) -> str:
        """What a finding is called that brings this level and no urgency that matters."""
        return KINDS[-1]


class Urgency(Level):
    """How soon a clinician is needed."""

    SELF_CARE = 0
    ROUTINE = 1
    WITHIN_2_WEEKS = 2
    SAME_DAY = 3
    EMERGENCY = 4


class Suitability(Level):
    """How cautious to be about acupuncture."""

    REASONABLE = 0
    PRECAUTIONS = 1
    ASK_FIRST = 2
    AVOID = 3

    @property
    def kind(self) -> str:
        _, contraindication, precaution, feature = KINDS
        if self >= Suitability.ASK_FIRST:
            return contraindication
        return precaution if self else feature


FIRM_URGENCY = Urgency.WITHIN_2_WEEKS
FIRM_SUITABILITY = Suitability.ASK_FIRST
"""From here up a level may be given on incomplete answers, as a floor (contract, section 2)."""


class Range(NamedTuple):
    """A band of whole numbers, both ends included."""

    minimum: int
    maximum: int

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.minimum <= number <= self.maximum


class Condition(NamedTuple):
    """A row's `when`: *and* across cells, *or* inside one."""

    cells: Mapping[str, frozenset[str] | Range]

    def holds(self, facts: Facts) -> dict[str, tuple[str, ...]] | None:
        """The answers that satisfied each cell, or None as soon as one cell is not satisfied."""
        because: dict[str, tuple[str, ...]] = {}
        for name, accepted in self.cells.items():
            fact = facts.get(name)
            if fact is None and isinstance(accepted, frozenset) and UNANSWERED in accepted:
                continue
            if isinstance(fact, int):
                if fact not in accepted:
                    return None
                because[name] = (str(fact),)
            else:
                met = fact & accepted if fact and isinstance(accepted, frozenset) else None
                if not met:
                    return None
                because[name] = tuple(sorted(met))
        return because

    def codes(self, name: str) -> frozenset[str]:
        """The codes that a cell accepts; none where there is no such cell, or it is for a number."""
        cell = self.cells.get(name)
        return cell if isinstance(cell, frozenset) else frozenset()


class Option(NamedTuple):
    """One answer on offer: rules see the code, people see the label. `said` is the answer as the report puts it."""

    code: str
    label: str
    means: str
    said: str
    brief: str = ""
    """A few words for a list of signs that were all answered no."""


class Question(NamedTuple):
    """One thing asked. `kind` is one, many, scale, number or names (contract, section 1)."""

    id: str
    part: str
    kind: str
    text: str
    short: str
    why: str
    sources: tuple[str, ...]
    options: tuple[Option, ...] = ()
    means: str = ""
    check: str = ""
    band: Range | None = None
    low: str = ""
    high: str = ""
    unit: str = ""
    enable_when: tuple[Condition, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    @property
    def optional(self) -> bool:
        """Whether it may be skipped, so that no level waits for it."""
        return SKIPPED in self.codes

    def said(self, code: str) -> str:
        """The words for a code; the answer itself where a question has no codes."""
        return next((option.said for option in self.options if option.code == code), code)


SKIPPED = "skipped"
"""The code of a question that a person need not answer."""

KINDS = ("red_flag", "contraindication", "precaution", "feature")
"""Kinds of finding, the one that matters most first."""


class Rule(NamedTuple):
    """One row of a decision table (hit policy collect)."""

    id: str
    when: Condition
    reason: str
    sources: tuple[str, ...]
    basis: str
    urgency: Urgency = Urgency.SELF_CARE
    decision: Level = Suitability.REASONABLE
    """What it means for the guideline's decision: whether to have acupuncture, or whether to go on with it."""

    @property
    def kind(self) -> str:
        return KINDS[0] if self.urgency >= FIRM_URGENCY else self.decision.kind
