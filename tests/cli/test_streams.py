"""Whatever becomes of its streams, a command ends in words, and what is urgent reaches the person."""

import json
import os
import subprocess

import pytest
from calls import COMMAND, call, run
from streams import NUMB, URGENT, faults, told
from terminals import Terminal

NUMB_NOW = ("assess", *NUMB)


@pytest.mark.parametrize("calls", [40, pytest.param(None, marks=pytest.mark.long)])
def test_no_stream_brings_a_traceback_or_loses_what_is_urgent(calls, tmp_path):
    """Each of the three streams closed, full or broken: every command ends in a status of ours, and an emergency is
    read somewhere, if only on the terminal itself."""
    made, wrong = faults(tmp_path, calls)
    assert made >= (calls or 400)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "status"), [("report.txt", 0), ("report.html", 0), ("report.json", 0), ("missing/report.html", 2)]
)
def test_what_is_urgent_is_told_where_the_report_goes_to_a_file(name, status, tmp_path):
    """It stands on standard error, before whatever goes wrong with the file."""
    result = run(*NUMB_NOW, "--output", tmp_path / name)
    assert (result.status, result.out) == (status, "")
    assert result.err.startswith(f"{URGENT}\n")


def test_a_pdf_that_cannot_be_made_does_not_stand_before_it(tmp_path):
    """An emergency is told first where the part that makes a PDF is not there."""
    (tmp_path / "typst.py").write_text("raise ImportError('gone')")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    result = run(*NUMB_NOW, "--output", tmp_path / "report.pdf", env=environment)
    assert result.status == 2
    assert result.err.startswith(f"{URGENT}\nError: Format pdf: needs a part that is not installed")


def test_what_is_not_urgent_is_left_to_the_report(tmp_path):
    """A calm report in a file leaves standard error empty."""
    assert run("assess", "--no-warning-signs", "--output", tmp_path / "report.txt") == (0, "", "")


@pytest.mark.parametrize("to", ["/dev/full", None])
def test_a_report_that_cannot_be_printed_is_urgent_on_standard_error(to):
    """With standard output full, or with nobody there to read it, the emergency is told on standard error."""
    if to:
        with open(to, "wb") as full:
            result = run(*NUMB_NOW, stdout=full)
        assert result.err.splitlines()[0] == URGENT
        assert result.err.splitlines()[1].startswith("Error: Standard output: cannot be written: no space left")
        return
    read = subprocess.Popen(["true"], stdin=subprocess.PIPE)
    read.wait()
    result = run(*NUMB_NOW, stdout=read.stdin)
    assert (result.status, result.err) == (0, f"{URGENT}\n")


def test_the_followup_tells_it_too(tmp_path):
    """After needles it is the same."""
    call = ("followup", "--since-needling", "chest_pain_or_breathless", "--region", "GB")
    assert run(*call, "--output", tmp_path / "r.txt").err.splitlines()[0] == URGENT


def test_fhir_holds_no_level_so_the_person_is_told_beside_it():
    """A FHIR bundle says nothing of urgency: standard error does."""
    result = run(*NUMB_NOW, "--format", "fhir")
    assert json.loads(result.out)["resourceType"] == "Bundle"
    assert result.err == f"{URGENT}\n"


@pytest.mark.parametrize("pager", ["no-such-pager-anywhere", "exit 3", "cat", "cat > /dev/null"])
def test_no_pager_keeps_an_emergency_from_the_screen(pager):
    """It is told before the pages are turned; where the pager cannot run, the report is printed in its place."""
    terminal = Terminal(*NUMB_NOW, "--pager", PAGER=pager)
    assert terminal.end() == 0
    assert told(terminal.words)
    if pager != "cat > /dev/null":
        assert "Go now" in terminal.words


def test_nothing_but_the_report_goes_to_standard_output(tmp_path):
    """With standard error closed no message of ours lands in the data."""
    (tmp_path / "report.json").write_text(call("assess", "--no-warning-signs", "--format", "json").out)
    (tmp_path / "people.csv").write_text("age\n45\n")
    followup = f"'{COMMAND}' followup --since {tmp_path}/report.json --since-needling none --format json 2>&-"
    batch = f"'{COMMAND}' batch {tmp_path}/people.csv --format jsonl 2>&-"
    for command in (followup, batch):
        done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, timeout=60)
        assert isinstance(json.loads(done.stdout), dict)


def test_a_message_never_goes_into_a_file_of_the_persons(tmp_path):
    """Where standard error was closed, a file that is opened next does not become it."""
    (tmp_path / "people.csv").write_text("age\n45\n")
    command = f"'{COMMAND}' batch {tmp_path}/people.csv --output {tmp_path}/out 0<&- 1>&- 2>&-"
    assert subprocess.run(command, shell=True, check=False, timeout=60).returncode == 0
    assert (tmp_path / "out").read_text() == run("batch", tmp_path / "people.csv").out
