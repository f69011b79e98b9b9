"""What the flags of several commands have in common: their words, and how what stands behind them is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from sciatica_guide.errors import AnswerError, shown
from sciatica_guide.guideline.manifest import EDITIONS

if TYPE_CHECKING:
    from sciatica_guide.guideline.model import Guideline


def choice_of(words: Collection[str], help: str, kind: Callable[..., Any] = typer.Option, *flags: str) -> Any:
    """An option, or an argument, that takes one of these words; a shell completes them."""
    return kind(*flags, metavar="|".join(words), help=help, autocompletion=lambda: [*words])


def _regions() -> list[str]:
    from sciatica_guide.guideline.packaged import guideline

    return sorted(guideline().regions)


MANIFESTS = {manifest.id: manifest for manifest in EDITIONS}
Region = Annotated[
    str | None,
    typer.Option(
        metavar="CC", autocompletion=_regions, help="Country in two letters, such as GB, for the numbers to ring."
    ),
]
Date = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Date on the report, today unless given.")]
Subject = Annotated[
    str | None,
    typer.Option(metavar="WHO", help="With fhir: who the person is in your system, as Patient/17 or any other text."),
]
Reproducible = Annotated[
    bool, typer.Option("--reproducible", help="With fhir: the same names at every run, rather than new ones.")
]
Full = Annotated[bool, typer.Option("--full", help="Everything: choices side by side, background, sources in full.")]
Save = Annotated[str | None, typer.Option(metavar="FILE", help="Keep the answers in this file, after every answer.")]
Resume = Annotated[str | None, typer.Option(metavar="FILE", help="Go on from a file that was saved.")]
InLines = Annotated[
    bool, typer.Option("--accessible", help="Questions in numbered lines with typed answers, for screen readers.")
]
Manifest = Annotated[
    str,
    choice_of(
        MANIFESTS,
        "Before needles, as assess asks; or after them, as followup does.",
        typer.Option,
        *("--guideline", "--guide"),
    ),
]


def chosen(flag: str, typed: str, choices: Sequence[str]) -> str:
    """What was typed behind a flag, if it is one of the choices. Errors: AnswerError names them."""
    return one_of(f"Flag {flag}", typed, choices)


def one_of(where: str, typed: str, choices: Sequence[str]) -> str:
    """The same for what was typed anywhere."""
    if typed not in choices:
        raise AnswerError(where, f"knows no {shown(typed)}.", "Choose from: " + ", ".join(choices) + ".")
    return typed


def guideline_of(typed: str) -> Guideline:
    """The guideline of that name. Errors: AnswerError names them."""
    from sciatica_guide.guideline.packaged import guideline

    return guideline(MANIFESTS[chosen("--guideline", typed, [*MANIFESTS])])


def day(typed: str | None) -> datetime.date | None:
    """The date typed behind `--date`. Errors: AnswerError where it is no day of the calendar."""
    if typed is None:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        _no_date()
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        _no_date()


def _no_date() -> NoReturn:
    raise AnswerError("Flag --date", "is not a date.", "Write it as 2026-11-21.")
