"""A page as plain text: no colour, no boxes, wrapped to a width; what to do stands first and last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sciatica_guide.render import numbers
from sciatica_guide.report.page import Block, Bullets, Line, Pairs, Paragraph, Report

NARROWEST, WIDEST = 20, 80
WIDE_ENOUGH_TO_DRAW = 60


class Row(NamedTuple):
    """A line of the page, and its role: headline, title, heading, alarm, picture or body."""

    text: str
    role: str = "body"


def render(report: Report, width: int = WIDEST) -> str:
    """The page in lines of at most `width` columns (kept between 20 and 80; longer words are never cut)."""
    return joined(rows(report, width))


def joined(rows: Iterable[Row]) -> str:
    """The rows as one text."""
    return "".join(f"{row.text}\n" for row in rows)


def rows(report: Report, width: int = WIDEST, drawn: bool = False) -> Iterator[Row]:
    """The page row by row; pictures only where they are wanted, and there is room for them."""
    before = None
    for row in _all_rows(report, width, drawn):
        if row.text or before:
            yield row
        before = row.text


def _all_rows(report: Report, width: int, drawn: bool) -> Iterator[Row]:
    """The same, at times with two empty rows between what has one before it and what has one behind."""
    width = max(NARROWEST, min(width, WIDEST))
    drawn = drawn and width >= WIDE_ENOUGH_TO_DRAW
    headline = [Row(text, "headline") for text in _wrap(report.headline, width)]
    yield from (*headline, Row(""))
    yield from (Row(text, "title") for text in _wrap(report.title, width))
    for section in report.sections:
        yield Row("")
        yield from (Row(text, "heading") for text in _wrap(section.title.upper(), width))
        for block in section.blocks:
            yield from _block(block, report, width, drawn)
    yield from (Row(""), *headline)


def _block(block: Block, report: Report, width: int, drawn: bool) -> Iterator[Row]:
    if isinstance(block, Bullets):
        for line in block.lines:
            yield from map(Row, _wrap(_cited(line, report), width, "- ", "  "))
    elif isinstance(block, Pairs):
        column = max(len(left) for left, _ in block.rows) + 1
        for left, right in block.rows:
            role = "alarm" if left.isupper() else "body"
            wrapped = _wrap(right, width, f"{left:<{column}}", " " * (4 if width < 40 else column))
            yield from (Row(text, role) for text in wrapped)
    elif isinstance(block, Paragraph):
        yield from map(Row, _wrap(_cited(block.line, report), width))
    elif drawn:
        from sciatica_guide.render import pictures

        yield Row("")
        yield from (Row(f"  {text}", "picture") for text in pictures.rows(block.drawing))
        yield Row("")


def _cited(line: Line, report: Report) -> str:
    return f"{line.text} {numbers.of(line, report)}".rstrip()


def _wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
