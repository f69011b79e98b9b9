"""Where a report goes: standard output or a private file; nothing else is written, and a fault leaves no traceback."""

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from calls import COMMAND, call, refused, run

FULL = Path("/dev/full")
ASSESS = ("assess", "--no-warning-signs", "--medicines", "warfarin", "--date", "2026-11-21")
FORMATS = ("text", "json", "markdown", "html")
NETWORK = {"socket", "_socket", "ssl", "_ssl", "http", "http.client", "urllib.request", "asyncio"}


def small_files():
    """No file may grow beyond a hundred bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


posix = pytest.mark.skipif(sys.platform == "win32", reason="needs the files of Unix")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_file_is_for_its_owner_only(format_, tmp_path):
    """A new file and one that others could read, replaced with --force, end as 0600 and hold the report."""
    new, old = tmp_path / "new", tmp_path / "old"
    old.write_text("x" * 100_000)
    old.chmod(0o644)
    for path, flags in ((new, ()), (old, ("--force",))):
        result = run(*ASSESS, "--format", format_, "--output", path, *flags, umask=0)
        assert result == (0, "", "")
        assert mode(path) == 0o600
        assert path.read_text(encoding="utf-8") == run(*ASSESS, "--format", format_).out


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_is_written_unless_asked(format_, tmp_path):
    """A report on standard output leaves the folder, the home folder and the folder for scraps empty."""
    places = dict.fromkeys(("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"), str(tmp_path))
    result = run(*ASSESS, "--format", format_, cwd=tmp_path, env=os.environ | places)
    assert (result.status, result.err) == (0, "")
    assert "warfarin" in result.out
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_no_part_that_could_reach_a_network_is_loaded(format_):
    """Making a report imports nothing that opens a connection."""
    code = "import sys; from sciatica_guide.cli import main\n"
    code += "try: main.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, *ASSESS, "--format", format_]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "warfarin" in done.stdout
    assert "sciatica_guide.render" in done.stderr.split()
    assert NETWORK & set(done.stderr.split()) == set()


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    """A missing folder, a folder, an impossible name: each is refused with the name of the file."""
    for name in ("missing/report.txt", ".", "a\0b", "", "x" * 5000):
        refused(call(*ASSESS, "--output", f"{tmp_path}/{name}" if name else ""), "File", "cannot be written")
    refused(run(*ASSESS, "--output", "missing/report.txt", cwd=tmp_path), "File 'missing/report.txt'", "no such file")
    assert list(tmp_path.iterdir()) == []


def test_the_report_never_overwrites_the_answers(tmp_path):
    """The file of answers is refused as the file of the report, under its own name, another path or a link."""
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"age": 45}))
    (tmp_path / "link").symlink_to(answers)
    (tmp_path / "twin").hardlink_to(answers)
    for name in ("answers.json", "./answers.json", "link", "twin"):
        refused(
            call("assess", "--answers", str(answers), "--output", f"{tmp_path}/{name}", "--force"),
            "--output",
            "answers",
        )
        assert json.loads(answers.read_text()) == {"age": 45}


@posix
@pytest.mark.parametrize("arguments", [ASSESS, (*ASSESS, "--format", "json"), ("assess", "--help"), ("--version",)])
def test_a_closed_pipe_is_no_fault(arguments):
    """When nobody reads on, as after head -1, the command ends without a word."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        assert run(*arguments, stdout=closed).err == ""


@posix
def test_the_first_line_reaches_a_reader_who_wants_no_more():
    """`| head -1` gets the level and nothing on standard error."""
    command = f'"{COMMAND}" assess --bladder-bowel-saddle cannot_pass_urine --region GB | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "Emergency: call 999 or go to A&E now\n"
    assert done.stderr == ""


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [ASSESS, (*ASSESS, "--format", "json"), ("assess", "--help"), ("--version",)])
def test_a_full_disk_behind_standard_output_is_told_in_one_line(arguments):
    """A report that does not fit on the disk ends in one message, a failure, and no traceback."""
    with FULL.open("wb") as full:
        result = run(*arguments, stdout=full)
    assert result.status != 0
    assert result.err.startswith("Error: ")
    assert "no space" in result.err.lower()
    assert result.err.count("\n") == 1


@posix
def test_a_file_that_cannot_hold_the_report_is_told_in_one_line(tmp_path):
    """A report that does not fit leaves what was there as it was, and nothing of its own."""
    (tmp_path / "old").write_text("mine")
    for name in ("new", "old"):
        result = run(*ASSESS, "--output", tmp_path / name, "--force", preexec_fn=small_files)
        refused(result, f"{name}'", "cannot be written: file too large")
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"old": "mine"}


@posix
def test_a_closed_standard_output_is_told_in_one_line():
    """With standard output closed there is nowhere to print: one message, a failure, no traceback."""
    command = f'"{COMMAND}" assess --no-warning-signs >&-'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode != 0
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1
