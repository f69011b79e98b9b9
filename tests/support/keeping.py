"""Files under kills, races and damage: what is left of each kind, and whether it is whole."""

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from batch_lists import json_lines, people
from calls import Result, call
from diaries import noted

from sciatica_guide.batch.run import Order, run
from sciatica_guide.diary import store
from sciatica_guide.diary.entries import exported
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render import output

REPORT = "".join(f"<p>line {number} of a report</p>\n" for number in range(800))
MANY = json_lines(people(100) * 20)
KINDS = ("answers", "report", "export", "batch", "batch replaced", "diary")


def child(does: Callable[[], None]) -> int:
    """A process that does this, without a word, and ends: 0 if it could, 3 if it was refused."""
    if process := os.fork():
        return process
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        does()
        status = 0
    except AnswerError:
        status = 3
    finally:
        os._exit(status)


def ended(process: int) -> int:
    """How a child ended."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def answers(number: int) -> dict:
    """Answers that tell which save they are of; a few thousand bytes."""
    return {"age": number % 121, "medicines": ["warfarin"] * 200}


class Killed:
    """A folder in which a process writes one kind of file again and again until it is killed."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self.folder, self.file = kind, folder, folder / "file"
        self.list, self.whole = folder.parent / f"{folder.name}-list.jsonl", b""
        self.diary, self.confirmed = folder / "diaries" / "me.diary", set()
        folder.mkdir()
        if kind.startswith("batch"):
            self.list.write_text(MANY)
            whole = folder.parent / f"{folder.name}-whole"
            ended(child(lambda: run(Order(str(self.list), str(whole), None, None, 1, False))))
            self.whole = whole.read_bytes()
        if kind == "batch replaced":
            self.file.write_text("old\n")

    def write(self, pipe: int) -> None:
        """Writes until it is killed; each confirmed entry of a diary is told."""
        for number in range(10**9):
            if self.kind == "answers":
                with answer_files.place_to_save(str(self.file), going_on=self.file.exists()) as place:
                    for more in range(5):
                        place.put(answer_files.saved(guideline(), answers(number + more)))
            elif self.kind == "report":
                output.write(REPORT + f"<p>{number}</p>\n", str(self.file), replace=True)
            elif self.kind == "export":
                entries = [noted("2026-09-01", at % 11, note=f"note {number}") for at in range(100)]
                output.write(exported(entries, "json"), str(self.file), replace=True)
            elif self.kind == "diary":
                one = noted("2026-09-01", number % 11, note=f"entry {number}")
                store.add(self.diary, [one])
                os.write(pipe, f"{one.uid}\n".encode())
            else:
                replace = self.kind == "batch replaced"
                run(Order(str(self.list), str(self.file), None, None, 1, False, replace))
                return

    def kill(self, dice: random.Random) -> str:
        """One kill at a random moment; what is wrong with what is left, or nothing."""
        if self.kind == "batch":
            self.file.unlink(missing_ok=True)
        read, write = os.pipe()
        process = child(lambda: self.write(write))
        os.close(write)
        time.sleep(dice.random() * (0.08 if self.kind.startswith("batch") else 0.02))
        os.kill(process, signal.SIGKILL)
        ended(process)
        with os.fdopen(read) as told:
            self.confirmed |= {uid.rstrip("\n") for uid in told if uid.endswith("\n")}
        return self.fault()

    def fault(self) -> str:
        """What is wrong with what is left."""
        if self.kind == "diary":
            if not self.diary.exists():
                return "lost" if self.confirmed else ""
            kept = {one.uid for one in store.entries(self.diary)}
            strays = [file.name for file in self.diary.parent.iterdir() if "damaged" in file.name]
            return "set aside" if strays else "" if self.confirmed <= kept else "lost"
        strays = [name for name in os.listdir(self.folder) if name != self.file.name]
        for name in strays:  # a kill between two steps of a rename leaves a whole copy under a name of its own
            os.unlink(self.folder / name)
        if not self.file.exists():
            return ""
        text = self.file.read_bytes()
        if self.kind == "batch":
            return self._resumed(text)
        if self.kind == "batch replaced":
            whole = text in (b"old\n", self.whole)
            self.file.write_text("old\n")
            return "" if whole else "torn"
        if self.kind == "report":
            return "" if text.startswith(REPORT.encode()) and text.endswith(b"</p>\n") else "torn"
        try:
            return "" if not text or json.loads(text) else "empty"
        except ValueError:
            return "torn"

    def _resumed(self, text: bytes) -> str:
        """Whole lines and at most a torn one, from which --resume ends as one run does."""
        if not self.whole.startswith(text):
            return "foreign bytes"
        resumed = Order(str(self.list), str(self.file), None, None, 1, True)
        if ended(child(lambda: run(resumed))) or self.file.read_bytes() != self.whole:
            return "not resumed"
        return ""


def kills(kind: str, number: int, folder: Path) -> Counter:
    """What was wrong after so many kills; nothing, if all went well."""
    killed, dice = Killed(kind, folder / kind.replace(" ", "-")), random.Random(kind)
    return Counter(filter(None, (killed.kill(dice) for _ in range(number))))


def races(kind: str, number: int, folder: Path) -> Counter:
    """What went wrong when two processes wrote one file at the same moment, so many times."""
    return Counter(
        filter(None, (_race(kind, folder / f"{kind.replace(' ', '-')}-{number}") for number in range(number)))
    )


