"""Each drawing as SVG for paper and screen, and as rows of characters for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide.report.page import Bars, Body, Drawing, Group, Hundred, Point, Trend

FILLED, EMPTY = "#", "."
"""Characters for what is marked and what is not."""
LETTER = 15
"""Height of letters, in the units of a drawing, so that they are as large as those of the page around it."""


def frame(width: float, height: float, parts: Iterable[str]) -> str:
    """An SVG that is so many units wide and high."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width / LETTER:.2f}em" height="{height / LETTER:.2f}em" '
        f'fill="none" stroke="currentColor">{"".join(parts)}</svg>'
    )


def words(x: float, y: float, text: str, anchor: str = "start") -> str:
    """Words of ours at a place; never the person's own, which could hold any character."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-family="Liberation Sans, Arial, sans-serif" '
        f'font-size="{LETTER}" fill="currentColor" stroke="none">{safe}</text>'
    )


def svg(drawing: Drawing) -> str:
    """The drawing as one SVG element in the colour of the text around it; 15 of its units are as high as a letter."""
    if isinstance(drawing, Hundred):
        return _hundred(drawing)
    if isinstance(drawing, Bars):
        return _bars(drawing)
    return _body(drawing) if isinstance(drawing, Body) else _trend(drawing)


def rows(drawing: Drawing) -> list[str]:
    """The drawing in rows of at most 60 characters."""
    if isinstance(drawing, Hundred):
        return _hundred_rows(drawing)
    if isinstance(drawing, Bars):
        return [f"{bar(group.number, drawing.most)}  {group.label}" for group in drawing.groups]
    return _body_rows(drawing) if isinstance(drawing, Body) else _trend_rows(drawing)


def bar(number: float, most: int, cells: int = 10) -> str:
    """A row of characters for a scale from 0 to `most`, so much of it filled."""
    full = round(cells * number / most)
    return FILLED * full + EMPTY * (cells - full)


ACROSS, DOWN = 25, 4
PERSON_WIDE, PERSON_HIGH = 12, 22
"""Room for one person."""
PEOPLE_TOP = LETTER + 8
IN_A_ROW = 50


def _hundred(drawing: Hundred) -> str:
    """Four rows of 25 people under the words for them."""
    people = [
        _person(1 + PERSON_WIDE * (place % ACROSS), PEOPLE_TOP + PERSON_HIGH * (place // ACROSS))
        for place in range(ACROSS * DOWN)
    ]
    number = drawing.group.number
    parts = [
        words(1, LETTER, drawing.group.label),
        f'<path d="{"".join(people[:number])}" fill="currentColor" stroke-width="1"/>',
        f'<path d="{"".join(people[number:])}" stroke-width="1"/>',
    ]
    return frame(PERSON_WIDE * ACROSS + 2, PEOPLE_TOP + PERSON_HIGH * DOWN, parts)


def _person(x: float, y: float) -> str:
    """A head and shoulders as part of a path."""
    return f"M{x + 3:g} {y + 4:g}a2.5 2.5 0 1 1 5 0a2.5 2.5 0 1 1 -5 0zM{x + 1:g} {y + 18:g}v-6a4.5 4.5 0 0 1 9 0v6z"


def _hundred_rows(drawing: Hundred) -> list[str]:
    """Two rows of 50 characters under the words for them."""
    number = drawing.group.number
    marks = FILLED * number + EMPTY * (ACROSS * DOWN - number)
    return [drawing.group.label, marks[:IN_A_ROW], marks[IN_A_ROW:]]


WIDTH, THICK, STEP = 300, 14, 46


def _bars(drawing: Bars) -> str:
    """The label and the number above each bar."""
    parts = [part for place, group in enumerate(drawing.groups) for part in _one_bar(group, drawing.most, place * STEP)]
    return frame(WIDTH + 2, STEP * len(drawing.groups), parts)


def _one_bar(group: Group, most: int, top: float) -> list[str]:
    long = WIDTH * group.number / most
    return [
        words(1, top + LETTER, group.label),
        f'<rect x="1" y="{top + LETTER + 6}" width="{WIDTH}" height="{THICK}" stroke-width="1.5"/>',
        f'<rect x="1" y="{top + LETTER + 6}" width="{long:g}" height="{THICK}" fill="currentColor" stroke="none"/>',
    ]


HALF = (
    "0 29 4 29 5 34 14 37 21 40 24 46 25 62 28 84 30 104 30 112 26 113 23 104 20 84 17 60 15 66 14 82 18 104 "
    "18 124 15 158 15 174 10 204 12 214 11 217 4 217 3 214 4 204 4 176 3 158 2 124 0 114"
)
"""Points down the right half of the outline from the neck, x from the middle and y from the top."""
FRONT, BACK = 62, 186
BODY_HIGH, SCALE = 154, 0.7
"""Where the middle of each figure stands, how high it is, and how much the points are made smaller."""
PLACES: dict[str, tuple[tuple[int, str], ...]] = {
    "lower_back": ((BACK, "0 80 13 80 15 94 0 94"),),
    "buttock": ((BACK, "1 97 15 97 17 106 16 116 8 119 1 115"),),
    "groin": ((FRONT, "3 114 14 102 17 108 6 121"),),
    "front_of_thigh": ((FRONT, "5 126 16 120 14 154 5 154"),),
    "back_of_thigh": ((BACK, "4 123 16 120 14 154 5 154"),),
    "below_knee": ((FRONT, "5 162 14 162 14 175 10 200 5 200"), (BACK, "5 162 14 162 14 175 10 200 5 200")),
    "foot": ((FRONT, "4 206 9 206 11 216 4 216"), (BACK, "4 206 9 206 11 216 4 216")),
}
"""Each place on the right half of a figure, by the code of the answer."""


def _body(drawing: Body) -> str:
    """Both figures, told which way round they are; left and right are the person's own."""
    sides = [*([-1] if drawing.left else []), *([1] if drawing.right else [])]
    filled = [
        f'<path d="M{_points(shape, middle, side if middle == BACK else -side)}z" fill="currentColor"/>'
        for code, _, hurts in drawing.places
        for middle, shape in (PLACES.get(code, ()) if hurts else ())
        for side in sides
    ]
    outlines = [part for middle in (FRONT, BACK) for part in _outline(middle)]
    left, right, front, back = drawing.words
    beside = ((FRONT - 41, right), (FRONT + 39, left), (BACK - 39, left), (BACK + 41, right))
    names = [
        *(words(middle, BODY_HIGH + LETTER, name, "middle") for middle, name in ((FRONT, front), (BACK, back))),
        *(words(x, 100, name, "middle") for x, name in beside),
    ]
    return frame(BACK + FRONT, BODY_HIGH + LETTER + 4, [*filled, *outlines, *names])


