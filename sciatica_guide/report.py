"""An assessment in, a finished page out: sections in order, worst news first, every line with its sources."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide import sections
from sciatica_guide.assessment import Assessment
from sciatica_guide.model import Urgency
from sciatica_guide.page import Bullets, Paragraph, Report, Section

IN_ORDER = {
    "now": sections.now,
    "why": sections.why,
    "acupuncture": sections.acupuncture,
    "meanwhile": sections.meanwhile,
    "get_help": sections.get_help,
    "answers": sections.answers,
    "about": sections.about,
}
IN_AN_EMERGENCY = ("now", "why", "answers", "about")


def build(assessment: Assessment) -> Report:
    """The whole page; in an emergency only what to do, why, the answers and what this guide is, without sources."""
    words = assessment.guideline.words
    emergency = assessment.urgency.level == Urgency.EMERGENCY
    chosen = IN_AN_EMERGENCY if emergency else tuple(IN_ORDER)
    page = [Section(id_, words[id_], tuple(IN_ORDER[id_](assessment))) for id_ in chosen]
    cited = () if emergency else _cited(page)
    if cited:
        page.insert(-1, Section("sources", words["sources"], tuple(sections.sources(assessment, cited))))
    headline = assessment.region.fill(assessment.guideline.urgency[assessment.urgency.level].headline)
    return Report(headline, f"{words['title']}, {assessment.date.isoformat()}", tuple(page), cited)


def _cited(page: Iterable[Section]) -> tuple[str, ...]:
    """Every source that a line names, in the order of first mention."""
    lines = [
        line
        for section in page
        for block in section.blocks
        for line in (
            block.lines if isinstance(block, Bullets) else [block.line] if isinstance(block, Paragraph) else []
        )
    ]
    return tuple(dict.fromkeys(source for line in lines for source in line.sources))
