"""The terminal that is there: what can be asked and shown on it, found out once and passed on."""

from __future__ import annotations

import os
import shutil
import sys
from typing import NamedTuple

from sciatica_guide.render.output import wanted, width
from sciatica_guide.render.printing import show
from sciatica_guide.report.page import Report


class Terminal(NamedTuple):
    """What stands at the ends of this program, as the person and the environment want it used."""

    columns: int
    """To wrap what is shown at: 20 to 80."""
    size: tuple[int, int]
    """Columns and lines of the window."""
    asks: bool
    """Whether questions can be asked: standard input and standard error are a terminal."""
    shows: bool
    """Whether standard output is a terminal."""
    tells: bool
    """Whether standard error is a terminal."""
    aloud: bool
    """Whether a screen reader may read it: --accessible or ACCESSIBLE."""
    plain: bool
    """Whether it shows nothing but words: read aloud, or TERM is dumb or not set."""
    coloured: bool
    """Whether standard output is to have colour: NO_COLOR and FORCE_COLOR are heard."""

    @property
    def drawn(self) -> bool:
        """Whether pictures are drawn in rows of characters."""
        return self.shows and not self.plain

    def page(self, report: Report) -> str:
        """The page as it looks on this terminal."""
        from sciatica_guide.render import text

        lines = text.text_lines(report, self.columns, self.drawn)
        return text.coloured(lines) if self.coloured else text.joined(lines)


def terminal(accessible: bool = False) -> Terminal:
    """What is there now. `accessible` is what the person says on the command line."""
    aloud = accessible or wanted("ACCESSIBLE")
    plain = aloud or os.environ.get("TERM", "dumb") == "dumb"
    shows = sys.stdout is not None and sys.stdout.isatty()
    tells = sys.stderr is not None and sys.stderr.isatty()
    size = shutil.get_terminal_size()
    return Terminal(
        columns=width(None),
        size=(size.columns, size.lines),
        asks=bool(sys.stdin and sys.stdin.isatty() and tells),
        shows=shows,
        tells=tells,
        aloud=aloud,
        plain=plain,
        coloured=not os.environ.get("NO_COLOR")
        and ((shows and not plain) or (not accessible and wanted("FORCE_COLOR"))),
    )


def through_pager(page: str) -> None:
    """The page a screenful at a time; in one go where no terminal turns pages, or no pager of theirs can run."""
    if not (sys.stdout and sys.stdout.isatty() and sys.stdin and sys.stdin.isatty()):
        show(page)
        return
    import signal
    import subprocess

    pager = os.environ.get("PAGER", "").strip() or next(filter(shutil.which, ("less", "more")), "")
    if not pager or os.environ.get("TERM", "dumb") == "dumb":
        show(page)
        return
    # Keeps the colours, and leaves at once where all fits on the screen. Ctrl-C is the pager's own.
    environment = {"LESS": "-FRX", **os.environ}
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run(pager, shell=True, check=False, input=page.encode(errors="replace"), env=environment)
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode:
        show(page)
