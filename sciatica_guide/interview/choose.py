"""Asking with a list on the screen: arrows or numbers move, Space chooses, and nothing is chosen beforehand."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Sequence
from typing import Any, TextIO

import questionary
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ScrollOffsets
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from questionary.prompts import common
from questionary.prompts.common import InquirerControl

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.errors import Stopped
from sciatica_guide.guideline.words import InterviewWords
from sciatica_guide.interview.lines import Lines, NotUnderstood, hint, option_line, question_lines, understand
from sciatica_guide.interview.prompts import Command, Prompt
from sciatica_guide.report.wording import value_in_words

# The library's circles turn into the same question mark where the terminal is not UTF-8.
vars(common).update(INDICATOR_SELECTED="[x]", INDICATOR_UNSELECTED="[ ]")
KEY_WAIT = 0.05
"""Seconds after which a lone Esc is a key press and not the start of an arrow key."""
LINES_BELOW = 5
"""Lines kept in sight below the pointer, so that a row that wraps is seen whole."""
INDENT = 7
"""Columns that the pointer and the tick box take before a row's words."""


class Choose:
    """Draws on the terminal behind `out`; `source` and `screen` stand in for keyboard and screen in tests."""

    accessible = False

    def __init__(
        self, words: InterviewWords, out: TextIO, source: Input | None = None, screen: Output | None = None
    ) -> None:
        self.keys = words.keys_choose
        self.words, self.source, self.screen = words, source, screen
        self.lines = Lines(words, lambda: "", out)
        self.say = self.lines.say

    def explain(self, *lines: str) -> None:
        """Says it and waits for a key, since the next list may take the whole screen."""
        self.say(*lines)
        pause = questionary.press_any_key_to_continue(self.words.pause, **self._terminal())
        pause.application.key_bindings = merge_key_bindings(
            [pause.application.key_bindings or KeyBindings(), any_key()]
        )
        self._run(pause)

    def ask(self, prompt: Prompt) -> object:
        question = self._list(prompt) if prompt.question.options else self._text(prompt)
        app = question.application
        app.ttimeoutlen = app.timeoutlen = KEY_WAIT
        for window in app.layout.find_all_windows():
            window.wrap_lines = Always()
            if isinstance(window.content, common.InquirerControl):
                window.scroll_offsets = ScrollOffsets(bottom=LINES_BELOW)
        reply = self._run(question)
        if isinstance(reply, str):
            reply = understand(reply, prompt, self.words)
        if isinstance(reply, list) and prompt.question.kind == "one":
            reply = reply[0]
        if not isinstance(reply, Command):
            given = tuple(reply) if isinstance(reply, list) else str(reply)
            answer = self.words.answer.format(answer=value_in_words(prompt.question, given))
            self.say("", prompt.question.text, answer)
        return reply

    @staticmethod
    def _run(question: questionary.Question) -> object:
        try:
            reply: object = question.unsafe_ask()
        except (KeyboardInterrupt, EOFError) as error:
            raise Stopped from error
        return reply

    def _text(self, prompt: Prompt) -> questionary.Question:
        def check(typed: str) -> bool | str:
            try:
                understand(typed, prompt, self.words)
            except NotUnderstood as error:
                return str(error)
            except Stopped:
                return True
            return True

        message = self._wrapped([*question_lines(prompt, self.words), hint(prompt, self.words)])
        return questionary.text(f"{message}\n>", qmark="", validate=check, **self._terminal())

    def _list(self, prompt: Prompt) -> questionary.Question:
        several = prompt.question.kind == "many"
        options = prompt.question.options
        earlier = (prompt.earlier,) if isinstance(prompt.earlier, str) else prompt.earlier or ()
        rows = [
            questionary.Choice(
                self._row(number, option_line(prompt, option.code)),
                value=option.code,
                checked=isinstance(earlier, tuple) and option.code in earlier,
            )
            for number, option in enumerate(options, 1)
        ]
        hint = (self.words.hint_choose_many if several else self.words.hint_choose_one).format(count=len(rows))
        if prompt.skippable:
            hint += " " + self.words.hint_skip
        question = questionary.checkbox(
            self._wrapped(question_lines(prompt, self.words, "earlier_ticked")),
            choices=rows,
            validate=lambda chosen: bool(chosen) or self.words.nothing_chosen,
            qmark="",
            pointer=">",
            use_jk_keys=False,
            use_emacs_keys=False,
            instruction="\n " + self._wrapped([hint]),
            **self._terminal(),
        )
        keys = ListKeys(_control(question), self.words, several, prompt.skippable)
        app = question.application
        app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), keys.bindings])
        app.key_processor.after_key_press += keys.forget
        return question

    def _row(self, number: int, words: str) -> str:
        wrapped = textwrap.wrap(f"{number}. {words}", self._width() - INDENT, break_on_hyphens=False)
        return ("\n" + " " * INDENT).join(wrapped)

    def _wrapped(self, lines: list[str]) -> str:
        width = self._width()
        return "\n ".join(row for line in lines for row in textwrap.wrap(line, width - 2, break_on_hyphens=False))

    def _width(self) -> int:
        return min(self.screen.get_size().columns if self.screen else shutil.get_terminal_size().columns, 80)

    def _terminal(self) -> dict[str, Any]:
        screen = self.screen or create_output(self.lines.out)
        if isinstance(screen, Vt100_Output):
            screen.enable_cpr = False  # a terminal that does not answer would make every question wait
        return {"erase_when_done": True, "input": self.source, "output": screen}


