"""The PDF: tagged, in the order of the text report, page 1 on one page, the same bytes each time."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache

import pytest
from calls import call, refused, run
from hostile import HOSTILE, TYPED, folded
from pdfs import DAY, pages_of, pdf, read_aloud, squeezed
from report_pages import CASES, lines, people

from sciatica_guide import assess
from sciatica_guide.render import text
from sciatica_guide.report import sections
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Picture

pytest.importorskip("typst", reason="typst makes the pdf: pip install 'typst<0.16'")
needs = {
    tool: pytest.mark.skipif(not shutil.which(tool), reason=f"{tool} is not installed") for tool in ("qpdf", "pdfinfo")
}
DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e]")
FROM_LEFT = [DIRECTION.split(name)[0].strip() for name in TYPED]
"""What is read from left to right: the tags of Hebrew hold it as it is drawn, from right to left."""
TYPICAL = ("V40", "V48", "V58", "V66")
WIDTH_OF_A4, MARGIN = 595.3, 42.5
"""In points."""


@cache
def worst():
    """The people of whom page 1 has the most to tell: the longest in words, urgent or not."""

    def front(one):
        view = sections.View(one.found, False)
        blocks = [*sections.now(view), *sections.handover(view), *sections.signs(view)]
        return len("".join(str(lines(block)) for block in blocks))

    ranked = sorted(people(), key=front, reverse=True)
    calm = [one for one in ranked if one.urgency != "emergency"]
    return [one.told for one in (*ranked[:4], *calm[:8])]


@needs["pdfinfo"]
@pytest.mark.parametrize("id_", ["V02", "V40", "V42", "V48", "V54", "hostile"])
def test_the_order_is_that_of_the_text_report(id_, tmp_path):
    """Read aloud by its tags, the PDF tells the words of the text report, all of them, in that order."""
    answers = CASES["V54"]["answers"] | {"medicines": FROM_LEFT} if id_ == "hostile" else CASES[id_]["answers"]
    wanted = squeezed(text.render(build(assess(answers, "GB", DAY))))
    for large in (False, True):
        assert squeezed(read_aloud(pdf(answers, large), tmp_path)) == wanted


@needs["pdfinfo"]
def test_own_words_are_shown_as_typed(tmp_path):
    """What somebody typed stands there letter by letter; marks of direction, which show nothing, aside."""
    words = folded(" ".join(pages_of(pdf(HOSTILE), tmp_path)))
    assert [name for name in TYPED if DIRECTION.sub("", name) not in DIRECTION.sub("", words)] == []


@needs["qpdf"]
@pytest.mark.parametrize("id_", ["V02", "V40", "V48", "V54"])
def test_the_file_is_sound_and_every_picture_has_its_words(id_, tmp_path):
    """qpdf finds nothing wrong, the file says it is PDF/UA-1 in English, and each figure has alternative text."""
    answers, file = CASES[id_]["answers"], tmp_path / "page.pdf"
    file.write_bytes(pdf(answers))
    subprocess.run(["qpdf", "--check", file], capture_output=True, check=True)
    objects = json.loads(subprocess.run(["qpdf", "--json", file], capture_output=True, check=True).stdout)["qpdf"][1]
    values = [one.get("value") or one["stream"]["dict"] for name, one in objects.items() if name != "trailer"]
    drawn = [one for one in values if isinstance(one, dict) and one.get("/S") == "/Figure"]
    wanted = [
        block.alt for one in build(assess(answers)).sections for block in one.blocks if isinstance(block, Picture)
    ]

    assert [one["/Alt"].removeprefix("u:") for one in drawn] == wanted
    assert bool(wanted) == (id_ != "V02")
    assert [one["/Lang"] for one in values if isinstance(one, dict) and one.get("/Type") == "/Catalog"] == ["u:en"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in file.read_bytes()


@needs["pdfinfo"]
def test_page_1_never_spills(tmp_path):
    """Every case, and those of 5,000 people who have most to tell, keep to one page; typical reports take 3."""
    for id_, answers in [*((id_, case["answers"]) for id_, case in CASES.items()), *enumerate(worst())]:
        pages = pages_of(pdf(answers), tmp_path)
        signs = build(assess(answers)).sections[2].blocks[0].rows
        assert squeezed(signs[-1][1]) in squeezed(pages[0]), answers
        assert len(pages) <= 3 or id_ not in TYPICAL


def test_the_same_page_makes_the_same_bytes(tmp_path):
    """Made twice, by this process and by the command under another clock, the file is the same."""
    answers, file = CASES["V42"]["answers"], tmp_path / "page.pdf"
    (tmp_path / "told.json").write_text(json.dumps(answers))
    place = ("--region", "GB", "--date", str(DAY), "--output", file)
    assert run("assess", "--answers", tmp_path / "told.json", *place, env=os.environ | {"TZ": "Asia/Tokyo"}).status == 0
    assert file.read_bytes() == pdf(answers) == pdf(answers)


def test_without_typst_the_way_to_it_is_told(monkeypatch):
    """Where the extra is missing, one line says how to install it and that html is there."""
    monkeypatch.setitem(sys.modules, "typst", None)
    refused(call("assess", "--age", "45", "--format", "pdf"), "pdf", "pip install 'typst<0.16'", "html")


def test_a_letter_without_a_font_is_refused_by_name():
    """A word that no font of ours can show is never left out: the letter is named, and html offered."""
    refused(call("assess", "--medicines", "\u0e2a", "--format", "pdf"), "'\u0e2a'", "html")


@needs["pdfinfo"]
def test_no_word_leaves_the_page(tmp_path):
    """A word longer than a line is broken, and every letter of it is inside the margins and still there."""
    (tmp_path / "page.pdf").write_bytes(pdf(CASES["V54"]["answers"] | {"medicines": ["x" * 300]}))
    told = subprocess.run(["pdftotext", "-bbox", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    words = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)".*?>(.*?)</word>', told.stdout.decode())
    assert min(float(left) for left, _, _ in words) >= MARGIN
    assert max(float(right) for _, right, _ in words) <= WIDTH_OF_A4 - MARGIN + 1
    assert "".join(word for _, _, word in words).count("x") >= 300


@needs["pdfinfo"]
def test_grey_print_loses_nothing(tmp_path):
    """No point of any page has a colour, so that a printer without colours prints all of it."""
    (tmp_path / "page.pdf").write_bytes(pdf(CASES["V48"]["answers"]))
    subprocess.run(["pdftoppm", "-r", "24", tmp_path / "page.pdf", tmp_path / "seen"], check=True)
    for seen in tmp_path.glob("seen*.ppm"):
        dots = seen.read_bytes().split(b"\n", 3)[3]
        assert dots[::3] == dots[1::3] == dots[2::3]
        assert min(dots) < 100
