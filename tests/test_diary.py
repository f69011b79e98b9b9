"""The diary commands: what they keep, where, for whom, how it comes out and back, and how it is deleted."""

import os
import random
import sqlite3
import stat

import pytest
from calls import call, refused
from diaries import noted, writer

from sciatica_guide.diary import exchange, home, store
from sciatica_guide.diary.damage import Damaged
from sciatica_guide.diary.versions import STEPS

ENTRY = ("diary", "add", "--leg-pain", "8", "--impact", "6", "--date", "2026-09-01")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Diaries of this test alone."""
    monkeypatch.setenv(home.HOME, str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def diary():
    return home.file(home.DEFAULT)


def test_nothing_is_kept_unless_a_diary_is_begun(here):
    """Looking at a diary, exporting it or asking the follow-up for one that nobody began leaves no trace."""
    for looking in (("diary", "show"), ("diary", "export"), ("diary", "forget", "--yes"), ("followup", "--diary")):
        refused(call(*looking), "is not there", "diary add")
    assert os.listdir(here) == []


def test_an_entry_is_confirmed_in_words(diary):
    """What was noted is said back, and the first time where it is kept and how to delete it."""
    first, second = call(*ENTRY, "--session", "--back-pain", "3"), call(*ENTRY)
    assert first.out.startswith("Noted for 2026-09-01: leg pain 8, stops normal activity 6, back pain 3, a session.")
    assert str(diary) in " ".join(first.out.split())
    assert second.out == "Noted for 2026-09-01: leg pain 8, stops normal activity 6.\n"


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


def test_each_person_has_a_diary():
    """What one notes the other does not see, and a name that is a path is refused."""
    call(*ENTRY, "--profile", "anna")
    call(*ENTRY, "--profile", "ben", "--note", "walked")
    assert "walked" not in call("diary", "export", "--profile", "anna").out
    refused(call(*ENTRY, "--profile", "../anna"), "--profile", "does not fit")


@pytest.mark.parametrize(
    ("flag", "value"), [("--leg-pain", "11"), ("--impact", "-1"), ("--date", "2026-02-30"), ("--note", "a\x1bb")]
)
def test_what_does_not_fit_is_refused(flag, value, diary):
    """A number off the scale, a day that is none or a note that could play tricks is named, and nothing is written."""
    assert call(*ENTRY, flag, value).status == 2
    assert not diary.exists()


@pytest.mark.parametrize("format", exchange.FORMATS)
def test_it_comes_out_and_back_without_loss(format, here):
    """A diary that is exported, deleted and imported is the same diary; importing it again adds nothing."""
    diary = home.file("anna")
    notes = ["", 'a "quoted", word', "é ü 漢", "=1+1", " 7 ", "yes"]
    store.add(
        diary, [noted(f"2026-09-{at + 1:02}", at, session=at % 2 == 0, note=note) for at, note in enumerate(notes)]
    )
    store.add(diary, [noted("2026-08-31", 9, back_pain=0)])
    before, file = store.entries(diary), here / "export"
    call("diary", "export", "--format", format, "--output", str(file), "--profile", "anna")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert call("diary", "forget", "--yes", "--profile", "anna").status == 0
    assert call("diary", "import", str(file), "--profile", "anna").out == "7 entries added, 0 were there already.\n"
    assert store.entries(diary) == before
    assert call("diary", "import", str(file), "--profile", "anna").out == "0 entries added, 7 were there already.\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{", "breaks off as JSON"),
        ('{"answers": {}}', "is no diary"),
        ("age\n40\n", "is no diary"),
        ("day,leg_pain,impact\n2026-09-01,11,3\n", "line 2, leg_pain"),
        ("day,leg_pain,impact\n2026-09-01,,3\n", "line 2, leg_pain: is missing"),
        ("day,leg_pain,impact\nsoon,1,3\n", "line 2, day"),
        ("day,leg_pain,impact,session\n2026-09-01,1,3,maybe\n", "line 2, session"),
        ("day,leg_pain,impact,mood\n2026-09-01,1,3,fine\n", "line 2, 'mood'"),
        ("day,leg_pain,impact,note\n2026-09-01,1,3,a,b\n", "too many columns"),
    ],
)
def test_a_file_that_is_no_diary_is_refused_whole(text, named, here, diary):
    """The line and the field are named, and none of the file is taken."""
    file = here / "diary.csv"
    file.write_text(text)
    refused(call("diary", "import", str(file)), named)
    assert not diary.exists()


def test_forgetting_asks_first(diary, monkeypatch):
    """Anything but yes deletes nothing; with yes no file of the diary is left."""
    call(*ENTRY)
    monkeypatch.setattr("sys.stdin.readline", lambda: "y\n", raising=False)
    assert call("diary", "forget").status == 130
    assert diary.exists()
    monkeypatch.setattr("sys.stdin.readline", lambda: "yes\n", raising=False)
    assert call("diary", "forget").status == 0
    assert list(diary.parent.iterdir()) == []


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
