"""Batch beside reading and writing the same lines with json alone, and its memory at 1,000 and 1,000,000 lines.

    python tests/benchmarks/batch.py [rounds]

Times are whole processes, one after the other in each round; the copy runs on one core. Memory is the most that the
process, or any one of its workers, held at a time.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import people_file
from clock import beside

LINES, FEW, MANY = 100_000, 1_000, 1_000_000
BAR, MEMORY_BAR = 4, 1.1
"""Times the time of json alone for two processes, and times the memory of few lines for many, at most."""
COMMAND = Path(sys.executable).with_name("sciatica-guide")
COPY = (
    "import json, sys\n"
    "with open(sys.argv[1]) as lines, open(sys.argv[2], 'w') as copy:\n"
    "    for line in lines: copy.write(json.dumps(json.loads(line)) + '\\n')\n"
)
PEAK = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
)


def call(source, target, jobs):
    """The command, as a fresh run that leaves its results in a file."""
    target.unlink(missing_ok=True)
    return [COMMAND, "batch", source, "--output", target, "--jobs", str(jobs)]


def seconds(command):
    """Wall time of a process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def kilobytes(command):
    """The most that this process, or one of its children, held in memory."""
    done = subprocess.run([sys.executable, "-c", PEAK, *command], check=True, capture_output=True, text=True)
    return int(done.stdout)


def times(folder, rounds):
    """Wall times of each way, round by round."""
    source, target = folder / "people.jsonl", folder / "out"
    people_file.write(source, LINES)
    ways = {
        "json alone, reading and writing": lambda: [sys.executable, "-c", COPY, source, target],
        "batch --jobs 1": lambda: call(source, target, 1),
        "batch --jobs 2": lambda: call(source, target, 2),
    }
    found = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            found[name].append(seconds(way()))
    return found


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = times(folder, rounds)
        copy, *_ = found.values()
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, {LINES:,} lines, {rounds} rounds, medians\n")
        print("| way | seconds | people a second | against json alone |\n|---|---|---|---|")
        for way, taken in found.items():
            ratio = statistics.median(one / other for one, other in zip(taken, copy, strict=True))
            middle = statistics.median(taken)
            print(f"| {way} | {middle:.2f} | {LINES / middle:,.0f} | {beside(ratio, BAR)} times |")
        source, target = folder / "people.jsonl", folder / "out"
        print("\n| memory, most at a time | 1,000 lines | 1,000,000 lines | |\n|---|---|---|---|")
        held = {}
        for number in (FEW, MANY):
            people_file.write(source, number)
            held[number] = [kilobytes(call(source, target, jobs)) for jobs in (1, 2)]
        for jobs, few, many in zip((1, 2), *held.values(), strict=True):
            print(f"| batch --jobs {jobs} | {few:,} kB | {many:,} kB | {beside(many / few, MEMORY_BAR)} times |")


if __name__ == "__main__":
    main()
