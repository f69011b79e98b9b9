"""`sciatica-guide medicines`: names in, cards out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.hand_out import Paper, hand_out, on_paper
from sciatica_guide.render import output
from sciatica_guide.render.formats import FORMATS


@on_paper(*FORMATS, "json")
def medicines(
    paper: Paper,
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Names of medicines, brand or generic.")],
) -> None:
    """What a medicine is, why it matters for needles, and who says so."""
    from sciatica_guide.report import medicine_card

    found = medicine_card.cards(names)
    if paper.format == "json":
        output.write(medicine_card.as_json(found), paper.output, paper.force)
    else:
        hand_out(medicine_card.page(found), paper)
