"""What the guide says of itself: its purpose and limits, and every source it rests on."""

from __future__ import annotations

from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.guideline.words import ABOUT
from sciatica_guide.report.page import Line, Paragraph, Report, Section
from sciatica_guide.version import __version__


def about() -> Report:
    """Purpose, users, limits, publisher, funding, review status and reading level, a paragraph each."""
    rules = guideline()
    facts = {"next_review": rules.next_review.isoformat(), "grade": rules.words.grade}
    first = f"sciatica-guide {__version__}, guide version {rules.version}."
    said = [first, *(str(getattr(rules.words, id_)).format(**facts) for id_ in ABOUT)]
    return Report("", rules.headings["about"], (Section("about", "", tuple(Paragraph(Line(text)) for text in said)),))


def sources() -> Report:
    """Every source: the short name the report prints, the citation, its address, when and how it was read."""
    rules = guideline()
    rows = sorted(rules.sources.values(), key=lambda source: source.short.casefold())
    told = (
        " ".join(filter(None, (f"{one.short}.", one.cite, one.url, f"Checked {one.checked}: {one.read}.")))
        for one in rows
    )
    return Report(
        "", rules.headings["sources"], (Section("sources", "", tuple(Paragraph(Line(text)) for text in told)),)
    )
