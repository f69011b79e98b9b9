"""The PDF of a report, and what its tags and its pages say."""

import datetime
import re
import subprocess

from sciatica_guide import assess
from sciatica_guide.exchange.formats import make

DAY = datetime.date(2026, 11, 20)


def pdf(answers, large=False):
    return make(assess(answers, "GB", DAY), "pdf", large_print=large)


def struct(data, tmp_path):
    """The tree of tags as pdfinfo tells it: pairs of depth and line."""
    (tmp_path / "page.pdf").write_bytes(data)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", tmp_path / "page.pdf"], capture_output=True, check=True
    ).stdout.decode()
    return [(len(line) - len(line.lstrip()), line.strip()) for line in told.splitlines()]


def read_aloud(data, tmp_path):
    """The words in the order of the tags, without pictures and their captions."""
    words, inside = [], None
    for depth, line in struct(data, tmp_path):
        if inside is not None and depth > inside:
            continue
        inside = depth if re.match(r"(Figure|Caption)\b", line) else None
        if line.startswith('"') and line != '"•"':
            words.append(line[1:-1])
    return "".join(words)


def squeezed(words):
    """Without spaces, marks of lists and numbers of sources: what is left must be told in one order."""
    return re.sub(r"\[[\d,]+\]", "", re.sub(r"(?m:^- )|\s", "", words)).lower()


def pages_of(data, tmp_path):
    """The words of each page."""
    (tmp_path / "page.pdf").write_bytes(data)
    told = subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    return told.stdout.decode().split("\f")[:-1]
