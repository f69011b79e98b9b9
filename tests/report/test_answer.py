"""What comes first: how soon, what to do, a medicine for today by its name, acupuncture; the same in the data."""

import json
import re

import pytest
from report_pages import CASES, GUIDE, people, plainly, quiet

from sciatica_guide import assess
from sciatica_guide.exchange.formats import render
from sciatica_guide.render.text import answer_lines
from sciatica_guide.report.answer import MOST_LINES, answer, headline, summary
from sciatica_guide.report.build import build

SCREEN = 24
NAMES = (
    "warfarin apixaban clopidogrel aspirin ibuprofen naproxen metformin ramipril bisoprolol atorvastatin amlodipine "
    "omeprazole gabapentin paracetamol sertraline levothyroxine furosemide digoxin allopurinol tamsulosin lansoprazole "
    "cetirizine salbutamol codeine Kordexil Blorpin Zantrixol ginkgo turmeric insulin"
).split()
MANY = [
    quiet(medicines=NAMES, blood_thinner="yes", recent_bleed="no", recent_stent_or_clot="no"),
    quiet(medicines=NAMES, blood_thinner="yes", leg_signs=["weakness_mild"], trend="worse", age=81),
]
CASE = [quiet(**case["answers"]) for case in CASES.values()]
SOME = (*people()[:: len(people()) // 300], *MANY)


def first_screen(one):
    """The first 24 lines of the page, as one text."""
    rows = list(answer_lines(build(one.found), 80, drawn=True))[:SCREEN]
    return " ".join(" ".join(row.text.split()) for row in rows)


def test_the_first_line_is_how_soon():
    """The page begins with the level as a sentence that can be obeyed, and its place among the five."""
    for one in SOME:
        report = build(one.found)
        level = one.found.urgency.level
        assert report.headline == headline(one.found)
        assert report.answer.here == (-1 if level is None else int(level))
        assert len(report.answer.ladder) == 5


@pytest.mark.parametrize("people", [SOME, CASE], ids=["drawn", "cases"])
def test_the_first_screen_holds_what_to_do_and_the_medicines_for_today(people):
    """On 24 lines of 80 columns stand the step to take, any medicine to ask about today, and acupuncture."""
    for one in people:
        screen = first_screen(one)
        for part in answer(one.found).parts[:-1]:
            assert plainly(part.title) in screen, one.told
        for part in answer(one.found).parts:
            if part.tag:
                assert all(" ".join(plainly(line.text).split()) in screen for line in part.lines), one.told


def test_a_medicine_for_today_is_named_as_it_was_typed():
    """An anti-inflammatory beside a thinner is asked about today, both by name, once and not again below."""
    one = quiet(medicines=["Eliquis", "Nurofen"], blood_thinner="yes", recent_bleed="no", recent_stent_or_clot="no")
    (part,) = [part for part in answer(one.found).parts if part.tag]
    told = plainly(f"{part.title} {part.lines[0].text}")
    assert part.tag == "TODAY"
    assert all(name in told for name in ("Eliquis (apixaban)", "Nurofen (ibuprofen)"))
    page = " ".join(plainly(render(one.found, "text")).split())
    assert page.count("serious bleeding") == 1
    assert not [part for part in answer(quiet(medicines=["Eliquis"]).found).parts if part.tag]


def test_needles_are_told_in_one_plain_sentence():
    """Everybody reads whether to have acupuncture; checked first is never told in the words of a contraindication."""
    checked = quiet(leg_signs=["foot_drop"]).found
    assert [GUIDE.words.checked_first in part.title for part in answer(checked).parts].count(True) == 1
    barred = quiet(conditions=["chemotherapy_now"], leg_signs=["foot_drop"]).found
    assert GUIDE.words.checked_first_why not in " ".join(
        line.text for part in answer(barred).parts for line in part.lines
    )
    for one in SOME:
        assert any(part.mark in ("barred", "speech", "shield", "ring", "query") for part in answer(one.found).parts)


def test_a_crisis_line_comes_before_all_else():
    """Whoever cannot go on reads where to ring first, kindly, in an emergency too."""
    for more in ({}, {"leg_signs": ["both_legs_weak"]}):
        first = answer(quiet(illness_signs=["cannot_go_on"], **more).found).parts[0].lines[0]
        assert first.text.startswith("Nobody needs to carry this alone.")


def test_whoever_answers_for_another_reads_of_them():
    """Where someone else answers, every line of the page speaks of the person as they, and of the reader as you."""
    allowed = re.compile(r"You said|['“]You['”]|[Yy]ou told us|[Yy]ou cannot reach|If you are in doubt|until you have")
    for one in SOME:
        if one.found.complete and one.told.get("answering_for", "myself") != "myself":
            text = plainly(render(one.found, "text")).partition("ABOUT THIS GUIDE")[0]
            left = allowed.sub("", " ".join(text.split()))
            assert not re.findall(r"[^.]*\byour (leg|doctor|medicines|pain)\b[^.]*", left), one.told


def test_the_data_say_the_same_in_eight_lines():
    """`summary` has at most eight lines: the headline, what to do, today, acupuncture, the reasons that count."""
    for one in SOME:
        lines = summary(one.found)
        assert json.loads(render(one.found, "json"))["summary"] == list(lines)
        assert 3 <= len(lines) <= MOST_LINES
        assert lines[0] == f"{headline(one.found)}."
        assert not [line for line in lines if re.search("[{}\u2068\u2069]|  ", line)]


def test_the_words_to_say_are_the_person_s_own():
    """Whoever must be seen soon is given words to say, in the first person, and of another in the third."""
    saying = answer(quiet(leg_signs=["foot_drop"]).found).parts[0].saying
    other = answer(quiet(leg_signs=["foot_drop"], answering_for="someone_who_can_agree").found).parts[0].saying
    assert "I cannot lift the front of the foot" in saying
    assert "They cannot lift the front of the foot" in other
    assert answer(quiet().found).parts[0].saying == ""


def test_numbers_are_links():
    """In an emergency the number to call is a link; else the advice line and the emergency number are."""
    nowhere = assess(quiet().told, None)
    numbers = {call.number for part in answer(nowhere).parts for call in part.calls}
    found = assess(quiet(leg_signs=["both_legs_weak"]).told, "GB")
    assert "999" in {call.number for part in answer(found).parts for call in part.calls}
    assert numbers == set()
    assert {"111", "999"} <= {call.number for part in answer(assess(quiet().told, "GB")).parts for call in part.calls}
