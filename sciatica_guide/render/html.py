"""A page as one HTML file: no script, nothing from elsewhere, for screens of any size and for paper."""

from __future__ import annotations

from html import escape
from pathlib import Path

from sciatica_guide.render import numbers, pictures
from sciatica_guide.report.page import Block, Bullets, Line, Pairs, Paragraph, Report, Section

STYLE = Path(__file__).with_name("html.css")


def render(report: Report, large_print: bool = False) -> str:
    """The whole file; `large_print` has letters of 18 points instead of 12."""
    size = ' class="large"' if large_print else ""
    headline = f'<p class="headline">{escape(report.headline)}</p>'
    return "\n".join(
        [
            f'<!DOCTYPE html>\n<html lang="en"{size}>\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta name="color-scheme" content="light dark">\n<title>{escape(report.title)}</title>',
            f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>",
            headline,
            f"<h1>{escape(report.title)}</h1>",
            *(_section(section, report) for section in report.sections),
            f"{headline}\n</main>\n</body>\n</html>\n",
        ]
    )


def _section(section: Section, report: Report) -> str:
    start = ' class="new-page"' if section.new_page else ""
    blocks = "\n".join(_block(block, report) for block in section.blocks)
    return f'<section id="{section.id}"{start}>\n<h2>{escape(section.title)}</h2>\n{blocks}\n</section>'


def _block(block: Block, report: Report) -> str:
    if isinstance(block, Bullets):
        return f"<ul>{''.join(f'<li>{_line(line, report)}</li>' for line in block.lines)}</ul>"
    if isinstance(block, Pairs):
        rows = (f"<div><dt>{escape(left)}</dt> <dd>{escape(right)}</dd></div>" for left, right in block.rows)
        return f"<dl>{''.join(rows)}</dl>"
    if isinstance(block, Paragraph):
        return f"<p>{_line(block.line, report)}</p>"
    drawn = pictures.svg(block.drawing).replace("<svg ", f'<svg role="img" aria-label="{escape(block.alt)}" ', 1)
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure>{drawn}{caption}</figure>"


def _line(line: Line, report: Report) -> str:
    cited = numbers.of(line, report)
    return f'{escape(line.text)} <span class="cited">{cited}</span>' if cited else escape(line.text)
