"""`sciatica-guide score`: cases with expected levels in, how many came out so."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.commands.options import chosen

FORMATS = ("text", "json")


def command(
    cases: Annotated[
        str, typer.Argument(metavar="CASES", help="A folder of cases in JSON, or a list with expect_urgency.")
    ],
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How it comes out.")] = "text",
) -> None:
    """How often the rules give the levels that cases expect, beside what is published of symptom checkers."""
    from sciatica_guide.guideline.packaged import guideline
    from sciatica_guide.render import output
    from sciatica_guide.review.scoring import report
    from sciatica_guide.review.scoring.score import score

    chosen("--format", format, FORMATS)
    tallies = score(cases, guideline())
    output.write(report.as_json(tallies) if format == "json" else report.as_text(tallies, output.width(None)), None)
