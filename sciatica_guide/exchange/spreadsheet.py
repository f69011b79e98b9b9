"""Cells of a CSV file that people open in a spreadsheet: none may run as a formula."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"(^|[;,\t])(?='*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20])")
_DEFUSED = re.compile(r"(^|[;,\t])'(?='*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20])")


def defused(cell: str) -> str:
    """The cell with an apostrophe before all that a spreadsheet would run, where cells end at `;` or a tab too.

    Source: the OWASP advice on CSV injection.
    """
    return _FORMULA.sub(r"\1'", cell)


def as_it_was(cell: str) -> str:
    """What `defused` was given: the one apostrophe that it put there is taken out again."""
    return _DEFUSED.sub(r"\1", cell)
