"""Every command with one of its three streams closed, full or broken; a terminal stands behind them all."""

import contextlib
import fcntl
import json
import os
import pty
import subprocess
import termios
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import NamedTuple

from calls import COMMAND

from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.packaged import guideline

STREAMS, WAYS = ("stdin", "stdout", "stderr"), ("closed", "full", "broken")
NUMB = ("--bladder-bowel-saddle", "cannot_pass_urine", "--region", "GB")
URGENT = guideline().regions["GB"].fill(guideline().urgency[Urgency.EMERGENCY].headline)
STATUSES = (0, 1, 2, 130)
PATIENCE = 60


class Ended(NamedTuple):
    """How a call ended: its status, and all that it wrote to any stream, to its terminal, and to a file."""

    status: int
    words: str
    out: str


def commands(folder: Path) -> dict[str, tuple[bool, tuple[str, ...]]]:
    """A call of every command, by name, and whether it has something urgent to say."""
    answers, people = folder / "answers.json", folder / "people.jsonl"
    answers.write_text(json.dumps({"bladder_bowel_saddle": ["cannot_pass_urine"]}))
    people.write_text('{"id": 1, "age": 45}\n' * 50)
    (folder / "cases.csv").write_text("age,expect_urgency\n45,routine\n")
    (folder / "diary.csv").write_text("day,leg_pain,impact\n2026-09-01,5,5\n")
    urgent = {
        f"assess {name}": ("assess", *NUMB, *flags)
        for name, flags in {
            "text": (),
            "json": ("--format", "json"),
            "html": ("--format", "html"),
            "markdown": ("--format", "markdown"),
            "fhir": ("--format", "fhir"),
            "file": ("--output", str(folder / "report.html"), "--force"),
            "pdf": ("--output", str(folder / "report.pdf"), "--force"),
            "nowhere": ("--output", str(folder / "missing" / "report.pdf")),
            "no letter": ("--medicines", "\U0001f9ff", "--output", str(folder / "letter.pdf"), "--force"),
            "pager": ("--pager",),
            "piped answers": ("--answers", str(answers)),
        }.items()
    }
    urgent["followup"] = ("followup", "--since-needling", "chest_pain_or_breathless", "--region", "GB")
    calm = {
        "nothing": (),
        "version": ("--version",),
        "help": ("--help",),
        "assess help": ("assess", "--help"),
        "wrong": ("assess", "--age", "x"),
        "assess calm": ("assess", "--no-warning-signs", "--age", "45"),
        "assess stdin": ("assess", "--answers", "-"),
        "interview": ("interview", "--accessible"),
        "followup asks": ("followup",),
        "batch": ("batch", str(people)),
        "batch stdin": ("batch", "-"),
        "batch jobs": ("batch", str(people), "--jobs", "2"),
        "score": ("score", str(folder / "cases.csv")),
        "medicines": ("medicines", "warfarin"),
        "audit": ("audit",),
        "about": ("about",),
        "sources": ("sources",),
        "rules": ("rules",),
        "questions": ("questions", "--format", "csv"),
        "questionnaire": ("questionnaire",),
        "schema": ("schema", "answers"),
        "completion": ("completion", "bash"),
        "man": ("man",),
        "diary add": ("diary", "add", "--leg-pain", "5", "--impact", "4"),
        "diary odd": ("diary", "add", "--leg-pain", "5", "--impact", "4", "--date", "2020-01-01"),
        "diary edit": ("diary", "edit", "--leg-pain", "4", "--entry", "1"),
        "diary show": ("diary", "show"),
        "diary paper": ("diary", "show", "--format", "html"),
        "diary export": ("diary", "export"),
        "diary import": ("diary", "import", str(folder / "diary.csv")),
        "diary import stdin": ("diary", "import", "-"),
        "diary undo": ("diary", "undo"),
        "diary forget": ("diary", "forget"),
    }
    return {name: (True, call) for name, call in urgent.items()} | {name: (False, call) for name, call in calm.items()}


def ended(call: tuple[str, ...], stream: str, way: str, folder: Path) -> Ended:
    """How a call ends whose one stream is like that; the other two are a terminal's, but for what can be looked at."""
    terminal, end = pty.openpty()
    with contextlib.ExitStack() as held:
        for descriptor in (terminal, end):
            held.callback(os.close, descriptor)
        bad = held.enter_context(_bad(stream, way))
        read, write = os.pipe()
        streams = {"stdin": subprocess.DEVNULL, "stdout": write, "stderr": write}
        if bad is not None:
            streams[stream] = bad

        def prepare() -> None:
            os.setsid()
            fcntl.ioctl(end, termios.TIOCSCTTY, 0)
            if way == "closed":
                os.close(STREAMS.index(stream))

        environment = {**os.environ, "SCIATICA_GUIDE_HOME": str(folder / "home"), "TERM": "dumb"}
        process = subprocess.Popen([COMMAND, *call], preexec_fn=prepare, env=environment, **streams)
        os.close(write)
        patience = Timer(PATIENCE, process.kill)
        patience.start()
        with os.fdopen(read, errors="replace") as pipe:
            words = pipe.read()
        status = process.wait()
        patience.cancel()
        os.set_blocking(terminal, False)
        with contextlib.suppress(BlockingIOError, OSError):
            words += os.read(terminal, 1 << 16).decode(errors="replace")
    return Ended(status, words, f"{stream} {way}")


@contextlib.contextmanager
def _bad(stream: str, way: str) -> Iterator[int | None]:
    """A stream that is full, or broken: with nobody at the other end."""
    if way == "closed":
        yield None
        return
    if way == "full":
        descriptor = os.open("/dev/full", os.O_RDONLY if stream == "stdin" else os.O_WRONLY)
    else:
        read, write = os.pipe()
        descriptor, other = (read, write) if stream == "stdin" else (write, read)
        os.close(other)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def told(words: str) -> bool:
    """Whether what is urgent stands there, in whatever letters, and over however many lines."""
    plain = " ".join(words.replace("\\u0026", "&").replace("&amp;", "&").replace("\\&", "&").split())
    return URGENT.casefold() in plain.casefold()


def faults(folder: Path, wanted: int | None = None) -> tuple[int, list[str]]:
    """How many calls were made, and what was wrong with which: a traceback, an odd status, or an urgent line lost."""
    made, wrong = 0, []
    calls = [(name, stream, way) for name in commands(folder) for stream in STREAMS for way in WAYS]
    for name, stream, way in calls[:: max(1, len(calls) // wanted)] if wanted else calls:
        urgent, call = commands(folder)[name]
        result = ended(call, stream, way, folder)
        made += 1
        where = f"{name}, {stream} {way}"
        if (
            "Traceback" in result.words
            or "Exception ignored" in result.words
            or "Error: a fault of ours" in result.words
        ):
            wrong.append(f"{where}: traceback {result.words[-300:]}")
        if result.status not in STATUSES:
            wrong.append(f"{where}: status {result.status}")
        if urgent and not told(result.words):
            wrong.append(f"{where}: urgent line lost: {result.words[:200]}")
    return made, wrong
