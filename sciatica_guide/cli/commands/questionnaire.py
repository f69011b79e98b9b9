"""`sciatica-guide questionnaire`."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.commands.guides import Guide, tables
from sciatica_guide.cli.commands.options import chosen

FORMATS = ("fhir",)


def command(
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How it comes out.")] = "fhir",
    guide: Guide = "assessment",
) -> None:
    """The questions as a FHIR R4 Questionnaire, for another system to ask. assess --answers reads what it answers."""
    import json

    from sciatica_guide.exchange.fhir.questionnaire import questionnaire
    from sciatica_guide.render import output

    chosen("--format", format, FORMATS)
    output.write(json.dumps(questionnaire(tables(guide)), ensure_ascii=False, indent=2) + "\n", None)
