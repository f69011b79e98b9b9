"""`sciatica-guide questions [ID]`."""

from __future__ import annotations

from sciatica_guide.cli.commands.guides import Guide, tables
from sciatica_guide.cli.commands.review import Check, Format, Id, review


def command(id: Id = None, format: Format = "text", check: Check = None, guide: Guide = "assessment") -> None:
    """Every question as a clinician reads it: whom it is put to, its answers, why we ask, and the rules it feeds."""
    from sciatica_guide.review import entries

    rules = tables(guide)
    review(rules, list(entries.questions(rules)), id, format, check, ("question",))
