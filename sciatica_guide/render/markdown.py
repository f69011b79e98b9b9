"""A page as Markdown: every character of a text that Markdown would read as a mark is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciatica_guide.render import numbers
from sciatica_guide.report.page import Block, Bullets, Line, Pairs, Paragraph, Report

MARKS = re.compile(r"[\\`*_\[\]<>&#$|~]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


def render(report: Report) -> str:
    """Headings, lists and paragraphs; pictures repeat what is said, and are left out."""
    parts = [f"**{_escaped(report.headline)}**", f"# {_escaped(report.title)}"]
    for section in report.sections:
        parts.append(f"## {_escaped(section.title)}")
        parts += [text for block in section.blocks for text in _block(block, report)]
    return "\n\n".join([*parts, f"**{_escaped(report.headline)}**"]) + "\n"


def _block(block: Block, report: Report) -> Iterator[str]:
    if isinstance(block, Bullets):
        yield "\n".join(f"- {_line(line, report)}" for line in block.lines)
    elif isinstance(block, Pairs):
        yield "\n".join(f"- **{_escaped(left)}** {_escaped(right)}" for left, right in block.rows)
    elif isinstance(block, Paragraph):
        yield _line(block.line, report)


def _line(line: Line, report: Report) -> str:
    return _escaped(f"{line.text} {numbers.of(line, report)}".strip())


def _escaped(text: str) -> str:
    return MARKS.sub(r"\\\g<0>", text)
