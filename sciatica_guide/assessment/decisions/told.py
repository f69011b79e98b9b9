"""One answer to one question, and which part of each rule it decides."""

from collections.abc import Iterable

from sciatica_guide.assessment.answers import Answers
from sciatica_guide.assessment.derived import Cell
from sciatica_guide.guideline.codes import DERIVED
from sciatica_guide.guideline.model import Condition, Facts, Value


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
