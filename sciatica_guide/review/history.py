"""What has changed in the tables since a version: content/history.csv holds digests of every row of each version."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator
from typing import NamedTuple

from sciatica_guide.errors import AnswerError, shown
from sciatica_guide.guideline.loader import read_toml
from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.report.page import Bullets, Line, Paragraph, Report, Section

FILE = CONTENT / "history.csv"
KINDS = ("question", "rule", "recommendation")
LENGTH = 6
"""Characters of a field's digest that are kept."""


class Key(NamedTuple):
    """Which row, in which table."""

    file: str
    kind: str
    id: str


Fields = dict[str, str]
Rows = dict[Key, Fields]


def changes(version: str, kinds: Collection[str], files: Collection[str]) -> Report:
    """A page of the rows of these tables added, removed and changed since a version, and in which fields.

    Errors: AnswerError for a version that is not on record.
    """
    versions = recorded()
    if version not in versions:
        known = ", ".join(versions)
        raise AnswerError("Flag --check", f"knows no version {shown(version)}.", f"Choose from: {known}.")
    before, now = versions[version], current()
    lines = [
        Line(f"{key.kind} {key.id} ({told})", lead=f"{what}:")
        for what, key, told in _compared(before, now)
        if key.kind in kinds and key.file in files
    ]
    summary = Line(
        f"{len(lines) or 'Nothing'} changed since version {version}. The tables are at version {guideline().version}."
    )
    blocks = (Bullets(tuple(lines)), Paragraph(summary)) if lines else (Paragraph(summary),)
    return Report("", f"What has changed since version {version}", (Section("changes", "", blocks),))


def current() -> Rows:
    """Every row of the tables as they stand, with a digest of each field."""
    return {
        Key(file, kind, row["id"]): {name: _digest(value) for name, value in row.items() if name != "id"}
        for file, table in read_toml().items()
        for kind in KINDS
        for row in table.get(kind, [])
    }


def recorded() -> dict[str, Rows]:
    """The same for every version on record."""
    versions: dict[str, Rows] = {}
    with FILE.open(encoding="utf-8", newline="") as lines:
        for version, file, kind, id_, fields in csv.reader(lines):
            told = dict(field.split("=") for field in fields.split())
            versions.setdefault(version, {})[Key(file, kind, id_)] = told
    return versions


def record(now: Rows) -> None:
    """Writes these rows down under the version of the tables, in place of what stood there."""
    versions = (recorded() if FILE.exists() else {}) | {guideline().version: now}
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for version, rows in versions.items():
            for key, fields in rows.items():
                writer.writerow([version, *key, " ".join(f"{name}={digest}" for name, digest in fields.items())])


def _compared(before: Rows, now: Rows) -> Iterator[tuple[str, Key, str]]:
    for key in dict.fromkeys((*before, *now)):
        if key not in now or key not in before:
            yield "removed" if key in before else "added", key, key.file
        elif before[key] != now[key]:
            names = dict.fromkeys((*before[key], *now[key]))
            yield "changed", key, ", ".join(name for name in names if before[key].get(name) != now[key].get(name))


def _digest(value: object) -> str:
    from hashlib import sha256

    return sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:LENGTH]


if __name__ == "__main__":
    record(current())
