"""`sciatica-guide schema` and `questionnaire`: what another program needs to ask and answer for itself."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sciatica_guide.cli.options import Manifest, choice_of, chosen, guideline_of, one_of
from sciatica_guide.render import output

NAMES = ("answers", "assessment", "questions", "batch-line", "batch-result", "medicines")
FORMATS = ("fhir",)
RESOURCES = ("questionnaire", "codesystem", "conceptmap")


def schema(
    name: Annotated[str, choice_of(NAMES, "Of what.", typer.Argument)],
    manifest: Manifest = "assessment",
) -> None:
    """JSON Schema (2020-12) of what goes in, such as a file of answers, or comes out, such as a report in JSON."""
    from sciatica_guide.exchange.schema import SCHEMAS

    made = SCHEMAS[one_of("sciatica-guide schema", name, NAMES)](guideline_of(manifest))
    output.write(json.dumps(made, indent=2) + "\n", None)


def questionnaire(
    what: Annotated[str, choice_of(RESOURCES, "Questions, our codes, or those of others.", typer.Argument)] = (
        "questionnaire"
    ),
    format: Annotated[str, choice_of(FORMATS, "How it comes out.")] = "fhir",
    manifest: Manifest = "assessment",
) -> None:
    """The questions as a FHIR R4 Questionnaire, for another system to ask. assess --answers reads what it answers."""
    from sciatica_guide.exchange.fhir import questionnaire, terminology

    chosen("--format", format, FORMATS)
    one_of("sciatica-guide questionnaire", what, RESOURCES)
    made = {
        "questionnaire": lambda: questionnaire.questionnaire(guideline_of(manifest)),
        "codesystem": terminology.code_system,
        "conceptmap": terminology.concept_map,
    }[what]()
    output.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n", None)
