"""`sciatica-guide interview`: questions one at a time, then the report."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.options import Region


def interview(
    save: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keep the answers in this file, after every answer.")
    ] = None,
    resume: Annotated[str | None, typer.Option(metavar="FILE", help="Go on from a file that was saved.")] = None,
    accessible: Annotated[
        bool, typer.Option("--accessible", help="Numbered lines and typed answers, for screen readers.")
    ] = False,
    region: Region = None,
) -> None:
    """Questions one at a time, then the report. The same as no command at all."""
    from sciatica_guide.interview import terminal

    terminal.interview(save, resume, accessible, region)
