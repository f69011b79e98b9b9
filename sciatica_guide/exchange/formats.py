"""The ways out: an assessment in, the page in the format asked for out; each is imported only when it is used."""

from __future__ import annotations

from sciatica_guide.assessment.assess import Assessment

FORMATS = ("text", "json", "markdown", "html", "pdf", "fhir")
LARGE = ("html", "pdf")
"""Formats that can be had in large print."""
ENDINGS = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
}
"""What the end of a file's name says about its format; any other name is for text."""


def format_for(path: str | None) -> str:
    """The format that a file's name asks for; text without a file."""
    name = (path or "").lower()
    return next((format for ending, format in ENDINGS.items() if name.endswith(ending)), "text")


def make(
    assessment: Assessment, format: str, width: int = 80, full: bool = False, large_print: bool = False
) -> str | bytes:
    """The report in any of the formats, as it goes into a file. Errors: AnswerError where a pdf cannot be made."""
    if format != "pdf":
        return render(assessment, format, width, full, large_print)
    from sciatica_guide.render import pdf
    from sciatica_guide.report.build import build

    return pdf.render(build(assessment, full), assessment.date, large_print)


def render(assessment: Assessment, format: str, width: int = 80, full: bool = False, large_print: bool = False) -> str:
    """The report in a format that is text. `width` is for plain text, `large_print` for html."""
    if format == "json":
        from sciatica_guide.exchange import json

        return json.render(assessment)
    if format == "fhir":
        from sciatica_guide.exchange import fhir_page as fhir

        return fhir.render(assessment)
    from sciatica_guide.report.build import build

    report = build(assessment, full)
    if format == "markdown":
        from sciatica_guide.render import markdown

        return markdown.render(report)
    if format == "html":
        from sciatica_guide.render import html

        return html.render(report, large_print)
    from sciatica_guide.render import text

    return text.render(report, width)
