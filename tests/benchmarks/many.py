"""People from Python one by one and together, beside batch on one core: how many times as quick.

    python tests/benchmarks/many.py [rounds]

All in one process and one run, so that what else the machine does weighs on each alike. Every way reads both levels,
whether all is answered, and the findings; batch reads and writes lines of JSON besides.
"""

import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from people import drawn

from sciatica_guide import assess, assess_many
from sciatica_guide.assessment.decision_table import DecisionTable
from sciatica_guide.batch.reading import Block, from_json
from sciatica_guide.batch.worker import Worker
from sciatica_guide.batch.writing import JsonLines
from sciatica_guide.guideline.packaged import guideline

TOGETHER, ALONE = 10_000, 200
LEAST, MOST = 10, 2
"""Times that many are quicker than one by one, at least; times that they are slower than batch, at most."""


def seconds(work, number):
    """Seconds a person."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) / number


def read(found):
    """What batch prints of somebody."""
    return found.urgency.code, found.acupuncture.code, found.complete, found.finding_ids


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    people = [person.told for person in drawn(TOGETHER)]
    lines = "".join(json.dumps({"id": f"p{place}"} | told) + "\n" for place, told in enumerate(people)).encode()
    worker = Worker(DecisionTable(guideline()), from_json, JsonLines(), b"salt")
    ways = {
        "assess, one by one": (lambda: [read(assess(told)) for told in people[:ALONE]], ALONE),
        "assess_many": (lambda: [read(found) for found in assess_many(people)], TOGETHER),
        "batch, one core, reading and writing": (lambda: worker.work(Block(1, lines, 0)), TOGETHER),
    }
    for work, _ in ways.values():
        work()
    taken = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (work, number) in ways.items():
            taken[name].append(seconds(work, number))
    one, many, batch = (statistics.median(times) for times in taken.values())
    print(f"Python {sys.version.split()[0]}, {rounds} rounds, medians\n\n| way | people a second |\n|---|---|")
    for name, times in taken.items():
        print(f"| {name} | {1 / statistics.median(times):,.0f} |")
    print(f"\nassess_many is {one / many:.1f} times as quick as assess in a loop (over {LEAST} is wanted),")
    print(f"and takes {many / batch:.2f} times as long as batch (within {MOST} is wanted).")
    sys.exit(not (one / many >= LEAST and many / batch <= MOST))


if __name__ == "__main__":
    main()
