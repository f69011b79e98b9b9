"""Where results go: standard output or a file of one's own, which holds whole lines even when the disk is full."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress

from sciatica_guide.errors import NAME_LENGTH, AnswerError, MachineError, shown
from sciatica_guide.render.output import STDOUT


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
