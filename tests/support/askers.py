"""The two ways of asking, with somebody at the keys and a record of what was asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

from prompt_toolkit.application import application
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.plain_text import PlainTextOutput

from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.interview.choose import Choose
from sciatica_guide.interview.lines import Lines
from sciatica_guide.interview.prompts import Prompt

# The library lays out its default keys anew for each list, which takes longer than all the rest; once is enough.
application.load_key_bindings = cache(application.load_key_bindings)

Pressed = Callable[[Prompt], str]
"""What is typed at a prompt."""


class InLines(Lines):
    """Numbered lines; Ctrl-C and Ctrl-D in a line do what a terminal makes of them."""

    def __init__(self, pressed: Pressed, out: TextIO) -> None:
        super().__init__(guideline().interview, self._line, out, 80)
        self.pressed, self.prompts = pressed, []

    def ask(self, prompt: Prompt) -> object:
        self.prompts.append(prompt)
        return super().ask(prompt)

    def _line(self) -> str:
        typed = self.pressed(self.prompts[-1])
        if "\x03" in typed:
            raise KeyboardInterrupt
        return "" if "\x04" in typed else typed


class KeyByKey(Choose):
    """Lists to choose from; the keys are all there from the start, each taken by whatever waits for a key."""

    def __init__(self, out: TextIO) -> None:
        super().__init__(guideline().interview, out, screen=Screen(out))
        self.prompts = []

    @classmethod
    @contextmanager
    def typing(cls, pressed: str, out: TextIO) -> Iterator["KeyByKey"]:
        asker = cls(out)
        with create_pipe_input() as asker.source:
            asker.source.send_text(pressed)
            asker.source.close()
            yield asker

    def ask(self, prompt: Prompt) -> object:
        self.prompts.append(prompt)
        return super().ask(prompt)


class MoveByMove(KeyByKey):
    """Lists to choose from; each prompt gets its own keys once it is drawn. One they do not answer ends the talk."""

    def __init__(self, pressed: Pressed, out: TextIO) -> None:
        super().__init__(out)
        self.pressed = pressed

    def ask(self, prompt: Prompt) -> object:
        return self._at(self.pressed(prompt), super().ask, prompt)

    def explain(self, *lines: str) -> None:
        self._at("x", super().explain, *lines)

    def _at(self, pressed: str, go_on: Callable, *arguments: object) -> object:
        with create_pipe_input() as self.source:
            self.source.send_text(pressed)
            self.source.close()
            return go_on(*arguments)


class Screen(PlainTextOutput):
    """A screen tall enough for every question; a column more than 80 keeps the renderer from its moves at the edge."""

    def get_size(self) -> Size:
        return Size(rows=60, columns=81)
