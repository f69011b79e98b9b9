"""The page, decided before it is drawn: an ordered list of sections made of a few kinds of block."""

from typing import NamedTuple


class Line(NamedTuple):
    """A sentence or two, and the ids of the sources it rests on."""

    text: str
    sources: tuple[str, ...] = ()


class Paragraph(NamedTuple):
    """One line that stands by itself."""

    line: Line


class Bullets(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]


class Pairs(NamedTuple):
    """Question and answer, such as ("no", "Fever, chills or shivering")."""

    rows: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """So many of 100 people, or so much on a scale, and of whom or what."""

    label: str
    number: int


class Hundreds(NamedTuple):
    """100 people for each group, so many of them marked; all groups on the same scale."""

    groups: tuple[Group, ...]


class Bars(NamedTuple):
    """A bar for each group, on a scale from 0 to `most`."""

    groups: tuple[Group, ...]
    most: int


class Body(NamedTuple):
    """Where on the body it hurts: codes of places, a row each with its label, and on which sides."""

    places: tuple[tuple[str, str], ...]
    hurts: frozenset[str]
    left: bool
    right: bool


Drawing = Hundreds | Bars | Body


class Picture(NamedTuple):
    """A sentence, something drawn that says the same, and what is drawn for those who cannot see it."""

    line: Line
    alt: str
    drawing: Drawing


Block = Paragraph | Bullets | Pairs | Picture


class Section(NamedTuple):
    """A heading and what stands under it; in print, `new_page` starts one."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


class Report(NamedTuple):
    """The page, decided before it is drawn. `headline` is its first and its last line; `cited` numbers the sources."""

    headline: str
    title: str
    sections: tuple[Section, ...]
    cited: tuple[str, ...]


def lines(block: Block) -> tuple[Line, ...]:
    """The lines of a block that may rest on sources."""
    if isinstance(block, Bullets):
        return block.lines
    return () if isinstance(block, Pairs) else (block.line,)
