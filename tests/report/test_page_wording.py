"""The words of every report: how plain they are, and what they never say."""

import re

import pytest
from report_pages import (
    ADVICE,
    CASES,
    FALSE_COMFORT,
    GUIDE,
    advised,
    counts,
    grade,
    lines,
    ours,
    pages,
    printed,
    sections,
    sentences,
)

from sciatica_guide.report.page import Bullets, Pairs, Paragraph

NEVER = {
    "a bare percentage": (r"%|\bper ?cent\b", "Pain fell by 40 percent."),
    "1 in N": (r"\b(1|one) (in|out of) (every )?(\d|two|three|four|five|ten|twenty|a )", "One in ten people."),
    "a chance that is not n in 100": (r"\d (of|out of|per) 10{2,}(,000)? (people|men|women)", "9 of 100 people"),
    "a relative risk alone": (
        r"\b(\d+|two|three|four|five|ten|many) times (as|more|less|the|higher|lower)\b|\btwice (as|the)\b|\d-fold|"
        r"\b(doubles|doubled|halves|halved|triples) (the|your)\b|\b(relative|higher|lower|reduced|increased) risk\b",
        "Bleeding is 3 times more likely.",
    ),
    "a placeholder": (r"[{}]", "Call {emergency_number} now."),
    "two stops in a row": (r"[.;:,?!]\s*[.;:,]|\s[.;:,]|  ", "Moving and warmth.; May help"),
}


def said(page, *only):
    """The words of a report that are ours: all but the person's answers and the sources, or those of some sections."""
    chosen = only or {section.id for section in page.report.sections} - {"handover", "signs", "answers", "sources"}
    blocks = [block for section in page.report.sections if section.id in chosen for block in section.blocks]
    return [page.report.headline, *(ours(line.text) for block in blocks for line in lines(block))]


def test_every_report_reads_at_grade_6():
    """What a report says, the person's own answers and the list of sources apart, reads at grade 6 or below."""
    assert [page.person.told for page in pages() if grade(said(page)) > 6] == []


def test_an_emergency_reads_at_grade_5():
    """The level, what to do and why read at grade 5 or below in every report of an emergency."""
    urgent = [page for page in pages() if page.person.urgency == "emergency"]

    assert urgent
    assert [page.person.told for page in urgent if grade(said(page, "now", "why")) > 5] == []


def test_about_names_the_grade_that_is_measured():
    """The reading grade that `about` prints is that of the case whose report is the hardest to read."""
    assert round(max(grade(said(page)) for page in pages()[: 2 * len(CASES)])) == int(GUIDE.words["grade"])


def test_no_sentence_of_advice_is_longer_than_20_words():
    """Put together for a person and filled with the numbers to ring, a sentence still has at most 20 words."""
    texts = {ours(line.text) for line in advised()}

    assert all(texts)
    assert [part for text in texts for part in sentences(text) if counts(part)[1] > 20] == []


@pytest.mark.parametrize("name", NEVER)
def test_no_report_says_it(name):
    """No line of any report holds it: chances are n in 100, every blank is filled, every sentence ends once."""
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
    """Where so many in 100 fared one way, the same line says how many did not; an option's points say it together."""
    chance = re.compile(r"\b(\d{1,2}) in 100\b(?!,)")
    told = {line.text for line in printed() if chance.search(line.text) and not line.text.startswith("May ")}

    assert told
    for text in told | {" ".join(ADVICE["option-wait"].points)}:
        numbers = [int(number) for number in chance.findall(text)]
        assert [number for number in numbers if not re.search(rf"\b{100 - number}\b", text)] == [], text


def test_a_colon_at_the_end_has_its_list():
    """A paragraph that ends in a colon stands right above a list; a line of a list never ends in one."""
    for section in sections():
        for block, below in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            ends = [line.text for line in lines(block) if line.text.endswith(":")]
            run_in = isinstance(below, Paragraph) and section.id == "answers"
            listed = isinstance(below, Bullets | Pairs) and lines(below)
            assert not ends or (isinstance(block, Paragraph) and (listed or run_in)), ends


def test_points_can_be_joined():
    """No point of an option or a list ends in a stop, because the data format joins points with semicolons."""
    assert [point for advice in ADVICE.values() for point in advice.points if point[-1] in ".;:,"] == []
