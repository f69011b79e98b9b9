"""How a run ends: stopped, out of disk, or with nobody to read it; whole lines stay, and --resume goes on from them."""

import os
import signal
import subprocess
import time

import pytest
from batch_lists import as_csv, json_lines, people
from calls import COMMAND, Result, run

from sciatica_guide.batch.run import Patience
from sciatica_guide.batch.writing import MachineError, Sheet

MANY = people(200) * 40


@pytest.fixture
def lists(tmp_path):
    """A folder with a list in both formats, and what a run that nobody stops makes of each."""
    for name, text in (("list.jsonl", json_lines(MANY)), ("list.csv", as_csv(MANY))):
        (tmp_path / name).write_text(text)
        (tmp_path / f"whole-{name}").write_text(run("batch", tmp_path / name).out)
    return tmp_path


def stopped(folder, name, sign, jobs):
    """The output of a run that got this signal once it had written something, and how it ended."""
    output = folder / f"output-{name}"
    process = subprocess.Popen(
        [COMMAND, "batch", folder / name, "--output", output, "--jobs", jobs], stderr=subprocess.PIPE, text=True
    )
    while not (output.exists() and output.stat().st_size > 10_000):
        time.sleep(0.002)
    process.send_signal(sign)
    _, err = process.communicate(timeout=30)
    return output, Result(process.returncode, "", err)


@pytest.mark.parametrize(
    ("name", "sign", "jobs"), [("list.jsonl", signal.SIGINT, "2"), ("list.csv", signal.SIGTERM, "1")]
)
def test_a_run_that_is_stopped_leaves_whole_lines_and_can_be_resumed(lists, name, sign, jobs):
    """It says how many are done, with status 130; --resume drops a torn last line and ends with the same bytes."""
    output, result = stopped(lists, name, sign, jobs)
    text, whole = output.read_bytes(), (lists / f"whole-{name}").read_bytes()
    done = text.count(b"\n") - name.endswith("csv")

    assert text.endswith(b"\n")
    assert whole.startswith(text)
    assert 0 < done < len(MANY)
    assert result == (130, "", f"Stopped: {done:,} done, 0 of them with an error.\n")
    output.write_bytes(text + b'"torn, ')
    again = run("batch", lists / name, "--output", output, "--resume", "--jobs", jobs)
    assert (again.status, again.err.splitlines()[0]) == (0, f"{len(MANY):,} done, 0 of them with an error.")
    assert output.read_bytes() == whole


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full disk")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk(jobs):
    """One message says that there is no room and how many are done, with status 1."""
    text = json_lines(MANY[:300]).encode()
    message = "cannot be written: no space left on device. Make room for it. 0 done, 0 of them with an error.\n"
    with open("/dev/full", "w") as full:
        first = run("batch", "-", "--jobs", jobs, input=text, stdout=full)

    assert first == (1, "", f"Error: Standard output: {message}")


def test_a_disk_that_fills_up_leaves_whole_lines(tmp_path, monkeypatch):
    """When only part of a block fits, the part is taken back."""
    sheet, real = Sheet("out", os.open(tmp_path / "out", os.O_RDWR | os.O_CREAT)), os.write
    sheet.write(b"whole\n")
    room = iter([3])

    def full(descriptor, data):
        size = next(room, None)
        if size is None:
            raise OSError(28, "No space left on device")
        return real(descriptor, bytes(data)[:size])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(MachineError):
        sheet.write(b"torn line\n")
    assert (tmp_path / "out").read_bytes() == b"whole\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_who_has_seen_enough(jobs, lists):
    """A pipe that is closed ends the run at once, without a word and with status 0."""
    process = subprocess.Popen(
        [COMMAND, "batch", lists / "list.jsonl", "--jobs", jobs], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout.readline().startswith(b'{"id": "p0"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) == 0


def test_the_signal_waits_for_the_line():
    """A first Ctrl-C while lines are written counts when they are; a second does not wait."""
    written = []

    def write():
        with patience.writing():
            signal.raise_signal(signal.SIGINT)
            written.append("whole")

    with Patience() as patience:
        for _ in "12":
            with pytest.raises(KeyboardInterrupt):
                write()
    assert written == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
