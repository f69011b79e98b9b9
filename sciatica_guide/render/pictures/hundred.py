"""100 people: those who are meant filled in, the others hollow; every such drawing is as large as the next."""

from __future__ import annotations

from sciatica_guide.render.pictures.canvas import EMPTY, FILLED, LETTER, frame, words
from sciatica_guide.report.page import Hundred

ACROSS, DOWN = 25, 4
WIDE, HIGH = 12, 22
"""Room for one person."""
TOP = LETTER + 8
ROW = 50


def svg(drawing: Hundred) -> str:
    """Four rows of 25 people under the words for them."""
    people = [_person(1 + WIDE * (place % ACROSS), TOP + HIGH * (place // ACROSS)) for place in range(ACROSS * DOWN)]
    number = drawing.group.number
    parts = [
        words(1, LETTER, drawing.group.label),
        f'<path d="{"".join(people[:number])}" fill="currentColor" stroke-width="1"/>',
        f'<path d="{"".join(people[number:])}" stroke-width="1"/>',
    ]
    return frame(WIDE * ACROSS + 2, TOP + HIGH * DOWN, parts)


def _person(x: float, y: float) -> str:
    """A head and shoulders as part of a path."""
    return f"M{x + 3:g} {y + 4:g}a2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1 -5 0zM{x + 1:g} {y + 18:g}v-6a4.5 4.5 0 0 1 9 0v6z"


def rows(drawing: Hundred) -> list[str]:
    """Two rows of 50 characters under the words for them."""
    number = drawing.group.number
    marks = FILLED * number + EMPTY * (ACROSS * DOWN - number)
    return [drawing.group.label, marks[:ROW], marks[ROW:]]
