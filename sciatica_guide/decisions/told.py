"""One answer to one question, and which part of each rule it decides."""

from collections.abc import Mapping
from typing import Any

from sciatica_guide.answers import DERIVED, Answers
from sciatica_guide.model import Condition
from sciatica_guide.triage import Finding


class Told:
    """What one answer to one question does to the rules: `standing` has a bit for each that it does not rule out."""

    __slots__ = ("answer", "because", "collected", "findings", "standing")

    def __init__(self, answer: object, standing: int) -> None:
        self.answer, self.standing = answer, standing
        # What follows is filled in when somebody first asks why.
        self.collected: Answers | None = None
        self.findings: list[tuple[int, Finding]] | None = None
        """The findings of rules that look at this question alone, each behind its bit."""
        self.because: dict[int, Mapping[str, tuple[str, ...]]] = {}
        """By bit, what of the answer meets a rule that looks at others too."""


def by_question(condition: Condition) -> dict[str, Condition]:
    """The condition apart, by the question whose answer decides each cell."""
    cells: dict[str, dict[str, Any]] = {}
    for name, cell in condition.cells.items():
        cells.setdefault(DERIVED.get(name, name), {})[name] = cell
    return {id_: Condition(part) for id_, part in cells.items()}
