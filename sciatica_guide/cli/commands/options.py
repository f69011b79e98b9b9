"""What the flags of several commands have in common: their words, and how what stands behind them is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from sciatica_guide.errors import AnswerError, shown

Region = Annotated[
    str | None, typer.Option(metavar="CC", help="Country in two letters, such as GB, for the numbers to ring.")
]
Date = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Date on the report, today unless given.")]


def chosen(flag: str, typed: str, choices: Sequence[str]) -> str:
    """What was typed behind a flag, if it is one of the choices. Errors: AnswerError names them."""
    return one_of(f"Flag {flag}", typed, choices)


def one_of(where: str, typed: str, choices: Sequence[str]) -> str:
    """The same for what was typed anywhere."""
    if typed not in choices:
        raise AnswerError(where, f"knows no {shown(typed)}.", "Choose from: " + ", ".join(choices) + ".")
    return typed


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
