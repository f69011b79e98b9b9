"""Entries of a review as plain text, as Markdown, and as CSV for a meeting."""

from __future__ import annotations

import csv
import io
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from sciatica_guide.exchange.spreadsheet import defused
from sciatica_guide.review.entries import Entry

NOTHING = "none"


def text(entries: Iterable[Entry], width: int) -> str:
    """A paragraph an entry: its id, then each heading with its lines."""
    return "\n\n".join("\n".join([entry.id, *_lines(entry, width)]) for entry in entries) + "\n"


def markdown(entries: Iterable[Entry], _: int) -> str:
    """A heading an entry, and a list under it."""
    blocks = []
    for entry in entries:
        rows = [
            f"- **{name.capitalize()}:** {'; '.join(map(_escaped, lines)) or NOTHING}"
            for name, lines in entry.told.items()
        ]
        blocks.append("\n".join([f"## {entry.id}", "", *rows]))
    return "\n\n".join(blocks) + "\n"


def as_csv(entries: Sequence[Entry], _: int) -> str:
    """A row an entry, a column a heading, lines joined with ` | `; no cell runs in a spreadsheet."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["id", *entries[0].told])
    for entry in entries:
        writer.writerow([defused(cell) for cell in (entry.id, *(" | ".join(lines) for lines in entry.told.values()))])
    return table.getvalue()


LAYOUTS: dict[str, Callable[[Sequence[Entry], int], str]] = {"text": text, "markdown": markdown, "csv": as_csv}


def _lines(entry: Entry, width: int) -> Iterator[str]:
    for name, lines in entry.told.items():
        if len(lines) > 1:
            yield f"  {name}:"
            for line in lines:
                yield from _wrapped(line, width, "  - ")
        else:
            yield from _wrapped(f"{name}: {''.join(lines) or NOTHING}", width, "  ")


def _wrapped(line: str, width: int, first: str) -> list[str]:
    return textwrap.wrap(
        line, width, initial_indent=first, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _escaped(line: str) -> str:
    """Words as they stand, whatever Markdown would make of them."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", line)
