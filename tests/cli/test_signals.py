"""A request to end, at any moment, is answered in words and with a status; nothing is left running."""

import os
import signal
import subprocess
import sys
import time

import pytest
from batch_lists import json_lines, people
from calls import COMMAND

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STARTED = """
import os, signal, sys
from sciatica_guide.cli import main
real = main._start
def stopped():
    os.kill(os.getpid(), int(sys.argv.pop(1)))
    real()
main._start = stopped
main.command()
"""


@pytest.mark.parametrize("sign", ENDING)
def test_a_request_to_end_is_heard_from_the_first_moment(sign):
    """Before any of the rooms is loaded, each of the three ends in the words for whoever stops, with status 130."""
    command = [sys.executable, "-c", STARTED, str(int(sign)), "assess", "--age", "45"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize("tries", [12, pytest.param(300, marks=pytest.mark.long)])
def test_at_any_later_moment_too(tries):
    """Once ours has begun, it ends with a report or with those words, never with a traceback."""
    code = "import sys; sys.argv[1:] = ['assess', '--age', '45']; from sciatica_guide.cli import main; "
    code += "start = main._start; main._start = lambda: (print('begun', flush=True), start()); main.command()"
    for number in range(tries):
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout.readline() == "begun\n"
        time.sleep(0.12 * number / tries)
        process.send_signal(ENDING[number % 3])
        _, err = process.communicate(timeout=30)
        assert process.returncode in (0, 130), err
        assert "Traceback" not in err
        assert "ignored" not in err


def test_what_the_system_switched_off_stays_off():
    """Under nohup a closed terminal ends nothing."""
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); from sciatica_guide.cli import main; "
    code += "import os, sys; sys.argv[1:] = ['--version']; real = main._start; "
    code += "main._start = lambda: (os.kill(os.getpid(), signal.SIGHUP), real()); main.command()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert done.stdout.startswith("sciatica-guide ")


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGHUP])
def test_workers_end_with_their_parent(sign, tmp_path):
    """Whoever ends a batch, however hard, ends its workers."""
    source, output = tmp_path / "list.jsonl", tmp_path / "out"
    os.mkfifo(source)
    command = [COMMAND, "batch", source, "--output", output, "--jobs", "3"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    with source.open("wb", buffering=0) as pipe:
        pipe.write((json_lines(people(100)) * 20).encode())
        wait(lambda: output.exists() and output.stat().st_size)
        workers = children(process.pid)
        assert len(workers) == 3
        process.send_signal(sign)
        process.wait(timeout=30)
        wait(lambda: not any(map(alive, workers)))
    assert [worker for worker in workers if alive(worker)] == []
    assert b"Traceback" not in process.stderr.read()


def wait(until):
    """Waits ten seconds at most."""
    end = time.monotonic() + 10
    while not until() and time.monotonic() < end:
        time.sleep(0.02)


def children(process):
    """The processes that a process has started."""
    with open(f"/proc/{process}/task/{process}/children") as told:
        return [int(number) for number in told.read().split()]


def alive(process):
    """Whether a process runs; one that has ended and waits to be told so does not."""
    try:
        with open(f"/proc/{process}/stat") as told:
            return told.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


LIMITED = """
import resource, sys
from sciatica_guide.cli import main
limit, value = getattr(resource, sys.argv.pop(1)), int(sys.argv.pop(1))
resource.setrlimit(limit, (value, value))
main.command()
"""


@pytest.mark.parametrize(
    ("limit", "value"),
    [*(("RLIMIT_NOFILE", files) for files in (3, 4, 6)), *(("RLIMIT_AS", mega << 20) for mega in (50, 80))],
)
@pytest.mark.parametrize("arguments", [("assess", "--age", "45"), ("batch", "-", "--jobs", "2"), ("diary", "show")])
def test_low_limits_end_in_a_message(limit, value, arguments, tmp_path):
    """Few files or little memory: what was asked for, or one message and a status, and no traceback."""
    command = [sys.executable, "-c", LIMITED, limit, str(value), *arguments]
    environment = os.environ | {"HOME": str(tmp_path)}
    done = subprocess.run(
        command, input=b'{"age": 45}\n', capture_output=True, check=False, timeout=60, env=environment
    )
    assert done.returncode in (0, 1, 2), done
    assert b"Traceback" not in done.stderr
    assert not done.returncode or b"Error: " in done.stderr
