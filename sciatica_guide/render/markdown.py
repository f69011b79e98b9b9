"""A page as Markdown: every character of a text that Markdown would read as a mark is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciatica_guide.render.text import ISOLATES, told
from sciatica_guide.report.page import (
    Answer,
    Block,
    Bullets,
    Call,
    Card,
    Heading,
    Line,
    Pairs,
    Paragraph,
    Part,
    References,
    Report,
    Sheet,
    Table,
    day,
)

MARKS = re.compile(r"[\\`*_\[\]<>&#$|~]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
BULLETS = {"points": "- ", "boxes": "- [ ] "}


def render(report: Report) -> str:
    """Headings, lists, tables and paragraphs; pictures repeat what is said, and are left out."""
    closing = [f"**{_escaped(report.headline)}**"] if report.headline else []
    parts = list(_opening(report))
    for section in report.sections:
        parts += [f"## {_escaped(section.title)}"] if section.title else []
        parts += [text for block in section.blocks for text in _block(block, report)]
    return "\n\n".join([*parts, *closing]) + "\n"


def _opening(report: Report) -> Iterator[str]:
    yield f"# {_escaped(report.headline or report.title)}"
    if report.headline:
        yield _escaped(", ".join([report.title, *([day(report.date)] if report.date else [])]))
    if report.answer:
        yield from _answer(report.answer, report)


def _answer(answer: Answer, report: Report) -> Iterator[str]:
    steps = (f"**{_escaped(step)}**" if at == answer.here else _escaped(step) for at, step in enumerate(answer.ladder))
    yield " → ".join(steps)
    for part in answer.parts:
        yield from _part(part, report)


def _part(part: Part, report: Report) -> Iterator[str]:
    title = ": ".join(filter(None, (part.tag, part.title)))
    if title:
        yield f"**{_escaped(title)}**"
    yield from (_line(line, report) for line in part.lines)
    if part.saying:
        yield f"> “{_escaped(part.saying)}”"
    if part.calls:
        yield _calls(part.calls)


def _calls(calls: tuple[Call, ...]) -> str:
    return " · ".join(f"[{_escaped(call.words)}](tel:{call.number})" for call in calls)


def _block(block: Block, report: Report) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"### {_escaped(block.text)}"
    elif isinstance(block, Bullets):
        yield _list(block, report)
    elif isinstance(block, Card):
        yield f"**{_line(block.title, report)}**"
        yield _list(Bullets(block.lines), report)
        if block.calls:
            yield _calls(block.calls)
    elif isinstance(block, Sheet):
        rows = ((entry.name, entry.alarm, _line(entry.line, report)) for entry in block.entries)
        yield "\n".join(
            f"- **{_escaped(name)}:** {f'**{_escaped(alarm)}** ' * bool(alarm)}{line}" for name, alarm, line in rows
        )
    elif isinstance(block, Pairs):
        yield "\n".join(f"- **{_escaped(left)}** {_escaped(right)}" for left, right in block.rows)
    elif isinstance(block, Table):
        yield f"**{_escaped(block.caption)}**"
        yield "\n".join(_table(block, report))
    elif isinstance(block, References):
        links = ((row, _escaped(row.words)) for row in block.rows)
        yield "\n".join(
            f"- \\[{row.number}\\] {f'[{words}](<{row.url}>)' if row.url else words}" for row, words in links
        )
    elif isinstance(block, Paragraph):
        yield _line(block.line, report)


def _list(block: Bullets, report: Report) -> str:
    marks = (BULLETS.get(block.kind, f"{number}. ") for number in range(1, len(block.lines) + 1))
    return "\n".join(f"{mark}{_line(line, report)}" for mark, line in zip(marks, block.lines, strict=True))


def _table(table: Table, report: Report) -> Iterator[str]:
    """A pipe inside a cell is escaped like every other mark."""
    yield f"| {' | '.join(map(_escaped, table.head))} |"
    yield f"|{'---|' * len(table.head)}"
    yield from (f"| {' | '.join(_line(cell, report) for cell in row)} |" for row in table.rows)


def _line(line: Line, report: Report) -> str:
    if not line.lead:
        return _escaped(told(line, report))
    return f"**{_escaped(line.lead)}** {_escaped(told(line._replace(lead=''), report))}"


def _escaped(text: str) -> str:
    return MARKS.sub(r"\\\g<0>", text.translate(ISOLATES))
