"""`sciatica-guide schema answers|assessment`."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.commands.guides import Guide, tables
from sciatica_guide.cli.commands.options import one_of

NAMES = ("answers", "assessment")


def command(
    name: Annotated[str, typer.Argument(metavar="|".join(NAMES), help="Which of the two.")],
    guide: Guide = "assessment",
) -> None:
    """JSON Schema (2020-12) of a file of answers, or of a report in JSON."""
    import json

    from sciatica_guide.exchange import schema
    from sciatica_guide.render import output

    one_of("sciatica-guide schema", name, NAMES)
    made = getattr(schema, name)(tables(guide))
    output.write(json.dumps(made, indent=2) + "\n", None)