def _control(question: questionary.Question) -> common.InquirerControl:
    """The list inside a questionary prompt: what is pointed at, what is ticked."""
    windows = question.application.layout.find_all_windows()
    return next(w.content for w in windows if isinstance(w.content, common.InquirerControl))


class ListKeys:
    """Keys beside the library's own, and in place of its `a` (all) and `i` (invert)."""

    def __init__(self, rows: InquirerControl, words: InterviewWords, several: bool, skippable: bool) -> None:
        self.rows, self.words, self.several = rows, words, several
        self.number = ""
        self.no_such_row = False
        self.just_typed = False
        self.bindings = KeyBindings()
        self._on([" "], self._tick)
        self._on([Keys.Any, "a", "i"], self._point_at_number)
        self._on(["b", "left", "escape"], lambda event: event.app.exit(result=Command.BACK))
        self._on(["?"], lambda event: event.app.exit(result=Command.WHY))
        self._on(["q", "c-d"], lambda event: event.app.exit(exception=Stopped()))
        if skippable:
            self._on(["s"], lambda event: event.app.exit(result=Command.SKIP))

    def _on(self, names: Sequence[Keys | str], do: Callable[[KeyPressEvent], None]) -> None:
        for name in names:
            self.bindings.add(name, eager=True)(do)

    def forget(self, _keys: object) -> None:
        """After each key: a number is remembered for the one key that follows it."""
        if not self.just_typed:
            self.number, self.no_such_row = "", False
        self.just_typed = False

    def _tick(self, _event: KeyPressEvent) -> None:
        """Chooses the row pointed at, unless the number just typed has no row: then nothing is meant by it."""
        if self.no_such_row:
            return
        code, ticked = self.rows.get_pointed_at().value, self.rows.selected_options
        if code in ticked:
            ticked.remove(code)
        elif self.several and code not in ALONE:
            ticked[:] = [*(other for other in ticked if other not in ALONE), code]
        else:
            ticked[:] = [code]
        self.rows.error_message = None

    def _point_at_number(self, event: KeyPressEvent) -> None:
        self.just_typed = True
        digit = event.data if event.data.isascii() and event.data.isdecimal() else ""
        count = len(self.rows.choices)
        self.number = self.number + digit if digit and 0 < int(self.number + digit) <= count else digit
        self.no_such_row = bool(digit) and not 0 < int(self.number) <= count
        if self.no_such_row:
            self._complain(self.words.not_a_choice.format(typed=self.number, count=count))
        elif digit:
            self.rows.pointed_at = int(self.number) - 1

    def _complain(self, message: str) -> None:
        rows: Any = self.rows
        rows.error_message = FormattedText([("class:validation-toolbar", message)])


def any_key() -> KeyBindings:
    """Goes on at any key, arrows too, which the library keeps for itself; Ctrl-C and Ctrl-D stop."""
    keys = KeyBindings()
    keys.add(Keys.Any, eager=True)(lambda event: event.app.exit())
    for stop in ("c-c", "c-d"):
        keys.add(stop, eager=True)(lambda event: event.app.exit(exception=Stopped()))
    return keys
