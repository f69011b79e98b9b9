"""How long a long diary takes to show: python tests/benchmarks/diary.py prints milliseconds and the ratio of one run.

The bar: 10 years of daily entries in at most 1.5 times the time for ten, the whole process each, one after the other.
"""

import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sciatica_guide.diary import store
from sciatica_guide.diary.entries import entry

BAR, ROUNDS = 1.5, 21
COMMAND = Path(sys.executable).with_name("sciatica-guide")


def filled(profile: str, days: int) -> None:
    """A diary of so many days up to today, with a session a week."""
    first = datetime.date.today() - datetime.timedelta(days=days - 1)
    noted = (first + datetime.timedelta(days=at) for at in range(days))
    store.add(
        store.file(profile),
        [
            entry({"day": day.isoformat(), "leg_pain": at % 11, "impact": at % 7, "session": at % 7 == 0}, "benchmark")
            for at, day in enumerate(noted)
        ],
    )


def shown(profile: str) -> float:
    """Milliseconds to show it, from the start of the process to its end."""
    start = time.perf_counter()
    subprocess.run([COMMAND, "diary", "show", "--profile", profile], check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[store.HOME] = folder
        filled("ten", 10)
        filled("years", 3652)
        pairs = [(shown("ten"), shown("years")) for _ in range(ROUNDS)]
    ten, years = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(long / short for short, long in pairs)
    verdict = "within" if ratio <= BAR else "over"
    print(f"10 entries {ten:.0f} ms, 3,652 entries {years:.0f} ms: {ratio:.2f} times ({verdict} {BAR})")


if __name__ == "__main__":
    main()
