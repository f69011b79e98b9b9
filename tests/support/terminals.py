"""The real command on a terminal of its own, as a person sees it."""

import os
import signal
import sys
from pathlib import Path

import pexpect
import pyte
from driver import LINES, talk

from sciatica_guide.guideline.packaged import guideline

COMMAND = Path(sys.executable).with_name("sciatica-guide")
ASKS = guideline().interview.ask
"""What numbered lines print when they wait for an answer, or, where names are wanted, for a name."""
NOT_INHERITED = ("ACCESSIBLE", "NO_COLOR", "COLUMNS", "LINES", "LC_ALL")
PERSON = {"TERM": "xterm-256color", "LANG": "C.UTF-8"}
PATIENCE = 10
"""Seconds until something that does not appear counts as missing."""


class Terminal:
    """One call of the command. Everything that has appeared so far is in `text`, and the last of it on `screen`."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> None:
        inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        self.text, self.screen = "", pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.child = pexpect.spawn(
            str(COMMAND),
            list(arguments),
            env=inherited | PERSON | environment,
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self.child.logfile_read = self

    def write(self, text: str) -> None:
        """Takes what the command prints."""
        self.text += text
        self.stream.feed(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def until(self, *words: str) -> "Terminal":
        """Waits until these words have been printed, one after the other."""
        for word in words:
            self.child.expect_exact([ASKS, guideline().interview.ask_name] if word == ASKS else word)
        return self

    def until_on_screen(self, words: str) -> "Terminal":
        """Waits until these words stand on the screen, over however many rows."""
        while words not in self.on_screen:
            self.child.read_nonblocking(4096, PATIENCE)
        return self

    def press(self, pressed: str) -> "Terminal":
        self.child.send(pressed)
        return self

    def answer(self, *lines: str) -> "Terminal":
        """Answers in numbered lines, each once it is waited for."""
        for line in lines:
            self.until(ASKS).press(line + "\n")
        return self

    def end(self) -> int | None:
        """Waits for the command to end; its exit status."""
        self.child.expect_exact(pexpect.EOF)
        self.child.wait()
        return self.child.exitstatus

    def kill(self) -> None:
        """Ends the command where it stands, as when the power goes."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()

    def close(self) -> int:
        """Closes the terminal while the command runs in it; the exit status."""
        self.child.ptyproc.fileobj.close()
        self.child.ptyproc.closed = self.child.closed = True
        return os.waitstatus_to_exitcode(os.waitpid(self.child.pid, 0)[1])

    @property
    def rows(self) -> list[str]:
        return [row.rstrip() for row in self.screen.display]

    @property
    def on_screen(self) -> str:
        return " ".join(" ".join(self.rows).split())

    @property
    def words(self) -> str:
        """All that has been printed, with one space between words."""
        return " ".join(self.text.split())


def asked_of(answers: dict) -> list[str]:
    """The questions that somebody with these answers is asked."""
    return talk(LINES, then=answers).asked


def lines_for(answers: dict) -> list[str]:
    """What somebody with these answers types in numbered lines, up to the check page or the emergency."""
    questions = guideline().questions
    lines = []
    for id_ in asked_of(answers):
        answer = answers[id_]
        lines.append(", ".join(answer) if isinstance(answer, list) else str(answer))
        lines += [""] if questions[id_].kind == "names" and lines[-1] != "none" else []
    return lines
