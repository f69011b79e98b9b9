"""Results → lines of JSON Lines or CSV, and the file or standard output that takes whole lines of them."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, Protocol

from sciatica_guide.batch.reading import BETWEEN_CODES, CSV, JSON_LINES, Id
from sciatica_guide.errors import MachineError, ReaderGone
from sciatica_guide.exchange.spreadsheet import defused
from sciatica_guide.render.output import FIXES, STDOUT, Place
from sciatica_guide.render.printing import OUT


class Result(NamedTuple):
    """One person's line (contract, section 3). With an `error` there are no levels."""

    id: Id
    urgency: str | None = None
    acupuncture: str | None = None
    complete: bool = False
    findings: Sequence[str] = ()
    error: str | None = None


class Layout(Protocol):
    """One way to write results down, with columns of the list beside them."""

    heading: bytes

    def __init__(self, passed: Sequence[str] = ()) -> None: ...

    def line(self, result: Result, passed: Sequence[object] = ()) -> str:
        """The result with the end of its line; behind it what stands in the columns that are passed on."""

    def id(self, line: bytes) -> Id:
        """The id in a line that was written, as it stands there. Errors: ValueError where it is no result."""


class JsonLines:
    """A JSON object a line."""

    heading = b""
    _encode = json.JSONEncoder(ensure_ascii=False).encode

    def __init__(self, passed: Sequence[str] = ()) -> None:
        self._keys = (*Result._fields, *passed)

    def line(self, result: Result, passed: Sequence[object] = ()) -> str:
        return self._encode(dict(zip(self._keys, (*result, *passed), strict=True))) + "\n"

    def id(self, line: bytes) -> Id:
        row: dict[str, Any] = json.loads(line)
        if not isinstance(row, dict) or tuple(row) != self._keys:
            raise ValueError("not a result")
        id_: Id = row["id"]
        return id_


class Csv:
    """A row of cells a line, findings joined with `;`. No cell begins as a formula does or holds a line break."""

    def __init__(self, passed: Sequence[str] = ()) -> None:
        self._columns = (*Result._fields, *passed)
        self.heading = _row(map(_cell, self._columns)).encode()

    def line(self, result: Result, passed: Sequence[object] = ()) -> str:
        id_, urgency, acupuncture, complete, findings, error = result
        levels = (urgency or "", acupuncture or "", "true" if complete else "false", BETWEEN_CODES.join(findings))
        return _row(["" if id_ is None else defused(str(id_)), *levels, defused(error or ""), *map(_cell, passed)])

    def id(self, line: bytes) -> Id:
        cells = next(csv.reader((line.decode("utf-8"),)), [])
        if len(cells) != len(self._columns):
            raise ValueError("not a result")
        return cells[0]


def _row(cells: Iterable[object]) -> str:
    """A line of CSV."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cell(value: object) -> str:
    """What a column that is passed on holds, on one line."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(code, str) for code in value):
        value = BETWEEN_CODES.join(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return defused(" ".join(text.splitlines()))


LAYOUTS: dict[str, type[JsonLines] | type[Csv]] = {JSON_LINES: JsonLines, CSV: Csv}
"""The formats by name."""


class Sheet:
    """A file of one's own, or standard output, that takes whole lines, even when the disk is full."""

    def __init__(self, where: str, descriptor: int, place: Place | None = None) -> None:
        self.where, self.descriptor, self._place = where, descriptor, place

    def write(self, lines: bytes) -> None:
        """Errors: MachineError, and a file is as it was before; ReaderGone when the reader has seen enough."""
        before, left = os.fstat(self.descriptor), memoryview(lines)
        if self._place is not None:
            os.lseek(self.descriptor, 0, os.SEEK_END)
        try:
            while left:
                left = left[os.write(self.descriptor, left) :]
        except BrokenPipeError as error:
            raise ReaderGone from error
        except OSError as error:
            if stat.S_ISREG(before.st_mode):
                with suppress(OSError):
                    os.ftruncate(self.descriptor, before.st_size)
            reason, fix = (error.strerror or "unknown").lower(), FIXES.get(error.errno or 0, "Make room for it.")
            raise MachineError(self.where, f"cannot be written: {reason}.", fix) from error

    def finish(self) -> None:
        """All lines are written: they are on the disk, and in the place of the file that they replace."""
        if self._place is not None:
            os.fsync(self.descriptor)
            self._place.finish()

    def close(self) -> None:
        """Lets go of the file."""
        if self._place is not None:
            self._place.close()


def opened(path: str, resume: bool, replace: bool, inputs: Iterable[str]) -> Sheet:
    """A sheet on a file that only its owner may read, or on standard output for `-`.

    Errors: AnswerError where the file is not ours to write, or holds something and is neither to be gone on with nor to
    be replaced; MachineError where standard output is closed.
    """
    if path == STDOUT:
        if sys.stdout is None:
            raise MachineError(OUT, "is closed.", "Leave it open, or name a file with --output.")
        return Sheet(OUT, 1)
    place = Place(path, resume or replace, inputs, instead="go on in it with --resume, or replace it with --force")
    return Sheet(place.where, place.stream(going_on=resume), place)
