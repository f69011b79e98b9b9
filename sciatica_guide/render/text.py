"""A page as plain text, wrapped to a width, in colour where that is wanted; what to do stands first and last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple

from sciatica_guide.report.page import Block, Bullets, Heading, Line, Pairs, Paragraph, Report, Table

NARROWEST, WIDEST = 20, 80
WIDE_ENOUGH_TO_DRAW = 60
LEAST_COLUMN, BETWEEN = 8, "  "
"""Columns of a table that are narrower than this are told one below the other."""
STYLES = {"headline": "bold", "title": "bold", "heading": "bold magenta", "alarm": "bold red"}
"""Colours out of the palette that the person has chosen for the terminal, legible on light and dark."""
MARKS = {"points": "- ", "boxes": "[ ] "}


class TextLine(NamedTuple):
    """A line of the page, and its role: headline, title, heading, alarm, picture or body."""

    text: str
    role: str = "body"


def render(report: Report, width: int = WIDEST) -> str:
    """The page in lines of at most `width` columns (kept between 20 and 80; longer words are never cut)."""
    return joined(text_lines(report, width))


def joined(some: Iterable[TextLine]) -> str:
    """The lines as one text."""
    return "".join(f"{line.text}\n" for line in some)


def coloured(some: Iterable[TextLine]) -> str:
    """The same lines between codes for colour. The person's own words are never read as markup."""
    from rich.console import Console
    from rich.text import Text

    to = StringIO()
    console = Console(file=to, force_terminal=True, color_system="standard", no_color=False, soft_wrap=True)
    for line in some:
        console.print(Text(line.text, STYLES.get(line.role, "")), markup=False, emoji=False, highlight=False)
    return to.getvalue()


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most `width` columns that begin with `first`, then with `rest`; no word is cut."""
    indent = " " * len(first) if rest is None else rest
    return textwrap.wrap(
        text,
        max(width, NARROWEST),
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def cited(line: Line, report: Report) -> str:
    """The numbers that stand for its sources, as in "[1, 4]"; nothing where the page numbers none of them."""
    numbers = [str(report.cited.index(source) + 1) for source in line.sources if source in report.cited]
    return f"[{', '.join(numbers)}]" if numbers else ""


def text_lines(report: Report, width: int = WIDEST, drawn: bool = False) -> Iterator[TextLine]:
    """The page line by line; pictures only where they are wanted, and there is room for them."""
    before = None
    for line in _all_lines(report, width, drawn):
        if line.text or before:
            yield line
        before = line.text


def _all_lines(report: Report, width: int, drawn: bool) -> Iterator[TextLine]:
    """The same, at times with two empty lines between what has one before it and what has one behind."""
    width = max(NARROWEST, min(width, WIDEST))
    drawn = drawn and width >= WIDE_ENOUGH_TO_DRAW
    headline = [TextLine(text, "headline") for text in wrap(report.headline, width)]
    yield from (*headline, TextLine(""))
    yield from (TextLine(text, "title") for text in wrap(report.title, width))
    for section in report.sections:
        yield TextLine("")
        yield from (TextLine(text, "heading") for text in wrap(section.title.upper(), width))
        for block in section.blocks:
            yield from _block(block, report, width, drawn)
    if headline:
        yield from (TextLine(""), *headline)


def _block(block: Block, report: Report, width: int, drawn: bool) -> Iterator[TextLine]:
    if isinstance(block, Heading):
        yield from (TextLine(""), *(TextLine(text, "title") for text in wrap(block.text, width)))
    elif isinstance(block, Bullets):
        for number, line in enumerate(block.lines, 1):
            mark = MARKS.get(block.kind, f"{number}. ")
            yield from map(TextLine, wrap(_told(line, report), width, mark))
    elif isinstance(block, Pairs):
        column = max(len(left) for left, _ in block.rows) + 1
        for left, right in block.rows:
            role = "alarm" if left.isupper() else "body"
            wrapped = wrap(right, width, f"{left:<{column}}", " " * (4 if width < 40 else column))
            yield from (TextLine(text, role) for text in wrapped)
    elif isinstance(block, Table):
        yield from map(TextLine, ("", *wrap(block.caption, width), *_table(block, report, width), ""))
    elif isinstance(block, Paragraph):
        yield from map(TextLine, wrap(_told(block.line, report), width))
    elif drawn:
        from sciatica_guide.render import pictures

        yield TextLine("")
        yield from (TextLine(f"  {text}", "picture") for text in pictures.rows(block.drawing))
        yield TextLine("")


def _table(table: Table, report: Report, width: int) -> Iterator[str]:
    """In columns where each has room enough; else a row's cells one below the other, each with its head."""
    rows = [[_told(cell, report) for cell in row] for row in table.rows]
    columns = list(zip(table.head, *rows, strict=True))
    widths = _widths(columns, width - len(BETWEEN) * (len(columns) - 1))
    if min(widths) < LEAST_COLUMN and sum(max(map(len, cells)) for cells in columns) > width:
        for first, *others in rows:
            yield from ("", *wrap(first, width))
            for head, cell in zip(table.head[1:], others, strict=True):
                yield from wrap(f"{head}: {cell}", width, "  ", "    ") if cell else ()
        return
    rule = ["-" * column for column in widths]
    for row in (table.head, rule, *rows):
        cells = [_fitted(cell, column) for cell, column in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            yield BETWEEN.join(f"{part:<{column}}" for part, column in zip(parts, widths, strict=True)).rstrip()


def _widths(columns: list[tuple[str, ...]], room: int) -> list[int]:
    """A width for each column: what it needs where all fit, else a share of the room, no less than its longest word."""
    needs = [max(map(len, cells)) for cells in columns]
    if sum(needs) <= room:
        return needs
    least = [max(len(word) for cell in cells for word in cell.split() or [""]) for cells in columns]
    spare = max(0, room - sum(least))
    wants = [max(0, need - few) ** 0.5 for need, few in zip(needs, least, strict=True)]
    shares = [int(spare * want / (sum(wants) or 1)) for want in wants]
    return [min(need, few + share) for need, few, share in zip(needs, least, shares, strict=True)]


def _fitted(cell: str, column: int) -> list[str]:
    return textwrap.wrap(cell, column, break_long_words=False, break_on_hyphens=False)


def _told(line: Line, report: Report) -> str:
    return f"{line.words} {cited(line, report)}".rstrip()
