"""The commands: what each call reads, and which rooms it walks through; only the one called is imported."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from itertools import groupby
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from sciatica_guide.cli.options import Full, InLines, Region, Resume, Save
from sciatica_guide.errors import AnswerError, Stopped

PROGRAM = "sciatica-guide"
PLAIN, ASKS, GROUP = "plain", "asks", "group"
"""Kinds of command: a function; a function with a flag for every question; several commands under one name."""
PERSON, MANY, REVIEWERS, PROGRAMS = "For a person", "For many people", "For reviewers", "For programs"
SHELL = "For your shell"
"""Whom a command is for: the headings of the help."""


class Command(NamedTuple):
    """A command by its name, the module in `commands/` that holds it under that name, and calls that show its use."""

    name: str
    module: str
    group: str
    examples: tuple[str, ...]
    kind: str = PLAIN

    @property
    def calls(self) -> list[str]:
        """The examples as they are typed."""
        return [" ".join(filter(None, (PROGRAM, self.name, example))) for example in self.examples]


COMMANDS = {
    command.name: command
    for command in (
        Command("interview", "interview", PERSON, ("", "--accessible", "--save answers.json")),
        Command(
            "assess",
            "assess",
            PERSON,
            (
                "--no-warning-signs --age 45 --pain-site buttock,below_knee --medicines warfarin --region GB",
                "--answers answers.json --output report.pdf",
                "--answers answers.json --format json",
            ),
            ASKS,
        ),
        Command(
            "followup",
            "followup",
            PERSON,
            (
                "--diary",
                "--since report.json --since-needling none --sessions 5 --weeks 5 --leg-pain 4 --impact 3",
            ),
            ASKS,
        ),
        Command(
            "diary",
            "diary",
            PERSON,
            ("add --session --leg-pain 8 --impact 7", "show", "export --output diary.csv"),
            GROUP,
        ),
        Command("medicines", "medicines", PERSON, ("Eliquis ginkgo",)),
        Command("learn", "learn", PERSON, ("", "harms --region GB", "--output learn.pdf")),
        Command(
            "batch",
            "batch",
            MANY,
            ("clinic.csv --output results.csv --jobs 2", "clinic.csv --output results.csv --resume"),
        ),
        Command("score", "tables", MANY, ("cases.csv",)),
        Command("rules", "tables", REVIEWERS, ("foot-drop", "--format csv --output rules.csv", "--check 1.0.0")),
        Command("questions", "tables", REVIEWERS, ("leg_signs", "--guideline followup --output questions.html")),
        Command("audit", "tables", REVIEWERS, ("",)),
        Command("sources", "tables", REVIEWERS, ("",)),
        Command("about", "tables", REVIEWERS, ("",)),
        Command("schema", "schema", PROGRAMS, ("answers", "assessment")),
        Command("questionnaire", "schema", PROGRAMS, ("", "--guideline followup")),
        Command("completion", "shell", SHELL, ("bash",)),
        Command("man", "shell", SHELL, ("| man -l -",)),
    )
}
"""Every command, in the order of the help."""
Refused: type[Exception] = typer.BadParameter.__bases__[0]
"""A call that does not fit: typer gives a name only to this kind of it."""


SAID = (
    (r"^No such option: (\S+).*", r"knows no flag \1."),
    (r"^No such command (\S+)[.?] ?.*", r"knows no command \1."),
    (r"^Missing (?:argument|option) '(.*?)(?:\.{3})?'.*", r"needs \1."),
    (r"^Missing command.*", "needs to know which."),
    (r"^Option '(.*)' requires an argument.*", r"needs something behind \1."),
    (r"^Option '(.*)' does not take a value.*", r"takes nothing behind \1."),
    (r"^Invalid value for '(.*)': (.*) is not a valid int.*", r"\2 behind \1 is not a whole number."),
    (r"^Got unexpected extra argument\(s\) \((.*)\)", r"has no use for \1."),
)
"""How typer says that a call does not fit, and how we do."""


class InSections(TyperCommand):
    """A command whose flags stand in the help under what they are about, where they say so."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            kind = f"{parameter.param_type_name.capitalize()}s"
            section = getattr(parameter, "rich_help_panel", None) or kind
            if record := parameter.get_help_record(ctx):
                sections.setdefault(section, []).append(record)
        for section in sorted(sections, key=lambda name: name != "Arguments"):
            with formatter.section(section):
                formatter.write_dl(sections[section])


