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


Block = Paragraph | Bullets | Pairs


class Section(NamedTuple):
    """A heading and what stands under it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Report(NamedTuple):
    """The page, decided before it is drawn. `headline` is its first and its last line; `cited` numbers the sources."""

    headline: str
    title: str
    sections: tuple[Section, ...]
    cited: tuple[str, ...]
