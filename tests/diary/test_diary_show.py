"""What a diary shows: the change at a glance, sessions marked, the line, and no judgement out of too little."""

import datetime
import re

import pytest
from calls import call
from diaries import noted

from sciatica_guide.assessment.speech import YOU, voiced
from sciatica_guide.diary import store
from sciatica_guide.diary.pages import said
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.packaged import guideline

HEADLINES = {words.id: voiced(words.headline, YOU) for words in guideline(FOLLOWUP).caution.values()}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.setenv(store.HOME, str(tmp_path / "home"))
    return tmp_path


def begun(*days):
    """A diary of weekly sessions with these numbers for leg pain, and one less for the rest."""
    first = datetime.date(2026, 9, 1)
    noting = [((first + datetime.timedelta(weeks=at)).isoformat(), leg) for at, leg in enumerate(days)]
    store.add(store.file(store.DEFAULT), [noted(day, leg, max(0, leg - 1), session=True) for day, leg in noting])


def page(*arguments):
    result = call("diary", "show", *arguments)
    assert (result.status, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize(
    ("days", "level"),
    [
        ((8, 8), None),
        ((8, 8, 7), "too_early"),
        ((8, 7, 6, 5), "carry_on"),
        ((8, 7, 6, 5, 5), "carry_on"),
        ((8, 8, 8, 7, 6), "review"),
        ((8, 8, 8, 8, 7, 6), "stop"),
        ((5, 5, 6, 7), "stop"),
    ],
)
def test_it_says_whether_to_go_on_as_the_follow_up_does(days, level):
    """By the rules of the follow-up and no others; out of fewer than three entries nothing at all."""
    begun(*days)
    words = " ".join(page().split())
    assert [id_ for id_, headline in HEADLINES.items() if headline in words] == ([] if level is None else [level])
    assert not set(words) & set("{}")
    assert ("Too few entries" in words) == (level is None)


def test_every_row_has_its_number_and_every_session_its_mark():
    """Two months, noted on the day of each session: a row each, its bar as long as its number."""
    days = (8, 8, 7, 7, 6, 6, 5, 5, 4)
    begun(*days)
    rows = [line for line in page().splitlines() if line.startswith("2026-")]
    for number, (row, leg) in enumerate(zip(rows, days, strict=True), 1):
        assert f"session {number} " in row
        (shown, bar), _ = re.findall(r"(\d+)  ([#.|]+)", row)
        assert (int(shown), bar.count("#"), bar.index("|")) == (leg, leg, 5)


def test_it_can_be_said_aloud(monkeypatch):
    """With --accessible, or where the environment asks for it, every row is words and no drawing."""
    begun(8, 7, 6)
    spoken = page("--accessible")
    assert not set(spoken) & set("#|")
    assert "2026-09-01, session 1: leg pain 8, stops activity 7." in spoken
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert page() == spoken


def test_a_long_diary_is_summed_up():
    """10 years of days: years, then months, then days, in fewer than a hundred rows."""
    last = datetime.date(2026, 10, 31)
    days = [(last - datetime.timedelta(days=at)).isoformat() for at in range(3652)]
    store.add(store.file(store.DEFAULT), [noted(day, at % 11, session=at % 7 == 0) for at, day in enumerate(days)])
    shown = page()
    assert "3652 entries" in shown
    assert len(shown.splitlines()) < 100
    assert re.search(r"^2020 +sessions: 52", shown, re.MULTILINE)
    assert re.search(r"^2026-05 +sessions: [45]", shown, re.MULTILINE)


def test_on_paper_it_is_drawn(here):
    """The html page draws each number over time: sessions filled in, the line broken, and the words for both."""
    begun(8, 7, 6, 5)
    store.add(store.file(store.DEFAULT), [noted("2026-10-01", 4, 4)])
    file = here / "diary.html"
    page("--format", "html", "--output", str(file))
    drawn = file.read_text()
    assert drawn.count("<polyline") == 2
    assert drawn.count("<circle") == 10
    assert drawn.count('<circle class="gain"') == 8
    assert drawn.count(said()["started"]) == 2
    assert drawn.count("stroke-dasharray") == 2
    assert said()["caption"] in drawn
    assert 'aria-label="Leg pain, from 8 to 4. Enough better is 5 or less."' in drawn


def test_the_whole_course_is_drawn(here):
    """Half a year from 9 down to 3: both ends, the first session and what lies between are drawn, and said in words."""
    first = datetime.date(2026, 4, 1)
    days = [(first + datetime.timedelta(weeks=at)).isoformat() for at in range(27)]
    legs = [9, 9, 10, *(9 - at // 4 for at in range(24))]
    noting = [noted(day, leg, 5, session=at >= 2) for at, (day, leg) in enumerate(zip(days, legs, strict=True))]
    store.add(store.file(store.DEFAULT), noting)
    page("--format", "html", "--output", str(here / "diary.html"))
    drawn = (here / "diary.html").read_text()
    alt = "Leg pain, from 9 to 4. Enough better is 7 or less. In between it was 10 at most, and 4 at least."
    assert f'aria-label="{alt} Treatment began on {days[2]}."' in drawn
    assert drawn.count("<circle") == 2 * len(days)
    assert days[0] in drawn
    for format in ("markdown", "pdf"):
        assert call("diary", "show", "--format", format, "--output", str(here / format)).status == 0
    assert days[-1] in (here / "markdown").read_text()
    assert (here / "pdf").read_bytes().startswith(b"%PDF")
    page("--format", "html", "--large-print", "--output", str(here / "large.html"))
    assert (here / "large.html").read_text() != drawn


def test_ten_years_are_drawn_in_few_points(here):
    """A long diary is drawn from its first day to its last, in at most 151 points a picture."""
    last = datetime.date(2026, 10, 31)
    days = [(last - datetime.timedelta(days=at)).isoformat() for at in range(3652)]
    store.add(store.file(store.DEFAULT), [noted(day, at % 11, session=at % 7 == 0) for at, day in enumerate(days)])
    page("--format", "html", "--output", str(here / "diary.html"))
    drawn = (here / "diary.html").read_text()
    assert 200 < drawn.count("<circle") <= 302
    assert days[-1] in drawn


def test_urgency_is_not_judged_from_numbers_alone():
    """The diary never says how soon a clinician is needed; it names the command that asks."""
    begun(8, 8, 8)
    words = " ".join(page().split())
    assert "sciatica-guide followup --diary" in words
    assert not [
        one
        for level, one in guideline(FOLLOWUP).urgency.items()
        if level == Urgency.SELF_CARE and one.headline in words
    ]
