"""The commands with their flags, as the help has them, and the words that can stand behind each flag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sciatica_guide.guideline.manifest import EDITIONS
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.review import history

FILE = "FILE"
Words = tuple[str, ...]


class Flag(NamedTuple):
    """A flag or an argument: its name, what it takes (empty for none), its help, and what it can be completed to."""

    name: str
    takes: str
    help: str
    words: Words

    @property
    def several(self) -> bool:
        """Whether it takes several words with commas between them."""
        return self.takes.endswith(",...")


class Command(NamedTuple):
    """A command, its flags, and its arguments if it has any."""

    name: str
    help: str
    flags: tuple[Flag, ...]
    arguments: tuple[Flag, ...]


class Tree(NamedTuple):
    """The whole: what it is for, what it is not for, its own flags, and every command."""

    help: str
    epilog: str
    flags: tuple[Flag, ...]
    commands: tuple[Command, ...]


def tree() -> Tree:
    """Read off the command line itself."""
    import typer.main

    from sciatica_guide.cli.application import application

    group: Any = typer.main.get_command(application([]))
    return Tree(
        group.help,
        group.epilog,
        tuple(_parts(group, "option", {})),
        tuple(_commands(group)),
    )


def _commands(group: Any, above: str = "") -> Iterator[Command]:
    """Every command of a group; one that has commands of its own takes their names, and they follow it."""
    for name, one in group.commands.items():
        known, below = _known(name), tuple(getattr(one, "commands", ()))
        takes = (
            [Flag("|".join(below), "|".join(below), "Which of them; see below.", below)]
            if below
            else _parts(one, "argument", known)
        )
        yield Command(above + name, one.help, tuple(_parts(one, "option", known)), tuple(takes))
        if below:
            yield from _commands(one, f"{name} ")


def _parts(command: Any, kind: str, known: Mapping[str, Words]) -> Iterator[Flag]:
    for one in command.params:
        if one.param_type_name == kind:
            takes = "" if getattr(one, "is_flag", False) else str(one.metavar)
            name = one.opts[0] if kind == "option" else takes
            yield Flag(name, takes, str(one.help), _words(one.name, takes, known))
    if kind == "option":
        yield Flag("--help", "", "Show the help and stop.", ())


def _words(name: str, takes: str, known: Mapping[str, Words]) -> Words:
    return tuple(takes.split("|")) if "|" in takes else known.get(name, ())


def _known(command: str) -> dict[str, Words]:
    """Countries, versions, the codes behind the flags of questions, and the ids that a command takes."""
    rules = guideline()
    known = {"region": tuple(sorted(rules.regions)), "check": tuple(history.recorded())}
    for edition in EDITIONS:
        if edition.command == command:
            known |= {id_: question.codes for id_, question in guideline(edition).questions.items()}
    ids = {"rules": tuple(rule.id for rule in rules.rules), "questions": tuple(rules.questions)}
    return known | {"id": ids.get(command, ())}
