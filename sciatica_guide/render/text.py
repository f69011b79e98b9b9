"""A page as plain text: no colour, no boxes, wrapped to a width; what to do stands first and last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from sciatica_guide.page import Block, Bullets, Line, Pairs, Paragraph, Report
from sciatica_guide.render import numbers

NARROWEST, WIDEST = 20, 80


def render(report: Report, width: int = WIDEST) -> str:
    """The page in lines of at most `width` columns (kept between 20 and 80; longer words are never cut)."""
    width = max(NARROWEST, min(width, WIDEST))
    lines = [*_wrap(report.headline, width), "", *_wrap(report.title, width)]
    for section in report.sections:
        lines += ["", *_wrap(section.title.upper(), width)]
        for block in section.blocks:
            lines += _block(block, report, width)
    return "\n".join([*lines, "", *_wrap(report.headline, width), ""])


def _block(block: Block, report: Report, width: int) -> Iterator[str]:
    if isinstance(block, Bullets):
        for line in block.lines:
            yield from _wrap(_cited(line, report), width, "- ", "  ")
    elif isinstance(block, Pairs):
        column = max(len(left) for left, _ in block.rows) + 1
        for left, right in block.rows:
            yield from _wrap(right, width, f"{left:<{column}}", " " * (4 if width < 40 else column))
    elif isinstance(block, Paragraph):
        yield from _wrap(_cited(block.line, report), width)


def _cited(line: Line, report: Report) -> str:
    return f"{line.text} {numbers.of(line, report)}".rstrip()


def _wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
