"""One answer to one question, and which part of each rule it decides."""

from typing import Any

from sciatica_guide.assessment.answers import DERIVED, Answers
from sciatica_guide.guideline.model import Condition


class Told:
    """What one answer to one question does to the rules: `standing` has a bit for each that it does not rule out."""

    __slots__ = ("answer", "collected", "standing")

    def __init__(self, answer: object, standing: int) -> None:
        self.answer, self.standing = answer, standing
        self.collected: Answers | None = None
        """Filled in when somebody first asks why."""


def by_question(condition: Condition) -> dict[str, Condition]:
    """The condition apart, by the question whose answer decides each cell."""
    cells: dict[str, dict[str, Any]] = {}
    for name, cell in condition.cells.items():
        cells.setdefault(DERIVED.get(name, name), {})[name] = cell
    return {id_: Condition(part) for id_, part in cells.items()}
