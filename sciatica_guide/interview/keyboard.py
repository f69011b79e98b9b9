"""The keyboard of a terminal: a line at a time, with editing, and what lies waiting there that nobody was asked for."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

LULL = 0.03
"""Seconds without a key after which what was pasted has all arrived."""
EDITABLE = 40
"""Columns below which a line is typed without editing."""
MOST = 1_000_000
"""Bytes of a paste that are read."""


class Keyboard:
    """Lines from standard input, the prompt on `out`."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]

    def read(self, prompt: str) -> str | None:
        """A line without its end; None for the end of the input (Ctrl-D). Raises KeyboardInterrupt."""
        if not (sys.stdout and sys.stdout.isatty()) or shutil.get_terminal_size().columns < EDITABLE:
            # The report goes elsewhere and no prompt may go with it, or a line would not fit to be edited.
            self.out.write(prompt)
            self.out.flush()
            line = sys.stdin.readline()
            return line.rstrip("\r\n") if line.endswith("\n") else None
        _edit()
        with suppress(EOFError):
            return input(prompt)
        return None

    def rest(self) -> str:
        """Everything that waits, taken away: what was typed or pasted before anybody asked."""
        with suppress(ImportError, OSError, ValueError), _raw(sys.stdin.fileno()) as terminal:
            from select import select

            waiting = b""
            while len(waiting) < MOST and select([terminal], [], [], LULL)[0]:
                read = os.read(terminal, 4096)
                if not read:
                    break
                waiting += read
            return waiting.decode("utf-8", "replace").replace("\r", "\n")
        return ""


def _edit() -> None:
    """Arrow keys and the like edit the line; no answer is remembered, and nothing but the line is sent out."""
    terminal = os.environ.get("TERM")
    os.environ["TERM"] = "dumb"  # what readline finds when it starts: it then moves with plain backspaces
    with suppress(ImportError):
        import readline

        readline.set_auto_history(False)
        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.parse_and_bind("set enable-meta-key off")
        readline.parse_and_bind("set bell-style none")
    if terminal is not None:
        os.environ["TERM"] = terminal


@contextmanager
def _raw(terminal: int) -> Iterator[int]:
    """The terminal without waiting for ends of lines and without echo, so that half a line is seen too."""
    import termios

    before = termios.tcgetattr(terminal)
    now = termios.tcgetattr(terminal)
    now[3] &= ~(termios.ICANON | termios.ECHO)
    now[6][termios.VMIN], now[6][termios.VTIME] = 0, 0
    termios.tcsetattr(terminal, termios.TCSANOW, now)
    try:
        yield terminal
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
