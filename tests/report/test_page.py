"""The page as a whole: questions are few, and it knows when it is old."""

import datetime
import json

import pytest
from report_pages import CASES, GUIDE, lines, pages, people

from sciatica_guide.assessment.assess import assess
from sciatica_guide.exchange.formats import render
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Bullets

DAY = datetime.timedelta(days=1)


def test_at_most_five_questions_are_asked_of_each():
    """Of each at most five questions are asked, in the short report four; somebody has five."""
    asked = {
        (page.full, len(block.lines))
        for page in pages()
        for block in page.section("questions")
        if isinstance(block, Bullets)
    }
    assert max(many for full, many in asked if not full) <= 4
    assert max(asked) == (True, 5)


def test_a_report_past_the_review_date_says_so():
    """The day after the review date every report says that the guide is old, short or full; on the day itself none."""
    for one in people()[:: len(people()) // 500]:
        for full in (False, True):
            assert not old(one, GUIDE.next_review, full)
            assert old(one, GUIDE.next_review + DAY, full)


def test_the_data_past_the_review_date_say_so():
    """As JSON the report names the review date, and from the day after it says that it is overdue."""
    for days in (0, 1):
        found = assess(people()[0].told, date=GUIDE.next_review + days * DAY)
        review = json.loads(render(found, "json", 80))["review"]
        assert review == {"next_review": GUIDE.next_review.isoformat(), "overdue": bool(days)}


def old(one, date, full):
    """Whether the report of that day says, among what it says of itself, that the guide is past its review date."""
    report = build(assess(one.told, "GB", date), full)
    (text,) = [line.text for section in report.sections if section.id == "about" for line in lines(section.blocks[0])]
    return GUIDE.words.overdue.format(next_review=GUIDE.next_review.isoformat()) in text


CALM = [id_ for id_, case in CASES.items() if case["expect"]["urgency"] in ("self_care", "routine")]


@pytest.mark.parametrize("id_", CALM)
def test_a_short_report_is_shorter_than_the_full_one(id_):
    """A report without anything urgent keeps to 80 columns, and what waits behind --full is more."""
    found = assess(CASES[id_]["answers"], "GB", GUIDE.next_review)
    short, full = (render(found, "text", 80, full=full).splitlines() for full in (False, True))

    assert len(short) < len(full)
    assert max(len(line) for line in short if " " in line.strip()) <= 80
