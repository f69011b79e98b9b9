"""The keys of a list to choose from: numbers, one tick where one fits, back, why, skip and stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from sciatica_guide.checks import ALONE
from sciatica_guide.prompts import Command, Stopped


class ListKeys:
    """Keys beside the library's own, and in place of its `a` (all) and `i` (invert)."""

    def __init__(self, rows: InquirerControl, words: Mapping[str, Any], several: bool, skippable: bool) -> None:
        self.rows, self.words, self.several = rows, words, several
        self.number = ""
        self.no_such_row = False
        self.bindings = KeyBindings()
        self._on([" "], self._tick)
        self._on([Keys.Any], self._point_at_number)
        self._on(["b", "left", "escape"], lambda event: event.app.exit(result=Command.BACK))
        self._on(["?"], lambda event: event.app.exit(result=Command.WHY))
        self._on(["q", "c-d"], lambda event: event.app.exit(exception=Stopped()))
        if skippable:
            self._on(["s"], lambda event: event.app.exit(result=Command.SKIP))

    def _on(self, names: Sequence[Keys | str], do: Callable[[KeyPressEvent], None]) -> None:
        for name in names:
            self.bindings.add(name, eager=True)(do)

    def _tick(self, _event: KeyPressEvent) -> None:
        """Chooses the row pointed at, unless the number just typed has no row: then nothing is meant by it."""
        self.number = ""
        if self.no_such_row:
            self.no_such_row = False
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
