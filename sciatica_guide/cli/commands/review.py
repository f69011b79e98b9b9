"""What `rules` and `questions` have in common: one entry or all of them, in a layout, or what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sciatica_guide.cli.commands.options import chosen
from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.render import output

if TYPE_CHECKING:
    from sciatica_guide.guideline.rows_as_nouns import Guideline
    from sciatica_guide.review.entries import Entry

FORMATS = ("text", "markdown", "csv")
Id = Annotated[str | None, typer.Argument(metavar="[ID]", help="One of them by its id; all of them unless given.")]
Format = Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How it comes out; csv for a review meeting.")]
Check = Annotated[
    str | None, typer.Option(metavar="VERSION", help="Print what has changed since this version of the tables.")
]


def review(
    guideline: Guideline, entries: list[Entry], id_: str | None, format: str, check: str | None, kinds: tuple[str, ...]
) -> None:
    """Prints the entries, the one that is asked for, or the changes since a version. Errors: AnswerError."""
    from sciatica_guide.review import history
    from sciatica_guide.review.layouts import LAYOUTS

    chosen("--format", format, FORMATS)
    if check is not None:
        output.write(history.changes(check, kinds, guideline.edition.files), None)
        return
    known = [entry.id for entry in entries]
    if id_ is not None and id_ not in known:
        raise AnswerError(f"Id {shown(id_)}", "is not in the tables.", nearest(id_, known))
    wanted = [entry for entry in entries if id_ in (None, entry.id)]
    output.write(LAYOUTS[format](wanted, output.width(None)), None)
