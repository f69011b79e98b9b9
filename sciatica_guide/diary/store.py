"""A diary as an SQLite file: what has been confirmed stays, through two writers, a kill and a power cut."""

from __future__ import annotations

import datetime
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sciatica_guide.diary import home
from sciatica_guide.diary.damage import BESIDE, Damaged, is_damaged, set_aside
from sciatica_guide.diary.entries import Entry
from sciatica_guide.diary.versions import bring_up
from sciatica_guide.errors import AnswerError

PATIENCE = 20.0
"""Seconds to wait for another process that is writing."""
FIELDS = ", ".join(Entry._fields)


@contextmanager
def opened(diary: Path) -> Iterator[sqlite3.Connection]:
    """The diary, made if it is not there. Errors: Damaged, or AnswerError where it cannot be read or written."""
    home.prepare(diary)
    try:
        with closing(sqlite3.connect(diary, timeout=PATIENCE, isolation_level=None)) as connection:
            if is_damaged(connection):
                connection.close()
                raise Damaged(diary, set_aside(diary, datetime.date.today()))
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk before it is confirmed
            bring_up(connection, diary)
            yield connection
    except sqlite3.DatabaseError as error:
        fix = "Try again. If it stays so, see that the disk is not full and that you may write there."
        raise AnswerError(f"Diary {diary}", f"cannot be used now: {error}.", fix) from error


def add(diary: Path, entries: Iterable[Entry]) -> int:
    """Writes the entries, all of them or none, and says how many are new; one that is there already is left alone."""
    rows = [tuple(one) for one in entries]
    marks = ", ".join("?" * len(Entry._fields))
    with opened(diary) as connection:
        connection.execute("BEGIN IMMEDIATE")
        before = connection.total_changes
        connection.executemany(f"INSERT OR IGNORE INTO entry ({FIELDS}) VALUES ({marks})", rows)
        connection.execute("COMMIT")
        return connection.total_changes - before


def entries(diary: Path) -> list[Entry]:
    """All of a diary, oldest first. Errors: AnswerError where there is none; nothing is made."""
    there(diary)
    with opened(diary) as connection:
        return list(select(connection, ""))


def select(connection: sqlite3.Connection, where: str, *values: str) -> Iterator[Entry]:
    """The entries that fit a condition on `day`, oldest first."""
    rows = connection.execute(f"SELECT {FIELDS} FROM entry {where} ORDER BY day, id", values)
    yield from (Entry(*row)._replace(session=bool(row[-2])) for row in rows)


def there(diary: Path) -> None:
    """Errors: AnswerError where nobody has begun this diary."""
    if not diary.exists():
        fix = "Begin one: sciatica-guide diary add --leg-pain 6 --impact 5"
        raise AnswerError(f"Diary {diary}", "is not there.", fix)


def forget(diary: Path) -> None:
    """Deletes the diary and what stands beside it."""
    there(diary)
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            os.unlink(diary.with_name(diary.name + ending))


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turns on the write-ahead log; two processes that begin a diary at once may have to wait for each other."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return
