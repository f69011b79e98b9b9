"""Text on standard output, whatever is behind it; imports next to nothing, so that the quickest call stays quick."""

from __future__ import annotations

import errno
import os
import sys


def show(text: str) -> None:
    """UTF-8 into a pipe or file; on a terminal, whatever it can show, with ? for the rest."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    try:
        if sys.stdout.isatty():
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
        else:
            sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer has nowhere to go
        if not isinstance(error, BrokenPipeError):  # a reader who has seen enough is no fault
            raise