def _race(kind: str, folder: Path) -> str:
    """One race; the file must be what one of the two wrote, whole, and who did not write it must have been told."""
    folder.mkdir(parents=True)
    file, source = folder / "file", folder / "list.jsonl"
    texts = [REPORT + f"<p>{name}</p>\n" for name in "ab"]
    ready, go = os.pipe()

    def write(number: int) -> None:
        os.close(go)
        os.read(ready, 1)
        if kind == "answers":
            with answer_files.place_to_save(str(file), going_on=False) as place:
                for _ in range(20):
                    place.put(texts[number].encode())
        elif kind == "batch":
            run(Order(str(source), str(file), None, None, 1, False))
        elif kind == "diary":
            for at in range(20):
                store.add(folder / "diaries" / "me.diary", [noted("2026-09-01", 5, note=f"{number} {at}")])
        else:
            output.write(texts[number], str(file), replace=kind.endswith("replaced"))

    if kind == "batch":
        source.write_text(MANY)
    if kind == "report replaced":
        file.write_text("old")
    processes = [child(lambda number=number: write(number)) for number in range(2)]
    os.close(ready)
    time.sleep(0.002)
    os.close(go)
    ends = [ended(process) for process in processes]
    if kind == "diary":
        kept = {one.note for one in store.entries(folder / "diaries" / "me.diary")}
        return "" if ends == [0, 0] and len(kept) == 40 else f"lost {ends}"
    wrote = [number for number, end in enumerate(ends) if end == 0]
    if not wrote or {*ends} - {0, 3}:
        return f"ended {ends}"
    if sorted(os.listdir(folder)) != (["file", "list.jsonl"] if kind == "batch" else ["file"]):
        return "stray file"
    text = file.read_text()
    if kind == "batch":
        return "" if text.count("\n") == MANY.count("\n") and len(wrote) == 1 else "mixed"
    if text not in [texts[number] for number in wrote]:
        return "mixed"
    return "" if len(wrote) == 1 or kind.endswith("replaced") or text == texts[wrote[-1]] else "lost"


class Damage:
    """A diary, and one that was killed before its log was written into it, to be damaged in any way."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.diary = self.home / store.FOLDER / "me.diary"
        plain = [noted(f"2026-09-{day:02}", day % 11, session=day % 7 == 0, note="n" * day) for day in range(1, 29)]
        store.add(self.diary, plain)
        store.edit(self.diary, plain[0], plain[0]._replace(note="mended"))
        shutil.copytree(self.diary.parent, folder / "settled")
        self.known = [store.entries(self.diary)]
        with contextlib.closing(sqlite3.connect(self.diary)) as reader:  # for whose sake the log cannot be emptied
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM entry").fetchone()
            patience, store.PATIENCE = store.PATIENCE, 0.01
            store.add(self.diary, [noted("2026-09-29", 4, note="not confirmed yet")])
            store.PATIENCE = patience
            shutil.copytree(self.diary.parent, folder / "unsettled")
        self.known.append(store.entries(self.diary))
        self.cases = [folder / "settled", folder / "unsettled"]

    def outcome(self, dice: random.Random) -> str:
        """One damage, looked at by three commands: `noticed`, `harmless`, or what went wrong."""
        shutil.rmtree(self.home)
        shutil.copytree(dice.choice(self.cases), self.diary.parent)
        log = self.diary.with_name("me.diary-wal")
        _damage(log if log.exists() and log.stat().st_size and dice.random() < 0.5 else self.diary, dice)
        results = [call("diary", "show"), call("diary", "export", "--format", "json")]
        results.append(call("diary", "add", "--leg-pain", "3", "--impact", "3", "--date", "2026-10-01"))
        if any(fault(result) for result in results):
            return "traceback"
        if any("damaged" in file.name for file in self.diary.parent.iterdir()):
            return "noticed"
        shown, listed, added = results
        if shown.status or listed.status or added.status:
            told = " ".join(result.err for result in results)
            return "noticed" if "Error: " in told else "unexplained"
        kept = [store.Entry(**one) for one in json.loads(listed.out)["entries"]]
        return "harmless" if kept in self.known else "changed"


def fault(result: Result) -> bool:
    """Whether a call ended in a traceback, or in what we call a fault of ours."""
    return "Traceback" in result.err + result.out or "a fault of ours" in result.err


def _damage(file: Path, dice: random.Random) -> None:
    held = bytearray(file.read_bytes())
    how = dice.choice(["bit", "bytes", "zeros", "cut", "noise", "head"])
    at = dice.randrange(len(held)) if how != "head" else dice.randrange(min(200, len(held)))
    if how in ("bit", "head"):
        held[at] ^= 1 << dice.randrange(8)
    elif how == "bytes":
        for _ in range(dice.randrange(1, 9)):
            held[dice.randrange(len(held))] = dice.randrange(256)
    elif how == "cut":
        del held[at:]
    else:
        size = dice.randrange(1, 600)
        held[at : at + size] = bytes(size) if how == "zeros" else dice.randbytes(size)
    file.write_bytes(held)


def corruptions(number: int, folder: Path) -> Counter:
    """What came of so many corruptions of a diary; `SCIATICA_GUIDE_HOME` has to be `folder / "home"`."""
    damage, dice = Damage(folder), random.Random(19)
    return Counter(damage.outcome(dice) for _ in range(number))
