"""Each drawing as SVG for paper and screen, and as rows of characters for a terminal.

An SVG names what its parts are by class; the page that holds it gives them their colours (html.css, `COLOURS`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide.report.page import Bars, Body, Drawing, Group, Hundreds, Point, Trend

FILLED, EMPTY, CONTROL = "#", ".", "="
"""Characters for what is marked, what is not, and what is marked among those without treatment."""
LETTER = 15
"""Height of letters, in the units of a drawing, so that they are as large as those of the page around it."""
HATCH = (
    '<pattern id="{id}" class="{name}" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path d="M1 0v5" stroke-width="1.6"/></pattern>'
)
COLOURS = """
.line, text { stroke: #1b2429; } text { stroke: none; fill: #1b2429; } .edge { stroke: #46545c; fill: #fff; }
.inner { stroke: #8a979e; } .pain { stroke: #b10e1e; } .tint { fill: #f6d5d2; stroke: none; }
.gain { fill: #1d4f8c; stroke: #1d4f8c; } .harm { fill: #9a5b00; stroke: #9a5b00; }
.rest { fill: none; stroke: #5b6a72; } .control { fill: none; stroke: #46545c; } .bare { fill: none; }
.frame { fill: #f1f4f5; stroke: #b8c2c7; }
"""
"""The same colours as a light screen's, for a page that has no style sheet."""


def svg(drawing: Drawing) -> list[str]:
    """The drawing as SVG elements: one for each group of a `Hundreds` or `Bars`, else one."""
    if isinstance(drawing, Hundreds):
        same = min(group.number for group in drawing.groups)
        name = "harm" if drawing.harm else "gain"
        return [_people(group, same, name, f"{name}{at}") for at, group in enumerate(drawing.groups)]
    if isinstance(drawing, Bars):
        return [_bar(group, drawing.most, at) for at, group in enumerate(drawing.groups)]
    return [_body(drawing) if isinstance(drawing, Body) else _trend(drawing)]


def rows(drawing: Drawing) -> list[str]:
    """The drawing in rows of at most 60 characters."""
    if isinstance(drawing, Hundreds):
        return [drawing.title, *(row for group in drawing.groups for row in _people_rows(group))]
    if isinstance(drawing, Bars):
        wide = max(len(group.label) for group in drawing.groups)
        return [_bar_row(group, drawing.most, wide) for group in drawing.groups]
    return _body_rows(drawing) if isinstance(drawing, Body) else _trend_rows(drawing)


def bar(number: float, most: int, cells: int = 10, filled: str = FILLED) -> str:
    """A row of characters for a scale from 0 to `most`, so much of it filled."""
    full = round(cells * number / most)
    return filled * full + EMPTY * (cells - full)


def _frame(width: float, height: float, parts: Iterable[str]) -> str:
    """An SVG that is so many units wide and high."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width / LETTER:.2f}em" height="{height / LETTER:.2f}em" fill="none">{"".join(parts)}</svg>'
    )


def _words(x: float, y: float, text: str, anchor: str = "start") -> str:
    """Words of ours at a place; never the person's own, which could hold any character."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-family="Liberation Sans, Arial, sans-serif" '
        f'font-size="{LETTER}">{safe}</text>'
    )


ACROSS, WIDE, HIGH = 10, 14, 20
"""People in a row, and the room for one."""


def _people(group: Group, same: int, name: str, id_: str) -> str:
    """Ten rows of ten: filled who would be so anyway, striped for whom it makes the difference, the others hollow.

    Where nobody would be so anyway, those for whom it makes the difference are filled.
    """
    people = [_person(WIDE * (place % ACROSS), HIGH * (place // ACROSS)) for place in range(100)]
    same = same or group.number
    parts = (
        (people[:same], f'class="{name}"'),
        (people[same : group.number], f'class="{name} striped" style="fill:url(#{id_})"'),
        (people[group.number :], 'class="rest"'),
    )
    hatch = f"<defs>{HATCH.format(id=id_, name=name)}</defs>" if group.number > same else ""
    drawn = [f'<path {how} d="{"".join(some)}"/>' for some, how in parts if some]
    return _frame(WIDE * ACROSS, HIGH * 10, [hatch, *drawn])


def _person(x: float, y: float) -> str:
    """A head and shoulders as part of a path."""
    return f"M{x + 4:g} {y + 5:g}a3 3 0 1 1 6 0a3 3 0 1 1 -6 0zM{x + 2:g} {y + 18:g}v-5a5 4 0 0 1 10 0v5z"


def _people_rows(group: Group) -> list[str]:
    """Two rows of 50 characters under the words for them."""
    marks = FILLED * group.number + EMPTY * (100 - group.number)
    return [f"{group.number} of 100 {group.label}", marks[:50], marks[50:]]


LONG, THICK = 240, 18


def _bar(group: Group, most: int, at: int) -> str:
    """So much of a frame that is the whole scale; hatched for those without treatment."""
    long = LONG * group.number / most
    filled = f'<rect class="gain" width="{long:g}" height="{THICK}"/>'
    if group.control:
        hatch = HATCH.format(id=f"control{at}", name="control")
        filled = (
            f"<defs>{hatch}</defs>"
            f'<rect class="control" style="fill:url(#control{at})" width="{long:g}" height="{THICK}"/>'
        )
    return _frame(LONG, THICK, [f'<rect class="frame" width="{LONG}" height="{THICK}"/>', filled])


def _bar_row(group: Group, most: int, wide: int) -> str:
    mark = CONTROL if group.control else FILLED
    return f"{group.label:<{wide}}  {bar(group.number, most, 20, mark)}  {group.number} of {most}"


HALF = (
    *("9 0 14 8 14 18", "14 28 10 36 7 40", "6.5 44 7 48 8 51", "12 57 24 57 32 61", "39 64 41 70 41 78"),
    *("42 92 45 104 47 116", "50 128 54 140 56 152", "58 156 61 161 60 167", "60 172 59 177 55 177"),
    *("52 176 52 170 51 166", "48 161 47 157 46 152", "43 140 38 128 36 118", "33 108 32 98 30 88"),
    *("30 100 28 108 27 117", "27 125 31 132 32 143", "33 159 31 179 27 197", "25 204 24 208 24 213"),
    *("24 221 25.5 231 23.5 243", "21.5 257 17.5 268 17 278", "17 284 22 290 22 295", "22 299 18 300 13 300"),
    *("8 300 6 299 6 295", "6 290 7.5 284 7 278", "6.5 266 4 256 3.5 243", "3 231 5 221 5 213", "5 197 3 177 0 158"),
)
"""The right half of the outline: curves from the crown down the outside to the crotch, x from the middle."""
CROWN = (0.0, 0.0)
FRONT, BACK, TALL = 70, 216, 300
"""Where the middle of each figure stands, and how high they are."""
Border = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
"""A curve from the middle outwards, which the places on both sides of it share, so that no gap can open."""
RIBS: Border = ((0, 104), (11, 104), (21, 103), (32, 101))
HIPS: Border = ((0, 132), (11, 130), (22, 129), (36, 131))
FOLD: Border = ((0, 164), (9, 171), (22, 172), (36, 163))
NAVEL: Border = ((0, 120), (11, 121), (21, 121), (32, 120))
LINE: Border = ((0, 148), (9, 145), (20, 138), (36, 126))
CREASE: Border = ((0, 164), (10, 156), (22, 147), (36, 134))
KNEE: Border = ((0, 211), (10, 214), (20, 214), (30, 211))
ANKLE: Border = ((0, 277), (8, 280), (16, 280), (26, 277))


def _between(top: Border, bottom: Border) -> str:
    """The place between two borders; what lies outside the outline is cut off."""
    (a, b, c, d), (e, f, g, h) = top, bottom
    return "M{} {}C{} {} {} {} {} {}L{} {}C{} {} {} {} {} {}z".format(*a, *b, *c, *d, *h, *g, *f, *e)


SOLE: Border = ((0, 303), (8, 303), (16, 303), (26, 303))
NECK = "M0 40H12V56H0z"
PLACES: dict[str, tuple[tuple[int, str], ...]] = {
    "neck": ((FRONT, NECK), (BACK, NECK)),
    "upper_or_mid_back": ((BACK, "M0 58H30V101L21 103L11 104H0z"),),
    "lower_back": ((BACK, _between(RIBS, HIPS)),),
    "flank": ((BACK, "M16 96L30 92V128L16 130z"),),
    "lower_tummy": ((FRONT, _between(NAVEL, LINE)),),
    "buttock": ((BACK, _between(HIPS, FOLD)),),
    "hip": ((FRONT, "M21 126L36 121V158H23z"), (BACK, "M22 130L36 124V157H24z")),
    "groin": ((FRONT, _between(LINE, CREASE)),),
    "front_of_thigh": ((FRONT, _between(CREASE, KNEE)),),
    "back_of_thigh": ((BACK, _between(FOLD, KNEE)),),
    "below_knee": ((FRONT, _between(KNEE, ANKLE)), (BACK, _between(KNEE, ANKLE))),
    "foot": ((FRONT, _between(ANKLE, SOLE)), (BACK, _between(ANKLE, SOLE))),
}
"""Each place on the right half of a figure, by the code of the answer."""
INNER = {
    FRONT: "M6 61C14 58 22 58 28 61M4 92C10 96 20 96 25 91M0 122v3M3 158C12 151 20 142 26 131M9 209c2 4 7 4 9 0",
    BACK: "M0 56v98M14 76c4 8 4 16 1 24M3 163C10 169 20 169 26 163M9 213c3 2 8 2 11 0",
}
"""Thin lines that tell a front from a back."""


def _body(drawing: Body) -> str:
    """Both figures, told which way round they are; left and right are the person's own."""
    left, right, front, back = drawing.words
    parts = [
        f'<defs>{HATCH.format(id="pain", name="pain")}<clipPath id="figure"><path d="{_outline()}"/></clipPath></defs>'
    ]
    for middle, sides in ((FRONT, (1, -1)), (BACK, (-1, 1))):
        shapes = [
            shape for code, _, hurts in drawing.places if hurts for at, shape in PLACES.get(code, ()) if at == middle
        ]
        hurting = [side for side, wanted in zip(sides, (drawing.left, drawing.right), strict=True) if wanted]
        parts.append(f'<g transform="translate({middle} 2)"><path class="edge" stroke-width="1.5" d="{_outline()}"/>')
        parts += (
            f'<g transform="scale({side} 1)" clip-path="url(#figure)"><path class="tint" d="{shape}"/>'
            f'<path class="pain" style="fill:url(#pain)" stroke-width="1.4" d="{shape}"/></g>'
            for side in hurting
            for shape in shapes
        )
        parts += (f'<path class="inner" transform="scale({side} 1)" d="{INNER[middle]}"/>' for side in (1, -1))
        parts.append(f'<path class="edge bare" stroke-width="1.5" d="{_outline()}"/></g>')
    names = [_words(middle, TALL + LETTER + 6, name, "middle") for middle, name in ((FRONT, front), (BACK, back))]
    beside = ((FRONT - 44, right), (FRONT + 44, left), (BACK - 44, left), (BACK + 44, right))
    names += [_words(x, 232, name, "middle") for x, name in beside]
    return _frame(FRONT + BACK, TALL + LETTER + 12, [*parts, *names])


def _outline() -> str:
    """Down the right half and up the left, which is the same curves turned round."""
    curves = [tuple(map(float, curve.split())) for curve in HALF]
    ends = [CROWN, *((curve[4], curve[5]) for curve in curves)]
    down = "".join("C" + " ".join(f"{number:g}" for number in curve) for curve in curves)
    up = "".join(
        f"C{-x2:g} {y2:g} {-x1:g} {y1:g} {-x:g} {y:g}"
        for (x1, y1, x2, y2, _, _), (x, y) in zip(reversed(curves), reversed(ends[:-1]), strict=True)
    )
    return f"M0 0{down}{up}z"


def _body_rows(drawing: Body) -> list[str]:
    """A row for each place that hurts, marked on the left, on the right or on both sides."""
    left, right, *_ = drawing.words
    hurting = [label for _, label, hurts in drawing.places if hurts]
    wide = max(map(len, hurting), default=0)
    return [
        f"{'':<{wide}}  {left}  {right}",
        *(f"{label:<{wide}}  {_mark(drawing.left):<{len(left)}}  {_mark(drawing.right)}" for label in hurting),
    ]


def _mark(hurts: bool) -> str:
    return (FILLED if hurts else EMPTY) * 2


LEFT, TOP, BROAD, DEEP, ROUND = 30, 34, 300, 150, 4


def _trend(drawing: Trend) -> str:
    """A line through the numbers, sessions filled in, and a broken line for what would be enough better."""
    spots = [(_x(point.at, drawing), _y(point.number, drawing), point) for point in drawing.points]
    path = " ".join(f"{x:g},{y:g}" for x, y, _ in spots)
    first, last = drawing.points[0], drawing.points[-1]
    parts = [
        _words(1, LETTER, drawing.label),
        *(_words(LEFT - 6, _y(end, drawing) + 5, str(end), "end") for end in (0, drawing.most)),
        f'<path class="line" d="M{LEFT} {TOP}v{DEEP}h{BROAD}" stroke-width="1"/>',
        f'<polyline class="line" points="{path}" stroke-width="2"/>',
        *(_spot(x, y, point) for x, y, point in spots),
        _words(LEFT, TOP + DEEP + LETTER + 6, first.day),
        _words(LEFT + BROAD, TOP + DEEP + LETTER + 6, last.day, "end"),
    ]
    if drawing.line >= 0:
        level = _y(drawing.line, drawing)
        parts.append(f'<path class="line" d="M{LEFT} {level:g}h{BROAD}" stroke-width="2" stroke-dasharray="6 4"/>')
    if drawing.start >= 0:
        x = _x(drawing.start, drawing)
        parts.append(f'<path class="line" d="M{x:g} {TOP}v{DEEP}" stroke-width="1"/>')
        parts.append(_words(x, TOP - 4, drawing.started, "end" if x > LEFT + BROAD / 2 else "start"))
    return _frame(LEFT + BROAD + 8, TOP + DEEP + LETTER + 12, parts)


def _spot(x: float, y: float, point: Point) -> str:
    return (
        f'<circle class="{"gain" if point.session else "line"}" cx="{x:g}" cy="{y:g}" r="{ROUND}" stroke-width="1.5"/>'
    )


def _x(day: int, drawing: Trend) -> float:
    return LEFT + BROAD * (day - drawing.points[0].at) / max(1, drawing.points[-1].at - drawing.points[0].at)


def _y(number: float, drawing: Trend) -> float:
    return TOP + DEEP * (1 - number / drawing.most)


def _trend_rows(drawing: Trend) -> list[str]:
    """A row for each point: ten characters for the whole scale, the number and the day."""
    told = (f"{bar(point.number, drawing.most)}  {point.number:g} on {point.day}" for point in drawing.points)
    return [drawing.label, *told]


NEEDLE = "M15 33L29 19M27 14l7 7M30 18l4-4"
MARKS = {
    "emergency": '<path class="ink" d="M15 2h18l13 13v18l-13 13h-18l-13-13v-18z"/>'
    '<path class="cut" d="M21.5 11h5l-1 17h-3z"/><circle class="cut" cx="24" cy="34" r="3"/>',
    "same_day": '<path class="ink" d="M24 3L47 45H1z"/>'
    '<path class="cut" d="M21.7 17h4.6l-.9 14h-2.8z"/><circle class="cut" cx="24" cy="37" r="2.8"/>',
    "within_2_weeks": '<path class="ink" d="M24 1L47 24L24 47L1 24z"/>'
    '<circle class="cutline" cx="24" cy="24" r="10" stroke-width="3"/>'
    '<path class="cutline" d="M24 18v6l4 3" stroke-width="3"/>',
    "routine": '<path class="ink" d="M4 9h40v8h-40zM4 20h40v25h-40zM12 4h5v8h-5zM31 4h5v8h-5z"/>'
    '<path class="cut" d="M11 26h6v6h-6zM21 26h6v6h-6zM31 26h6v6h-6zM11 36h6v5h-6zM21 36h6v5h-6z"/>',
    "self_care": '<path class="ink" d="M24 4L46 23H40V44H29V31H19V44H8V23H2z"/>',
    "not_assessed": '<circle class="inkline" cx="24" cy="24" r="20" stroke-width="3" stroke-dasharray="6 4"/>'
    '<path class="inkline" d="M18 19a6 6 0 1 1 9 5c-2 1.3-3 2.5-3 5" stroke-width="3"/>'
    '<circle class="ink" cx="24" cy="35" r="2.2"/>',
    "barred": f'<circle class="inkline" cx="24" cy="24" r="20" stroke-width="3"/>'
    f'<path class="inkline" d="{NEEDLE}" stroke-width="2.5"/><path class="inkline" d="M10 10L38 38" stroke-width="3"/>',
    "speech": '<path class="inkline" d="M4 6h40v28h-24l-9 9v-9h-7z" stroke-width="3"/>'
    '<path class="inkline" d="M20 15a4.5 4.5 0 1 1 6.5 4c-1.6.9-2.5 1.8-2.5 3.5" stroke-width="3"/>'
    '<circle class="ink" cx="24" cy="28" r="1.9"/>',
    "shield": f'<path class="inkline" d="M24 3L42 9V24C42 34 34 42 24 46C14 42 6 34 6 24V9z" stroke-width="3"/>'
    f'<path class="inkline" d="{NEEDLE}" stroke-width="2.5"/>',
    "ring": f'<circle class="inkline" cx="24" cy="24" r="20" stroke-width="3" stroke-dasharray="5 4"/>'
    f'<path class="inkline" d="{NEEDLE}" stroke-width="2.5"/>',
    "pill": '<g transform="rotate(-45 24 24)"><rect class="inkline" x="3" y="14" width="42" height="20" rx="10" '
    'stroke-width="3"/><path class="ink" d="M24 14h11a10 10 0 0 1 0 20h-11z"/></g>',
}
MARKS["query"] = MARKS["not_assessed"]
ASCII_MARKS = {
    **{"emergency": "!!", "same_day": "!", "within_2_weeks": "<>", "routine": "*", "self_care": "-"},
    **{"not_assessed": "?", "barred": "x", "speech": "?", "shield": "+", "ring": "o", "pill": "!", "query": "?"},
}
"""What stands for each mark where only plain characters can be shown."""


def mark(name: str) -> str:
    """The mark of a level, of a decision or of a part, as SVG: `ink` on what is around it, `cut` out of itself."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none">{MARKS[name]}</svg>'
