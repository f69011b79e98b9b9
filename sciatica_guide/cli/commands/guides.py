"""Which guideline a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sciatica_guide.cli.commands.options import chosen
from sciatica_guide.guideline.manifest import EDITIONS

if TYPE_CHECKING:
    from sciatica_guide.guideline.rows_as_nouns import Guideline

GUIDES = {edition.id: edition for edition in EDITIONS}
Guide = Annotated[
    str, typer.Option(metavar="|".join(GUIDES), help="Before needles, as assess asks; or after them, as followup does.")
]


def tables(guide: str) -> Guideline:
    """The guideline of that name. Errors: AnswerError names them."""
    from sciatica_guide.guideline.packaged import guideline

    return guideline(GUIDES[chosen("--guide", guide, [*GUIDES])])
