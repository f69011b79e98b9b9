"""Whether anything is lost, mixed, overwritten or unseen: python tests/benchmarks/keeping.py prints the figures.

Kills while each kind of file is written, two writers at once, a diary damaged, the packed guideline with a bit flipped,
and every command with one stream closed, full or broken. Behind it, the share of all that to try, such as 0.1.
"""

import os
import pickle
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "support" / "oracles")]

import streams  # noqa: E402
from keeping import KINDS, corruptions, kills, races  # noqa: E402

from sciatica_guide.errors import ContentError  # noqa: E402
from sciatica_guide.guideline import packaged  # noqa: E402
from sciatica_guide.guideline.manifest import ASSESSMENT  # noqa: E402

KILLS, RACES, DAMAGES, FLIPS = 1000, 100, 1000, 2000


def flips(number: int, folder: Path) -> Counter:
    """What came of so many flipped bits of the packed guideline."""
    name, dice, ends = packaged.PICKLE.format(ASSESSMENT.id), random.Random(19), Counter()
    whole = packaged.sealed(name, pickle.dumps(packaged.guideline(), protocol=5))
    for _ in range(number):
        flipped, bit = bytearray(whole), dice.randrange(8 * len(whole))
        flipped[bit // 8] ^= 1 << bit % 8
        (folder / name).write_bytes(flipped)
        try:
            packaged.read(ASSESSMENT, folder)
        except ContentError:
            ends["refused"] += 1
        else:
            ends["loaded"] += 1
    return ends


def main(share: float) -> int:
    """Prints a line for each; the number of lines in which something went wrong."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SCIATICA_GUIDE_HOME"] = str(folder / "home")

        def line(what: str, number: int, ends: Counter, good: tuple[str, ...] = ()) -> None:
            nonlocal wrong
            bad = {end: count for end, count in ends.items() if end not in good}
            wrong += bool(bad)
            told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()) if end in good)
            print(f"{what}: {number}; {told + '; ' if told else ''}wrong: {bad or 0}", flush=True)

        number = max(1, round(KILLS * share))
        for kind in KINDS:
            line(f"kills while writing: {kind}", number, kills(kind, number, folder))
        number = max(1, round(RACES * share))
        for kind in ("answers", "report", "report replaced", "batch", "diary"):
            line(f"two writers at once: {kind}", number, races(kind, number, folder))
        number = max(1, round(DAMAGES * share))
        line("corruptions of a diary", number, corruptions(number, folder), ("noticed", "harmless"))
        number = max(1, round(FLIPS * share))
        line("bits of the packed guideline flipped", number, flips(number, folder), ("refused",))
        made, faults = streams.faults(folder, None if share >= 1 else max(20, round(400 * share)))
        line("calls with a stream closed, full or broken", made, Counter(faults))
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(float(sys.argv[1]) if sys.argv[1:] else 1)))
