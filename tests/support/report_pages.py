"""Reports, short and full, of every case and of people drawn at random, and how hard their words are to read."""

import re
from functools import cache
from itertools import product
from typing import NamedTuple

import textstat
from cases import CASES
from people import QUIET, Person, drawn

from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Line, Pairs, Report
from sciatica_guide.report.page import lines as page_lines

GUIDE = guideline()
ADVICE = {advice.id: advice for advice in GUIDE.advice}
FALSE_COMFORT = ("all clear", "safe to have", "rules out", "you do not have", "no side effects", "cure")
"""The contract's words that no report may print."""
OPEN = ("ask_first", "precautions", "reasonable")
"""The levels at which acupuncture is an open question."""
LEG = ("front_of_thigh", "back_of_thigh", "below_knee", "foot")
BACK = ("lower_back", "buttock", "groin")
UNDER_12_WEEKS = ("under_2_weeks", "2_to_6_weeks", "6_to_12_weeks", "not_sure")
NOT_ADVICE = ("answers", "sources", "about", "clinician")
"""Sections that advise nothing."""


class Page(NamedTuple):
    """Somebody, and the report that is printed for them. Sections that are alike are one object."""

    person: Person
    full: bool
    report: Report

    def section(self, id_):
        """The blocks of a section; none when it is not printed."""
        return next((section.blocks for section in self.report.sections if section.id == id_), ())


@cache
def people():
    """Everybody of the cases, and 5,000 drawn at random."""
    return (*(Person(case["answers"]) for case in CASES.values()), *drawn(5000))


@cache
def pages():
    """The short and the full report of each of them."""
    same = {}
    found = []
    for person in people():
        for full in (False, True):
            report = build(person.found, full)
            sections = tuple(same.setdefault(section, section) for section in report.sections)
            found.append(Page(person, full, report._replace(sections=sections)))
    return tuple(found)


@cache
def sections():
    """The sections of all those reports, each once."""
    return tuple({id(section): section for page in pages() for section in page.report.sections}.values())


@cache
def printed():
    """Every line of those reports, each once, and the section that one of them stands in."""
    return {line: section.id for section in sections() for block in section.blocks for line in lines(block)}


def advised():
    """The different lines of the sections that advise."""
    return [line for line, section in printed().items() if section not in NOT_ADVICE]


def quiet(**answers):
    """The quiet person of vignettes/twins.toml with some other answers."""
    return Person(QUIET | answers)


@cache
def sufferers():
    """Every place, length and cause of pain that a study asks for, at 64 and at 65, with a spasm and without."""
    places = [*([place] for place in (*LEG, *BACK, "not_sure")), *map(list, product(BACK, LEG))]
    times = ("over_12_weeks", *UNDER_12_WEEKS)
    return tuple(
        quiet(pain_site=place, duration=time, cause_found=cause, age=age, sensations=[feeling])
        for place, time, cause, age, feeling in product(
            places, times, ("disc", "no"), (64, 65), ("muscle_spasm", "none")
        )
    )


def given(person):
    """The ids of the recommendations that are not withheld."""
    return {one.id for one in person.found.recommendations}


def lines(block):
    """What is printed in a block; the rows of a list of pairs are lines without a source."""
    if isinstance(block, Pairs):
        return tuple(Line(right) for _, right in block.rows)
    return page_lines(block)


def plainly(text):
    """The words of a text without the marks around the person's own."""
    return text.translate({0x2068: None, 0x2069: None})


def sentences(text):
    """The sentences of a text; a colon ends one."""
    return [part for part in re.split(r"[.?!:]", text) if any(map(str.isalnum, part))]


@cache
def counts(text):
    """Syllables, words and sentences; a heading of two words is no sentence."""
    words = textstat.lexicon_count(text)
    return textstat.syllable_count(text), words, textstat.sentence_count(text) if words > 2 else 0


def grade(some_texts):
    """The Flesch-Kincaid school grade of texts taken together."""
    syllables, words, stops = (sum(column) for column in zip(*map(counts, some_texts), strict=True))
    return 0.39 * words / stops + 11.8 * syllables / words - 15.59
