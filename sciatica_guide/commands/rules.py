"""`sciatica-guide rules [ID]`."""

from __future__ import annotations

from sciatica_guide.commands.review import Check, Format, Id, review


def command(id: Id = None, format: Format = "text", check: Check = None) -> None:
    """Every rule as a clinician reads it: when, then, reason, basis, sources, and the cases that try it."""
    from sciatica_guide.assessment import guideline
    from sciatica_guide.review import cases, entries

    review(list(entries.rules(guideline(), cases.read())), id, format, check, ("rule", "recommendation"))
