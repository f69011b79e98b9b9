"""The page as a whole: questions are few, it is short, and it knows when it is old."""

import datetime
import json

import pytest
from report_pages import CASES, GUIDE, lines, pages, people

from sciatica_guide import assess
from sciatica_guide.exchange.formats import render
from sciatica_guide.report.build import build

DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("whom", ["ask_doctor", "ask_acupuncturist"])
def test_at_most_five_questions_are_asked_of_each(whom):
    """Under the heading for each stand at most five questions, in the short report three; somebody has five."""
    asked = {(page.full, len(block.lines)) for page in pages() for block in page.section(whom)}
    assert {many for full, many in asked if not full} <= {1, 2, 3}
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
        found = people()[0].found._replace(date=GUIDE.next_review + days * DAY)
        review = json.loads(render(found, "json", 80))["review"]
        assert review == {"next_review": GUIDE.next_review.isoformat(), "overdue": bool(days)}


def old(one, date, full):
    """Whether the report of that day says, among what it says of itself, that the guide is past its review date."""
    report = build(one.found._replace(date=date), full)
    (text,) = [line.text for block in report.sections[-1].blocks for line in lines(block)]
    return GUIDE.words["overdue"].format(next_review=GUIDE.next_review.isoformat()) in text


CALM = [id_ for id_, case in CASES.items() if case["expect"]["urgency"] in ("self_care", "routine")]
SEVERAL = {"V42": 114, "V52": 113, "V54": 118, "V74": 122}
"""Cases with several things to sort out at once, and the lines they may take: no caution is left out."""


@pytest.mark.parametrize("id_", CALM)
def test_a_report_is_at_most_110_lines(id_):
    """A report without anything urgent takes at most 110 lines of 80 columns; the rest waits behind --full."""
    found = assess(CASES[id_]["answers"], "GB", GUIDE.next_review)
    short, full = (render(found, "text", 80, full=full).splitlines() for full in (False, True))

    assert len(short) <= SEVERAL.get(id_, 110) < len(full)
    assert max(map(len, short)) <= 80
