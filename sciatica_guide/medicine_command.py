"""`sciatica-guide medicines`: names in, cards out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.checks import shown
from sciatica_guide.errors import AnswerError

FORMATS = ("text", "json")


def medicines(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names of medicines, brand or generic.")],
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How it comes out.")] = "text",
) -> None:
    """What a medicine is, why it matters for needles, and who says so."""
    from sciatica_guide import medicine_card, output

    if format not in FORMATS:
        raise AnswerError("Flag --format", f"knows no {shown(format)}.", "Choose from: " + ", ".join(FORMATS) + ".")
    found = medicine_card.cards(names)
    as_json = format == "json"
    output.write(medicine_card.as_json(found) if as_json else medicine_card.as_text(found, output.width(None)), None)
