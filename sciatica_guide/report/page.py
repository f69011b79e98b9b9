"""The page, decided before it is drawn: an ordered list of sections made of a few kinds of block."""

import datetime
from typing import NamedTuple


class Line(NamedTuple):
    """A sentence or two, and the ids of the sources it rests on; `lead` stands before it and stands out."""

    text: str
    sources: tuple[str, ...] = ()
    lead: str = ""

    @property
    def words(self) -> str:
        """All that it says."""
        return f"{self.lead} {self.text}".strip()


class Paragraph(NamedTuple):
    """One line that stands by itself."""

    line: Line


class Heading(NamedTuple):
    """A heading below that of the section."""

    text: str


class Bullets(NamedTuple):
    """Lines that belong together: `points`, `steps` in the order they are taken, or `boxes` to tick."""

    lines: tuple[Line, ...]
    kind: str = "points"


class Pairs(NamedTuple):
    """Question and answer, such as ("no", "Fever, chills or shivering")."""

    rows: tuple[tuple[str, str], ...]


class Table(NamedTuple):
    """Rows that are read across: what it is of, a head for each column, and the cells; a row's first cell names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Group(NamedTuple):
    """So many of 100 people, or so much on a scale, and the words for it: "39 in 100 were clearly better"."""

    number: int
    label: str


class Hundred(NamedTuple):
    """100 people, so many of them marked."""

    group: Group


class Bars(NamedTuple):
    """A bar for each group, on a scale from 0 to `most`."""

    groups: tuple[Group, ...]
    most: int


class Body(NamedTuple):
    """Where it hurts: places by code with label and whether they do, the sides, and words for sides and views."""

    places: tuple[tuple[str, str, bool], ...]
    left: bool
    right: bool
    words: tuple[str, str, str, str]
    """Left, right, from the front, from behind."""


class Point(NamedTuple):
    """A number on a day: days as they are counted, and as they are written; whether there was a session."""

    at: int
    day: str
    number: float
    session: bool


class Trend(NamedTuple):
    """A number over time, on a scale from 0 to `most`; `line` is what would be enough better, below 0 for none.

    `start` is the day, as days are counted, on which treatment began, and `started` the words for it; below 0 for none.
    """

    points: tuple[Point, ...]
    most: int
    line: int
    label: str
    start: int = -1
    started: str = ""


Drawing = Hundred | Bars | Body | Trend


class Picture(NamedTuple):
    """Something drawn, which repeats what a line has said: plain text leaves it out.

    `alt` is for those who cannot see it; `caption` stands below it where the drawing does not hold its own words.
    """

    alt: str
    drawing: Drawing
    caption: str = ""


Block = Paragraph | Heading | Bullets | Pairs | Table | Picture


class Section(NamedTuple):
    """A heading, if any, and what stands under it; in print, `new_page` starts one. `id` is a word, once in a page."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


class Report(NamedTuple):
    """The page, decided before it is drawn.

    `headline`, where there is one, is its first and its last line; `cited` numbers the sources; `date` is the day that
    it was made for, where that matters.
    """

    headline: str
    title: str
    sections: tuple[Section, ...]
    cited: tuple[str, ...] = ()
    date: datetime.date | None = None


def lines(block: Block) -> tuple[Line, ...]:
    """The lines of a block that may rest on sources."""
    if isinstance(block, Bullets):
        return block.lines
    if isinstance(block, Table):
        return tuple(cell for row in block.rows for cell in row)
    return (block.line,) if isinstance(block, Paragraph) else ()
