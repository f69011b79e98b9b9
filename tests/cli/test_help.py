"""The help says what there is: every command under whom it is for, each with calls that work."""

import re
import shlex

import pytest
from calls import call, flag, refused

from sciatica_guide.cli.application import COMMANDS
from sciatica_guide.guideline.packaged import guideline

EXAMPLES = [(name, example) for name, command in COMMANDS.items() for example in command.calls]


def test_every_command_stands_under_whom_it_is_for():
    """The help names each command once, under a heading, in the order of the table, in a sentence that is not cut."""
    told = call("--help").out
    assert re.findall(r"^  ([a-z]+)  +[A-Z]", told, re.MULTILINE) == [*COMMANDS]
    assert re.findall(r"^(For .*):$", told, re.MULTILINE) == [*dict.fromkeys(one.group for one in COMMANDS.values())]
    assert "..." not in told.replace("[ARGS]...", "")


def test_the_flags_of_questions_stand_under_their_part():
    """Whoever looks for a question finds it under the part of the interview that it belongs to."""
    told = call("assess", "--help").out
    headings = [part.capitalize() for part in guideline().parts.values()]
    sections = dict(zip(*[iter(re.split(r"^(\S.*):$", told, flags=re.MULTILINE)[1:])] * 2, strict=True))
    assert [*sections] == ["Options", *headings]
    for question in guideline().questions.values():
        assert f"  {flag(question.id)} " in sections[guideline().parts[question.part].capitalize()]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_stands_in_the_help_and_works(name, example, examples):
    """A call that is shown in a command's help can be typed as it stands."""
    assert f"\n    {example}\n" in call(name, "--help").out
    arguments = shlex.split(example.partition("|")[0])[1:]
    files = {*examples.iterdir()}
    if "--resume" in arguments:
        assert call(*arguments[:-1]).status == 0
    result = call(*arguments)
    if arguments[0] == "interview" or arguments == ["followup", "--diary"]:
        refused(result, "needs a terminal")
    else:
        assert (result.status, "Error" in result.err) == (0, False)
        assert result.out or {*examples.iterdir()} - files
