"""How far a run is, how fast and how long it still takes: on standard error, and only where that is a terminal."""

from __future__ import annotations

import os
import stat
import sys
import time

EVERY = 0.5
"""Seconds between two showings."""


class Progress:
    """A line that is written over; nothing where nobody looks."""

    def __init__(self, source: int) -> None:
        status = os.fstat(source)
        self._size = status.st_size if stat.S_ISREG(status.st_mode) else 0
        self._shows = sys.stderr is not None and sys.stderr.isatty()
        self._start = self._last = time.monotonic()

    def show(self, rows: int, read: int) -> None:
        """People done in this run, and bytes of the source they took."""
        now = time.monotonic()
        if self._shows and now - self._last >= EVERY:
            self._last = now
            self._write(self.text(rows, read, now - self._start))

    def text(self, rows: int, read: int, seconds: float) -> str:
        """The line; how long is left is known only of a file."""
        left = f", {_time(seconds * (self._size - read) / read)} left" if self._size and read else ""
        return f"{rows:,} rows, {rows / seconds:,.0f} a second{left}"

    def clear(self) -> None:
        """Makes room for what is said next."""
        if self._shows:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text:<60}\r")
        sys.stderr.flush()


def _time(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
