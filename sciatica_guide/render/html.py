"""A page as one HTML file: no script, nothing from elsewhere, for screens of any size and for paper."""

from __future__ import annotations

from html import escape
from pathlib import Path

from sciatica_guide.render import pictures
from sciatica_guide.render.text import cited
from sciatica_guide.report.page import Block, Bullets, Heading, Line, Pairs, Paragraph, Report, Section, Table

STYLE = Path(__file__).with_name("html.css")
LISTS = {"points": "ul", "steps": "ol", "boxes": 'ul class="boxes"'}


def render(report: Report, large_print: bool = False) -> str:
    """The whole file; `large_print` has letters of 18 points instead of 12."""
    size = ' class="large"' if large_print else ""
    headline = f'<p class="headline">{escape(report.headline)}</p>' if report.headline else ""
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="en"{size}>\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="color-scheme" content="light dark">\n<title>{escape(report.title)}</title>',
            f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>",
            *([headline] if headline else []),
            f"<h1>{escape(report.title)}</h1>",
            *(_section(section, report) for section in report.sections),
            *([headline] if headline else []),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _section(section: Section, report: Report) -> str:
    start = ' class="new-page"' if section.new_page else ""
    blocks = "\n".join(_block(block, report) for block in section.blocks)
    heading = f"<h2>{escape(section.title)}</h2>\n" if section.title else ""
    return f'<section id="{section.id}"{start}>\n{heading}{blocks}\n</section>'


def _block(block: Block, report: Report) -> str:
    if isinstance(block, Heading):
        return f"<h3>{escape(block.text)}</h3>"
    if isinstance(block, Bullets):
        tag = LISTS[block.kind]
        return f"<{tag}>{''.join(f'<li>{_line(line, report)}</li>' for line in block.lines)}</{tag.partition(' ')[0]}>"
    if isinstance(block, Table):
        return _table(block, report)
    if isinstance(block, Pairs):
        rows = (f"<div><dt>{escape(left)}</dt> <dd>{escape(right)}</dd></div>" for left, right in block.rows)
        return f"<dl>{''.join(rows)}</dl>"
    if isinstance(block, Paragraph):
        return f"<p>{_line(block.line, report)}</p>"
    drawn = pictures.svg(block.drawing).replace("<svg ", f'<svg role="img" aria-label="{escape(block.alt)}" ', 1)
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure>{drawn}{caption}</figure>"


def _table(table: Table, report: Report) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.head)
    rows = (
        f'<tr><th scope="row">{_line(first, report)}</th>'
        f"{''.join(f'<td>{_line(cell, report)}</td>' for cell in others)}</tr>"
        for first, *others in table.rows
    )
    return (
        f"<table><caption>{escape(table.caption)}</caption>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _line(line: Line, report: Report) -> str:
    lead = f"<b>{escape(line.lead)}</b> " if line.lead else ""
    numbers = cited(line, report)
    return f"{lead}{escape(line.text)}" + (f' <span class="cited">{numbers}</span>' if numbers else "")
