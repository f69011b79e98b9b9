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


class Call(NamedTuple):
    """A number to ring: the words for it, and what is dialled."""

    words: str
    number: str


class Part(NamedTuple):
    """One part of the answer: a title, what it says, words to say aloud, and numbers to ring.

    `mark` is drawn beside it: pill, barred, speech, shield, ring or query; `tag` stands out, as in TODAY.
    """

    lines: tuple[Line, ...]
    title: str = ""
    mark: str = ""
    tag: str = ""
    saying: str = ""
    calls: tuple[Call, ...] = ()


class Answer(NamedTuple):
    """What comes first: the level by its code, its place among the others (below 0 for none), and what to do."""

    level: str
    ladder: tuple[str, ...]
    here: int
    here_words: str
    parts: tuple[Part, ...]


class Paragraph(NamedTuple):
    """One line that stands by itself; `small` for what few will read."""

    line: Line
    small: bool = False


class Heading(NamedTuple):
    """A heading below that of the section."""

    text: str


class Bullets(NamedTuple):
    """Lines that belong together: `points`, `steps` in the order they are taken, or `boxes` to tick."""

    lines: tuple[Line, ...]
    kind: str = "points"


class Card(NamedTuple):
    """A warning that stands out: its title, the signs to watch for, and the numbers to ring."""

    title: Line
    lines: tuple[Line, ...]
    calls: tuple[Call, ...] = ()


class Pairs(NamedTuple):
    """A term and what is said of it, such as ("no", "Fever, chills or shivering"); `small` for what few will read."""

    rows: tuple[tuple[str, str], ...]
    small: bool = False


class Entry(NamedTuple):
    """A row of a sheet for a reader in a hurry: its name, what stands out in it, and the rest."""

    name: str
    line: Line
    alarm: str = ""


class Sheet(NamedTuple):
    """Rows for a clinician."""

    entries: tuple[Entry, ...]


class Table(NamedTuple):
    """Rows that are read across: what it is of, a head for each column, and the cells; a row's first cell names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Reference(NamedTuple):
    """A source as the page lists it: its number in the page, its name, and its address where it has one."""

    number: int
    id: str
    words: str
    url: str = ""

    @property
    def address(self) -> str:
        """The address as short as it can be typed; of a very long one, the site alone."""
        short = self.url.partition("://")[2].removeprefix("www.").rstrip("/")
        return short if len(short) <= LONGEST_ADDRESS else short.partition("/")[0]


LONGEST_ADDRESS = 60


class References(NamedTuple):
    """The sources of the page."""

    rows: tuple[Reference, ...]


class Group(NamedTuple):
    """So many of 100 people, or so much on a scale, and the words for it; `control` are those without treatment."""

    number: int
    label: str
    control: bool = False


class Hundreds(NamedTuple):
    """100 people with and 100 without: those who would be so anyway, and those for whom it makes the difference."""

    title: str
    groups: tuple[Group, ...]
    harm: bool = False


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


Drawing = Hundreds | Bars | Body | Trend


class Picture(NamedTuple):
    """Something drawn, which repeats what a line has said: plain text leaves it out.

    `alt` is for those who cannot see it; `caption` stands below it where the drawing does not hold its own words.
    """

    alt: str
    drawing: Drawing
    caption: str = ""


Block = Paragraph | Heading | Bullets | Card | Pairs | Sheet | Table | References | Picture


class Section(NamedTuple):
    """A heading, if any, and what stands under it; in print, `new_page` starts one. `id` is a word, once in a page."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    framed: bool = False


class Report(NamedTuple):
    """The page, decided before it is drawn.

    `headline`, where there is one, is its first and its last line, with `answer` under it; `cited` numbers the
    sources; `date` is the day that it was made for, and `paper` what it would be printed on: a4 or us-letter.
    """

    headline: str
    title: str
    sections: tuple[Section, ...]
    cited: tuple[str, ...] = ()
    date: datetime.date | None = None
    answer: Answer | None = None
    paper: str = "a4"


def lines(block: Block) -> tuple[Line, ...]:
    """The lines of a block that may rest on sources."""
    if isinstance(block, Bullets):
        return block.lines
    if isinstance(block, Card):
        return (block.title, *block.lines)
    if isinstance(block, Sheet):
        return tuple(entry.line for entry in block.entries)
    if isinstance(block, Table):
        return tuple(cell for row in block.rows for cell in row)
    return (block.line,) if isinstance(block, Paragraph) else ()


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(date: datetime.date) -> str:
    """A day as people write it, in English whatever the computer speaks: 25 November 2026."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
