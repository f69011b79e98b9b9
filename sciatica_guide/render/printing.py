"""Text on standard output, whatever is behind it; imports next to nothing, so that the quickest call stays quick."""

from __future__ import annotations

import errno
import os
import sys


def show(made: str | bytes) -> None:
    """What was made: UTF-8 into a pipe or file; on a terminal, whatever it can show, with ? for the rest."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    try:
        if isinstance(made, str) and sys.stdout.isatty():
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(made.encode(encoding, "replace").decode(encoding))
        else:
            sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode("utf-8"))
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer has nowhere to go
        if not isinstance(error, BrokenPipeError):  # a reader who has seen enough is no fault
            raise
