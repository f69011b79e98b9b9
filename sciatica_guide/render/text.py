"""A page as plain text, wrapped to a width, in colour where that is wanted; what to do stands first and last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import zip_longest
from typing import NamedTuple

from sciatica_guide.report.page import (
    Answer,
    Block,
    Bullets,
    Card,
    Heading,
    Line,
    Pairs,
    Paragraph,
    Part,
    Picture,
    References,
    Report,
    Sheet,
    Table,
)

NARROWEST, WIDEST = 20, 80
WIDE_ENOUGH_TO_DRAW = 60
LEAST_COLUMN, BETWEEN = 8, "  "
"""Columns of a table that are narrower than this are told one below the other."""
STYLES = {
    "emergency": "bold white on red",
    "same_day": "bold white on red",
    "within_2_weeks": "bold black on yellow",
    "routine": "bold white on blue",
    "self_care": "bold reverse",
    "not_assessed": "bold reverse",
    "strong": "bold",
    "heading": "bold",
}
"""The level has the only colour, out of the palette that the person has chosen for the terminal."""
BULLETS = {"points": "- ", "boxes": "[ ] "}
SHAPES = {
    **{"emergency": "■", "same_day": "▲", "within_2_weeks": "◆", "routine": "●", "self_care": "▬"},
    **{"not_assessed": "?", "barred": "Ø", "speech": "?", "shield": "+", "ring": "○", "pill": "!", "query": "?"},
}
"""What stands before a level and before a part of the answer, where pictures are wanted."""
ISOLATES = str.maketrans("", "", "\u2068\u2069")
"""Marks around the person's own words, for those formats that can use them."""


class TextLine(NamedTuple):
    """A line of the page, and its role: the code of a level for the headline, heading, strong, picture or body."""

    text: str
    role: str = "body"


def render(report: Report, width: int = WIDEST) -> str:
    """The page in lines of at most `width` columns (kept between 20 and 80; longer words are never cut)."""
    return joined(text_lines(report, width))


def joined(some: Iterable[TextLine]) -> str:
    """The lines as one text."""
    return "".join(f"{line.text}\n" for line in some)


