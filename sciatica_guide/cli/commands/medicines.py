"""`sciatica-guide medicines`: names in, cards out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.commands.options import chosen

FORMATS = ("text", "json")


def command(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names of medicines, brand or generic.")],
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How it comes out.")] = "text",
) -> None:
    """What a medicine is, why it matters for needles, and who says so."""
    from sciatica_guide.render import output
    from sciatica_guide.render.formats import render
    from sciatica_guide.report import medicine_card as card

    chosen("--format", format, FORMATS)
    found = card.cards(names)
    made = card.as_json(found) if format == "json" else render(card.page(found), width=output.width(None))
    output.write(made, None)
