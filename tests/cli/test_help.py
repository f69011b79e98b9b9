"""The help says what there is: every command under whom it is for, each with calls that work."""

import json
import re
import shlex

import pytest
from calls import call, refused
from cases import CASES
from diaries import noted

from sciatica_guide.cli.application import COMMANDS
from sciatica_guide.diary import store

EXAMPLES = [(name, example) for name, command in COMMANDS.items() for example in command.calls]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the files that the examples name, and a diary."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(store.HOME, str(tmp_path / "home"))
    store.add(store.file(store.DEFAULT), [noted("2026-09-01", 8, 7, session=True)])
    answers = next(iter(CASES.values()))["answers"]
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    (tmp_path / "report.json").write_text(call("assess", "--answers", "answers.json", "--format", "json").out)
    (tmp_path / "clinic.csv").write_text("id,age\n17,45\n")
    (tmp_path / "cases.csv").write_text("id,age,leg_signs,expect_urgency\n17,45,foot_drop,same_day\n")
    return tmp_path


def test_every_command_stands_under_whom_it_is_for():
    """The help names each command once, under a heading, in the order of the table, in a sentence that is not cut."""
    told = call("--help").out
    assert re.findall(r"^  ([a-z]+)  +[A-Z]", told, re.MULTILINE) == [*COMMANDS]
    assert re.findall(r"^(For .*):$", told, re.MULTILINE) == [*dict.fromkeys(one.group for one in COMMANDS.values())]
    assert "..." not in told.replace("[ARGS]...", "")


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_stands_in_the_help_and_works(name, example, folder):
    """A call that is shown in a command's help can be typed as it stands."""
    assert f"\n    {example}\n" in call(name, "--help").out
    arguments = shlex.split(example.partition("|")[0])[1:]
    files = {*folder.iterdir()}
    if "--resume" in arguments:
        assert call(*arguments[:-1]).status == 0
    result = call(*arguments)
    if arguments[0] == "interview" or arguments == ["followup", "--diary"]:
        refused(result, "needs a terminal")
    else:
        assert (result.status, "Error" in result.err) == (0, False)
        assert result.out or {*folder.iterdir()} - files
