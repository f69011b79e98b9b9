"""Pictures: what a page asks to be drawn, as SVG for paper and screen, and as rows of characters for a terminal."""

from __future__ import annotations

from sciatica_guide.render.pictures import bars, body, hundred, trend
from sciatica_guide.report.page import Bars, Body, Drawing, Hundred


def svg(drawing: Drawing) -> str:
    """The drawing as one SVG element in the colour of the text around it; 15 of its units are as high as a letter."""
    if isinstance(drawing, Hundred):
        return hundred.svg(drawing)
    if isinstance(drawing, Bars):
        return bars.svg(drawing)
    return body.svg(drawing) if isinstance(drawing, Body) else trend.svg(drawing)


def rows(drawing: Drawing) -> list[str]:
    """The drawing in rows of at most 60 characters."""
    if isinstance(drawing, Hundred):
        return hundred.rows(drawing)
    if isinstance(drawing, Bars):
        return bars.rows(drawing)
    return body.rows(drawing) if isinstance(drawing, Body) else trend.rows(drawing)
