"""A diary as an SQLite file: what has been confirmed stays, through two writers, a kill, a power cut and damage."""

from __future__ import annotations

import datetime
import json
import os
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from sciatica_guide.diary.entries import Entry
from sciatica_guide.errors import NAME_LENGTH, AnswerError, GuideError, MachineError, shown
from sciatica_guide.render.output import refuse_writing

HOME = "SCIATICA_GUIDE_HOME"
"""The environment variable that moves the folder."""
FOLDER, ENDING = "diaries", ".diary"
DEFAULT = "me"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a file, and goes with it."""
DRAFT = ".new-"
"""How the name of a diary begins that is not finished yet."""
PATIENCE = 20.0
"""Seconds to wait for another process that is writing."""
OURS = 0x53477964
"""What the head of the file says of whose it is."""
ENVIRONMENT = {5, 6, 7, 8, 9, 10, 13, 14, 15, 22, 23}
"""SQLite's codes for what is no damage: busy, locked, memory, read-only, disk, full, cannot be opened, and the like."""
STEPS_KEPT = 50
"""Changes that can be taken back, one after the other."""
FIELDS = ", ".join(Entry._fields)
SUMMED = f"checksum({FIELDS})"
TOTAL = "SELECT 1, count(*), total(sum) FROM entry"
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
    (
        f"PRAGMA application_id = {OURS}",
        "ALTER TABLE entry ADD COLUMN sum INTEGER NOT NULL DEFAULT 0",
        f"UPDATE entry SET sum = {SUMMED}",
        "CREATE TABLE whole (id INTEGER PRIMARY KEY, entries INTEGER NOT NULL, sum REAL NOT NULL)",
        f"INSERT INTO whole {TOTAL}",
        "CREATE TABLE change (id INTEGER PRIMARY KEY, step INTEGER NOT NULL, uid TEXT NOT NULL, before TEXT, "
        "sum INTEGER NOT NULL)",
    ),
)
"""What leads to version 1, to version 2, and so on: each is reached from the one before it, and none goes back."""
NEWEST = len(STEPS)


class Damaged(GuideError):
    """The diary was damaged and has been set aside; `kept` is where."""

    def __init__(self, diary: Path, kept: Path) -> None:
        what = f"is damaged and cannot be read. It is set aside, as it was, as {kept.name} in the same folder."
        super().__init__(place(diary), what, "The next entry begins a new one. An export can be imported into it.")
        self.kept = kept


class Change(NamedTuple):
    """What became of an entry: it was added where there is no `before`, and taken out where there is no `after`."""

    before: Entry | None
    after: Entry | None


def folder() -> Path:
    """The folder of diaries, inside the person's data folder for this program; nothing is made here."""
    moved = os.environ.get(HOME)
    if moved:
        return Path(moved).absolute() / FOLDER
    from platformdirs import user_data_path

    return user_data_path("sciatica-guide", appauthor=False) / FOLDER


def file(profile: str) -> Path:
    """The diary of one person. Errors: AnswerError where the name could not be a file's."""
    if not NAME.fullmatch(profile):
        fix = "Use up to 40 small letters, digits, - and _, such as anna."
        raise AnswerError("Flag --profile", f"{shown(profile)} does not fit.", fix)
    return folder() / f"{profile}{ENDING}"


def place(diary: Path) -> str:
    """A diary as errors name it."""
    return f"Diary {shown_path(diary)}"


def shown_path(path: Path) -> str:
    """A path in words that can be printed anywhere."""
    name = os.fsencode(path).decode(errors="backslashreplace")
    return name if name.isprintable() else shown(name, NAME_LENGTH)


def there(diary: Path) -> None:
    """Errors: AnswerError where nobody has begun this diary."""
    if not diary.exists():
        raise AnswerError(place(diary), "is not there.", "Begin one: sciatica-guide diary add --leg-pain 6 --impact 5")


def add(diary: Path, entries: Iterable[Entry], once_a_day: bool = False) -> int:
    """Writes the entries, all of them or none, and says how many are new; one that is there already is left alone.

    Errors: AnswerError for a second session on one day, where there is to be `once_a_day` but one.
    """
    with _changing(diary) as (connection, step):
        new = 0
        for one in entries:
            if once_a_day and one.session:
                _refuse_second_session(connection, one, diary)
            if _put(connection, one, "INSERT OR IGNORE"):
                _note(connection, step, one.uid, None)
                new += 1
        return new


