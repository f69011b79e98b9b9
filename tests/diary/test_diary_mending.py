"""An entry can be mended, moved and taken back; a day that cannot be meant is refused, and one that is odd is asked."""

import datetime

import pytest
from calls import call, refused
from diaries import ENTRY, noted
from terminals import Terminal

from sciatica_guide.diary import store

ADD = ("diary", "add", "--leg-pain", "8", "--impact", "6")


def day(days):
    """So many days from today."""
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


@pytest.mark.parametrize("when", [day(1), "2206-10-07", "9999-12-31"])
def test_a_day_to_come_is_refused(when, diary):
    """Nobody notes tomorrow: not behind a flag, not in a file, not by mending."""
    refused(call(*ADD, "--date", when, "--yes"), "has not come yet")
    assert not diary.exists()
    call(*ENTRY)
    refused(call("diary", "edit", "2026-09-01", "--date", when), "has not come yet")
    (diary.parent / "list.csv").write_text(f"day,leg_pain,impact\n{when},5,5\n")
    refused(call("diary", "import", str(diary.parent / "list.csv")), "line 2, day", "has not come yet")
    assert [one.day for one in store.entries(diary)] == ["2026-09-01"]


def test_an_odd_day_is_asked_about(diary):
    """A year that may be mistyped is refused off a terminal, unless it is said to be right."""
    refused(call(*ADD, "--date", day(-400)), "long ago", "--yes")
    call(*ADD, "--date", day(-20))
    refused(call(*ADD, "--date", day(-300)), f"your diary begins on {day(-20)}", "--yes")
    assert call(*ADD, "--date", day(-30)).status == 0
    assert call(*ADD, "--date", day(-300), "--yes").status == 0
    assert len(store.entries(diary)) == 3


@pytest.mark.parametrize(("typed", "kept"), [("yes", 1), ("no", 0), ("", 0)])
def test_at_a_terminal_the_question_is_put(typed, kept, here, diary):
    """Only yes notes it."""
    terminal = Terminal(*ADD, "--date", day(-400), SCIATICA_GUIDE_HOME=str(here / "home"))
    terminal.until("is long ago. Is that the day you mean?").press(typed + "\n")
    assert terminal.end() == (0 if kept else 130)
    assert (len(store.entries(diary)) if diary.exists() else 0) == kept


def test_the_same_session_counts_once(diary):
    """A second session on a day is refused until it is said that there were two."""
    assert call(*ENTRY, "--session").status == 0
    for _ in range(4):
        refused(call(*ENTRY, "--session"), "has a session on 2026-09-01 already", "--another", "diary edit 2026-09-01")
    assert call(*ENTRY).status == 0
    assert call(*ENTRY, "--session", "--another").status == 0
    assert [one.session for one in store.entries(diary)] == [True, False, True]


def test_a_list_written_by_hand_counts_once_however_often_it_is_imported(here, diary):
    """Rows without a name of ours are the same rows again, in one file and in the next."""
    file = here / "list.csv"
    file.write_text("day,leg_pain,impact,session\n2026-09-01,5,5,YES\n2026-09-01,5,5,yes\n,,,\n\n2026-09-02,4,5,no\n")
    assert call("diary", "import", str(file)).out == "2 entries added, 1 were there already.\n"
    assert call("diary", "import", str(file)).out == "0 entries added, 3 were there already.\n"
    assert [one.session for one in store.entries(diary)] == [True, False]


def test_an_entry_is_mended(diary):
    """What is given changes, the rest stays; what it now says is said back."""
    call(*ENTRY, "--session", "--back-pain", "3", "--note", "before")
    result = call("diary", "edit", "2026-09-01", "--leg-pain", "7", "--date", "2026-09-02", "--no-session")
    assert result.out == "2026-09-02 now says: leg pain 7, stops normal activity 6, back pain 3.\n"
    (one,) = store.entries(diary)
    assert one[1:] == ("2026-09-02", 7, 6, 3, False, "before")


