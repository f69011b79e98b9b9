"""A diary that comes to harm is told so, whatever the harm; what cannot be read is set aside once, and never lost."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
from calls import call, refused
from diaries import ENTRY, WRITER, noted
from keeping import corruptions, races

from sciatica_guide.diary import store


@pytest.mark.parametrize("number", [25, pytest.param(1000, marks=pytest.mark.long)])
def test_damage_is_noticed_or_harmless(number, here):
    """Bits, bytes and pages of the file or its log: an error that says so, or every entry as it was confirmed."""
    assert corruptions(number, here).keys() <= {"noticed", "harmless"}


@pytest.mark.parametrize("number", [1, pytest.param(20, marks=pytest.mark.long)])
def test_two_who_begin_a_diary_lose_nothing(number, tmp_path):
    """Two processes that begin one diary and write into it at once leave all that both confirmed."""
    assert races("diary", number, tmp_path) == {}


@pytest.mark.parametrize("column", ["leg_pain", "note", "day", "session"])
def test_a_changed_row_is_noticed(column, diary):
    """Whatever changes a number, a word or a day behind our back, the diary is set aside and not believed."""
    store.add(diary, [noted("2026-09-01", 8, note="mine", session=True)])
    with contextlib.closing(sqlite3.connect(diary)) as connection, connection:
        connection.execute(f"UPDATE entry SET {column} = 0")
    refused(call("diary", "show"), "is damaged", "set aside")


def test_a_row_that_is_gone_is_noticed(diary):
    """So it is when an entry has vanished."""
    store.add(diary, [noted(f"2026-09-0{day}", 8) for day in (1, 2, 3)])
    with contextlib.closing(sqlite3.connect(diary)) as connection, connection:
        connection.execute("DELETE FROM entry WHERE day = '2026-09-02'")
    refused(call("diary", "show"), "is damaged", "set aside")


def test_an_emptied_file_is_noticed(diary):
    """A diary cut down to nothing is no new diary."""
    call(*ENTRY)
    diary.write_bytes(b"")
    refused(call("diary", "show"), "is damaged", "set aside")


def test_the_database_of_another_program_is_left_as_it_is(diary):
    """A foreign file in its place gets none of our tables, and is not set aside."""
    diary.parent.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(diary)) as connection, connection:
        connection.execute("CREATE TABLE photo (id INTEGER PRIMARY KEY, name TEXT)")
        connection.execute("INSERT INTO photo (name) VALUES ('me')")
    before = diary.read_bytes()
    for command in (("diary", "show"), ENTRY):
        refused(call(*command), "is a database of another program", "Nothing was changed")
    assert diary.read_bytes() == before
    assert os.listdir(diary.parent) == [diary.name]


def test_it_is_set_aside_once(diary):
    """Many processes that find it damaged at the same moment set it aside once, and lose nothing of the new one."""
    store.add(diary, [noted("2026-09-01", 8)])
    diary.write_bytes(diary.read_bytes()[:5000] + b"noise")
    writer = WRITER.replace("    store.add(diary, [one])", TWICE)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", writer, str(diary), "3", f"2026-09-0{day}"], stdout=subprocess.PIPE, text=True
        )
        for day in range(1, 7)
    ]
    confirmed = {uid for process in processes for uid in process.communicate()[0].split()}
    assert [process.returncode for process in processes] == [0] * 6
    assert len(confirmed) == 18
    assert {one.uid for one in store.entries(diary)} == confirmed
    assert len([file for file in diary.parent.iterdir() if "damaged" in file.name]) == 1


TWICE = """    try:
        store.add(diary, [one])
    except store.Damaged:
        store.add(diary, [one])"""


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="needs a disk of its own")
def test_a_diary_on_a_disk_that_cannot_be_written_can_be_seen(diary, tmp_path):
    """It is shown and exported, an older version too; an entry is refused with the reason."""
    call(*ENTRY)
    disk = tmp_path / "disk"
    shutil.copytree(diary.parent.parent, disk)
    mounted = subprocess.run(["mount", "--bind", "-o", "ro", disk, disk], capture_output=True, check=False)
    if mounted.returncode or os.access(disk, os.W_OK):
        subprocess.run(["umount", disk], capture_output=True, check=False)
        pytest.skip("cannot mount here")
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(store.HOME, str(disk))
            assert "one entry" in call("diary", "show").out
            assert "2026-09-01" in call("diary", "export").out
            refused(call(*ENTRY), "read-only")
    finally:
        subprocess.run(["umount", disk], capture_output=True, check=True)


def test_a_copy_that_cannot_be_written_is_seen_whole(diary, monkeypatch):
    """Where nothing may be written, an older version is read as it is; a damaged one is told and left in place."""
    diary.parent.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(diary)) as old, old:
        for statement in store.STEPS[0]:
            old.execute(statement)
        old.execute("INSERT INTO entry (day, leg_pain, impact, note) VALUES ('2026-09-02', 7, 5, 'old')")
        old.execute("PRAGMA user_version = 1")
    before = diary.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert [one.note for one in store.entries(diary)] == ["old"]
    assert diary.read_bytes() == before
    diary.write_bytes(b"dear diary" * 500)
    refused(call("diary", "show"), "is damaged", "cannot be set aside")
    assert os.listdir(diary.parent) == [diary.name]


def test_forgetting_leaves_nothing(diary):
    """The diary, its log and every damaged one that was set aside are gone."""
    for _ in range(2):
        call(*ENTRY)
        diary.write_bytes(b"noise" * 2000)
        call("diary", "show")
    diary.with_name(f"{diary.name}.damaged-2026-11-01-1-wal").touch()
    call(*ENTRY)
    assert call("diary", "forget", "--yes").status == 0
    assert list(diary.parent.iterdir()) == []
    call(*ENTRY)
    diary.write_bytes(b"noise" * 2000)
    call("diary", "show")
    assert call("diary", "forget", "--yes").status == 0
    assert list(diary.parent.iterdir()) == []


def test_forgetting_names_what_it_cannot_reach(diary, tmp_path):
    """Behind a link, or under a second name, a diary is still there: that is said, and where."""
    call(*ENTRY)
    shutil.move(diary, tmp_path / "moved")
    diary.symlink_to(tmp_path / "moved")
    result = call("diary", "forget", "--yes")
    assert result.status == 1
    assert str(tmp_path / "moved") in result.err
    assert not os.path.lexists(diary)
    call(*ENTRY)
    os.link(diary, tmp_path / "twin")
    result = call("diary", "forget", "--yes")
    assert (result.status, result.out) == (1, "")
    assert "another name" in result.err


def test_another_persons_diary_stays(diary):
    """Whoever forgets theirs leaves all others."""
    call(*ENTRY)
    call(*ENTRY, "--profile", "me2")
    assert call("diary", "forget", "--yes").status == 0
    assert [file.name for file in diary.parent.iterdir()] == ["me2.diary"]


def test_no_folder_is_open_to_others(tmp_path, monkeypatch):
    """Every folder that is made for it is its owner's alone, whatever the umask."""
    monkeypatch.setenv(store.HOME, str(tmp_path / "a" / "b"))
    before = os.umask(0)
    try:
        call(*ENTRY)
    finally:
        os.umask(before)
    made = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "diaries"]
    assert [folder.stat().st_mode & 0o777 for folder in made] == [0o700] * 3


def test_a_folder_that_is_no_text_is_no_trouble(tmp_path, monkeypatch):
    """A data folder whose name is no UTF-8 is used, and named in messages as well as it can be."""
    monkeypatch.setenv(store.HOME, os.fsdecode(bytes(tmp_path) + b"/caf\xe9"))
    refused(call("diary", "show"), "is not there")
    assert call(*ENTRY).status == 0
    assert "one entry" in call("diary", "show").out
    assert call("diary", "forget", "--yes").status == 0
