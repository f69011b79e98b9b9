"""Going on with an output that was interrupted: what stands in it has to be what this run would write."""

from __future__ import annotations

import os

from sciatica_guide.batch.reading import BLOCK
from sciatica_guide.batch.writing import Layout, Sheet
from sciatica_guide.errors import AnswerError

OTHER = "Name the output that belongs to this list, or leave --resume out."


class Written:
    """What an earlier run has left in a sheet: nothing of it is changed, and only a torn last line of ours is cut."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self._sheet, self._layout = sheet, layout
        self._at, self._line = 0, 1
        self._size = os.fstat(sheet.descriptor).st_size
        self._whole = _whole(sheet.descriptor, self._size)

    def left(self, text: bytes) -> bytes:
        """What is not there yet of the next text.

        Errors: AnswerError where something else is there, so that no list goes on in another's output, nor behind
        results of answers or tables that have changed since.
        """
        there = os.pread(self._sheet.descriptor, min(len(text), self._whole - self._at), self._at)
        if not text.startswith(there):
            self._refuse(there, text)
        self._at += len(there)
        self._line += there.count(b"\n")
        left = text[len(there) :]
        return self._mended(left) if left and self._at < self._size else left

    def _mended(self, left: bytes) -> bytes:
        """The same where a torn line comes first: it is gone on with, or cut where whole lines of ours stand above."""
        torn = os.pread(self._sheet.descriptor, self._size - self._at, self._at)
        if not left.startswith(torn) and not self._at:
            self._refuse(torn, left)
        self._size = self._at
        if left.startswith(torn):
            return left[len(torn) :]
        os.ftruncate(self._sheet.descriptor, self._at)
        return left

    def end(self) -> None:
        """Errors: AnswerError where more is there than the list gives."""
        if self._at < self._size:
            raise AnswerError(self._sheet.where, f"goes on at line {self._line} where the list has ended.", OTHER)

    def _refuse(self, there: bytes, text: bytes) -> None:
        """Names the first line that differs, and how."""
        lines = zip(there.splitlines(keepends=True), text.splitlines(keepends=True), strict=False)
        number, (old, new) = next((at, pair) for at, pair in enumerate(lines, self._line) if pair[0] != pair[1])
        if self._layout.heading.startswith(new):
            raise AnswerError(self._sheet.where, "does not begin with the heading of results.", OTHER)
        try:
            written, expected = self._layout.id(old), self._layout.id(new)
        except ValueError as error:
            raise AnswerError(self._sheet.where, f"holds no result at line {number}.", OTHER) from error
        if written != expected:
            raise AnswerError(self._sheet.where, f"has another id at line {number} than the list there.", OTHER)
        what = f"has another result at line {number}: the list or the tables have changed since."
        raise AnswerError(self._sheet.where, what, "Begin anew, in another file.")


def _whole(descriptor: int, size: int) -> int:
    """Where the last whole line ends."""
    at = size
    while at:
        begin = max(0, at - BLOCK)
        end = os.pread(descriptor, at - begin, begin).rfind(b"\n")
        if end >= 0:
            return begin + end + 1
        at = begin
    return 0
