"""The keys of a list to choose from: numbers, one tick where one fits, back, why, skip and stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.errors import Stopped
from sciatica_guide.interview.prompts import Command


class ListKeys:
    """Keys beside the library's own, and in place of its `a` (all) and `i` (invert)."""

    def __init__(self, rows: InquirerControl, words: Mapping[str, Any], several: bool, skippable: bool) -> None:
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
            self._complain(self.words["not_a_choice"].format(typed=self.number, count=count))
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
