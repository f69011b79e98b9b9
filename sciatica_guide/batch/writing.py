"""Results → lines of JSON Lines or CSV, and the file or standard output that takes whole lines of them."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, Protocol

from sciatica_guide.batch.reading import BETWEEN_CODES, CSV, JSON_LINES, Id
from sciatica_guide.errors import NAME_LENGTH, AnswerError, MachineError, shown
from sciatica_guide.exchange.spreadsheet import defused
from sciatica_guide.render.output import STDOUT


class Result(NamedTuple):
    """One person's line (contract, section 3). With an `error` there are no levels."""

    id: Id
    urgency: str | None = None
    acupuncture: str | None = None
    complete: bool = False
    findings: Sequence[str] = ()
    error: str | None = None


class Layout(Protocol):
    """One way to write results down."""

    heading: bytes

    def line(self, result: Result) -> str:
        """The result with the end of its line."""

    def written(self, line: bytes) -> tuple[Id, bool]:
        """Of a line that was written: the id as it stands there, and whether it holds an error. Errors: ValueError."""

    def shown_id(self, id_: Id) -> Id:
        """The id as `written` gives it back."""


class JsonLines:
    """A JSON object a line."""

    heading = b""
    _encode = json.JSONEncoder(ensure_ascii=False).encode

    def line(self, result: Result) -> str:
        return self._encode(dict(zip(Result._fields, result, strict=True))) + "\n"

    def written(self, line: bytes) -> tuple[Id, bool]:
        row: dict[str, Any] = json.loads(line)
        if not isinstance(row, dict) or tuple(row) != Result._fields:
            raise ValueError("not a result")
        return row["id"], row["error"] is not None

    def shown_id(self, id_: Id) -> Id:
        return id_


class Csv:
    """A row of cells a line, findings joined with `;`. No cell begins as a formula does."""

    heading = (",".join(Result._fields) + "\n").encode()

    def line(self, result: Result) -> str:
        id_, urgency, acupuncture, complete, findings, error = result
        cells = io.StringIO()
        csv.writer(cells, lineterminator="\n").writerow(
            [
                self.shown_id(id_),
                *(urgency or "", acupuncture or "", "true" if complete else "false", BETWEEN_CODES.join(findings)),
                defused(error or ""),
            ]
        )
        return cells.getvalue()

    def written(self, line: bytes) -> tuple[Id, bool]:
        cells = next(csv.reader((line.decode("utf-8"),), strict=True))
        if len(cells) != len(Result._fields):
            raise ValueError("not a result")
        return cells[0], bool(cells[-1])

    def shown_id(self, id_: Id) -> Id:
        return "" if id_ is None else defused(str(id_))


LAYOUTS: dict[str, type[JsonLines] | type[Csv]] = {JSON_LINES: JsonLines, CSV: Csv}
"""The formats by name."""


class Sheet:
    """An open file, or standard output, that takes whole lines."""

    def __init__(self, path: str, descriptor: int) -> None:
        self.where = "Standard output" if path == STDOUT else f"File {shown(path, NAME_LENGTH)}"
        self.descriptor, self.is_file = descriptor, stat.S_ISREG(os.fstat(descriptor).st_mode)

    def write(self, lines: bytes) -> None:
        """Errors: MachineError, and a file is as it was before; BrokenPipeError when the reader has seen enough."""
        before = os.lseek(self.descriptor, 0, os.SEEK_CUR) if self.is_file else 0
        left = memoryview(lines)
        try:
            while left:
                left = left[os.write(self.descriptor, left) :]
        except BrokenPipeError:
            raise
        except OSError as error:
            if self.is_file:
                with suppress(OSError):
                    os.ftruncate(self.descriptor, before)
            raise MachineError(self.where, f"cannot be written: {_reason(error)}.", "Make room for it.") from error

    def empty(self) -> None:
        """Leaves nothing of what a file held."""
        if self.is_file:
            os.ftruncate(self.descriptor, 0)


def opened(path: str, resume: bool, taken: Iterable[int]) -> Sheet:
    """A sheet on a file that only its owner may read, or on standard output for `-`. Errors: AnswerError names it.

    A file that holds something is refused unless it is to be gone on with, and so is one of those `taken` already.
    """
    if path == STDOUT:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "standard output is closed")
        return Sheet(path, 1)
    where = f"File {shown(path, NAME_LENGTH)}"
    try:
        sheet = Sheet(path, os.open(path, (os.O_RDWR if resume else os.O_WRONLY) | os.O_CREAT, 0o600))
    except (OSError, ValueError) as error:
        reason = _reason(error) if isinstance(error, OSError) else "not a usable name"
        raise AnswerError(where, f"cannot be written: {reason}.", "Name a file in a folder of yours.") from error
    if sheet.is_file:
        status = os.fstat(sheet.descriptor)
        if any(os.path.samestat(status, os.fstat(other)) for other in taken):
            raise AnswerError(where, "is named for two things.", "Give each a file of its own.")
        if status.st_size and not resume:
            raise AnswerError(where, "is there already.", "Go on in it with --resume, or name another file.")
        os.fchmod(sheet.descriptor, 0o600)
    elif resume:
        raise AnswerError(where, "is not a file to go on in.", "Leave --resume out.")
    return sheet


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown").lower()
