"""`sciatica-guide questions [ID]`."""

from __future__ import annotations

from sciatica_guide.commands.review import Check, Format, Id, review


def command(id: Id = None, format: Format = "text", check: Check = None) -> None:
    """Every question as a clinician reads it: whom it is put to, its answers, why we ask, and the rules it feeds."""
    from sciatica_guide.assessment import guideline
    from sciatica_guide.review import entries

    review(list(entries.questions(guideline())), id, format, check, ("question",))
