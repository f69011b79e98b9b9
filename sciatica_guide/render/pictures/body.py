"""A body from the front and from behind, with the places that hurt filled in."""

from __future__ import annotations

from sciatica_guide.render.pictures.canvas import EMPTY, FILLED, LETTER, frame, words
from sciatica_guide.report.page import Body

HALF = (
    "0 29 4 29 5 34 14 37 21 40 24 46 25 62 28 84 30 104 30 112 26 113 23 104 20 84 17 60 15 66 14 82 18 104 "
    "18 124 15 158 15 174 10 204 12 214 11 217 4 217 3 214 4 204 4 176 3 158 2 124 0 114"
)
"""Points down the right half of the outline from the neck, x from the middle and y from the top."""
FRONT, BACK = 62, 186
HIGH, SCALE = 154, 0.7
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


def svg(drawing: Body) -> str:
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
        *(words(middle, HIGH + LETTER, name, "middle") for middle, name in ((FRONT, front), (BACK, back))),
        *(words(x, 100, name, "middle") for x, name in beside),
    ]
    return frame(BACK + FRONT, HIGH + LETTER + 4, [*filled, *outlines, *names])


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


def rows(drawing: Body) -> list[str]:
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
