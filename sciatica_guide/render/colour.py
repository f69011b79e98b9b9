"""The rows of a text report in colour, for a terminal: words carry the meaning, so that nothing is lost without it."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from sciatica_guide.render.text import Row

STYLES = {"headline": "bold", "title": "bold", "heading": "bold magenta", "alarm": "bold red"}
"""Colours out of the palette that the person has chosen for the terminal, legible on light and dark."""


def painted(rows: Iterable[Row]) -> str:
    """The same rows between codes for colour. The person's own words are never read as markup."""
    to = StringIO()
    console = Console(file=to, force_terminal=True, color_system="standard", no_color=False, soft_wrap=True)
    for row in rows:
        console.print(Text(row.text, STYLES.get(row.role, "")), markup=False, emoji=False, highlight=False)
    return to.getvalue()
