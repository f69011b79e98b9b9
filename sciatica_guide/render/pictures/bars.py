"""A bar for each group, on a scale from 0."""

from __future__ import annotations

from sciatica_guide.render.pictures.canvas import EMPTY, FILLED, LETTER, frame, words
from sciatica_guide.report.page import Bars, Group

WIDTH, THICK, STEP = 300, 14, 46


def svg(drawing: Bars) -> str:
    """The label and the number above each bar."""
    parts = [part for place, group in enumerate(drawing.groups) for part in _bar(group, drawing.most, place * STEP)]
    return frame(WIDTH + 2, STEP * len(drawing.groups), parts)


def _bar(group: Group, most: int, top: float) -> list[str]:
    long = WIDTH * group.number / most
    return [
        words(1, top + LETTER, group.label),
        f'<rect x="1" y="{top + LETTER + 6}" width="{WIDTH}" height="{THICK}" stroke-width="1.5"/>',
        f'<rect x="1" y="{top + LETTER + 6}" width="{long:g}" height="{THICK}" fill="currentColor" stroke="none"/>',
    ]


def rows(drawing: Bars) -> list[str]:
    """Ten characters for the whole scale, before the label."""
    return [f"{_row(round(10 * group.number / drawing.most))}  {group.label}" for group in drawing.groups]


def _row(filled: int) -> str:
    return FILLED * filled + EMPTY * (10 - filled)
