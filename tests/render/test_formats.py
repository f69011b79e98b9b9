"""Every format tells the same page: all of its lines in the same order, and the person's own words byte for byte."""

import html.parser
import json
import re

import pytest
from calls import call
from hostile import HOSTILE, TYPED, folded
from markdown_it import MarkdownIt
from report_pages import CASES, lines, plainly

from sciatica_guide import assess
from sciatica_guide.exchange.formats import FORMATS, render
from sciatica_guide.render.formats import ENDINGS
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Pairs, References, Sheet, Table


class Words(html.parser.HTMLParser):
    """The words of an HTML page as a browser shows them, without its style and its pictures."""

    def __init__(self, page):
        super().__init__()
        self.parts, self.inside = [], []
        self.feed(page)

    def handle_starttag(self, tag, _):
        if tag in ("style", "title", "figure"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.parts.append(data)


def shown(format_, found, full=False):
    """The words that a reader of this format sees, in order, on one line."""
    page = render(found, format_, 80, full)
    if format_ == "markdown":
        page = MarkdownIt().enable("strikethrough").enable("table").render(page)
    words = "".join(Words(page).parts) if format_ in ("markdown", "html") else re.sub(r"(?m)^- ", "", page)
    return folded(words.replace("\u2060", " "))


def told(found, full=False):
    """The words of the page before it is drawn, tables aside, which narrow columns break."""
    report = build(found, full)
    parts = [report.headline]
    for part in report.answer.parts:
        parts += [part.tag, part.title, *(line.text for line in part.lines), part.saying]
    for section in report.sections:
        parts.append(section.title)
        for block in section.blocks:
            if isinstance(block, Pairs):
                parts += [word for row in block.rows for word in row]
            elif isinstance(block, Sheet):
                parts += [word for entry in block.entries for word in (entry.name, entry.alarm, entry.line.text)]
            elif isinstance(block, References):
                parts += [row.words for row in block.rows]
            elif not isinstance(block, Table):
                parts += [word for line in lines(block) for word in (line.lead, line.text)]
    return [plainly(part) for part in (*parts, report.headline) if part]


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
@pytest.mark.parametrize("id_", [*CASES, "hostile"])
def test_every_format_tells_every_line_in_order(format_, id_):
    """All that the page holds stands in the text, the Markdown and the HTML, one after the other."""
    found = assess(HOSTILE if id_ == "hostile" else CASES[id_]["answers"], "GB")
    words = shown(format_, found, full=id_ == "hostile").lower()
    place = 0
    for part in told(found, full=id_ == "hostile"):
        place = words.find(folded(part).lower(), place)
        assert place >= 0, part


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_own_words_are_shown_as_typed(format_):
    """What somebody typed is read as text, whatever marks are in it."""
    words = shown(format_, assess(HOSTILE))
    assert [name for name in TYPED if name not in words] == []


def test_own_words_are_data_in_json():
    """Other programs read the names back byte for byte."""
    data = json.loads(render(assess(HOSTILE), "json"))
    assert [one["typed"] for one in data["medicines"]] == data["answers"]["medicines"] == TYPED


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_name_of_the_file_chooses_the_format(ending, tmp_path):
    """A file whose name ends so holds what that format makes; asked for by name, a format beats the ending."""
    named, asked = tmp_path / f"report{ending.upper()}", tmp_path / f"asked{ending}"
    assert call("assess", "--age", "45", "--output", str(named)) == (0, "", "")
    assert call("assess", "--age", "45", "--output", str(asked), "--format", "text") == (0, "", "")
    assert asked.read_text(encoding="utf-8").startswith("We cannot tell yet")
    start = {"json": b"{", "markdown": b"# We cannot", "html": b"<!DOCTYPE html>", "pdf": b"%PDF-1.7"}[ENDINGS[ending]]
    assert named.read_bytes().startswith(start)


def test_every_format_but_text_has_an_ending():
    """Each can be had by the name of the file alone."""
    assert {*ENDINGS.values(), "text"} == set(FORMATS) - {"fhir"}


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_large_print_is_for_pages(format_):
    """Asked for where letters have no size, it is refused rather than ignored."""
    refusal = call("assess", "--large-print", "--format", format_)
    assert refusal.status == 2
    assert "html and pdf" in refusal.err


def test_html_fetches_nothing_and_runs_nothing():
    """The file loads from no address, has no script, and says its language; links are for readers alone."""
    page = render(assess(HOSTILE), "html")
    loaded = r"<script|<link|<img|\bon\w+=|\bsrc=|url\((?!#)|@import"
    assert re.findall(loaded, page) == []
    assert {link[:4] for link in re.findall(r'href="([^"]*)"', page)} <= {"http", "tel:", *("#sou",)}
    assert '<html lang="en">' in page
