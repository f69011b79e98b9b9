"""What all drawings share: the frame of an SVG, its words, and the two marks of a row of characters."""

from __future__ import annotations

from collections.abc import Iterable

FILLED, EMPTY = "#", "."
"""Characters for what is marked and what is not."""
LETTER = 15
"""Height of letters, in the units of a drawing, so that they are as large as those of the page around it."""


def frame(width: float, height: float, parts: Iterable[str]) -> str:
    """An SVG that is so many units wide and high."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width / LETTER:.2f}em" height="{height / LETTER:.2f}em" '
        f'fill="none" stroke="currentColor">{"".join(parts)}</svg>'
    )


def words(x: float, y: float, text: str, anchor: str = "start") -> str:
    """Words of ours at a place; never the person's own, which could hold any character."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-family="Liberation Sans, Arial, sans-serif" '
        f'font-size="{LETTER}" fill="currentColor" stroke="none">{safe}</text>'
    )
