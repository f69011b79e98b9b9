"""The code with one thing wrong in it: python tests/mutation/code_mutants.py prints what no test noticed.

Every mutant that lives on has to stand in survivors.toml with the reason why it does no harm. Status 1 if one does not,
or if fewer than nine in ten are killed. It needs the extras dev and mutation, and ten minutes or more; with --again
the last run is only counted again. Left out, because mutmut leaves it out: whatever is decorated (a property, a cache)
or stands outside a function (a constant, the tables of promises).
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SURVIVORS = HERE / "survivors.toml"
MUTMUT = (sys.executable, "-m", "mutmut")
MUTANTS = ROOT / "mutants"
BAR = 0.9
KILLED, BY_TYPES = (1, 3, 36, -24, 24, 152, 255), 37
"""Exit statuses that mutmut notes: a test failed or ran out of time; mypy refused the mutant, so no test was run."""


class Change(NamedTuple):
    """What a mutant does to a function, named without its module: lines as they were, and as they are."""

    function: str
    was: str
    now: str


def explained() -> dict[Change, str]:
    """The survivors that are known, each with its reason."""
    rows = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))["survivor"]
    return {Change(row["function"], *change): row["reason"] for row in rows for change in row["changes"]}


def mutated() -> list[Path]:
    """The files of the package that mutmut changes, from the top of the repository."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]["only_mutate"]
    return [path.relative_to(ROOT) for pattern in patterns for path in sorted(ROOT.glob(pattern))]


def statuses() -> Iterator[tuple[str, str, int | None]]:
    """Each mutant with its module and the exit status of the tests that ran on it."""
    for path in sorted(MUTANTS.rglob("*.meta")):
        module = path.relative_to(MUTANTS / "sciatica_guide").as_posix().removesuffix(".py.meta").replace("/", ".")
        for name, status in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            yield module, name, status


def change(name: str) -> Change:
    """What mutmut did, out of its own account of it."""
    call = [*MUTMUT, "show", name]
    told = subprocess.run(call, check=True, capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
    lines = [line for line in told if line[:1] in "-+" and line[:3] not in ("---", "+++")]
    was, now = (" ".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    place = name.rpartition(".")[2].rpartition("__mutmut_")[0].removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return Change(place, was, now)


def main() -> None:
    if "--again" not in sys.argv:
        shutil.rmtree(MUTANTS, ignore_errors=True)
        subprocess.run([*MUTMUT, "run", "--max-children", str(os.cpu_count() or 1)], check=True, cwd=ROOT)
    made, killed, refused, survivors = Counter(), Counter(), 0, []
    for module, name, status in statuses():
        if status == BY_TYPES:
            refused += 1
        else:
            made[module] += 1
            killed[module] += status in KILLED
            survivors += [] if status in KILLED else [change(name)]
    for module in made:
        print(f"{module:24} {killed[module]:5} of {made[module]:5}")
    share = killed.total() / made.total()
    print(f"killed: {killed.total()} of {made.total()} ({share:.1%}); mypy refused {refused} more, which no test saw")
    unexplained = sorted(set(survivors) - set(explained()))
    for one in unexplained:
        print(f'\n[[survivor]]\nfunction = "{one.function}"\nchanges = [[{one.was!r}, {one.now!r}]]\nreason = ""')
    print(f"survivors: {len(survivors)}, of which not explained in {SURVIVORS.name}: {len(unexplained)}")
    sys.exit(bool(unexplained) or share < BAR)


if __name__ == "__main__":
    main()
