"""An assessment in, a finished page out: sections in order, worst news first, every line with its sources."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.guideline.manifest import ASSESSMENT, FOLLOWUP
from sciatica_guide.report import sections
from sciatica_guide.report.page import Report, Section, lines

IN_ORDER = {
    "now": sections.now,
    "handover": sections.handover,
    "signs": sections.signs,
    "why": sections.why,
    "acupuncture": sections.acupuncture,
    "options": sections.options,
    "meanwhile": sections.meanwhile,
    "ask_doctor": sections.ask_doctor,
    "ask_acupuncturist": sections.ask_acupuncturist,
    "get_help": sections.get_help,
    "sciatica": sections.sciatica,
    "acupuncture_facts": sections.acupuncture_facts,
    "answers": sections.answers,
    "about": sections.about,
}
FIRST_AFTER_PAGE_1 = "why"
"""In print it starts a page; in an emergency it follows at once, so that all may fit on one sheet."""
AFTERWARDS = {
    "now": sections.now,
    "handover": sections.handover,
    "signs": sections.signs,
    "why": sections.why,
    "course": sections.course,
    "instead": sections.instead,
    "meanwhile": sections.meanwhile,
    "get_help": sections.get_help,
    "answers": sections.answers,
    "about": sections.about,
}
PAGES = {ASSESSMENT: IN_ORDER, FOLLOWUP: AFTERWARDS}
IN_AN_EMERGENCY = ("now", "handover", "signs", "why", "about")


def build(assessment: Assessment, full: bool = False) -> Report:
    """The page; in an emergency only page 1, why, and what this guide is, without sources."""
    words = assessment.guideline.words
    view = sections.View(assessment, full)
    makers = PAGES[assessment.guideline.edition]
    made = {id_: makers[id_](view) for id_ in (IN_AN_EMERGENCY if view.emergency else makers)}
    page = [
        Section(id_, words[id_], tuple(blocks), new_page=id_ == FIRST_AFTER_PAGE_1 and not view.emergency)
        for id_, blocks in made.items()
        if blocks
    ]
    cited = () if view.emergency else _cited(page)
    if cited:
        page.insert(-1, Section("sources", words["sources"], tuple(sections.sources(view, cited))))
    headline = assessment.region.fill(assessment.guideline.urgency[assessment.urgency.level].headline)
    return Report(headline, f"{words['title']}, {assessment.date.isoformat()}", tuple(page), cited, assessment.date)


def _cited(page: Iterable[Section]) -> tuple[str, ...]:
    """Every source that a line names, in the order of first mention."""
    named = (line.sources for section in page for block in section.blocks for line in lines(block))
    return tuple(dict.fromkeys(source for sources in named for source in sources))
