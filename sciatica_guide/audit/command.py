"""`sciatica-guide audit`: the safety properties proved, and what the tables hold that nobody may have meant."""

from __future__ import annotations

import typer

from sciatica_guide.checks import shown
from sciatica_guide.errors import AnswerError

FORMATS = ("text", "json")


def audit(
    format: str = typer.Option("text", metavar="|".join(FORMATS), help="How it comes out."),
) -> None:
    """Prove the safety properties of the tables, and look for rows that are idle or at odds. Status 1 if any fails."""
    from sciatica_guide import output
    from sciatica_guide.assessment import guideline
    from sciatica_guide.audit import report
    from sciatica_guide.audit.tables import audit as find

    if format not in FORMATS:
        raise AnswerError("Flag --format", f"knows no {shown(format)}.", "Choose from: " + ", ".join(FORMATS) + ".")
    found = find(guideline())
    output.write(report.as_json(found) if format == "json" else report.as_text(found, output.width(None)), None)
    if not found.passed:
        raise typer.Exit(1)
