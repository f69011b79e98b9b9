"""Where the words of every report come from: each line of advice names its sources, and each source can be found."""

import re

from report_pages import GUIDE, NOT_ADVICE, advised, lines, pages, sections

from sciatica_guide.assessment.speech import THEY, YOU, voiced
from sciatica_guide.render import text
from sciatica_guide.report.about import sources as all_sources
from sciatica_guide.report.page import Bullets, Card, Table

FRAMES = {
    voiced(getattr(GUIDE.words, id_), who)
    for id_ in (
        *("at_least", "why_nothing", "why_open", "unanswered", "choice", "needles_held"),
        *("living_held", "living_today", "say_in_time"),
    )
    for who in (YOU, THEY)
}
"""Fixed sentences that lead from line to line and advise nothing."""
OPPOSED = [
    re.compile(re.escape(voiced(GUIDE.words.opposed, who)).replace(r"\{first\}", ".+").replace(r"\{second\}", ".+"))
    for who in (YOU, THEY)
]
"""The sentence about two answers that do not go together, which tells what was said and advises nothing."""
WITHOUT = ("questions", "get_help", "options", "why")
"""Sections whose lists rest on the source of the line or the choice above them."""


def test_every_line_of_advice_has_a_source():
    """A paragraph or a step names a source, unless it is a sentence of the frame."""
    for section in sections():
        for block in section.blocks:
            bare = {line.text for line in lines(block) if not line.sources}
            if section.id == "why":
                bare = {told for told in bare if not any(frame.fullmatch(told) for frame in OPPOSED)}
            listed = isinstance(block, Card | Bullets | Table) and section.id in WITHOUT
            assert section.id in NOT_ADVICE or listed or bare <= FRAMES, (section.id, bare - FRAMES)


def test_every_source_resolves():
    """Each source named has a citation that `sources` prints, and an address unless it is our own judgement."""
    listed = " ".join(text.render(all_sources()).split())
    for source in {GUIDE.sources[id_] for line in advised() for id_ in line.sources}:
        assert source.cite in listed
        assert source.url.startswith("http") or source.id == "house-judgement", source.id


def test_every_number_in_brackets_is_explained():
    """The list at the end holds each source of each line, in the order of its numbers, with its address."""
    for page in pages():
        blocks = [block for section in page.report.sections for block in section.blocks]
        named = {id_ for block in blocks for line in lines(block) for id_ in line.sources}
        named |= {id_ for part in page.report.answer.parts for line in part.lines for id_ in line.sources}
        assert named == set(page.report.cited)
        rows = page.section("sources")[-1].rows
        assert [(row.number, row.id) for row in rows] == list(enumerate(page.report.cited, 1))
        assert all(row.url == GUIDE.sources[row.id].url for row in rows)


def test_the_short_report_names_one_source_a_line():
    """In the short report no line that advises names more than one source; with everything it names them all."""
    for page in pages():
        if not page.full:
            shown = [
                line
                for section in page.report.sections
                if section.id != "clinician"
                for block in section.blocks
                for line in lines(block)
            ]
            assert max(len(line.sources) for line in shown) <= 1
