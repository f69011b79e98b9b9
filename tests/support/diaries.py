"""A diary in a folder of its own, a process that writes into it, and what is left when that process is killed."""

import random
import signal
import subprocess
import sys
import time

from sciatica_guide.diary import store
from sciatica_guide.diary.entries import entry

WRITER = """
import pathlib, sys
from sciatica_guide.diary import store
from sciatica_guide.diary.entries import entry
diary, many, day = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
for number in range(many):
    one = entry({"day": day, "leg_pain": number % 11, "impact": 5, "note": f"entry {number}"}, "writer")
    store.add(diary, [one])
    print(one.uid, flush=True)
"""
ENDLESS = 10**9
ENTRY = ("diary", "add", "--leg-pain", "8", "--impact", "6", "--date", "2026-09-01")


def noted(day, leg_pain, impact=5, **more):
    """An entry, as the command makes one."""
    return entry({"day": day, "leg_pain": leg_pain, "impact": impact, **more}, "test")


def writer(diary, many=ENDLESS, day="2026-09-01"):
    """A process that adds entries one by one, and prints each one's uid once it is confirmed."""
    arguments = [sys.executable, "-c", WRITER, str(diary), str(many), day]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def killed(diary, dice: random.Random) -> list[str]:
    """Starts a writer, kills it at a random moment from its start to some entries later; what it had confirmed."""
    process, first = writer(diary), ""
    if dice.random() < 0.8:
        first = process.stdout.readline()
        time.sleep(dice.random() * 0.03)
    else:
        time.sleep(dice.random() * 0.12)  # before the file is there, while it is made, or just after
    process.send_signal(signal.SIGKILL)
    said = first + process.communicate()[0]
    return said[: said.rfind("\n") + 1].split()


def survivors(diary) -> set[str]:
    """The uids of what is in the diary, which is there and sound."""
    return {one.uid for one in store.entries(diary)}