def edit(diary: Path, before: Entry, after: Entry | None) -> None:
    """Puts an entry in the place of another, or takes it out. Errors: AnswerError where it has changed meanwhile."""
    there(diary)
    with _changing(diary) as (connection, step):
        if before not in select(connection, "WHERE uid = ?", before.uid):
            raise AnswerError(place(diary), "has changed in the meantime.", "Look at it, and try again.")
        _note(connection, step, before.uid, before)
        if after is None:
            connection.execute("DELETE FROM entry WHERE uid = ?", (before.uid,))
        else:
            if after.session and (not before.session or after.day != before.day):
                _refuse_second_session(connection, after, diary)
            _replace(connection, after)


def undo(diary: Path) -> list[Change]:
    """Takes the last change back, and says what became of each entry. Errors: AnswerError where there is none left."""
    there(diary)
    with _changing(diary) as (connection, _):
        noted = connection.execute(
            "SELECT id, uid, before FROM change WHERE step = (SELECT max(step) FROM change) ORDER BY id DESC"
        ).fetchall()
        if not noted:
            raise AnswerError(place(diary), "has no change left to take back.", "See it: sciatica-guide diary show")
        undone = []
        for id_, uid, before in noted:
            now = next(select(connection, "WHERE uid = ?", uid), None)
            earlier = Entry(*json.loads(before)) if before is not None else None
            if earlier is None:
                connection.execute("DELETE FROM entry WHERE uid = ?", (uid,))
            elif now is None:
                _put(connection, earlier, "INSERT")
            else:
                _replace(connection, earlier)
            connection.execute("DELETE FROM change WHERE id = ?", (id_,))
            undone.append(Change(now, earlier))
        return undone


def first_day(diary: Path) -> str:
    """The day on which a diary begins; empty where there is none, or nothing in it."""
    if not diary.exists():
        return ""
    with read(diary) as connection:
        return str(connection.execute("SELECT ifnull(min(day), '') FROM entry").fetchone()[0])


def entries(diary: Path) -> list[Entry]:
    """All of a diary, oldest first. Errors: AnswerError where there is none; nothing is made."""
    with read(diary) as connection:
        return list(select(connection, ""))


def select(connection: sqlite3.Connection, where: str, *values: str) -> Iterator[Entry]:
    """The entries that fit a condition, oldest first."""
    rows = connection.execute(f"SELECT {FIELDS} FROM entry {where} ORDER BY day, id", values)
    yield from (Entry(*row)._replace(session=bool(row[-2])) for row in rows)


@contextmanager
def read(diary: Path) -> Iterator[sqlite3.Connection]:
    """A diary to look at, on a disk that cannot be written too. Errors: as `opened`, and where there is none."""
    there(diary)
    if os.access(diary, os.W_OK) and os.access(diary.parent, os.W_OK):
        with opened(diary) as connection:
            yield connection
        return
    with _explained(diary), closing(_copy(diary)) as connection:
        if not _is_sound(connection, diary):
            what = "is damaged and cannot be read. It cannot be set aside where nothing can be written."
            raise AnswerError(place(diary), what, "Copy it to a folder of yours, and look at it there.")
        _bring_up(connection)
        yield connection


@contextmanager
def opened(diary: Path) -> Iterator[sqlite3.Connection]:
    """The diary, made if it is not there. Errors: Damaged, or AnswerError where it cannot be read or written."""
    with _explained(diary), ExitStack() as held:
        yield _connection(diary, held)


def forget(diary: Path) -> list[str]:
    """Deletes the diary, what stands beside it and what was set aside of it; says what is left of it, and where.

    Errors: AnswerError where there is none.
    """
    with suppress(FileNotFoundError), _locked(diary.parent, alone=True):
        return [left for path in _parts(diary) for left in _deleted(path)]
    there(diary)
    return []


def parts(diary: Path) -> list[Path]:
    """Every file of a diary, damaged ones that were set aside too. Errors: AnswerError where there is none."""
    found = _parts(diary)
    if not found:
        there(diary)
    return found


def _parts(diary: Path) -> list[Path]:
    own = re.compile(rf"({re.escape(DRAFT)})?{re.escape(diary.name)}" r"(\.damaged-[0-9-]+)?(-wal|-shm|-journal)?")
    with suppress(FileNotFoundError):
        return sorted(path for path in diary.parent.iterdir() if own.fullmatch(path.name))
    return []


