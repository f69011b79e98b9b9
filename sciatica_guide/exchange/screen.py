"""How a report looks on standard output: its width, its colour and whether it is drawn, by what is behind it."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.render.output import wanted, width


class Screen(NamedTuple):
    """Columns to wrap at, whether to colour, and whether to draw with rows of characters."""

    columns: int
    coloured: bool
    drawn: bool


def screen(accessible: bool) -> Screen:
    """What standard output can show; plain where it is no terminal, a dumb one, or a screen reader may read it."""
    plain = accessible or wanted("ACCESSIBLE") or os.environ.get("TERM", "dumb") == "dumb"
    rich = not plain and sys.stdout is not None and sys.stdout.isatty()
    coloured = not os.environ.get("NO_COLOR") and (rich or (not accessible and wanted("FORCE_COLOR")))
    return Screen(width(None), coloured, rich)


def page(found: Assessment, full: bool = False, accessible: bool = False) -> str:
    """The report as it looks on this screen."""
    from sciatica_guide.render import text
    from sciatica_guide.report.build import build

    here = screen(accessible)
    rows = text.rows(build(found, full), here.columns, here.drawn)
    if not here.coloured:
        return text.joined(rows)
    from sciatica_guide.render import colour

    return colour.painted(rows)


def through_pager(page: str) -> None:
    """The page a screenful at a time; in one go where there is no terminal to turn pages on."""
    if not (sys.stdout and sys.stdout.isatty() and sys.stdin and sys.stdin.isatty()):
        from sciatica_guide.render.printing import show

        show(page)
        return
    import pydoc

    os.environ.setdefault("LESS", "-FRX")  # keeps the colours, and leaves at once where all fits on the screen
    pydoc.pager(page)
