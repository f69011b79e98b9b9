"""The diary commands: what they keep, where, for whom, how it comes out and back, and how it is deleted."""

import os
import stat

import pytest
from calls import call, refused
from diaries import ENTRY, noted

from sciatica_guide.diary import entries, store

pytestmark = pytest.mark.usefixtures("here")


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


@pytest.mark.parametrize("format", entries.FORMATS)
def test_it_comes_out_and_back_without_loss(format, here):
    """A diary that is exported, deleted and imported is the same diary; importing it again adds nothing."""
    diary = store.file("anna")
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
