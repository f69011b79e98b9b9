"""Whether an id stands on two lines, told exactly at the end of a run of any length."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

MOST_TOLD = 5
"""Repeated ids that are told by their lines."""
CACHE = 256
"""Kibibytes that the database keeps in memory."""


class Repeats:
    """Keeps a mark of eight bytes for each id in a database that has no name, which is gone when the run ends.

    Memory stays the same for any number of ids: what does not fit is sorted on disk. Two ids in a million million
    million share a mark by chance, so a repeat that is told is one.
    """

    def __init__(self) -> None:
        self._marks = sqlite3.connect("", isolation_level=None)
        for order in (f"PRAGMA cache_size = -{CACHE}", "PRAGMA journal_mode = OFF", "PRAGMA temp_store = FILE"):
            self._marks.execute(order)
        self._marks.execute("CREATE TABLE seen (mark INTEGER, line INTEGER)")

    def add(self, marks: bytes) -> None:
        """Marks and lines in turn, as a worker gives them."""
        numbers = iter(array("q", marks))
        self._marks.executemany("INSERT INTO seen VALUES (?, ?)", zip(numbers, numbers, strict=True))

    def told(self) -> str:
        """One sentence for the person; empty when every id stands on one line."""
        found = self._marks.execute(
            "SELECT min(line), max(line), count(*) OVER () FROM seen GROUP BY mark HAVING count(*) > 1 ORDER BY 1"
            " LIMIT ?",
            (MOST_TOLD,),
        ).fetchall()
        return _sentence([(first, last) for first, last, _ in found], found[0][2]) if found else ""


def _sentence(lines: Iterable[tuple[int, int]], total: int) -> str:
    pairs = "; ".join(f"lines {first:,} and {last:,}" for first, last in lines)
    more = f"; and {total - MOST_TOLD:,} more" if total > MOST_TOLD else ""
    return f"Check who is who: an id stands on more than one line ({pairs}{more}). Each line was judged by itself."
