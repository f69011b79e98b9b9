"""Flags and options that do not fit: each is refused by name, and no report is made."""

import json

import pytest
from calls import call, flag, refused, run

from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions.values()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_single_answer_is_given_once(question):
    """Two values for a question that takes one are refused even when they agree; where several fit, both count."""
    value = question.codes[0] if question.codes else "1"
    result = call("assess", flag(question.id), value, flag(question.id), value)
    if question.kind in ("many", "names"):
        assert result.status == 0
    else:
        refused(result, flag(question.id), "twice")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("assess --blod-thinner yes", ("sciatica-guide assess", "--blod-thinner", "Did you mean --blood-thinner?")),
        ("assess --leg-sign none", ("--leg-sign", "Did you mean --leg-signs?", "sciatica-guide assess --help")),
        ("asess", ("'asess'", "Did you mean assess?", "sciatica-guide --help")),
        ("zzz", ("'zzz'", "sciatica-guide --help")),
        ("assess yes", ("yes", "For example: sciatica-guide assess ")),
        ("assess --leg-signs", ("behind --leg-signs", "For example: sciatica-guide assess ")),
        ("assess --no-warning-signs=yes", ("nothing behind --no-warning-signs",)),
        ("medicines", ("needs NAME.", "For example: sciatica-guide medicines Eliquis ginkgo")),
        (
            "schema",
            (
                "needs answers|assessment|questions|batch-line|batch-result|medicines.",
                "For example: sciatica-guide schema answers",
            ),
        ),
        ("diary", ("needs to know which.", "For example: sciatica-guide diary add ")),
        ("diary ad", ("sciatica-guide diary", "'ad'", "Did you mean add?", "sciatica-guide diary --help")),
        ("diary add --impact 2", ("needs --leg-pain.", "For example: sciatica-guide diary add ")),
        ("batch people.csv --jobs two", ("'two' behind --jobs is not a whole number.",)),
    ],
)
def test_a_call_that_does_not_fit_is_met_with_one_that_does(arguments, told):
    """In one line: what is wrong in our words, then what is near it, or a call of that command that works."""
    result = call(*arguments.split())
    refused(result, *told)
    assert "valid" not in result.err


def test_a_flag_with_nothing_behind_it_is_refused():
    """A flag at the end of the line that lacks its answer is named."""
    refused(run("assess", "--no-warning-signs", "--leg-signs"), "--leg-signs")


@pytest.mark.parametrize("answer", [{"leg_signs": ["foot_drop"]}, {"illness_signs": "not_sure"}], ids=json.dumps)
def test_no_warning_signs_never_replaces_an_answer(answer, tmp_path):
    """--no-warning-signs is refused beside a flag for a warning sign, and beside a file that reports one."""
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answer))
    for id_ in answer:
        refused(run("assess", "--answers", file, "--no-warning-signs"), "file", id_, "--no-warning-signs")
        for code in ("none", "not_sure"):
            refused(call("assess", flag(id_), code, "--no-warning-signs"), flag(id_), "--no-warning-signs")


def test_no_warning_signs_agrees_with_a_file_that_reports_none(tmp_path):
    """Beside a file that says none, as a word or as a list, --no-warning-signs changes nothing."""
    for none in ("none", ["none"]):
        (tmp_path / "answers.json").write_text(json.dumps({"leg_signs": none}))
        assert call("assess", "--answers", str(tmp_path / "answers.json"), "--no-warning-signs").status == 0


@pytest.mark.parametrize(
    "day", ["today", "", "2026-02-30", "2026-13-01", "26-1-1", "20260101", "2026-W01-1", "0000-01-01"]
)
def test_a_date_that_does_not_exist_is_refused(day):
    """A date that is no day, or is written another way, is refused with the way to write it."""
    refused(call("assess", "--date", day), "--date", "Write it as 2026-")


@pytest.mark.parametrize("country", ["", "G", "GBR", "44", "G\u00c4", "Britain"])
def test_a_country_that_is_not_two_letters_is_refused(country):
    """A country in any other form than two letters is refused with its flag and two that would do."""
    refused(call("assess", "--region", country), "--region", "GB", "US")


@pytest.mark.parametrize("format_", ["", "jsn", "JSON ", "9" * 5000])
def test_an_unknown_format_is_refused(format_):
    """A format that is not on offer is refused with those that are, in one short line."""
    result = call("assess", "--format", format_)
    refused(result, "--format", "text, json")
    assert len(result.err) < 200


def test_the_real_command_refuses_alike():
    """Started as a person starts it, the command refuses with the same words as in these tests."""
    for arguments in (["--leg-signs", "foot_dro"], ["--age", "121"], ["--date", "x"], ["--format", "x"]):
        assert run("assess", *arguments) == call("assess", *arguments)


def test_with_nothing_to_do_and_no_terminal_it_names_the_way_in():
    """Without arguments and without a terminal the command asks nothing and points to assess."""
    refused(run(), "sciatica-guide assess")
