"""Entries of a review as a page, and as CSV for a meeting."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from sciatica_guide.exchange.spreadsheet import defused
from sciatica_guide.report.page import Block, Bullets, Heading, Line, Paragraph, Report, Section
from sciatica_guide.review.entries import Entry

NOTHING = "none"


def page(title: str, entries: Sequence[Entry]) -> Report:
    """A section for each group of entries; under each entry's id every heading with its lines."""
    groups: dict[str, list[Block]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).extend(_blocks(entry))
    sections = (Section(f"group-{number}", group, tuple(groups[group])) for number, group in enumerate(groups, 1))
    return Report("", title, tuple(sections))


def as_csv(entries: Sequence[Entry]) -> str:
    """A row an entry, a column a heading, lines joined with ` | `; no cell runs in a spreadsheet."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["id", *entries[0].told])
    for entry in entries:
        writer.writerow([defused(cell) for cell in (entry.id, *(" | ".join(lines) for lines in entry.told.values()))])
    return table.getvalue()


def _blocks(entry: Entry) -> Iterator[Block]:
    yield Heading(entry.id)
    for name, lines in entry.told.items():
        lead = f"{name.capitalize()}:"
        if len(lines) > 1:
            yield from (Paragraph(Line("", lead=lead)), Bullets(tuple(map(Line, lines))))
        else:
            yield Paragraph(Line("".join(lines) or NOTHING, lead=lead))
