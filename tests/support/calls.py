"""Calls of the command, in this process or as the real one, and what every refusal has in common."""

import contextlib
import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest

from sciatica_guide.cli.main import main

COMMAND = Path(sys.executable).with_name("sciatica-guide")


class Result(NamedTuple):
    """How a call ended: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


def call(*arguments: str) -> Result:
    """The command run in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in "12")
    status = 0
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.setattr(sys, "argv", ["sciatica-guide", *arguments])
        try:
            main()
        except SystemExit as left:
            status = int(left.code or 0)
    return Result(status, *(_text(stream) for stream in (out, err)))


def run(*arguments: str | bytes, **options) -> Result:
    """The real command, started as a person starts it; no terminal is attached."""
    if "input" not in options:
        options.setdefault("stdin", subprocess.DEVNULL)
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60} | options
    done = subprocess.run([COMMAND, *arguments], check=False, **options)
    return Result(done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode())


def flag(id_: str) -> str:
    """The flag of a question."""
    return "--" + id_.replace("_", "-")


def answered(folder: Path, **answers: object) -> Result:
    """A call with the answers in a JSON file."""
    file = folder / "answers.json"
    file.write_text(json.dumps(answers))
    return call("assess", "--answers", str(file))


def refused(result: Result, *named: str) -> None:
    """Status 2, an empty standard output, and one line on standard error that tells all of `named`."""
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("Error: ")
    _fit_to_print(result.err.removesuffix("\n"), named)


def _fit_to_print(message: str, named: tuple[str, ...]) -> None:
    assert "Traceback" not in message
    assert [character for character in message if unicodedata.category(character) in ("Cc", "Cs")] == []
    assert [word for word in named if word not in message] == [], message


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()
