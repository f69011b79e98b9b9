"""A diary as an SQLite file: what has been confirmed stays, through two writers, a kill and a power cut."""

from __future__ import annotations

import datetime
import os
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sciatica_guide.diary.entries import Entry
from sciatica_guide.errors import AnswerError, GuideError, shown

HOME = "SCIATICA_GUIDE_HOME"
"""The environment variable that moves the folder."""
FOLDER, ENDING = "diaries", ".diary"
DEFAULT = "me"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def folder() -> Path:
    """The folder of diaries, inside the person's data folder for this program; nothing is made here."""
    moved = os.environ.get(HOME)
    if moved:
        return Path(moved) / FOLDER
    from platformdirs import user_data_path

    return user_data_path("sciatica-guide", appauthor=False) / FOLDER


def file(profile: str) -> Path:
    """The diary of one person. Errors: AnswerError where the name could not be a file's."""
    if not NAME.fullmatch(profile):
        fix = "Use up to 40 small letters, digits, - and _, such as anna."
        raise AnswerError("Flag --profile", f"{shown(profile)} does not fit.", fix)
    return folder() / f"{profile}{ENDING}"


def prepare(diary: Path) -> None:
    """Makes the folder (0700) and the file (0600), so that what SQLite puts beside it is the owner's alone too."""
    try:
        diary.parent.mkdir(parents=True, exist_ok=True)
        os.chmod(diary.parent, 0o700)
        os.close(os.open(diary, os.O_RDWR | os.O_CREAT, 0o600))
        os.chmod(diary, 0o600)
    except OSError as error:
        why = (error.strerror or "unknown").lower()
        raise AnswerError(
            f"Diary {diary}", f"cannot be written: {why}.", f"Name a folder of yours in {HOME}."
        ) from error


PATIENCE = 20.0
"""Seconds to wait for another process that is writing."""
FIELDS = ", ".join(Entry._fields)


@contextmanager
def opened(diary: Path) -> Iterator[sqlite3.Connection]:
    """The diary, made if it is not there. Errors: Damaged, or AnswerError where it cannot be read or written."""
    prepare(diary)
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
