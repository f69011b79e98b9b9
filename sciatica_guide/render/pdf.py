"""A page as a tagged PDF (PDF/UA-1): the same bytes from the same page, in fonts of our own."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from sciatica_guide.errors import AnswerError, shown
from sciatica_guide.render import pictures
from sciatica_guide.render.text import cited
from sciatica_guide.report.page import Block, Bullets, Heading, Line, Pairs, Paragraph, Picture, Report, Table

TEMPLATE = Path(__file__).with_name("pdf.typ")
FONTS = Path(__file__).parents[1] / "fonts"
POINTS, LARGE_POINTS = 12, 18
NO_DAY = datetime.date(1980, 1, 1)
"""The day of a file that was made for no day in particular, so that its bytes are the same each time."""
NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')


def render(report: Report, large_print: bool = False) -> bytes:
    """The file. Errors: AnswerError where typst is not installed, or no font of ours has a letter that was typed."""
    try:
        import typst
    except ImportError as error:
        raise AnswerError(
            "Format pdf", "needs a part that is not installed.", "pip install 'typst<0.16', or use html."
        ) from error
    date = report.date or NO_DAY
    data = _data(report, LARGE_POINTS if large_print else POINTS)
    try:
        made = typst.compile(
            TEMPLATE,
            font_paths=[FONTS],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"report": json.dumps(data)},
            pdf_standards=["ua-1"],
            timestamp=datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC),
        )
    except typst.TypstError as error:
        unshown = NO_LETTER.search(error.message)
        if unshown is None:
            raise
        what = f"has no letter for {shown(unshown[1])}, which stands in an answer."
        raise AnswerError("Format pdf", what, "Use html.") from error
    assert isinstance(made, bytes)
    return made


def _data(report: Report, points: int) -> dict[str, Any]:
    """The report in the shape that the template loops over."""
    return {
        "headline": report.headline,
        "title": report.title,
        "date": report.date and [report.date.year, report.date.month, report.date.day],
        "size": points,
        "sections": [
            {"title": one.title, "new_page": one.new_page, "blocks": list(_blocks(one.blocks, report))}
            for one in report.sections
        ],
    }


def _blocks(blocks: tuple[Block, ...], report: Report) -> Iterator[dict[str, Any]]:
    """Each block; pictures that follow each other go together, to be set side by side."""
    for pictured, some in groupby(blocks, lambda block: isinstance(block, Picture)):
        if pictured:
            yield {"kind": "pictures", "pictures": [_picture(one) for one in some if isinstance(one, Picture)]}
        else:
            yield from (_block(one, report) for one in some)


def _block(block: Block, report: Report) -> dict[str, Any]:
    if isinstance(block, Bullets):
        return {"kind": block.kind, "lines": [_line(line, report) for line in block.lines]}
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text}
    if isinstance(block, Table):
        rows = [[_line(cell, report) for cell in row] for row in block.rows]
        return {"kind": "table", "caption": block.caption, "head": block.head, "rows": rows}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "line": _line(block.line, report)}
    assert isinstance(block, Pairs)
    return {"kind": "pairs", "rows": block.rows}


def _picture(picture: Picture) -> dict[str, Any]:
    svg = pictures.svg(picture.drawing)
    width = float(svg.partition('width="')[2].partition("em")[0])
    return {"svg": svg, "width": width, "alt": picture.alt, "caption": picture.caption}


def _line(line: Line, report: Report) -> dict[str, str]:
    return {"lead": line.lead, "text": line.text, "cited": cited(line, report)}
