"""How long a start takes, from a wheel, stage by stage and beside others; medians, and ratios of one run.

python tests/benchmarks/startup.py [rounds]
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from functools import partial
from pathlib import Path

import pexpect
from clock import beside

REPOSITORY = Path(__file__).parents[2]
CASE = REPOSITORY / "tests" / "cases" / "vignettes" / "V42.json"
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 31
PEERS = {"pipx --version": "pipx", "http --version": "httpie", "copier --version": "copier"}
"""Calls of other commands, and the package that each comes from."""
STAGES = {
    "bare Python": "pass",
    "and typer imported": "import gc; gc.disable(); import typer",
    "and the rooms on the way to an assessment": "import sciatica_guide.assessment.assess",
    "and the content read and checked": "from sciatica_guide.guideline.packaged import guideline; guideline()",
    "and the command with its flags": "from sciatica_guide.cli.application import application; app = application(MADE)",
    "and the call: answers, findings, report": "sys.argv = ['', *MADE]; gc.freeze(); gc.enable(); app()",
}
"""What a call of `assess` goes through, one after the other."""
BARS = (
    ("assess, text report", "bare typer command", 1.2),
    ("assess, JSON", "bare typer command", 1.2),
    ("first question on screen", "import questionary", 1.3),
    ("sciatica-guide --version", "bare Python", 2),
)
"""What a call may take at most, against another in the same round."""
BARE_TYPER = """\
import typer
app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
@app.command()
def main(name: str = "x"):
    print("one line")
app()
"""


def installed(folder: Path, *packages: str | Path) -> Path:
    """The bin folder of a fresh environment that holds nothing but these packages, byte-compiled by pip."""
    venv.create(folder, with_pip=True)
    place = folder / "bin"
    subprocess.run([place / "pip", "install", "--quiet", *packages], check=True)
    return place


def whole_process(*command: str | Path) -> float:
    """Seconds from start to end of a process, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=tempfile.gettempdir())
    return time.perf_counter() - start


def first_question(command: Path) -> float:
    """Seconds until the last row of the first question is on an 80 by 24 terminal."""
    start = time.perf_counter()
    child = pexpect.spawn(str(command), dimensions=(24, 80), env=os.environ | {"TERM": "xterm-256color"}, timeout=20)
    child.expect("Not sure")
    taken = time.perf_counter() - start
    child.sendcontrol("c")
    child.close()
    return taken


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place, peers = installed(folder / "ours", REPOSITORY), installed(folder / "peers", *PEERS.values())
        answers, bare = folder / "answers.json", folder / "bare.py"
        answers.write_text(json.dumps(json.loads(CASE.read_text())["answers"]))
        bare.write_text(BARE_TYPER)
        python, guide = place / "python", place / "sciatica-guide"
        calls = {
            "bare Python": lambda: whole_process(python, "-c", "pass"),
            "bare typer command": lambda: whole_process(python, bare),
            "assess, text report": lambda: whole_process(guide, "assess", "--answers", answers, "--region", "GB"),
            "assess, JSON": lambda: whole_process(guide, "assess", "--answers", answers, "--format", "json"),
            "import questionary": lambda: whole_process(python, "-c", "import questionary"),
            "first question on screen": lambda: first_question(guide),
            "sciatica-guide --version": lambda: whole_process(guide, "--version"),
        }
        for call in PEERS:
            name, flag = call.split()
            calls[call] = partial(whole_process, peers / name, flag)
        code = f"import sys; MADE = ['assess', '--answers', {str(answers)!r}, '--region', 'GB']\n"
        for stage, does in STAGES.items():
            code += does + "\n"
            calls[f"stage: {stage}"] = partial(whole_process, python, "-c", code)
        times: dict[str, list[float]] = {call: [] for call in calls}
        for _ in range(ROUNDS):
            for call, measure in calls.items():
                times[call].append(measure())
    print(f"Python {sys.version.split()[0]}, {ROUNDS} rounds\n")
    for call, taken in times.items():
        print(f"{call:26} {statistics.median(taken) * 1000:7.1f} ms")
    for call, against, bar in BARS:
        print(f"{call} / {against}: {beside(_ratio(times[call], times[against]), bar)}")
    for call in PEERS:
        print(f"{call} / sciatica-guide --version: {_ratio(times[call], times['sciatica-guide --version']):.2f}")


def _ratio(some: list[float], others: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(some, others, strict=True))


if __name__ == "__main__":
    main()
