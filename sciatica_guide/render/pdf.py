"""A page as a tagged PDF (PDF/UA-1): the same bytes from the same page, in fonts of our own."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from sciatica_guide.errors import AnswerError
from sciatica_guide.render import pictures
from sciatica_guide.render.text import ISOLATES, numbered
from sciatica_guide.report.page import (
    Answer,
    Block,
    Body,
    Bullets,
    Call,
    Card,
    Heading,
    Hundreds,
    Line,
    Pairs,
    Paragraph,
    Part,
    Picture,
    References,
    Report,
    Section,
    Sheet,
    Table,
    Trend,
    day,
)

TEMPLATE = Path(__file__).with_name("pdf.typ")
FONTS = Path(__file__).parents[1] / "fonts"
NO_DAY = datetime.date(1980, 1, 1)
"""The day of a file that was made for no day in particular, so that its bytes are the same each time."""
NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
MOST_SCRIPTS = 8
"""How many scripts without a font of ours are put into words before the page is given up."""
LEVELS = {
    "emergency": ("#b10e1e", "#ffffff", "#b10e1e"),
    "same_day": ("#b10e1e", "#ffffff", "#b10e1e"),
    "within_2_weeks": ("#ffb81c", "#1b2429", "#8a5a00"),
    "routine": ("#1d4f8c", "#ffffff", "#1d4f8c"),
    "self_care": ("#3f5560", "#ffffff", "#3f5560"),
    "not_assessed": ("#ffffff", "#1b2429", "#1b2429"),
}
"""What each level is filled with, what is written on it, and its edge."""
INK = "#1b2429"


def render(report: Report, large_print: bool = False) -> bytes:
    """The file. Letters that no font of ours has are told by their numbers. Errors: AnswerError without typst."""
    try:
        import typst
    except ImportError as error:
        raise AnswerError(
            "Format pdf", "needs a part that is not installed.", "pip install 'typst<0.16', or use html."
        ) from error
    date = report.date or NO_DAY
    told = json.dumps(_data(report, large_print), ensure_ascii=False).translate(ISOLATES)
    for _ in range(MOST_SCRIPTS):
        try:
            made = typst.compile(
                TEMPLATE,
                font_paths=[FONTS],
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"report": told},
                pdf_standards=["ua-1"],
                timestamp=datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC),
            )
        except typst.TypstError as error:
            unshown = NO_LETTER.search(error.message)
            if unshown is None:
                raise
            told = _without(_letters(unshown[1]), told)
        else:
            assert isinstance(made, bytes)
            return made
    raise AnswerError("Format pdf", "has no letters for some of the names that were typed.", "Use html.")


def _letters(shown: str) -> str:
    """The letters of an error message, which may give them by their numbers."""
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), shown)


def _without(letters: str, told: str) -> str:
    """The page with every letter near these, which are of one script, told by its number in Unicode."""
    near = "".join({f"{chr(ord(letter) & ~0x7F)}-{chr(ord(letter) | 0x7F)}" for letter in letters})
    return re.sub(f"[{near}]+", lambda run: " ".join(f"U+{ord(letter):04X}" for letter in run[0]), told)


def _data(report: Report, large: bool) -> dict[str, Any]:
    """The report in the shape that the template loops over."""
    written = day(report.date) if report.date else ""
    return {
        "name": f"{report.headline}: {report.title}" if report.headline else report.title,
        "headline": report.headline,
        "title": report.title,
        "date": report.date and [report.date.year, report.date.month, report.date.day],
        "day": written,
        "foot": ", ".join(filter(None, (report.title, written))),
        "large": large,
        "one_page": bool(report.answer and report.answer.level == "emergency"),
        "paper": report.paper,
        "listed": any(isinstance(block, References) for section in report.sections for block in section.blocks),
        "answer": report.answer and _answer(report.answer, report),
        "sections": [_section(section, report) for section in report.sections],
    }


def _answer(answer: Answer, report: Report) -> dict[str, Any]:
    fill, on, edge = LEVELS[answer.level]
    return {
        "svg": _mark(answer.level, on, fill),
        "fill": fill,
        "on": on,
        "edge": edge,
        "dashed": answer.level == "not_assessed",
        "ladder": answer.ladder,
        "here": answer.here,
        "here_words": answer.here_words,
        "parts": [_part(part, report) for part in answer.parts],
    }


def _part(part: Part, report: Report) -> dict[str, Any]:
    return {
        "svg": _mark(part.mark, INK, "#ffffff") if part.mark else "",
        "title": part.title,
        "tag": part.tag,
        "lines": _lines(part.lines, report),
        "saying": part.saying,
        "calls": _calls(part.calls),
    }


def _mark(name: str, ink: str, cut: str) -> str:
    style = f".ink{{fill:{ink}}}.inkline{{stroke:{ink}}}.cut{{fill:{cut}}}.cutline{{stroke:{cut}}}"
    return pictures.mark(name).replace(">", f"><style>{style}</style>", 1)


def _calls(calls: tuple[Call, ...]) -> list[dict[str, str]]:
    return [call._asdict() for call in calls]


def _section(section: Section, report: Report) -> dict[str, Any]:
    """A body at the end of a section stands beside the rest of it."""
    *rest, last = section.blocks
    beside = isinstance(last, Picture) and isinstance(last.drawing, Body) and bool(rest)
    return {
        "title": section.title,
        "new_page": section.new_page,
        "beside": _picture(last) if beside and isinstance(last, Picture) else None,
        "blocks": list(_blocks(rest if beside else section.blocks, report)),
    }


def _blocks(blocks: Iterable[Block], report: Report) -> Iterator[dict[str, Any]]:
    """Each block; comparisons of people that follow each other go together, to be set side by side."""
    for beside, some in groupby(
        blocks, lambda block: isinstance(block, Picture) and isinstance(block.drawing, Hundreds)
    ):
        if beside:
            yield {"kind": "hundreds", "pictures": [_picture(one) for one in some if isinstance(one, Picture)]}
        else:
            yield from (_block(one, report) for one in some)


def _compares(block: Block) -> bool:
    return isinstance(block, Picture) and isinstance(block.drawing, Hundreds)


def _block(block: Block, report: Report) -> dict[str, Any]:
    if isinstance(block, Bullets):
        return {"kind": block.kind, "lines": _lines(block.lines, report)}
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text}
    if isinstance(block, Card):
        lines = _lines(block.lines, report)
        return {"kind": "card", "title": _line(block.title, report), "lines": lines, "calls": _calls(block.calls)}
    if isinstance(block, Sheet):
        rows = [
            {"name": entry.name, "alarm": entry.alarm, "line": _line(entry.line, report)} for entry in block.entries
        ]
        return {"kind": "sheet", "small": False, "rows": rows}
    if isinstance(block, Pairs):
        rows = [{"name": left, "alarm": "", "line": _line(Line(right), report)} for left, right in block.rows]
        return {"kind": "pairs", "small": block.small, "rows": rows}
    if isinstance(block, Table):
        return {
            "kind": "table",
            "caption": block.caption,
            "head": block.head,
            "columns": [_share(column) for column in zip(block.head, *block.rows, strict=True)],
            "rows": [_lines(row, report) for row in block.rows],
        }
    if isinstance(block, References):
        return {"kind": "references", "rows": [row._asdict() | {"address": row.address} for row in block.rows]}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "line": _line(block.line, report), "small": block.small}
    return _picture(block)


def _share(column: tuple[str | Line, ...]) -> float:
    """How wide a column is beside the others: by its longest cell and its longest word, within bounds."""
    cells = [cell if isinstance(cell, str) else cell.words for cell in column]
    word = max(len(word) for cell in cells for word in cell.split() or [""])
    return round(max(min(2.0, max(1.0, max(map(len, cells)) / 40)), word / 9), 2)


def _picture(picture: Picture) -> dict[str, Any]:
    """A drawing in colours of its own, and the words that belong to it."""
    drawing = picture.drawing
    svgs = [svg.replace(">", f"><style>{pictures.COLOURS}</style>", 1) for svg in pictures.svg(drawing)]
    told: dict[str, Any] = {"kind": "picture", "svgs": svgs, "alt": picture.alt, "caption": picture.caption}
    if isinstance(drawing, Body | Trend):
        return told | {"width": float(svgs[0].partition('width="')[2].partition("em")[0])}
    of = f"of {drawing.most}" if not isinstance(drawing, Hundreds) else "of 100"
    groups = [{"count": f"{group.number} {of}", "label": group.label} for group in drawing.groups]
    kind, title = ("hundreds", drawing.title) if isinstance(drawing, Hundreds) else ("bars", "")
    return told | {"kind": kind, "title": title, "groups": groups}


def _lines(lines: Iterable[Line], report: Report) -> list[dict[str, Any]]:
    return [_line(line, report) for line in lines]


def _line(line: Line, report: Report) -> dict[str, Any]:
    return {"lead": line.lead, "text": line.text, "numbers": numbered(line, report)}
