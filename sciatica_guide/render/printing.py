"""Words on standard output and standard error, whatever is behind them; imports next to nothing, to stay quick."""

from __future__ import annotations

import os
import sys

from sciatica_guide.errors import MachineError, ReaderGone

OUT = "Standard output"


def show(made: str | bytes) -> None:
    """What was made: UTF-8 into a pipe or file; on a terminal, whatever it can show, with ? for the rest.

    Errors: ReaderGone where nobody reads it any more; MachineError where it cannot be written.
    """
    if sys.stdout is None:
        raise MachineError(OUT, "is closed.", "Leave it open, or name a file with --output.")
    try:
        if isinstance(made, str) and sys.stdout.isatty():
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(made.encode(encoding, "replace").decode(encoding))
        else:
            sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except OSError as error:
        _to_nowhere(sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise ReaderGone from error
        reason = (error.strerror or "unknown").lower()
        raise MachineError(OUT, f"cannot be written: {reason}.", "Make room for it, or name another file.") from error


def say(text: str, end: str = "\n") -> bool:
    """A message on standard error; whether it got there. Standard output is for the report, and never takes it."""
    if sys.stderr is None:
        return False
    try:
        print(text, end=end, file=sys.stderr, flush=True)
    except OSError:
        _to_nowhere(2)
        return False
    return True


def alarm(text: str) -> None:
    """What has to reach the person: on standard error, or else on the terminal itself."""
    if not say(text):
        try:
            with open("/dev/tty", "w", encoding="utf-8", errors="replace") as terminal:
                print(text, file=terminal)
        except OSError:  # there is none: nothing more can be done
            return


def let_go() -> None:
    """What standard output could not take, as when a disk is full, is dropped: it would fail again at the very end."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            _to_nowhere(sys.stdout.fileno())


def _to_nowhere(descriptor: int) -> None:
    """What is left in the buffer has nowhere to go, and would fail again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
