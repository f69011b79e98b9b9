"""The ways out: an assessment in, text in the format asked for out; each is imported only when it is used."""

from __future__ import annotations

from sciatica_guide.assessment import Assessment

FORMATS = ("text", "json", "fhir")


def render(assessment: Assessment, format: str, width: int, full: bool = False) -> str:
    """The report in one of the formats; `width` and `full` are for plain text alone."""
    if format == "json":
        from sciatica_guide.render import json

        return json.render(assessment)
    if format == "fhir":
        from sciatica_guide.render import fhir

        return fhir.render(assessment)
    from sciatica_guide.render import text
    from sciatica_guide.report import build

    return text.render(build(assessment, full), width)
