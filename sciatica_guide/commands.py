"""The commands: what each call reads, and which rooms it walks through."""

from __future__ import annotations

import datetime
import inspect
import re
from typing import Any

import typer

from sciatica_guide import __version__
from sciatica_guide.assessment import guideline, judge
from sciatica_guide.audit.command import audit
from sciatica_guide.checks import shown
from sciatica_guide.errors import AnswerError
from sciatica_guide.flags import flag, from_flags, parameters, without_warning_signs
from sciatica_guide.medicine_command import medicines

FORMATS = ("text", "json")


def application() -> typer.Typer:
    """The commands, with a flag for every question of the guideline."""
    app = typer.Typer(
        name="sciatica-guide",
        help="How urgent leg or back pain is, and whether acupuncture is something to try, ask about or leave.",
        epilog="Not for emergencies. Nothing leaves this computer, and nothing is kept unless you ask.",
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_start)
    app.command("assess")(_with_question_flags())
    app.command("interview")(_interview)
    app.command("medicines")(medicines)
    app.command("audit")(audit)
    app.command("about")(_about)
    app.command("sources")(_sources)
    return app


def _start(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the versions of program and guide, and stop."),
) -> None:
    if version:
        from sciatica_guide import output

        output.write(f"sciatica-guide {__version__}, guide {guideline().version}\n", None)
    elif context.invoked_subcommand is None:
        _interview(None, None, False, None)


def _interview(
    save: str | None = typer.Option(None, metavar="FILE", help="Keep the answers in this file, after every answer."),
    resume: str | None = typer.Option(None, metavar="FILE", help="Go on from a file that was saved."),
    accessible: bool = typer.Option(
        False, "--accessible", help="Numbered lines and typed answers, for screen readers."
    ),
    region: str | None = typer.Option(
        None, metavar="CC", help="Country in two letters, such as GB, for the numbers to ring."
    ),
) -> None:
    """Questions one at a time, then the report. The same as no command at all."""
    from sciatica_guide.terminal import interview

    interview(save, resume, accessible, region)


def _assess(
    answers: str | None = typer.Option(
        None, metavar="FILE", help="Answers in TOML or JSON, - for standard input. Kept out of your shell history."
    ),
    no_warning_signs: bool = typer.Option(
        False, "--no-warning-signs", help="Answer none to all four warning-sign questions."
    ),
    region: str | None = typer.Option(
        None, metavar="CC", help="Country in two letters, such as GB, for the numbers to ring."
    ),
    date: str | None = typer.Option(None, metavar="YYYY-MM-DD", help="Date on the report, today unless given."),
    format: str = typer.Option("text", metavar="|".join(FORMATS), help="How the report comes out."),
    full: bool = typer.Option(False, "--full", help="Everything: choices side by side, background, sources in full."),
    output: str | None = typer.Option(None, metavar="FILE", help="Write the report to a file that only you can read."),
    **typed: list[str] | None,
) -> None:
    """Answers in, a report out. Every question has a flag; a flag beats the file."""
    from sciatica_guide import answer_files, render
    from sciatica_guide import output as out
    from sciatica_guide.answers import collect

    rules, day = guideline(), _date(date)
    if format not in FORMATS:
        raise AnswerError("Flag --format", f"knows no {shown(format)}.", "Choose from: " + ", ".join(FORMATS) + ".")
    file = answer_files.read_answers(answers) if answers is not None else {}
    flags = from_flags(rules, typed)
    if no_warning_signs:
        flags |= without_warning_signs(rules, flags, file)
    place = (
        "Standard input" if answers == answer_files.STDIN else f"In the file {shown(answers, answer_files.NAME_LENGTH)}"
    )
    collected = collect(rules, file | flags, lambda id_: f"Flag {flag(id_)}" if id_ in flags else f"{place}, {id_}")
    if output not in (None, out.STDOUT) and answers is not None:
        out.refuse_same_file(str(output), answers)
    out.write(render.render(judge(collected, region, day), format, out.width(output), full), output)


def _with_question_flags() -> Any:
    """`_assess` with one option a question in place of its `**typed`, for typer to read."""

    def command(**options: Any) -> None:
        _assess(**options)

    named = [
        one for one in inspect.signature(_assess, eval_str=True).parameters.values() if one.kind != one.VAR_KEYWORD
    ]
    options = [one.replace(kind=one.KEYWORD_ONLY) for one in named] + parameters(guideline())
    command.__doc__ = _assess.__doc__
    command.__annotations__ = {one.name: one.annotation for one in options}
    command.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    return command


def _about() -> None:
    """What this guide is for, whom it is not for, who made it and when it was reviewed."""
    from sciatica_guide import output, reference

    output.write(reference.about(output.width(None)), None)


def _sources() -> None:
    """Every source, with the short name that a report prints."""
    from sciatica_guide import output, reference

    output.write(reference.sources(output.width(None)), None)


def _date(typed: str | None) -> datetime.date | None:
    if typed is None:
        return None
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
            raise ValueError
        return datetime.date.fromisoformat(typed)
    except ValueError as error:
        raise AnswerError("Flag --date", "is not a date.", "Write it as 2026-11-21.") from error
