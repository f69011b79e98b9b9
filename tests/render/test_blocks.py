"""Every kind of block comes out of every format, on any page, whoever made it."""

import datetime
import re

import pytest
from markdown_it import MarkdownIt
from pdfs import pages_of

from sciatica_guide.render.formats import FORMATS, render
from sciatica_guide.report.page import Bullets, Heading, Line, Pairs, Paragraph, Report, Section, Table

TABLE = Table(
    "Choices",
    ("Choice", "What may get better", "Effort"),
    (
        (Line("Exercise", ("nice",)), Line("Leg pain, and for some people much more than that"), Line("Daily")),
        (Line("A|B"), Line("Nobody *knows* & some say <less>"), Line("")),
    ),
)
PAGE = Report(
    "",
    "A page about nobody",
    (
        Section(
            "all",
            "Every block",
            (
                Paragraph(Line("Keep moving.", ("nice",), "Moving.")),
                Heading("A smaller heading"),
                Bullets((Line("one point"), Line("one more"))),
                Bullets((Line("first this"), Line("then that")), "steps"),
                Bullets((Line("to be ticked"),), "boxes"),
                Pairs((("YES", "a sign"),)),
                TABLE,
            ),
        ),
        Section("bare", "", (Paragraph(Line("Without a heading.")),)),
    ),
    ("nice",),
    datetime.date(2026, 11, 25),
)
SAID = (
    *("A page about nobody", "Moving.", "Keep moving.", "A smaller heading", "one more", "then that", "to be ticked"),
    *("a sign", "Choices", "Exercise", "for some people much more", "Nobody *knows* & some say <less>"),
    "Without a heading.",
)


def words(made, format, folder):
    """What a reader of this format reads, in lower case, without spaces."""
    if format == "pdf":
        made = "".join(pages_of(made, folder))
    elif format == "markdown":
        made = MarkdownIt().enable("table").render(made)
    if format in ("markdown", "html"):
        made = re.sub(r"<style>.*?</style>", "", made, flags=re.S)
        made = re.sub(r"<[^>]*>", "", made)
        for mark, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
            made = made.replace(mark, character)
    return re.sub(r"\s", "", made).lower()


@pytest.mark.parametrize("format", FORMATS)
def test_every_block_is_told_by_every_format(format, tmp_path):
    """Paragraphs, headings, lists, pairs and tables say the same words in text, Markdown, HTML and PDF."""
    said = words(render(PAGE, format), format, tmp_path)
    assert [one for one in SAID if re.sub(r"\s", "", one).lower() not in said] == []


def test_a_table_stays_in_columns_while_they_fit():
    """At 80 columns a row stands in columns; at 24 its cells stand one below the other, each behind its head."""
    wide, narrow = render(PAGE, width=80), render(PAGE, width=24)
    assert "Choice        What may get better" in wide
    assert "  Effort: Daily" in narrow
    for width, text in ((80, wide), (24, narrow)):
        assert max(map(len, text.splitlines())) <= width


def test_no_empty_heading_and_no_empty_headline():
    """A section without a title has no heading of its own, and a page without a headline begins with its title."""
    assert "<h2></h2>" not in render(PAGE, "html")
    assert render(PAGE, "markdown").startswith("# A page about nobody")
    assert render(PAGE).startswith("A page about nobody\n")
