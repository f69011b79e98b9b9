"""The page as a whole: what matters most stands first, questions are few, and it is short and knows when it is old."""

import datetime

import pytest
from pages import ADVICE, CASES, GUIDE, lines, pages, people

from sciatica_guide import assess
from sciatica_guide.page import Bullets
from sciatica_guide.render import render
from sciatica_guide.report import build

DAY = datetime.timedelta(days=1)
OPTIONS = {advice.text: advice.id for advice in ADVICE.values() if advice.section == "options"}
FIRST = {
    "less_pain": {"option-acupuncture", "option-doctor"},
    "sleep": {"option-doctor"},
    "moving_and_work": {"option-exercise"},
    "avoid_medicines": {"option-exercise", "option-acupuncture", "option-wait"},
    "avoid_needles": {"option-self-care", "option-wait"},
    "cost": {"option-self-care", "option-wait"},
    "strong_evidence": {"option-exercise", "option-doctor"},
}
"""The options that stand before the others when this is what matters most."""


def options(page):
    """The ids of the options that a page prints, in order; a caution may follow the name of one."""
    printed = [
        line.text for block in page.section("options") if not isinstance(block, Bullets) for line in lines(block)
    ]
    return [id_ for text in printed for name, id_ in OPTIONS.items() if text.startswith(name)]


def test_everything_that_may_matter_most_has_its_options():
    """Each answer to what matters most, but skipped, moves options to the front."""
    assert set(FIRST) == set(GUIDE.questions["matters_most"].codes) - {"skipped"}


def test_what_matters_most_comes_first_among_the_options():
    """On every page, the options that serve what the person said stand before those that do not."""
    served = set()
    for page in pages():
        matters = set(page.person.told.get("matters_most", ())) & set(FIRST)
        fits = [any(option in FIRST[code] for code in matters) for option in options(page)]
        assert fits == sorted(fits, reverse=True), page.person.told
        served |= matters if any(fits) and not all(fits) else set()
    assert served == set(FIRST)


@pytest.mark.parametrize("whom", ["ask_doctor", "ask_acupuncturist"])
def test_at_most_five_questions_are_asked_of_each(whom):
    """Under the heading for each stand one to five questions, and somebody has five."""
    asked = [
        len(block.lines)
        for page in pages()
        for head, block in zip(page.section("ask"), page.section("ask")[1:], strict=False)
        if isinstance(block, Bullets) and lines(head)[0].text == GUIDE.words[whom]
    ]
    assert min(asked) > 0
    assert max(asked) == 5


def test_a_report_past_the_review_date_says_so():
    """The day after the review date every report says that the guide is old, short or full; on the day itself none."""
    for one in people()[:: len(people()) // 500]:
        for full in (False, True):
            assert not old(one, GUIDE.next_review, full)
            assert old(one, GUIDE.next_review + DAY, full)


def old(one, date, full):
    """Whether the report of that day says, among what it says of itself, that the guide is past its review date."""
    report = build(one.found._replace(date=date), full)
    (text,) = [line.text for block in report.sections[-1].blocks for line in lines(block)]
    return GUIDE.words["overdue"].format(next_review=GUIDE.next_review.isoformat()) in text


@pytest.mark.parametrize("id_", ["V40", "V48", "V58", "V66"])
def test_a_typical_report_is_at_most_110_lines(id_):
    """A report without anything urgent takes at most 110 lines of 80 columns; the rest waits behind --full."""
    found = assess(CASES[id_]["answers"], "GB", GUIDE.next_review)
    short, full = (render(found, "text", 80, full=full).splitlines() for full in (False, True))

    assert found.urgency.code in ("self_care", "routine")
    assert len(short) <= 110 < len(full)
    assert max(map(len, short)) <= 80
