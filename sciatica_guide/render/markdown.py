"""A page as Markdown: every character of a text that Markdown would read as a mark is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciatica_guide.render.text import cited
from sciatica_guide.report.page import Block, Bullets, Heading, Line, Pairs, Paragraph, Report, Table

MARKS = re.compile(r"[\\`*_\[\]<>&#$|~]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")

MARKS_OF = {"points": "- ", "boxes": "- [ ] "}


def render(report: Report) -> str:
    """Headings, lists and paragraphs; pictures repeat what is said, and are left out."""
    headline = [f"**{_escaped(report.headline)}**"] if report.headline else []
    parts = [*headline, f"# {_escaped(report.title)}"]
    for section in report.sections:
        parts += [f"## {_escaped(section.title)}"] if section.title else []
        parts += [text for block in section.blocks for text in _block(block, report)]
    return "\n\n".join([*parts, *headline]) + "\n"


def _block(block: Block, report: Report) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"### {_escaped(block.text)}"
    elif isinstance(block, Bullets):
        marks = (MARKS_OF.get(block.kind, f"{number}. ") for number in range(1, len(block.lines) + 1))
        yield "\n".join(f"{mark}{_line(line, report)}" for mark, line in zip(marks, block.lines, strict=True))
    elif isinstance(block, Table):
        yield f"**{_escaped(block.caption)}**"
        yield "\n".join(_table(block, report))
    elif isinstance(block, Pairs):
        yield "\n".join(f"- **{_escaped(left)}** {_escaped(right)}" for left, right in block.rows)
    elif isinstance(block, Paragraph):
        yield _line(block.line, report)


def _table(table: Table, report: Report) -> Iterator[str]:
    """A pipe inside a cell is escaped like every other mark."""
    yield f"| {' | '.join(map(_escaped, table.head))} |"
    yield f"|{'---|' * len(table.head)}"
    yield from (f"| {' | '.join(_line(cell, report) for cell in row)} |" for row in table.rows)


def _line(line: Line, report: Report) -> str:
    lead = f"**{_escaped(line.lead)}** " if line.lead else ""
    return lead + _escaped(f"{line.text} {cited(line, report)}".strip())


def _escaped(text: str) -> str:
    return MARKS.sub(r"\\\g<0>", text)
