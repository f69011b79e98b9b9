"""When a question is shown, as far as FHIR can say it: never hidden where our own rules would ask it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.guideline.model import Condition, Question, Range, Value
from sciatica_guide.guideline.rows_as_nouns import Guideline

NAMES, NO_NAMES = "medicines", "none"


class Gate(NamedTuple):
    """One `enableWhen`: a question, an operator, and a number or a code."""

    question: str
    operator: str
    value: int | str

    def holds(self, given: Mapping[str, Value]) -> bool:
        """Whether these answers open it; a question without an answer opens nothing."""
        answer = given.get(self.question)
        if answer is None:
            return False
        if isinstance(answer, int) and isinstance(self.value, int):
            return answer >= self.value if self.operator == ">=" else answer <= self.value
        codes = (answer,) if isinstance(answer, str | int) else answer
        return (self.value in codes) == (self.operator == "=")


class Gates(NamedTuple):
    """All gates of a question; `exact` where they show it to nobody whom we would not ask."""

    gates: tuple[Gate, ...]
    behavior: str
    exact: bool

    def open(self, given: Mapping[str, Value]) -> bool:
        """Whether the question is shown."""
        held = [gate.holds(given) for gate in self.gates]
        return all(held) if self.behavior == "all" else any(held)


def gates(guideline: Guideline, question: Question) -> Gates:
    """FHIR has one level of all or any, and looks no medicine up; what it cannot say is left out, and shows more."""
    rows = question.enable_when
    known = all(name in guideline.questions for row in rows for name in row.cells)
    cells = [cell for row in rows for cell in row.cells.values()]
    if known and len(rows) < 2 and all(isinstance(cell, Range) or len(cell) == 1 for cell in cells):
        return Gates(tuple(gate for row in rows for cell in row.cells.items() for gate in _cell(*cell)), "all", True)
    exact = known and len(cells) == len(rows) and not any(isinstance(cell, Range) for cell in cells)
    return Gates(tuple(dict.fromkeys(gate for row in rows for gate in _widest(guideline, row))), "any", exact)


def _widest(guideline: Guideline, row: Condition) -> Iterator[Gate]:
    """Gates of which one is open whenever the row holds: those of one cell, about a question if there is one."""
    for name, cell in row.cells.items():
        if name in guideline.questions:
            yield from [_cell(name, cell)[0]] if isinstance(cell, Range) else _cell(name, cell)
            return
    yield Gate(NAMES, "!=", NO_NAMES)


def _cell(name: str, cell: frozenset[str] | Range) -> list[Gate]:
    if isinstance(cell, Range):
        return [Gate(name, ">=", cell.minimum), Gate(name, "<=", cell.maximum)]
    return [Gate(name, "=", code) for code in sorted(cell)]
