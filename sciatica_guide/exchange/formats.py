"""The ways out for an assessment: as a page, or as data for other programs."""

from __future__ import annotations

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.render import formats

FORMATS = ("text", "json", "markdown", "html", "pdf", "fhir")
DATA = ("json", "fhir")
WITHOUT_LEVELS = ("fhir",)
"""Formats that hold what was answered, and not what it comes to."""


def urgent(assessment: Assessment) -> str:
    """The line that has to reach the person today, whatever becomes of the report; else nothing."""
    if assessment.urgency.level not in (Urgency.EMERGENCY, Urgency.SAME_DAY):
        return ""
    return assessment.speech.says(assessment.guideline.urgency[assessment.urgency.level].headline)


def make(
    assessment: Assessment,
    format: str,
    width: int = 80,
    full: bool = False,
    large_print: bool = False,
    subject: str = "",
    reproducible: bool = False,
) -> str | bytes:
    """The report in any of the formats, as it goes into a file. `width` is for plain text, `large_print` for paper.

    `subject` and `reproducible` are for fhir, which says what they are. Errors: AnswerError where a pdf cannot be made.
    """
    if format == "json":
        from sciatica_guide.exchange import json

        return json.render(assessment)
    if format == "fhir":
        from sciatica_guide.exchange.fhir import response

        return response.render(assessment, response.Labels(subject, reproducible))
    from sciatica_guide.report.build import build

    return formats.render(build(assessment, full), format, width, large_print)


def render(assessment: Assessment, format: str, width: int = 80, full: bool = False, large_print: bool = False) -> str:
    """The same, in a format that is text."""
    made = make(assessment, format, width, full, large_print)
    assert isinstance(made, str)
    return made
