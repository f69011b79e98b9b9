"""The PDF: tagged, in the order of the text report, page 1 on one page, the same bytes each time."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from calls import call, refused, run
from hostile import HOSTILE, TYPED, folded
from pdfs import DAY, pages_of, pdf, squeezed
from people import QUIET
from report_pages import CASES, plainly

from sciatica_guide import assess
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Body, Picture

pytest.importorskip("typst", reason="typst makes the pdf: pip install 'typst<0.16'")
needs = {
    tool: pytest.mark.skipif(not shutil.which(tool), reason=f"{tool} is not installed") for tool in ("qpdf", "pdfinfo")
}
DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e]")
FROM_LEFT = [DIRECTION.split(name)[0].strip() for name in TYPED]
"""What is read from left to right: the tags of Hebrew hold it as it is drawn, from right to left."""
WIDTH_OF_A4, MARGIN = 595.3, 39.6
"""In points."""


NAMES = (
    "warfarin apixaban clopidogrel aspirin ibuprofen naproxen metformin ramipril bisoprolol atorvastatin amlodipine "
    "omeprazole gabapentin paracetamol sertraline levothyroxine furosemide digoxin allopurinol tamsulosin lansoprazole "
    "cetirizine salbutamol codeine Kordexil Blorpin Zantrixol ginkgo turmeric insulin"
).split()
THIRTY = QUIET | {"medicines": NAMES, "blood_thinner": "yes", "leg_signs": ["weakness_mild"], "trend": "worse"}


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
    pictured = [block for one in build(assess(answers)).sections for block in one.blocks if isinstance(block, Picture)]
    wanted = [one.alt for one in pictured if isinstance(one.drawing, Body)]

    assert all(one.get("/Alt", "").removeprefix("u:") for one in drawn)
    assert set(wanted) <= {one["/Alt"].removeprefix("u:") for one in drawn}
    assert bool(wanted) == (id_ != "V02")
    assert [one["/Lang"] for one in values if isinstance(one, dict) and one.get("/Type") == "/Catalog"] == ["u:en"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in file.read_bytes()


@needs["pdfinfo"]
@pytest.mark.parametrize("large", [False, True], ids=["ordinary", "large"])
@pytest.mark.parametrize("id_", ["V02", "V48", "V58", "thirty"])
def test_page_1_holds_the_answer(id_, large, tmp_path):
    """What to do, the medicines for today and acupuncture stand on page 1, with 30 medicines and in large print too."""
    answers = THIRTY if id_ == "thirty" else CASES[id_]["answers"]
    report = build(assess(answers, "GB", DAY))
    first = squeezed(pages_of(pdf(answers, large), tmp_path)[0]).replace("\u2060", "")
    for part in report.answer.parts[:-1] if id_ != "V02" else report.answer.parts:
        told = [part.title, *(line.text for line in part.lines)] if part.tag else [part.title]
        assert all(squeezed(plainly(text)) in first for text in told)


@needs["pdfinfo"]
def test_an_emergency_is_one_page_and_a_short_report_at_most_four(tmp_path):
    """Printed, each case keeps to its pages, and the clinician's sheet to one."""
    for id_, case in list(CASES.items())[::3]:
        pages = pages_of(pdf(case["answers"]), tmp_path)
        assert len(pages) <= (1 if build(assess(case["answers"])).answer.level == "emergency" else 4), id_


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


@needs["pdfinfo"]
@pytest.mark.parametrize("name", ["\u0e2a\u0e32\u0e23", "\u0627\u0644\u062f\u0648\u0627\u0621", "\U0001f48a", "\uc57d"])
def test_a_letter_without_a_font_never_refuses_the_page(name, tmp_path):
    """Letters that no font of ours has are told by their numbers in Unicode; the rest of the page is as ever."""
    told = " ".join(pages_of(pdf(QUIET | {"medicines": [name]}), tmp_path))
    assert f"U+{ord(name[0]):04X}" in told
    assert "Not recognised" in told


@needs["pdfinfo"]
def test_no_word_leaves_the_page(tmp_path):
    """A word longer than a line is broken, and every letter of it is inside the margins and still there."""
    (tmp_path / "page.pdf").write_bytes(pdf(CASES["V54"]["answers"] | {"medicines": ["x" * 300]}))
    told = subprocess.run(["pdftotext", "-bbox", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    words = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)".*?>(.*?)</word>', told.stdout.decode())
    assert min(float(left) for left, _, _ in words) >= MARGIN
    assert max(float(right) for _, right, _ in words) <= WIDTH_OF_A4 - MARGIN + 1
    assert "".join(word for _, _, word in words).count("x") >= 300
