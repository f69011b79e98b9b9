"""What the guide says of itself: its purpose and limits, and every source it rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from sciatica_guide import __version__
from sciatica_guide.guideline.shipped import guideline
from sciatica_guide.guideline.words import ABOUT


def about(width: int) -> str:
    """Purpose, users, limits, publisher, funding, review status and reading level, a paragraph each."""
    rules = guideline()
    facts = {"next_review": rules.next_review.isoformat(), "grade": rules.words["grade"]}
    first = f"sciatica-guide {__version__}, guide version {rules.version}."
    return _paragraphs([first, *(rules.words[id_].format(**facts) for id_ in ABOUT)], width)


def sources(width: int) -> str:
    """Every source: the short name the report prints, the citation, its address, when and how it was read."""
    rows = sorted(guideline().sources.values(), key=lambda source: source.short.casefold())
    return _paragraphs(
        (
            " ".join(filter(None, (f"{one.short}.", one.cite, one.url, f"Checked {one.checked}: {one.read}.")))
            for one in rows
        ),
        width,
    )


def _paragraphs(texts: Iterable[str], width: int) -> str:
    wrapped = (textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False) for text in texts)
    return "\n\n".join(wrapped) + "\n"