def test_which_of_several_has_to_be_said(diary):
    """On a day with two entries both are told, and one is named."""
    call(*ENTRY)
    call(*ENTRY, "--leg-pain", "2")
    refused(call("diary", "edit", "2026-09-01", "--impact", "1"), "2 entries", "1: leg pain 8", "2: leg pain 2")
    refused(call("diary", "edit", "2026-09-01", "--impact", "1", "--entry", "3"), "from 1 to 2")
    call("diary", "edit", "2026-09-01", "--impact", "1", "--entry", "2")
    assert [(one.leg_pain, one.impact) for one in store.entries(diary)] == [(8, 6), (2, 1)]
    refused(call("diary", "edit", "2026-09-05", "--impact", "1"), "has no entry of 2026-09-05")
    refused(call("diary", "edit", "2026-09-01", "--entry", "1"), "No flag")
    refused(call("diary", "edit", "2026-09-01", "--entry", "1", "--delete", "--impact", "1"), "goes with nothing else")


def test_everything_can_be_taken_back(here, diary):
    """Added, mended, taken out, imported: each is undone, the last first, until nothing is left to undo."""
    states = [[]]
    (here / "list.csv").write_text("day,leg_pain,impact\n2026-09-03,5,5\n2026-09-04,5,5\n")
    for command in (
        ENTRY,
        ("diary", "edit", "2026-09-01", "--leg-pain", "1", "--note", "x"),
        (*ENTRY, "--session", "--date", "2026-09-02"),
        ("diary", "edit", "2026-09-01", "--delete"),
        ("diary", "import", str(here / "list.csv")),
    ):
        assert call(*command).status == 0
        states.append(store.entries(diary))
    for state in reversed(states[:-1]):
        assert call("diary", "undo").status == 0
        assert store.entries(diary) == state
    refused(call("diary", "undo"), "has no change left")


def test_an_old_slip_no_longer_turns_the_verdict_round(diary):
    """An entry of a day to come, noted by an earlier version, is left out and told, and can be mended."""
    store.add(diary, [noted(f"2026-09-0{at}", 9 - at, session=True) for at in range(1, 6)])
    before = call("diary", "show").out
    store.add(diary, [noted("2026-09-09", 10)._replace(day="2206-10-07")])
    shown = call("diary", "show").out
    assert "Left out, because these days have not come yet: 2206-10-07." in " ".join(shown.split())
    assert shown.splitlines()[-3:] == before.splitlines()[-3:]
    assert call("diary", "edit", "2206-10-07", "--date", "2026-10-07").status == 0
    assert "2026-10-07" in call("diary", "show").out


def test_the_first_day_of_the_calendar_is_shown(diary):
    """Even a day two thousand years ago is no trouble, once it is said to be right."""
    assert call(*ADD, "--date", "0001-01-01", "--yes").status == 0
    call(*ENTRY, "--session")
    assert call("diary", "show").status == 0
    assert call("diary", "show", "--format", "html").status == 0
    assert store.first_day(diary) == "0001-01-01"


@pytest.mark.parametrize(
    "note", ["=HYPERLINK(1)", "+1", "-1", "@x", "'=1", "''=1", "a;=b", "a,=b", "it's", "'x", "\uff1d1"]
)
def test_no_cell_of_an_export_runs(note, here, diary):
    """A note that a spreadsheet would run stands behind an apostrophe, and comes back as it was."""
    store.add(diary, [noted("2026-09-01", 5, note=note)])
    file = here / "export.csv"
    call("diary", "export", "--output", str(file))
    cell = file.read_text().splitlines()[1].partition(",no,")[2].strip('"')
    assert cell[:1] not in ("=", "+", "-", "@", "\uff1d")
    before = store.entries(diary)
    call("diary", "forget", "--yes")
    call("diary", "import", str(file))
    assert store.entries(diary) == before


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("day,leg_pain,impact\n2026-09-01," + "9" * 5000 + ",5\n", "leg_pain"),
        ("day,leg_pain,impact,note\n2026-09-01,5,5," + "x" * 200_000 + "\n", "breaks off as CSV"),
        ('day,leg_pain,impact,note\n2026-09-01,5,5,"x\n', "breaks off as CSV"),
        ('[{"day": "2026-09-01", "leg_pain": 5, "leg_pain": 6, "impact": 5}]', "stands there twice"),
        ('[{"day": "2026-09-01", "leg_pain": ' + "9" * 5000 + ', "impact": 5}]', "far too long"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_list_that_cannot_be_meant_is_refused_in_words(text, named, here, diary):
    """Endless numbers, cells and brackets, and a name that stands twice, are refused, and nothing is kept."""
    (here / "list").write_text(text)
    refused(call("diary", "import", str(here / "list")), named)
    assert not diary.exists()
