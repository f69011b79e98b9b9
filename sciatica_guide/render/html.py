"""A page as one HTML file: no script, nothing from elsewhere, for screens of any size and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from sciatica_guide.render import pictures
from sciatica_guide.render.text import numbered
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
    Part,
    Picture,
    Reference,
    References,
    Report,
    Section,
    Sheet,
    Table,
    Trend,
    day,
)

STYLE = Path(__file__).with_name("html.css")
LISTS = {"points": "ul", "steps": 'ol class="steps"', "boxes": 'ul class="boxes"'}
OWN = re.compile("\u2068(.*?)\u2069", re.S)
"""The person's own words, which may run from right to left."""
PAPER = {"a4": "A4", "us-letter": "Letter"}


def render(report: Report, large_print: bool = False) -> str:
    """The whole file; `large_print` has letters of 18 points."""
    size = ' class="large"' if large_print else ""
    title = f"{report.headline}: {report.title}" if report.headline else report.title
    paper = f"@page {{ size: {PAPER[report.paper]}; margin: 12mm 14mm; }}\n"
    dated = f"<p>{day(report.date)}</p>" if report.date else ""
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="en"{size}>\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="color-scheme" content="light dark">\n<title>{escape(title)}</title>',
            f"<style>\n{paper}{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>",
            *(
                [f'<header class="top"><div><p>{escape(report.title)}</p>{dated}</div></header>']
                if report.headline
                else []
            ),
            "<main>",
            *_opening(report),
            *(_section(section, report) for section in report.sections),
            *([f'<p class="closing">{escape(report.headline)}</p>'] if report.headline else []),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _opening(report: Report) -> Iterator[str]:
    """The level as the heading of the page, with the answer under it; of a page without one, its title."""
    if report.answer:
        yield _answer(report.answer, report)
    else:
        yield f"<h1>{escape(report.headline or report.title)}</h1>"


def _answer(answer: Answer, report: Report) -> str:
    head = f"<header>{_mark(answer.level)}<h1>{escape(report.headline)}</h1></header>"
    parts = "\n".join(_part(part, report, first=at == 0) for at, part in enumerate(answer.parts))
    return f'<section class="answer {answer.level}">\n{head}\n{_ladder(answer)}\n{parts}\n</section>'


def _ladder(answer: Answer) -> str:
    steps = []
    for at, words in enumerate(answer.ladder):
        here = at == answer.here
        how = ' class="here" aria-current="step"' if here else ""
        pin = f"<small>▲ {escape(answer.here_words)}</small>" if here else ""
        high = f"--high: {0.5 + 0.375 * at:g}rem"
        steps.append(f'<li{how}><i style="{high}"></i><span>{escape(words)}</span>{pin}</li>')
    return f'<ol class="ladder">{"".join(steps)}</ol>'


def _part(part: Part, report: Report, first: bool) -> str:
    tag = f'<p class="tag">{escape(part.tag)}</p>' if part.tag else ""
    title = f"<h2>{_own(part.title)}</h2>" if part.title else ""
    how = ' class="first"' if first else ""
    said = "".join(f"<p{how if at == 0 else ''}>{_line(line, report)}</p>" for at, line in enumerate(part.lines))
    saying = f'<p class="saying">“{_own(part.saying)}”</p>' if part.saying else ""
    inner = f"{tag}{title}{said}{saying}{_calls(part.calls)}"
    if not part.mark:
        return f'<div class="part">{inner}</div>'
    return f'<div class="part marked">{_mark(part.mark)}<div>{inner}</div></div>'


def _calls(calls: tuple[Call, ...]) -> str:
    links = (f'<li><a href="tel:{escape(call.number)}">{escape(call.words)}</a></li>' for call in calls)
    return f'<ul class="calls">{"".join(links)}</ul>' if calls else ""


def _mark(name: str) -> str:
    return pictures.mark(name).replace("<svg ", '<svg class="mark" aria-hidden="true" focusable="false" ', 1)


def _section(section: Section, report: Report) -> str:
    names = " ".join(name for name, on in (("new-page", section.new_page), ("framed", section.framed)) if on)
    how = f' class="{names}"' if names else ""
    heading = f"<h2>{escape(section.title)}</h2>\n" if section.title else ""
    *rest, last = section.blocks
    if rest and isinstance(last, Picture) and isinstance(last.drawing, Body):
        blocks = f'<div class="beside"><div>{_blocks(rest, report)}</div>{_block(last, report)}</div>'
    else:
        blocks = _blocks(section.blocks, report)
    return f'<section id="{section.id}"{how}>\n{heading}{blocks}\n</section>'


def _blocks(blocks: Iterable[Block], report: Report) -> str:
    """Each block; comparisons of people that follow each other stand side by side."""
    made = []
    for beside, some in groupby(
        blocks, lambda block: isinstance(block, Picture) and isinstance(block.drawing, Hundreds)
    ):
        drawn = [_block(block, report) for block in some]
        made.append(f'<div class="side two">{"".join(drawn)}</div>' if beside and len(drawn) > 1 else "\n".join(drawn))
    return "\n".join(made)


def _compares(block: Block) -> bool:
    return isinstance(block, Picture) and isinstance(block.drawing, Hundreds)


