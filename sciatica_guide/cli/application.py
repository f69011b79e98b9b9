"""The commands: what each call reads, and which rooms it walks through; only the one called is imported."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

import typer

PROGRAM = "sciatica-guide"
PLAIN, ASKS, GROUP = "plain", "asks", "group"
"""Kinds of command: a function; a function with a flag for every question; several commands under one name."""


class Command(NamedTuple):
    """A command by its name, the module in `commands/` that holds it under that name, and its kind."""

    name: str
    module: str
    kind: str = PLAIN


COMMANDS = {
    command.name: command
    for command in (
        Command("assess", "assess", ASKS),
        Command("interview", "interview"),
        Command("followup", "followup", ASKS),
        Command("diary", "diary", GROUP),
        Command("batch", "batch"),
        Command("score", "tables"),
        Command("medicines", "medicines"),
        Command("audit", "tables"),
        Command("learn", "learn"),
        Command("about", "tables"),
        Command("sources", "tables"),
        Command("rules", "tables"),
        Command("questions", "tables"),
        Command("questionnaire", "schema"),
        Command("schema", "schema"),
        Command("completion", "shell"),
        Command("man", "shell"),
    )
}
"""Every command, in the order of the help."""


def application(arguments: Sequence[str]) -> typer.Typer:
    """The command that these arguments begin with; every command where they begin with anything else."""
    app = typer.Typer(
        name=PROGRAM,
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
        command = COMMANDS[name]
        made = getattr(import_module(f"sciatica_guide.cli.commands.{command.module}"), name)
        if command.kind == GROUP:
            app.add_typer(made, name=name)
        else:
            app.command(name)(made.for_call(arguments[1:]) if command.kind == ASKS else made)
    return app


def completer() -> typer.Typer:
    """Every command, where a shell asks what may come next."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()
    return application([])


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
