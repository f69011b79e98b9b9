"""A diary that cannot be read any more: set aside whole, under a name of its own, and never written over."""

from __future__ import annotations

import datetime
import os
import sqlite3
from pathlib import Path

from sciatica_guide.errors import GuideError

BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a file, and goes with it."""


class Damaged(GuideError):
    """The diary was damaged and has been set aside; `kept` is where."""

    def __init__(self, diary: Path, kept: Path) -> None:
        what = f"is damaged and cannot be read. It is set aside, as it was, as {kept.name} in the same folder."
        super().__init__(f"Diary {diary}", what, "The next entry begins a new one. An export can be imported into it.")
        self.kept = kept


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file unsound, or not its own at all."""
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] != ["ok"]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return True


def set_aside(diary: Path, today: datetime.date) -> Path:
    """Renames the diary and what stands beside it; a name that is taken is never used."""
    number = 1
    while True:
        kept = diary.with_name(f"{diary.name}.damaged-{today.isoformat()}-{number}")
        try:
            os.close(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            break
        except FileExistsError:
            number += 1
    os.replace(diary, kept)  # over the empty file that was just made, so that nobody else has that name
    for ending in BESIDE[1:]:
        beside = diary.with_name(diary.name + ending)
        if beside.exists():
            os.rename(beside, kept.with_name(kept.name + ending))
    return kept