def _block(block: Block, report: Report) -> str:
    if isinstance(block, Heading):
        return f"<h3>{escape(block.text)}</h3>"
    if isinstance(block, Bullets):
        tag = LISTS[block.kind]
        return f"<{tag}>{_items(block.lines, report)}</{tag.partition(' ')[0]}>"
    if isinstance(block, Card):
        inner = f"<ul>{_items(block.lines, report)}</ul>{_calls(block.calls)}"
        return f'<div class="card"><h3>{_line(block.title, report)}</h3><div>{inner}</div></div>'
    if isinstance(block, Sheet):
        rows = (
            f"<div><dt>{escape(entry.name)}</dt><dd>{_alarm(entry.alarm)}{_line(entry.line, report)}</dd></div>"
            for entry in block.entries
        )
        return f'<dl class="sheet">{"".join(rows)}</dl>'
    if isinstance(block, Pairs):
        pairs = (f"<div><dt>{escape(left)}</dt><dd>{_own(right)}</dd></div>" for left, right in block.rows)
        return f'<dl class="pairs{" small" if block.small else ""}">{"".join(pairs)}</dl>'
    if isinstance(block, Table):
        return _table(block, report)
    if isinstance(block, References):
        items = (
            f'<li id="source-{row.number}"><span>[{row.number}]</span> {_reference(row)}</li>' for row in block.rows
        )
        return f'<ol class="references">{"".join(items)}</ol>'
    if isinstance(block, Picture):
        return _picture(block)
    small = ' class="small"' if block.small else ""
    return f"<p{small}>{_line(block.line, report)}</p>"


def _items(lines: Iterable[Line], report: Report) -> str:
    return "".join(f"<li>{_line(line, report)}</li>" for line in lines)


def _alarm(words: str) -> str:
    return f'<span class="alarm">{_own(words)}</span> ' if words else ""


def _reference(row: Reference) -> str:
    """A link; on paper the address stands beside it."""
    if not row.url:
        return f"<span>{escape(row.words)}</span>"
    return f'<span><a href="{escape(row.url)}">{escape(row.words)}</a><i>. {escape(row.address)}</i></span>'


def _table(table: Table, report: Report) -> str:
    """With roles, since a narrow screen shows its rows as blocks, which takes them away."""
    heads = "".join(f'<th scope="col" role="columnheader">{escape(head)}</th>' for head in table.head)
    rows = []
    for first, *others in table.rows:
        cells = "".join(
            f'<td role="cell"><b aria-hidden="true">{escape(head)}</b>{_line(cell, report)}</td>'
            for head, cell in zip(table.head[1:], others, strict=True)
        )
        rows.append(f'<tr role="row"><th scope="row" role="rowheader">{_line(first, report)}</th>{cells}</tr>')
    head = f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
    body = f'<tbody role="rowgroup">{"".join(rows)}</tbody>'
    return f'<table role="table"><caption>{escape(table.caption)}</caption>\n{head}\n{body}</table>'


def _picture(picture: Picture) -> str:
    """A drawing told by its alternative text; numbers and words that belong to it stand as text beside it."""
    drawing, caption = picture.drawing, f"<figcaption>{_own(picture.caption)}</figcaption>" if picture.caption else ""
    drawn = pictures.svg(drawing)
    if isinstance(drawing, Body | Trend):
        return f'<figure class="drawn">{_named(drawn[0], picture.alt)}{caption}</figure>'
    if isinstance(drawing, Hundreds):
        counts = [f"{group.number} of 100" for group in drawing.groups]
        told = (
            f"<p><b>{count}</b> {escape(group.label)}</p>" for count, group in zip(counts, drawing.groups, strict=True)
        )
        people = map(_named, drawn, counts)
        groups = "".join(f"<div>{svg}{words}</div>" for svg, words in zip(people, told, strict=True))
        title = f"<p>{escape(drawing.title)}</p>"
        return f'<figure class="hundreds">{title}<div class="groups">{groups}</div>{caption}</figure>'
    bars = "".join(
        f"<div><span>{escape(group.label)}</span>{_hidden(svg)}<b>{group.number} of {drawing.most}</b></div>"
        for svg, group in zip(drawn, drawing.groups, strict=True)
    )
    return f'<figure class="bars">{bars}{caption}</figure>'


def _named(svg: str, alt: str) -> str:
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)


def _hidden(svg: str) -> str:
    return svg.replace("<svg ", '<svg aria-hidden="true" preserveAspectRatio="none" ', 1)


def _line(line: Line, report: Report) -> str:
    lead = f"<b>{_own(line.lead)}</b> " if line.lead else ""
    links = ", ".join(_link(number, report) for number in numbered(line, report))
    return f"{lead}{_own(line.text)}" + (f'\u2060<span class="cited">[{links}]</span>' if links else "")


def _link(number: int, report: Report) -> str:
    """A number leads to its source where the page lists its sources."""
    listed = any(isinstance(block, References) for section in report.sections for block in section.blocks)
    return f'<a href="#source-{number}">{number}</a>' if listed else str(number)


def _own(text: str) -> str:
    """The text escaped, the person's own words isolated from the direction of ours."""
    return OWN.sub(r"<bdi>\1</bdi>", escape(text))