def coloured(some: Iterable[TextLine], width: int = WIDEST) -> str:
    """The same lines between codes for colour, the headline in a bar. Own words are never read as markup."""
    from rich.console import Console
    from rich.text import Text

    to = StringIO()
    console = Console(file=to, force_terminal=True, color_system="standard", no_color=False, soft_wrap=True)
    for line in some:
        style = STYLES.get(line.role, "")
        text = line.text.ljust(width) if " on " in style or "reverse" in style else line.text
        console.print(Text(text, style), markup=False, emoji=False, highlight=False)
    return to.getvalue()


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most `width` columns that begin with `first`, then with `rest`; no word is cut."""
    return textwrap.wrap(
        text.translate(ISOLATES),
        max(width, NARROWEST),
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def numbered(line: Line, report: Report) -> list[int]:
    """The numbers that stand for the sources of a line; none where the page numbers none of them."""
    return [report.cited.index(source) + 1 for source in line.sources if source in report.cited]


def told(line: Line, report: Report) -> str:
    """The line with the numbers of its sources, as in "Keep moving. [1, 4]"."""
    numbers = ", ".join(map(str, numbered(line, report)))
    return f"{line.words} [{numbers}]" if numbers else line.words


def text_lines(report: Report, width: int = WIDEST, drawn: bool = False) -> Iterator[TextLine]:
    """The page line by line; pictures and shapes only where they are wanted, pictures where there is room for them."""
    begun = gap = False
    for line in _all_lines(report, width, drawn):
        if line.text:
            yield from [TextLine("")] if gap else []
            yield line
        begun, gap = begun or bool(line.text), begun and not line.text


def answer_lines(report: Report, width: int = WIDEST, drawn: bool = False) -> Iterator[TextLine]:
    """The first screen: the level and what to do, line by line."""
    width = max(NARROWEST, min(width, WIDEST))
    yield from _headline(report, width, drawn)
    if report.answer:
        yield from _answer(report.answer, report, width, drawn)


def _all_lines(report: Report, width: int, drawn: bool) -> Iterator[TextLine]:
    """The same, at times with two empty lines where one would do, or with one at an end."""
    width = max(NARROWEST, min(width, WIDEST))
    yield from (*answer_lines(report, width, drawn), TextLine(""))
    if not report.answer:
        yield from (TextLine(text, "strong") for text in wrap(report.title, width))
    for section in report.sections:
        yield TextLine("")
        yield from (TextLine(text, "heading") for text in wrap(section.title.upper(), width))
        for block in section.blocks:
            yield from _block(block, report, width, drawn)
    yield from (TextLine(""), *_headline(report, width, drawn))


def _headline(report: Report, width: int, drawn: bool) -> Iterator[TextLine]:
    level = report.answer.level if report.answer else "strong"
    shape = SHAPES.get(level, "") if drawn else ""
    text = f"{shape} {report.headline.upper()}" if shape else report.headline
    yield from (TextLine(line, level) for line in wrap(text, width))


def _answer(answer: Answer, report: Report, width: int, drawn: bool) -> Iterator[TextLine]:
    steps = [f"[{step.upper()}]" if at == answer.here else step for at, step in enumerate(answer.ladder)]
    yield from map(TextLine, wrap(" > ".join(steps), width))
    for part in answer.parts:
        yield TextLine("")
        yield from _part(part, report, width, drawn)


def _part(part: Part, report: Report, width: int, drawn: bool) -> Iterator[TextLine]:
    shape = f"{SHAPES[part.mark]} " if part.mark and drawn else ""
    title = ": ".join(filter(None, (part.tag, part.title)))
    indent = "  " if title and width >= 40 else ""
    yield from (TextLine(text, "strong") for text in wrap(title, width, shape))
    for line in part.lines:
        yield from map(TextLine, wrap(told(line, report), width, indent))
    if part.saying:
        yield from map(TextLine, wrap(f'"{part.saying}"', width, indent + "  "))


def _block(block: Block, report: Report, width: int, drawn: bool) -> Iterator[TextLine]:
    if isinstance(block, Heading):
        yield from (TextLine(""), *(TextLine(text, "strong") for text in wrap(block.text, width)))
    elif isinstance(block, Bullets):
        for number, line in enumerate(block.lines, 1):
            yield from map(TextLine, wrap(told(line, report), width, BULLETS.get(block.kind, f"{number}. ")))
        yield TextLine("")
    elif isinstance(block, Card):
        yield from (TextLine(""), *(TextLine(text, "strong") for text in wrap(told(block.title, report), width)))
        yield from _block(Bullets(block.lines), report, width, drawn)
    elif isinstance(block, Sheet):
        rows = (
            (entry.name, f"{entry.alarm} {told(entry.line, report)}".strip(), entry.alarm) for entry in block.entries
        )
        yield from _columns(rows, max(len(entry.name) for entry in block.entries), width)
    elif isinstance(block, Pairs):
        rows = ((left, right, left if left.isupper() else "") for left, right in block.rows)
        yield from _columns(rows, max(len(left) for left, _ in block.rows), width)
    elif isinstance(block, Table):
        yield from map(TextLine, ("", *wrap(block.caption, width), "", *_table(block, report, width), ""))
    elif isinstance(block, References):
        for row in block.rows:
            yield from map(TextLine, wrap(f"{row.words} {row.url}".strip(), width, f"[{row.number}] ".ljust(5)))
    elif isinstance(block, Paragraph):
        yield from (*map(TextLine, wrap(told(block.line, report), width)), TextLine(""))
    else:
        yield from _picture(block, drawn and width >= WIDE_ENOUGH_TO_DRAW)


def _columns(rows: Iterable[tuple[str, str, str]], wide: int, width: int) -> Iterator[TextLine]:
    """Names on the left, what is said of them on the right or, where it is narrow, below; an alarm stands out."""
    beside = 2 * (wide + 2) <= width
    for name, words, alarm in rows:
        below = [*wrap(name, width), *wrap(words, width, "    ")]
        lines = (wrap(words, width, f"{name:<{wide + 2}}") or [name]) if beside else below
        yield from (TextLine(text, "strong" if alarm else "body") for text in lines)
    yield TextLine("")


def _picture(picture: Picture, drawn: bool) -> Iterator[TextLine]:
    if drawn:
        from sciatica_guide.render import pictures

        yield TextLine("")
        yield from (TextLine(f"  {text}", "picture") for text in pictures.rows(picture.drawing))
        yield TextLine("")


def _table(table: Table, report: Report, width: int) -> Iterator[str]:
    """In columns where each has room enough; else a row's cells one below the other, each with its head."""
    rows = [[told(cell, report) for cell in row] for row in table.rows]
    columns = list(zip(table.head, *rows, strict=True))
    widths = _widths(columns, width - len(BETWEEN) * (len(columns) - 1))
    if sum(widths) + len(BETWEEN) * (len(columns) - 1) > width:
        for first, *others in rows:
            yield from ("", *wrap(first, width))
            for head, cell in zip(table.head[1:], others, strict=True):
                yield from wrap(f"{head}: {cell}", width, "  ", "    ") if cell else ()
        return
    rule = ["-" * column for column in widths]
    for row in (table.head, rule, *rows):
        cells = [_fitted(cell, column) for cell, column in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            yield BETWEEN.join(f"{part:<{column}}" for part, column in zip(parts, widths, strict=True)).rstrip()


def _widths(columns: list[tuple[str, ...]], room: int) -> list[int]:
    """A width for each column: what it needs where all fit, else a share of the room, no less than its longest word."""
    needs = [max(map(len, cells)) for cells in columns]
    if sum(needs) <= room:
        return needs
    least = [max(LEAST_COLUMN, *(len(word) for cell in cells for word in cell.split() or [""])) for cells in columns]
    spare = max(0, room - sum(least))
    wants = [max(0, need - few) ** 0.5 for need, few in zip(needs, least, strict=True)]
    shares = [int(spare * want / (sum(wants) or 1)) for want in wants]
    return [few + share for few, share in zip(least, shares, strict=True)]


def _fitted(cell: str, column: int) -> list[str]:
    return textwrap.wrap(cell.translate(ISOLATES), column, break_long_words=False, break_on_hyphens=False)
