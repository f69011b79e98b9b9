"""`sciatica-guide audit`: the safety properties proved, and what the tables hold that nobody may have meant."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.commands.options import chosen

FORMATS = ("text", "json")


def command(
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How it comes out.")] = "text",
) -> None:
    """Prove the safety properties of the tables, and look for rows that are idle or at odds. Status 1 if any fails."""
    from sciatica_guide.guideline.manifest import EDITIONS
    from sciatica_guide.guideline.packaged import guideline
    from sciatica_guide.proof.audit import report
    from sciatica_guide.proof.audit.tables import audit
    from sciatica_guide.render import output

    chosen("--format", format, FORMATS)
    found = [audit(guideline(edition)) for edition in EDITIONS]
    output.write(report.as_json(found) if format == "json" else report.as_text(found, output.width(None)), None)
    if not all(one.passed for one in found):
        raise typer.Exit(1)
