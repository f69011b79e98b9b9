"""`sciatica-guide rules [ID]`."""

from __future__ import annotations

from sciatica_guide.cli.commands.guides import Guide, tables
from sciatica_guide.cli.commands.review import Check, Format, Id, review


def command(id: Id = None, format: Format = "text", check: Check = None, guide: Guide = "assessment") -> None:
    """Every rule as a clinician reads it: when, then, reason, basis, sources, and the cases that try it."""
    from sciatica_guide.review import cases, entries

    rules = tables(guide)
    review(
        rules, list(entries.rules(rules, cases.read()[rules.edition.id])), id, format, check, ("rule", "recommendation")
    )
