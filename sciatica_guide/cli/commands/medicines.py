"""`sciatica-guide medicines`: names in, cards out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.options import choice_of, chosen

FORMATS = ("text", "json", "markdown", "html", "pdf")


def medicines(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names of medicines, brand or generic.")],
    format: Annotated[
        str | None, choice_of(FORMATS, "How it comes out; else as the file's name ends, or text.")
    ] = None,
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write to a file that only you can read.")] = None,
) -> None:
    """What a medicine is, why it matters for needles, and who says so."""
    from sciatica_guide.render import output as out
    from sciatica_guide.render.formats import format_for, render
    from sciatica_guide.report import medicine_card as card

    meant = chosen("--format", format, FORMATS) if format is not None else format_for(output)
    out.refuse_pdf_on_screen(meant, output)
    found = card.cards(names)
    made = card.as_json(found) if meant == "json" else render(card.page(found), meant, out.width(output))
    out.write(made, output)
