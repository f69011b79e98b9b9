"""The commands: what each call reads, and which rooms it walks through; only the one called is imported."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import typer

COMMANDS = (
    *("assess", "interview", "followup", "diary", "batch", "score", "medicines", "audit"),
    *("about", "sources", "rules", "questions", "questionnaire", "schema", "completion", "man"),
)
"""Every command, in the order of the help: a module of this name here, with a function `command` in it."""


def application(arguments: Sequence[str]) -> typer.Typer:
    """The command that these arguments begin with; every command where they begin with anything else."""
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
    called = arguments[:1]
    for name in called if called and called[0] in COMMANDS else COMMANDS:
        command = import_module(f"sciatica_guide.cli.commands.{name}").command
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command.for_call(arguments[1:]) if hasattr(command, "for_call") else command)
    return app


def _start(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the versions of program and guide, and stop."),
    accessible: bool = typer.Option(False, "--accessible", help="The interview in numbered lines, for screen readers."),
) -> None:
    if version:
        from sciatica_guide.cli import version as versions
        from sciatica_guide.render import printing

        printing.show(versions.text())
    elif context.invoked_subcommand is None:
        from sciatica_guide.interview.terminal import interview

        interview(None, None, accessible, None)
