"""Which of the two ways to ask fits the person and the terminal."""

from __future__ import annotations

import os
import shutil
import sys

from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.interview.prompts import Asker
from sciatica_guide.render.output import wanted

SMALLEST = (40, 15)
"""Columns and rows below which a list no longer fits the screen."""


def way_to_ask(rules: Guideline, accessible: bool) -> Asker:
    """A list to choose from, or numbered lines where that is wanted or the terminal cannot do more."""
    words = rules.interview
    size = shutil.get_terminal_size()
    plain = accessible or wanted("ACCESSIBLE")
    dumb = os.environ.get("TERM", "dumb") == "dumb"
    if plain or dumb or size.columns < SMALLEST[0] or size.lines < SMALLEST[1]:
        from sciatica_guide.interview.prompts.lines import Lines

        sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
        return Lines(words, sys.stdin.readline, sys.stderr)
    from sciatica_guide.interview.prompts.choose import Choose

    return Choose(words, sys.stderr)
