"""A number over time: a line through it, sessions filled in, and a broken line for what would be enough better."""

from __future__ import annotations

from sciatica_guide.render.pictures.canvas import EMPTY, FILLED, LETTER, frame, words
from sciatica_guide.report.page import Point, Trend

LEFT, TOP, WIDE, HIGH, ROUND = 30, 34, 300, 150, 4


def svg(drawing: Trend) -> str:
    """The label above, the ends of the scale and of the time at the edges."""
    spots = [(_x(point, drawing), _y(point.number, drawing), point) for point in drawing.points]
    path = " ".join(f"{x:g},{y:g}" for x, y, _ in spots)
    first, last = drawing.points[0], drawing.points[-1]
    parts = [
        words(1, LETTER, drawing.label),
        *(words(LEFT - 6, _y(end, drawing) + 5, str(end), "end") for end in (0, drawing.most)),
        f'<path d="M{LEFT} {TOP}v{HIGH}h{WIDE}" stroke-width="1"/>',
        f'<polyline points="{path}" stroke-width="2"/>',
        *(_spot(x, y, point) for x, y, point in spots),
        words(LEFT, TOP + HIGH + LETTER + 6, first.day),
        words(LEFT + WIDE, TOP + HIGH + LETTER + 6, last.day, "end"),
    ]
    if drawing.line >= 0:
        level = _y(drawing.line, drawing)
        parts.append(f'<path d="M{LEFT} {level:g}h{WIDE}" stroke-width="2" stroke-dasharray="6 4"/>')
    return frame(LEFT + WIDE + 8, TOP + HIGH + LETTER + 12, parts)


def _spot(x: float, y: float, point: Point) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{ROUND}" stroke-width="1.5"{_fill(point)}/>'


def _fill(point: Point) -> str:
    return ' fill="currentColor"' if point.session else ""


def _x(point: Point, drawing: Trend) -> float:
    return LEFT + WIDE * (point.at - drawing.points[0].at) / max(1, drawing.points[-1].at - drawing.points[0].at)


def _y(number: float, drawing: Trend) -> float:
    return TOP + HIGH * (1 - number / drawing.most)


def rows(drawing: Trend) -> list[str]:
    """A row for each point: ten characters for the whole scale, the number and the day."""
    return [drawing.label, *(_row(point, round(10 * point.number / drawing.most)) for point in drawing.points)]


def _row(point: Point, full: int) -> str:
    return f"{FILLED * full + EMPTY * (10 - full)}  {point.number} on {point.day}"