def _outline(middle: int) -> list[str]:
    there, back = _points(HALF, middle, 1), _points(HALF, middle, -1, backwards=True)
    return [
        f'<circle cx="{middle}" cy="{16 * SCALE:g}" r="{12 * SCALE:g}" stroke-width="1.2"/>',
        f'<path d="M{there} {back}" stroke-width="1.2" stroke-linejoin="round"/>',
    ]


def _points(shape: str, middle: int, side: int, backwards: bool = False) -> str:
    """The corners of a shape, moved to the middle of a figure and turned to one side of it."""
    numbers = [int(number) for number in shape.split()]
    corners = [f"{middle + side * SCALE * x:g} {SCALE * y:g}" for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    return " ".join(reversed(corners) if backwards else corners)


def _body_rows(drawing: Body) -> list[str]:
    """A row for each place, marked on the left, on the right or on both sides."""
    left, right, *_ = drawing.words
    wide = max(len(label) for _, label, _ in drawing.places)
    return [
        f"{'':<{wide}}  {left}  {right}",
        *(
            f"{label:<{wide}}  {_mark(hurts and drawing.left):<{len(left)}}  {_mark(hurts and drawing.right)}"
            for _, label, hurts in drawing.places
        ),
    ]


def _mark(hurts: bool) -> str:
    return (FILLED if hurts else EMPTY) * 2


LEFT, TOP, WIDE, HIGH, ROUND = 30, 34, 300, 150, 4


def _trend(drawing: Trend) -> str:
    """The label above, the ends of the scale and of the time at the edges."""
    spots = [(_x(point.at, drawing), _y(point.number, drawing), point) for point in drawing.points]
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
    if drawing.start >= 0:
        x = _x(drawing.start, drawing)
        parts.append(f'<path d="M{x:g} {TOP}v{HIGH}" stroke-width="1"/>')
        parts.append(words(x, TOP - 4, drawing.started, "end" if x > LEFT + WIDE / 2 else "start"))
    return frame(LEFT + WIDE + 8, TOP + HIGH + LETTER + 12, parts)


def _spot(x: float, y: float, point: Point) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{ROUND}" stroke-width="1.5"{_fill(point)}/>'


def _fill(point: Point) -> str:
    return ' fill="currentColor"' if point.session else ""


def _x(day: int, drawing: Trend) -> float:
    return LEFT + WIDE * (day - drawing.points[0].at) / max(1, drawing.points[-1].at - drawing.points[0].at)


def _y(number: float, drawing: Trend) -> float:
    return TOP + HIGH * (1 - number / drawing.most)


def _trend_rows(drawing: Trend) -> list[str]:
    """A row for each point: ten characters for the whole scale, the number and the day."""
    return [
        drawing.label,
        *(f"{bar(point.number, drawing.most)}  {point.number:g} on {point.day}" for point in drawing.points),
    ]
