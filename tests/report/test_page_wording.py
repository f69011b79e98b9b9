"""The words of every report: how plain they are, and what they never say."""

import re

import pytest
from report_pages import (
    ADVICE,
    CASES,
    FALSE_COMFORT,
    GUIDE,
    grade,
    lines,
    pages,
    printed,
    sections,
)

from sciatica_guide.report.page import Paragraph, Table

NEVER = {
    "a bare percentage": (r"%|\bper ?cent\b", "Pain fell by 40 percent."),
    "1 in N": (r"\b(1|one) (in|out of) (every )?(\d|two|three|four|five|ten|twenty|a )", "One in ten people."),
    "a chance that is not n of 100": (r"\d (in|out of|per) 10{2,}(,000)?\b", "9 in 100 people"),
    "a relative risk alone": (
        r"\b(\d+|two|three|four|five|ten|many) times (as|more|less|the|higher|lower)\b|\btwice (as|the)\b|\d-fold|"
        r"\b(doubles|doubled|halves|halved|triples) (the|your)\b|\b(relative|higher|lower|reduced|increased) risk\b",
        "Bleeding is 3 times more likely.",
    ),
    "a placeholder": (r"[{}]", "Call {emergency_number} now."),
    "two stops in a row": (r"[.;:,?!]\s*[.;:,]|\s[.;:,]|  ", "Moving and warmth.; May help"),
}


OURS = ("why", "get_help", "acupuncture", "options", "living", "sciatica", "acupuncture_facts", "about")
"""Sections in whole sentences of ours."""


def said(page, *only):
    """The words of a report in whole sentences: the answer and all sections of ours, or some of them."""
    chosen = only or OURS
    blocks = [block for section in page.report.sections if section.id in chosen for block in section.blocks]
    first = [line.text for part in page.report.answer.parts for line in part.lines]
    whole = [block for block in blocks if not isinstance(block, Table)]
    return [f"{page.report.headline}.", *first, *(line.words for block in whole for line in lines(block))]


def test_every_report_reads_at_grade_8():
    """What a report says in sentences reads at grade 8 or below."""
    assert [page.person.told for page in pages() if grade(said(page)) > 8] == []


def test_an_emergency_reads_at_grade_6():
    """The level, what to do and why read at grade 6 or below in every report of an emergency."""
    urgent = [page for page in pages() if page.person.urgency == "emergency"]

    assert urgent
    assert [page.person.told for page in urgent if grade(said(page, "why")) > 6] == []


def test_about_names_the_grade_that_is_measured():
    """The reading grade that `about` prints is that of the case whose report is the hardest to read."""
    assert round(max(grade(said(page)) for page in pages()[: 2 * len(CASES)])) == int(GUIDE.words.grade)


@pytest.mark.parametrize("name", NEVER)
def test_no_report_says_it(name):
    """No line of any report holds it: chances are n of 100, every blank is filled, every sentence ends once."""
    pattern, sample = NEVER[name]
    wrong = re.compile(pattern, re.IGNORECASE)
    texts = [line.text for line, section in printed().items() if section != "sources"]

    assert wrong.search(sample)
    assert [text for text in texts if wrong.search(text)] == []


def test_no_report_comforts_falsely():
    """None of the words that the contract forbids stands in any line of any report."""
    told = {line.text.lower() for line in printed()} | {section.title.lower() for section in sections()}
    assert {text for text in told for words in FALSE_COMFORT if words in text} == set()


def test_chances_are_told_both_ways_round():
    """Where so many of 100 fared one way, the same line says how many did not."""
    chance = re.compile(r"\b(\d{1,2}) of 100\b(?!,| points| with)")
    cells = {cell for advice in ADVICE.values() for cell in advice.cells}
    told = {line.text for line in printed() if chance.search(line.text) and line.text not in cells}

    assert told
    for text in told | {" ".join(ADVICE["option-wait"].cells)}:
        numbers = [int(number) for number in chance.findall(text)]
        assert [number for number in numbers if not re.search(rf"\b{100 - number}\b", text)] == [], text


def test_points_can_be_joined():
    """No point or cell ends in a stop, because the data format joins them with semicolons."""
    listed = [text for advice in ADVICE.values() for text in (*advice.points, *advice.cells)]
    assert [text for text in listed if text[-1] in ".;:,"] == []


def test_no_sentence_is_clipped():
    """Every paragraph of ours ends in a stop, and none asks a question in place of if."""
    for section in sections():
        if section.id in OURS:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    text = block.line.text
                    assert text.endswith((".", ":", "”")), text
                    assert "?" not in text, text
