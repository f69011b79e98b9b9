"""The ways out for any page: a Report in, the page in the format asked for out; each imported only when it is used."""

from __future__ import annotations

from sciatica_guide.report.page import Report

FORMATS = ("text", "markdown", "html", "pdf")
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


def render(report: Report, format: str = "text", width: int = 80, large_print: bool = False) -> str | bytes:
    """The page as it goes into a file: text, or the bytes of a PDF. `width`, in columns, is for plain text.

    Errors: AnswerError where a pdf cannot be made.
    """
    if format == "pdf":
        from sciatica_guide.render import pdf

        return pdf.render(report, large_print)
    if format == "markdown":
        from sciatica_guide.render import markdown

        return markdown.render(report)
    if format == "html":
        from sciatica_guide.render import html

        return html.render(report, large_print)
    from sciatica_guide.render import text

    return text.render(report, width)
