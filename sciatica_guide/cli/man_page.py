"""The manual page in roff, made from the help of the command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sciatica_guide.cli.application import COMMANDS, PROGRAM, application
from sciatica_guide.version import __version__

STATUSES = {
    "0": "A report was made, however urgent it is.",
    "1": "A fault of ours.",
    "2": "The input was wrong; the message says where, what, and what to do.",
    "130": "Stopped by the person.",
}


class Flag(NamedTuple):
    """A flag or an argument: its name, what it takes (empty for none), and its help."""

    name: str
    takes: str
    help: str


class Command(NamedTuple):
    """A command with its arguments and its flags."""

    name: str
    help: str
    arguments: tuple[Flag, ...]
    flags: tuple[Flag, ...]


class Help(NamedTuple):
    """The whole help: what it is for, what it is not for, its own flags, and every command."""

    help: str
    epilog: str
    flags: tuple[Flag, ...]
    commands: tuple[Command, ...]


def whole_help() -> Help:
    """Read off the command line itself."""
    import typer.main

    group: Any = typer.main.get_command(application([]))
    return Help(group.help, group.epilog, _flags(group, "option"), tuple(_commands(group)))


def page(told: Help) -> str:
    """The whole page. Words of the help stand in it as they are; nothing in them is read as roff."""
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "User commands"',
        *(".SH NAME", f"{_plain(PROGRAM)} \\- {_plain(told.help.rstrip('.').lower())}"),
        *(".SH SYNOPSIS", f".B {_plain(PROGRAM)}", "[COMMAND] [FLAGS]"),
        *(".SH DESCRIPTION", "Without a command it asks the questions one at a time, and then gives the report."),
        *(".PP", _plain(told.epilog)),
        *_list_of(told.flags),
        ".SH COMMANDS",
    ]
    for command in told.commands:
        called = " ".join([command.name, *(argument.takes for argument in command.arguments)])
        lines += [f'.SS "{_plain(called)}"', _plain(command.help), *_list_of((*command.arguments, *command.flags))]
    lines += [".SH EXIT STATUS", *_list(STATUSES.items()), ".SH EXAMPLES"]
    for example in (call for command in COMMANDS.values() for call in command.calls):
        lines += [".PP", ".EX", _plain(example), ".EE"]
    return "\n".join([*lines, ""])


def _commands(group: Any, above: str = "") -> Iterator[Command]:
    """Every command of a group; one that has commands of its own takes their names, and they follow it."""
    for name, command in group.commands.items():
        below = "|".join(getattr(command, "commands", ()))
        takes = (Flag(below, below, "Which of them; see below."),) if below else _flags(command, "argument")
        yield Command(above + name, command.help, takes, _flags(command, "option"))
        if below:
            yield from _commands(command, f"{name} ")


def _flags(command: Any, kind: str) -> tuple[Flag, ...]:
    """The flags or the arguments of a command."""
    found = []
    for parameter in command.params:
        if parameter.param_type_name == kind:
            takes = "" if getattr(parameter, "is_flag", False) else str(parameter.metavar)
            found.append(Flag(parameter.opts[0] if kind == "option" else takes, takes, str(parameter.help)))
    return (*found, Flag("--help", "", "Show the help and stop.")) if kind == "option" else tuple(found)


def _list_of(flags: Iterable[Flag]) -> Iterator[str]:
    named = ((f"{flag.name} {flag.takes}" if flag.name.startswith("-") else flag.takes, flag.help) for flag in flags)
    return _list((name.strip(), told) for name, told in named)


def _list(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, told in items:
        yield from (".TP", f"\\fB{_plain(name)}\\fR", _plain(told))


def _plain(text: str) -> str:
    """Words as they stand: no escape, no hyphen that breaks, no line that begins as a request does."""
    shown = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown
