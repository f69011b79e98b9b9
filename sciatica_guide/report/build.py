"""An assessment in, a finished page out: the answer first, then sections in order, every line with its sources."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.report.answer import answer, headline
from sciatica_guide.report.page import Answer, Line, Report, Section, lines
from sciatica_guide.report.sections import MAKERS, View, heading, sources

LETTER_PAPER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE"})
"""Countries that print on US Letter."""
SOURCES, CLINICIAN = "sources", "clinician"


def build(assessment: Assessment, full: bool = False) -> Report:
    """The page; where someone should be seen today the clinician's sheet comes early, and an emergency is one page."""
    view = View(assessment, full)
    order = assessment.guideline.order[_kind(assessment)]
    made = {id_: tuple(MAKERS[id_](view)) for id_ in order if id_ != SOURCES}
    first = _short(answer(assessment), full)
    named = [line for part in first.parts for line in part.lines]
    named += [line for id_ in made for block in made[id_] for line in lines(block)]
    cited = tuple(dict.fromkeys(source for line in named for source in line.sources))
    made[SOURCES] = tuple(sources(view, cited)) if cited else ()
    page = tuple(_section(view, id_, made[id_]) for id_ in order if made[id_])
    paper = "us-letter" if assessment.region.id in LETTER_PAPER else "a4"
    return Report(headline(assessment), assessment.guideline.words.title, page, cited, assessment.date, first, paper)


def _kind(found: Assessment) -> str:
    if found.urgency.level == Urgency.EMERGENCY:
        return "emergency"
    return "today" if found.urgency.level == Urgency.SAME_DAY else "usual"


def _section(view: View, id_: str, blocks: Iterable[object]) -> Section:
    sheet = id_ == CLINICIAN
    return Section(id_, heading(view, id_), tuple(blocks), new_page=sheet and not view.emergency, framed=sheet)  # type: ignore[arg-type]


def _short(first: Answer, full: bool) -> Answer:
    """With one source a line in the short report."""
    if full:
        return first
    parts = tuple(part._replace(lines=tuple(_one(line) for line in part.lines)) for part in first.parts)
    return first._replace(parts=parts)


def _one(line: Line) -> Line:
    return line._replace(sources=line.sources[:1])
