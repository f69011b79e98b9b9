"""The two ways of asking, with somebody at the keys and a record of what was asked."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

import questionary
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
        super().__init__(guideline().interview, guideline().phrases, self, out, 80)
        self.pressed, self.prompts = pressed, []

    def ask(self, prompt: Prompt) -> object:
        self.prompts.append(prompt)
        return super().ask(prompt)

    def read(self, prompt: str) -> str | None:
        self.out.write(prompt)
        typed = self.pressed(self.prompts[-1])
        if "\x03" in typed:
            raise KeyboardInterrupt
        return typed[:-1] if typed.endswith("\n") and "\x04" not in typed else None

    def rest(self) -> str:
        """Nothing is pasted here."""
        return ""


class KeyByKey(Choose):
    """Lists to choose from; each key comes once the one before it has been taken, as from a hand."""

    def __init__(self, pressed: Iterable[str], out: TextIO) -> None:
        super().__init__(guideline().interview, guideline().phrases, None, out, screen=Screen(out))
        self.prompts = []
        self.left, self.sent, self.taken = iter(pressed), 0, 0

    @classmethod
    @contextmanager
    def typing(cls, pressed: Iterable[str], out: TextIO) -> Iterator["KeyByKey"]:
        asker = cls(pressed, out)
        with create_pipe_input() as asker.source:
            yield asker

    def ask(self, prompt: Prompt) -> object:
        self.prompts.append(prompt)
        return super().ask(prompt)

    def _run(self, question: questionary.Question) -> object:
        app = question.application

        def took(_: object) -> None:
            self.taken += 1
            if not app.is_done:
                self._send()

        app.key_processor.after_key_press += took
        self._send()
        return super()._run(question)

    def _send(self) -> None:
        if self.sent > self.taken:
            return
        key = next(self.left, None)
        if key is None:
            self.source.close()
        else:
            self.sent += 1
            self.source.send_text(key)


class MoveByMove(Choose):
    """Lists to choose from; each prompt gets its own keys once it is drawn. One they do not answer ends the talk."""

    def __init__(self, pressed: Pressed, out: TextIO) -> None:
        super().__init__(guideline().interview, guideline().phrases, None, out, screen=Screen(out))
        self.prompts, self.pressed = [], pressed

    def ask(self, prompt: Prompt) -> object:
        self.prompts.append(prompt)
        return self._at(self.pressed(prompt), super().ask, prompt)

    def explain(self, *lines: str) -> object:
        return self._at("x", super().explain, *lines)

    def _at(self, pressed: str, go_on: Callable, *arguments: object) -> object:
        with create_pipe_input() as self.source:
            self.source.send_text(pressed)
            self.source.close()
            return go_on(*arguments)


class Screen(PlainTextOutput):
    """A screen tall enough for every question; a column more than 80 keeps the renderer from its moves at the edge."""

    def get_size(self) -> Size:
        return Size(rows=70, columns=81)
