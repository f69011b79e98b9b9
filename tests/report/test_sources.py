"""Where the words of every report come from: each line of advice names its sources, and each source can be found."""

import re

from report_pages import ADVICE, GUIDE, NOT_ADVICE, advised, lines, pages, sections

from sciatica_guide.render import text
from sciatica_guide.report.about import sources as all_sources
from sciatica_guide.report.page import Bullets, Paragraph

FRAMES = {
    GUIDE.words[id_]
    for id_ in (
        *("at_least", "why_nothing", "why_open", "unanswered", "acupuncture_decision", "sort_out"),
        *("meanwhile_held", "meanwhile_same_day"),
    )
}
"""Fixed sentences that lead from line to line and advise nothing."""
IN_ORDER = re.compile(GUIDE.words["options_in_order"].replace(".", r"\.").replace("{matters}", "[a-z, ]+"))
TO_ANSWER = {f"--{id_.replace('_', '-')} ({question.short})" for id_, question in GUIDE.questions.items()}
POINTS = {GUIDE.regions["GB"].fill(advice.text): advice.points for advice in ADVICE.values() if advice.points}


def test_every_line_of_advice_has_a_source():
    """A line names a source, or is a point right below one that does, a sentence of the frame, or a question left."""
    for section in sections():
        for block, above in zip(section.blocks, (None, *section.blocks), strict=False):
            bare = {line.text for line in lines(block) if not line.sources}
            allowed = FRAMES | (TO_ANSWER if section.id == "why" else set())
            if section.id == "options" and above is None:
                allowed = {text for text in bare if IN_ORDER.fullmatch(text)} | FRAMES
            if isinstance(block, Bullets) and isinstance(above, Paragraph) and above.line.sources:
                allowed = {point for text in POINTS if above.line.text.startswith(text) for point in POINTS[text]}
            assert section.id in NOT_ADVICE or bare <= allowed


def test_every_source_resolves():
    """Each source named has a citation that `sources` prints, and an address unless it is our own judgement."""
    listed = " ".join(text.render(all_sources()).split())
    for source in {GUIDE.sources[id_] for line in advised() for id_ in line.sources}:
        assert source.cite in listed
        assert source.url.startswith("http") or source.id == "house-judgement", source.id


def test_every_number_in_brackets_is_explained():
    """Outside emergencies the list at the end holds each source of each line, in the order of its numbers."""
    for page in pages():
        blocks = [block for section in page.report.sections for block in section.blocks]
        named = {id_ for block in blocks for line in lines(block) for id_ in line.sources}
        cited = [GUIDE.sources[id_] for id_ in page.report.cited]
        assert named == set(page.report.cited) or page.person.urgency == "emergency"
        if cited and page.full:
            for number, (one, row) in enumerate(zip(cited, page.section("sources")[-1].rows, strict=True), 1):
                assert row[0] == f"[{number}]"
                assert one.cite in row[1]
        elif cited:
            short = page.section("sources")[-1].line.text
            assert short == "; ".join(f"[{n}] {one.short}" for n, one in enumerate(cited, 1)) + "."
