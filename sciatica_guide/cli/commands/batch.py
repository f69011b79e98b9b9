"""`sciatica-guide batch`: a list of people in, a line each out."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.options import Force, choice_of, chosen
from sciatica_guide.errors import AnswerError

FORMATS = ("jsonl", "csv")
MOST_JOBS = 64


def batch(
    people: Annotated[
        str, typer.Argument(metavar="FILE", help="People in JSON Lines or CSV, one a line; - for standard input.")
    ],
    format: Annotated[str | None, choice_of(FORMATS, "How results come out: as the list, unless given.")] = None,
    output: Annotated[str, typer.Option(metavar="FILE", help="A file that only you can read; not one there is.")] = "-",
    errors: Annotated[
        str | None, typer.Option(metavar="FILE", help="The results with an error, a second time, in this file.")
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", help="Processes that work at the same time.")] = 1,
    force: Force = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on in the --output of a run that was stopped.")] = False,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="A column that is no question, to be left out.")
    ] = None,
    pass_: Annotated[
        list[str] | None,
        typer.Option("--pass", metavar="COLUMN", help="A column to copy behind each result."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with status 1 where a line holds an error.")] = False,
) -> None:
    """How urgent it is for many people: a line each in, a line each out, in the same order."""
    from sciatica_guide.batch.reading import Beside
    from sciatica_guide.batch.run import Order, run

    if format is not None:
        chosen("--format", format, FORMATS)
    if not 1 <= jobs <= MOST_JOBS:
        raise AnswerError("Flag --jobs", f"{jobs} is out of range.", f"Give a whole number from 1 to {MOST_JOBS}.")
    if resume and force:
        raise AnswerError("Flag --force", "does not go with --resume.", "Leave one of the two out.")
    if resume and output == "-":
        raise AnswerError("Flag --resume", "needs a file to go on in.", "Name it with --output.")
    beside = Beside(tuple(dict.fromkeys(ignore or ())), tuple(dict.fromkeys(pass_ or ())))
    tally = run(Order(people, output, errors, format, jobs, resume, force, beside))
    if strict and tally.errors:
        raise typer.Exit(1)
