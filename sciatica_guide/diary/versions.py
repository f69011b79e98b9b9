"""The shape of a diary file, step by step: each version is reached from the one before it, and none goes back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sciatica_guide.errors import AnswerError

STEPS = (
    (
        "CREATE TABLE entry (id INTEGER PRIMARY KEY, day TEXT NOT NULL, leg_pain INTEGER NOT NULL, "
        "impact INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '')",
        "CREATE INDEX entry_day ON entry (day)",
    ),
    (
        "ALTER TABLE entry ADD COLUMN back_pain INTEGER",
        "ALTER TABLE entry ADD COLUMN session INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE entry ADD COLUMN uid TEXT",
        "UPDATE entry SET uid = lower(hex(randomblob(8)))",
        "CREATE UNIQUE INDEX entry_uid ON entry (uid)",
    ),
)
"""What leads to version 1, to version 2, and so on."""


def bring_up(connection: sqlite3.Connection, diary: Path) -> None:
    """Brings an older or empty file to the newest version, in one step that happens wholly or not at all."""
    if _version(connection) == len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # another process may just have done it
        if version > len(STEPS):
            what = f"was written by a newer version of this program (diary version {version})."
            raise AnswerError(f"Diary {diary}", what, "Update sciatica-guide. Nothing was changed.")
        for statement in (statement for step in STEPS[version:] for statement in step):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
