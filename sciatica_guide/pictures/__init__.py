"""Pictures: what a page asks to be drawn, as SVG for paper and screen, and as rows of characters for a terminal."""

from __future__ import annotations

from sciatica_guide.page import Bars, Drawing, Hundred
from sciatica_guide.pictures import bars, body, hundred


def svg(drawing: Drawing) -> str:
    """The drawing as one SVG element in the colour of the text around it; 15 of its units are as high as a letter."""
    if isinstance(drawing, Hundred):
        return hundred.svg(drawing)
    return bars.svg(drawing) if isinstance(drawing, Bars) else body.svg(drawing)


def rows(drawing: Drawing) -> list[str]:
    """The drawing in rows of at most 60 characters."""
    if isinstance(drawing, Hundred):
        return hundred.rows(drawing)
    return bars.rows(drawing) if isinstance(drawing, Bars) else body.rows(drawing)
