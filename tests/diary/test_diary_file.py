"""The file of a diary: for its owner alone, brought forward, never overwritten where it is damaged."""

import os
import random
import sqlite3
import stat

import pytest
from calls import call, refused
from diaries import ENTRY, noted, writer

from sciatica_guide.diary import store
from sciatica_guide.diary.store import STEPS, Damaged


def test_only_the_owner_can_read_it(diary):
    """The folder is 0700; the file and what SQLite writes beside it are 0600, even where others may read new files."""
    before = os.umask(0)
    try:
        call(*ENTRY)
        with store.opened(diary) as connection:
            connection.execute("BEGIN IMMEDIATE")
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in diary.parent.iterdir()}
            connection.execute("ROLLBACK")
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("me.diary", "me.diary-wal", "me.diary-shm"), 384)
    assert stat.S_IMODE(diary.parent.stat().st_mode) == 0o700


def test_a_file_of_version_1_is_brought_forward(diary):
    """A diary as version 1 wrote it keeps its entries and takes new ones; the order of days holds."""
    diary.parent.mkdir(parents=True)
    with sqlite3.connect(diary) as old:
        for statement in STEPS[0]:
            old.execute(statement)
        old.execute("INSERT INTO entry (day, leg_pain, impact, note) VALUES ('2026-09-02', 7, 5, 'old')")
        old.execute("PRAGMA user_version = 1")
    old.close()
    call(*ENTRY, "--session")
    new, kept = store.entries(diary)
    assert (kept.day, kept.leg_pain, kept.impact, kept.note, kept.back_pain, kept.session) == (
        *("2026-09-02", 7, 5, "old"),
        *(None, False),
    )
    assert (new.day, new.session) == ("2026-09-01", True)


def test_a_newer_version_is_left_alone(diary):
    """A diary that a later program wrote is refused as it is, and not set aside."""
    call(*ENTRY)
    with sqlite3.connect(diary) as later:
        later.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    later.close()
    refused(call("diary", "show"), "newer version", "Nothing was changed")
    assert [file.name for file in diary.parent.iterdir() if "damaged" in file.name] == []


def test_a_disk_that_says_no_is_named(diary, monkeypatch):
    """A diary that is locked for too long is told with what to do, and keeps what it has."""
    call(*ENTRY)
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with store.opened(diary) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused(call(*ENTRY), "locked", "Try again")
        other.execute("ROLLBACK")
    assert len(store.entries(diary)) == 1


def damaged_by(how, whole):
    """The bytes of a diary once something has happened to them."""
    dice = random.Random(4)
    return {
        "cut short": whole[: len(whole) // 2 + 100],
        "no database": b"dear diary\n" * 200,
        "random": dice.randbytes(len(whole)),
        "a page of noise": whole[:4096] + dice.randbytes(4096) + whole[8192:],
        "a head of noise": dice.randbytes(100) + whole[100:],
    }[how]


@pytest.mark.parametrize("how", ["cut short", "no database", "random", "a page of noise", "a head of noise"])
def test_a_damaged_file_is_set_aside_and_named(how, diary):
    """Looking at it names where it went, byte for byte; the next entry begins a new one."""
    store.add(diary, [noted("2026-09-01", at % 11, note="x" * 50) for at in range(300)])
    for round_ in (1, 2):
        broken = damaged_by(how, diary.read_bytes())
        diary.write_bytes(broken)
        result = call("diary", "show") if round_ == 1 else call(*ENTRY)
        (kept,) = [file for file in diary.parent.iterdir() if file.name.endswith(f"-{round_}")]
        assert kept.name in " ".join(result.err.split())
        assert kept.read_bytes() == broken
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert result.status == (2 if round_ == 1 else 0)
        store.add(diary, [noted("2026-09-01", at % 11, note="y" * 50) for at in range(300)])


def test_damage_is_never_taken_for_a_lock(diary):
    """Whoever reads a damaged diary in Python is told where it is kept."""
    diary.parent.mkdir(parents=True)
    diary.write_bytes(b"not a database" * 500)
    with pytest.raises(Damaged) as error:
        store.entries(diary)
    assert error.value.kept.exists()
    assert writer(diary, 1).wait() == 0