def _deleted(path: Path) -> Iterator[str]:
    """Deletes a file; what is left of it, in words."""
    name = shown_path(path)
    try:
        if path.is_symlink():
            yield f"{shown_path(path.resolve())}, to which {name} led"
        elif path.stat().st_nlink > 1:
            yield f"another name of {name} (a link made on this disk)"
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        yield f"{name} ({(error.strerror or 'unknown').lower()})"


@contextmanager
def _changing(diary: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """All that is done in here is one step, wholly or not at all, and is on the disk at the end."""
    with opened(diary) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            step = connection.execute("SELECT ifnull(max(step), 0) + 1 FROM change").fetchone()[0]
            yield connection, step
            connection.execute("DELETE FROM change WHERE step <= ?", (step - STEPS_KEPT,))
            connection.execute(f"INSERT OR REPLACE INTO whole {TOTAL}")
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise
        # What is confirmed stands in the file itself, and not in a log beside it that may come to harm.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _put(connection: sqlite3.Connection, one: Entry, how: str) -> bool:
    marks = ", ".join("?" * len(one))
    query = f"{how} INTO entry ({FIELDS}, sum) VALUES ({marks}, ?)"
    return connection.execute(query, (*one, _checksum(*one))).rowcount > 0


def _replace(connection: sqlite3.Connection, one: Entry) -> None:
    fields = ", ".join(f"{field} = ?" for field in (*Entry._fields, "sum"))
    connection.execute(f"UPDATE entry SET {fields} WHERE uid = ?", (*one, _checksum(*one), one.uid))


def _note(connection: sqlite3.Connection, step: int, uid: str, before: Entry | None) -> None:
    text = json.dumps(before, ensure_ascii=False) if before is not None else None
    connection.execute(
        "INSERT INTO change (step, uid, before, sum) VALUES (?, ?, ?, ?)", (step, uid, text, _checksum(step, uid, text))
    )


def _refuse_second_session(connection: sqlite3.Connection, one: Entry, diary: Path) -> None:
    for other in select(connection, "WHERE day = ? AND session", one.day):
        if other.uid != one.uid:
            what = f"has a session on {one.day} already."
            fix = f"Mend that one: sciatica-guide diary edit {one.day}. If there were two: add --another."
            raise AnswerError(place(diary), what, fix)


def _checksum(*fields: object) -> int:
    """Of fields as SQLite holds them."""
    return crc32(repr([int(one) if isinstance(one, bool) else one for one in fields]).encode(errors="surrogatepass"))


@contextmanager
def _explained(diary: Path) -> Iterator[None]:
    """What SQLite and the system say, as an error of ours."""
    try:
        yield
    except sqlite3.Error as error:
        fix = "Try again. If it stays so, see that the disk is not full and that you may write there."
        raise AnswerError(place(diary), f"cannot be used now: {error}.", fix) from error


def _connection(diary: Path, held: ExitStack) -> sqlite3.Connection:
    """A connection to a sound diary, closed with `held`; a damaged one is set aside by one process alone."""
    _prepare(diary)
    while True:
        with ExitStack() as attempt:
            attempt.enter_context(_locked(diary.parent))
            if diary.exists() and (connection := _sound(diary)) is not None:
                attempt.callback(connection.close)
                held.push(attempt.pop_all())
                return connection
        with _locked(diary.parent, alone=True):
            if not os.path.lexists(diary):
                _begin(diary)
            elif (connection := _sound(diary)) is None:
                raise Damaged(diary, _set_aside(diary, datetime.date.today()))
            else:
                connection.close()


def _sound(diary: Path) -> sqlite3.Connection | None:
    """A connection to the diary, brought to the newest version; none where it is damaged. Errors: AnswerError."""
    connection = _connect(diary, "rw")
    try:
        if _is_sound(connection, diary):
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk before it is confirmed
            connection.execute("PRAGMA secure_delete = ON")
            _bring_up(connection)
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _connect(diary: Path, mode: str) -> sqlite3.Connection:
    address = f"{diary.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    connection.create_function("checksum", -1, _checksum, deterministic=True)
    return connection


def _copy(diary: Path) -> sqlite3.Connection:
    """The diary in memory, where nothing can be written beside it. Errors: AnswerError where that is not all of it."""
    log = diary.with_name(f"{diary.name}-wal")
    if log.exists() and log.stat().st_size:
        what = f"has entries in {log.name} that have to be written into it first, and nothing can be written there."
        raise AnswerError(place(diary), what, "Copy all of that folder to one of yours, and look at it there.")
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.create_function("checksum", -1, _checksum, deterministic=True)
    with closing(_connect(diary, "ro&immutable=1")) as connection, suppress(sqlite3.DatabaseError):
        connection.backup(copy)
    return copy


def _is_sound(connection: sqlite3.Connection, diary: Path) -> bool:
    """Whether all is there, as it was written. Errors: AnswerError for the file of a newer or of another program."""
    try:
        version, owner, shape = _version(connection), connection.execute("PRAGMA application_id").fetchone()[0], None
        shape = _shape(connection)
        if owner != OURS and shape and shape not in _shapes() and not shape & _shapes()[0]:
            raise AnswerError(place(diary), "is a database of another program. Nothing was changed.", "Move it away.")
        if version > NEWEST:
            what = f"was written by a newer version of this program (diary version {version})."
            raise AnswerError(place(diary), what, "Update sciatica-guide. Nothing was changed.")
        if version < 1 or shape != _shapes()[version - 1] or (version == NEWEST and owner != OURS):
            return False
        if [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] != ["ok"]:
            return False
        return version < NEWEST or _is_as_written(connection)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 1) & 0xFF in ENVIRONMENT:
            raise
        return False
    except (UnicodeError, OverflowError):  # bytes that are no text, in a row or in what SQLite says of it
        return False


def _is_as_written(connection: sqlite3.Connection) -> bool:
    """Whether every row gives its checksum, and all of them together theirs."""
    for query in (f"SELECT {FIELDS}, sum FROM entry", "SELECT step, uid, before, sum FROM change"):
        if any(_checksum(*fields) != kept for *fields, kept in connection.execute(query)):
            return False
    return connection.execute("SELECT * FROM whole").fetchall() == connection.execute(TOTAL).fetchall()


def _shape(connection: sqlite3.Connection) -> frozenset[str]:
    """The tables and indexes, as they were made."""
    return frozenset(row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL"))


@cache
def _shapes() -> tuple[frozenset[str], ...]:
    """The shape of each version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.create_function("checksum", -1, _checksum)
        return tuple(_after(connection, step) for step in STEPS)


def _after(connection: sqlite3.Connection, step: Sequence[str]) -> frozenset[str]:
    for statement in step:
        connection.execute(statement)
    return _shape(connection)


def _bring_up(connection: sqlite3.Connection) -> None:
    """Brings an older or empty file to the newest version, in one step that happens wholly or not at all."""
    if _version(connection) == NEWEST:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[_version(connection) :]:  # another process may just have done it
            _after(connection, step)
        connection.execute(f"PRAGMA user_version = {NEWEST}")
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # a full disk has rolled back by itself
        connection.execute("ROLLBACK")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _prepare(diary: Path) -> None:
    """Makes the folder, for its owner alone."""
    try:
        for parent in (*reversed(diary.parent.parents), diary.parent):
            if not parent.exists():
                parent.mkdir(mode=0o700, exist_ok=True)
        os.chmod(diary.parent, 0o700)
        if diary.exists():
            os.chmod(diary, 0o600)
    except OSError as error:
        refuse_writing(place(diary), error)


def _begin(diary: Path) -> None:
    """A new diary, which has its name only once it is whole; nobody else is in the folder meanwhile."""
    for rest in diary.parent.glob(f"{DRAFT}*"):  # of a begin that was killed
        rest.unlink()
    draft = diary.with_name(f"{DRAFT}{diary.name}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(_connect(draft, "rw")) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            _bring_up(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        os.rename(draft, diary)
    except OSError as error:
        refuse_writing(place(diary), error)


def _set_aside(diary: Path, today: datetime.date) -> Path:
    """Renames the diary and what stands beside it; a name that is taken is never used."""
    number = 1
    try:
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
    except OSError as error:
        what = f"is damaged, and cannot be set aside: {(error.strerror or 'unknown').lower()}."
        raise MachineError(place(diary), what, "Make room, or let this program write there.") from error
    return kept


@contextmanager
def _locked(folder: Path, alone: bool = False) -> Iterator[None]:
    """In a folder of diaries, beside others who use them, or alone."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)
