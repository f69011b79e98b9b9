"""Whatever prints a page prints it in every format, on a screen or into a file."""

import html
import re

import pytest
from calls import call, refused
from cases import VIGNETTES

from sciatica_guide.render.formats import FORMATS

PAGES = (
    ("about",),
    ("sources",),
    ("medicines", "warfarin"),
    ("rules", "foot-drop"),
    ("rules", "--check", "1.0.0"),
    ("questions", "age"),
    ("score", str(VIGNETTES)),
)
BEGINS = {"text": b"", "markdown": b"# ", "html": b"<!DOCTYPE html>", "pdf": b"%PDF-"}
each_page = pytest.mark.parametrize("page", PAGES, ids=" ".join)


def words(text):
    """The words of a page, in order, whatever marks stand between them."""
    return re.findall(r"\w+", text.lower())


@each_page
def test_it_comes_in_every_format(page, tmp_path):
    """Text, Markdown, HTML and PDF come as the file's name asks; the HTML says every word of the text, in its order."""
    endings = {"text": "txt", "markdown": "md", "html": "html", "pdf": "pdf"}
    assert endings.keys() == set(FORMATS)
    for form, ending in endings.items():
        file = tmp_path / f"page.{ending}"
        assert call(*page, "--output", str(file)) == (0, "", "")
        assert file.read_bytes().startswith(BEGINS[form])
        assert file.stat().st_mode & 0o777 == 0o600
    body = re.sub(r"<style>.*</style>|<title>.*</title>|<[^>]+>", " ", (tmp_path / "page.html").read_text(), flags=re.S)
    said = iter(words(html.unescape(body)))
    assert [word for word in words(call(*page).out) if word not in said] == []


@each_page
def test_it_can_be_had_in_large_print(page):
    """Letters of 18 points go with HTML, and are refused with text."""
    assert '<html lang="en" class="large">' in call(*page, "--format", "html", "--large-print").out
    refused(call(*page, "--large-print"), "--large-print", "html and pdf")


def test_a_name_of_a_file_that_asks_for_what_is_not_there_is_refused(tmp_path):
    """A page is not written as something else than the name of its file says; `csv` and `json` go where they exist."""
    refused(call("about", "--output", str(tmp_path / "a.json")), "a.json", "text, markdown, html, pdf")
    assert call("rules", "--output", str(tmp_path / "a.csv")).status == 0
    assert (tmp_path / "a.csv").read_text().startswith("id,when,")
    assert call("medicines", "warfarin", "--output", str(tmp_path / "b.json")).status == 0
    assert (tmp_path / "b.json").read_text().startswith("{")
    assert not (tmp_path / "a.json").exists()
