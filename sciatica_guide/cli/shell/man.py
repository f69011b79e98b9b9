"""The manual page in roff, made from the help of the command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sciatica_guide import __version__
from sciatica_guide.cli.shell.completion import PROGRAM
from sciatica_guide.cli.shell.tree import Flag, Tree

STATUSES = {
    "0": "A report was made, however urgent it is.",
    "1": "A fault of ours.",
    "2": "The input was wrong; the message says where, what, and what to do.",
    "130": "Stopped by the person.",
}
EXAMPLES = (
    f"{PROGRAM}",
    f"{PROGRAM} assess --no-warning-signs --age 45 --medicines warfarin --region GB",
    f"{PROGRAM} assess --answers answers.json --format fhir",
)


def page(tree: Tree) -> str:
    """The whole page. Words of the help stand in it as they are; nothing in them is read as roff."""
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}" "User commands"',
        *(".SH NAME", f"{_plain(PROGRAM)} \\- {_plain(tree.help.rstrip('.').lower())}"),
        *(".SH SYNOPSIS", f".B {_plain(PROGRAM)}", "[COMMAND] [FLAGS]"),
        *(".SH DESCRIPTION", "Without a command it asks the questions one at a time, and then gives the report."),
        *(".PP", _plain(tree.epilog)),
        *_flags(tree.flags),
        ".SH COMMANDS",
    ]
    for command in tree.commands:
        called = " ".join([command.name, *(one.takes for one in command.arguments)])
        lines += [f'.SS "{_plain(called)}"', _plain(command.help), *_flags((*command.arguments, *command.flags))]
    lines += [".SH EXIT STATUS", *_list(STATUSES.items()), ".SH EXAMPLES"]
    for example in EXAMPLES:
        lines += [".PP", ".EX", _plain(example), ".EE"]
    return "\n".join([*lines, ""])


def _flags(flags: Iterable[Flag]) -> Iterator[str]:
    shown = ((f"{one.name} {one.takes}" if one.name.startswith("-") else one.takes, one.help) for one in flags)
    return _list((name.strip(), told) for name, told in shown)


def _list(items: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, told in items:
        yield from (".TP", f"\\fB{_plain(name)}\\fR", _plain(told))


def _plain(text: str) -> str:
    """Words as they stand: no escape, no hyphen that breaks, no line that begins as a request does."""
    shown = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown
