"""The HTML page in a real browser: on a phone, a desk and paper, light and dark."""

import shutil
import subprocess
from itertools import pairwise

import pytest
from hostile import HOSTILE, OWN_WORDS
from report_pages import CASES

from sciatica_guide import assess
from sciatica_guide.exchange.formats import render

sync_api = pytest.importorskip("playwright.sync_api", reason="drives the browser: pip install -e '.[dev]'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.xdist_group("browser"),
]
QUIETLY = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
LOOKS = [
    *((size, "screen", scheme) for size in (PHONE, DESK) for scheme in ("light", "dark")),
    (DESK, "print", "light"),
    (DESK, "print", "dark"),
]
LONG = {"medicines": ["x" * 300, "a long name " * 30]}
PEOPLE = {
    "emergency": CASES["V02"]["answers"],
    "everything": HOSTILE,
    "pictures": CASES["V48"]["answers"],
    "long": CASES["V54"]["answers"] | LONG,
}
LOOKED_AT_IN_EVERY_WAY = ("emergency", "pictures", "pictures-large")
"""The others are of the same make, and looked at on a phone."""
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser():
    """One browser for all the pages."""
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=[*QUIETLY])
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The pages as files, as a person opens them, ordinary and in large print."""
    made = tmp_path_factory.mktemp("pages")
    for id_, answers in PEOPLE.items():
        found = assess(answers, "GB")
        (made / f"{id_}.html").write_text(render(found, "html", full=id_ == "everything"), encoding="utf-8")
        (made / f"{id_}-large.html").write_text(render(found, "html", large_print=True), encoding="utf-8")
    return made


@pytest.fixture
def page(browser):
    """A window with nothing in it, and the addresses that it asks for."""
    window = browser.new_page()
    window.asked = []
    window.on("request", lambda request: window.asked.append(request.url))
    yield window
    window.close()


def test_no_rule_of_accessibility_is_broken(page, folder):
    """axe finds nothing on any page, on a phone, on a desk or as printed, in light or dark; nothing else is fetched."""
    for path in sorted(folder.glob("*.html")):
        page.goto(path.as_uri())
        for size, medium, scheme in LOOKS if path.stem in LOOKED_AT_IN_EVERY_WAY else LOOKS[:1]:
            page.set_viewport_size(size)
            page.emulate_media(media=medium, color_scheme=scheme)
            found = axe.Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], (path.name, size, medium, scheme)
    assert sorted(page.asked) == sorted(path.as_uri() for path in folder.glob("*.html"))


def test_nothing_scrolls_sideways_on_a_phone(page, folder):
    """At 320 pixels every page fits, however long a word somebody typed, in large print too."""
    page.set_viewport_size(PHONE)
    for path in sorted(folder.glob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate(FITS), path.name


def test_the_page_reads_well_without_its_style(page, folder):
    """With styles off the words stand in the order of the screen and of paper, with headings one below the other.

    On a screen the addresses of the sources stand in the links alone; on paper, as without a style, they are read.
    No script was there.
    """
    page.goto((folder / "everything.html").as_uri())
    styled = page.inner_text("main").split()
    page.emulate_media(media="print")
    printed = page.inner_text("main").split()
    page.evaluate("document.querySelector('style').remove()")
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => one.tagName)")

    assert page.inner_text("main").split() == printed
    page.evaluate("document.querySelectorAll('.references i').forEach(one => one.remove())")
    assert page.inner_text("main").split() == styled
    assert levels[0] == "H1"
    assert levels.count("H1") == 1
    assert all(int(below[1]) <= int(above[1]) + 1 for above, below in pairwise(levels))
    assert " ".join(OWN_WORDS.split()) in " ".join(styled)
    assert page.evaluate("document.scripts.length") == 0


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_page_1_fits_the_paper(paper, page, folder, tmp_path):
    """Printed from the browser the answer stands on page 1, and the whole takes few pages, on A4 and on Letter."""
    for id_ in ("emergency", "pictures"):
        page.goto((folder / f"{id_}.html").as_uri())
        page.pdf(path=tmp_path / "page.pdf", format=paper, prefer_css_page_size=False)
        told = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
        pages = told.stdout.decode().split("\f")[:-1]
        assert "acupuncture" in pages[0]
        assert len(pages) <= (2 if id_ == "emergency" else 5)