class Grouped(TyperGroup):
    """The program, with its commands in the help under whom they are for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """In the order of the table above; typer puts those that have commands of their own last."""
        return [name for name in COMMANDS if name in self.commands]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """A heading for each group; what a command does is told in a whole sentence, however long."""
        names = self.list_commands(ctx)
        column = max(map(len, names))
        for group, some in groupby(names, lambda name: COMMANDS[name].group):
            with formatter.section(group):
                formatter.write_dl(
                    [(f"{name:<{column}}", self.commands[name].get_short_help_str(200)) for name in some]
                )


def application(arguments: Sequence[str]) -> typer.Typer:
    """The command that these arguments begin with; every command where they begin with anything else."""
    app = typer.Typer(
        name=PROGRAM,
        cls=Grouped,
        help="How urgent leg or back pain is, and whether acupuncture is something to try, ask about or leave.",
        epilog="Not for emergencies. Nothing leaves this computer, and nothing is kept unless you ask.",
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    called = [name for name in arguments[:1] if name in COMMANDS]
    app.callback(invoke_without_command=True)(_called if called else _start)
    for name in called or COMMANDS:
        command = COMMANDS[name]
        made = getattr(import_module(f"sciatica_guide.cli.commands.{command.module}"), name)
        examples = "\n".join(["\b", "Examples:", *(f"  {call}" for call in command.calls)])
        if command.kind == GROUP:
            app.add_typer(made, name=name, epilog=examples)
        else:
            app.command(name, cls=InSections, epilog=examples)(
                made.for_call(arguments[1:]) if command.kind == ASKS else made
            )
    return app


def run(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Runs what was called, and gives its exit status. Errors: AnswerError where the call does not fit."""
    try:
        return app(standalone_mode=False) or 0
    except Refused as error:
        raise AnswerError(*_refusal(error, arguments)) from error
    except typer.Abort as stop:
        raise Stopped from stop


def completer() -> typer.Typer:
    """Every command, where a shell asks what may come next."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()
    return application([])


def _refusal(error: Any, arguments: Sequence[str]) -> tuple[str, str, str]:
    """Where, what and what to do, for a call that does not fit: what is near it, or a call that does fit."""
    name = next((name for name in arguments[:1] if name in COMMANDS), "")
    called = error.ctx.command_path if error.ctx else f"{PROGRAM} {name}".rstrip()
    told, near = error.format_message(), list(getattr(error, "possibilities", None) or [])
    for theirs, ours in SAID:
        told = re.sub(theirs, ours, told)
    if near := near or re.findall(r"Did you mean '(\S+?)'", error.message):
        return called, told, f"Did you mean {near[0]}? More: {called} --help"
    return called, told, f"For example: {COMMANDS[name].calls[0] if name else f'{PROGRAM} --help'}"


def _called() -> None:
    """Nothing but the command that is called: its call has no flags before it, and each would cost time."""


def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions of program and guide, and stop.")
    ] = False,
    save: Save = None,
    resume: Resume = None,
    accessible: InLines = False,
    region: Region = None,
    full: Full = False,
) -> None:
    if version:
        from sciatica_guide.cli import version as versions
        from sciatica_guide.render import printing

        printing.show(versions.text())
    elif context.invoked_subcommand is None:
        from sciatica_guide.interview.terminal import interview

        interview(save, resume, accessible, region, full=full)
