"""Asking with a list on the screen: what a key does to it, how it looks at a size, and the terminal it is drawn on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from typing import Any, TextIO

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.completion import Completer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.errors import Stopped
from sciatica_guide.guideline.words import InterviewWords, Phrases
from sciatica_guide.interview.keyboard import Keyboard
from sciatica_guide.interview.lines import Lines, answer_in_words, hint, numbered, option_line, question_lines
from sciatica_guide.interview.prompts import Command, Prompt
from sciatica_guide.interview.understanding import Heard, NotUnderstood, understand
from sciatica_guide.render.text import wrap

ROOMY = 20
"""Rows of a screen from which on a blank line stands between the answers and the keys."""
KEY_WAIT = 0.05
"""Seconds after which a lone Esc is a key press and not the start of an arrow key."""
POINTED, LEFT_OUT = "> ", "  "
TICKED, UNTICKED = "[x] ", "[ ] "
BOLD, POINTED_AT, FAINT = "bold", "reverse", "italic"
Piece = tuple[str, str]
"""A style and the words that are in it."""
NAMED: dict[str, str] = {
    Keys.ControlM: "enter",
    Keys.ControlJ: "enter",
    Keys.ControlH: "backspace",
    Keys.Escape: "escape",
    Keys.Left: "left",
    Keys.Up: "up",
    Keys.Down: "down",
    Keys.PageUp: "pageup",
    Keys.PageDown: "pagedown",
}
"""Keys that do something by name; every other one types what it stands for."""
MOVES = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5}
STOPS = ("c-c", "c-d")


class Listing:
    """A list as it stands: what is typed, pointed at and ticked, and what has to be said about it.

    Where one answer fits, nothing is pointed at to begin with, so that a stray Enter answers nothing.
    """

    def __init__(self, prompt: Prompt, phrases: Phrases, words: InterviewWords) -> None:
        self.prompt, self.phrases, self.words, self.note = prompt, phrases, words, prompt.note
        self.options = prompt.question.options
        self.codes = list(prompt.question.codes)
        self.several = prompt.question.kind == "many"
        earlier = (prompt.earlier,) if isinstance(prompt.earlier, str) else prompt.earlier
        chosen = [code for code in earlier if code in self.codes] if isinstance(earlier, tuple) else []
        self.ticked = chosen if self.several else []
        self.pointed = self.codes.index(chosen[0]) if chosen else 0 if self.several else None
        self.typed = ""
        self.before: tuple[list[str], str] | None = None
        """Ticks before numbers were typed, and those numbers: taken back where they turn out to begin a sentence."""
        self.top = 0

    def press(self, key: str) -> object:
        """What a key answers; None while it only changes the list. A key is its name, or the letters it types."""
        self.note = ""
        before, self.before = self.before, None
        if key == "enter":
            return self._enter()
        if key in ("escape", "left"):
            if not self.typed:
                return Command.BACK
            self.typed = ""
        elif key == "backspace":
            self._type(self.typed[:-1])
        elif key in MOVES:
            self._move(MOVES[key])
        elif key == " " and (not self.typed or (self.several and self.typed.isdigit())):
            self._space(before)
        elif key == "?" and not self.typed:
            return Command.WHY
        elif len(key) == 1 or "\n" not in key.strip():
            if before and not key.isdigit():  # "2 weeks" is no second row
                self.ticked, typed = before[0], before[1] + self.typed
            else:
                self.before, typed = before, self.typed
            self._type(typed + key.strip("\n\r"))
        else:
            self.note = self.words.pasted
        return None

    def drop(self) -> None:
        """What was pasted is not taken."""
        self.typed, self.before, self.note = "", None, self.words.pasted

    def _move(self, by: int) -> None:
        self.typed = ""
        last = len(self.codes) - 1
        if self.pointed is None:
            self.pointed = 0 if by > 0 else last
        elif abs(by) == 1:
            self.pointed = (self.pointed + by) % (last + 1)
        else:
            self.pointed = max(0, min(last, self.pointed + by))

    def _type(self, typed: str) -> None:
        self.typed = typed
        letters = {"b": self.words.letter_b, "q": self.words.letter_q}
        if self.prompt.skippable:
            letters["s"] = self.words.letter_s
        self.note = letters.get(typed, "")
        if typed.isascii() and typed.isdigit():
            if 0 < int(typed) <= len(self.codes):
                self.pointed = int(typed) - 1
            else:
                self.note = self.words.no_such_row.format(typed=typed[:6], count=len(self.codes))

    def _space(self, before: tuple[list[str], str] | None) -> None:
        """Ticks the row pointed at or just numbered; where one answer fits, says how to choose it."""
        number, self.typed = self.typed, ""
        if number and not 0 < int(number) <= len(self.codes):
            self.note = self.words.no_such_row.format(typed=number[:6], count=len(self.codes))
        elif self.pointed is None:
            self.note = self.words.nothing_chosen
        elif not self.several:
            self.note = self.words.enter_chooses.format(answer=self.options[self.pointed].label)
        else:
            if number:
                ticks, said = before or (list(self.ticked), "")
                self.before = ticks, f"{said}{number} "
            self._tick([self.codes[self.pointed]], toggle=True)

    def _tick(self, codes: list[str], toggle: bool) -> None:
        """One that stands alone takes the others away, and they take it away."""
        for code in codes:
            if code in self.ticked:
                if toggle:
                    self.ticked = [other for other in self.ticked if other != code]
            elif code in ALONE:
                self.ticked = [code]
            else:
                self.ticked = [*(other for other in self.ticked if other not in ALONE), code]
        self.ticked = [code for code in self.codes if code in self.ticked]

    def _enter(self) -> object:
        if not self.typed.strip():
            self.typed = ""
            if self.several:
                self.note = "" if self.ticked else self.words.nothing_ticked
                return list(self.ticked) or None
            self.note = self.words.nothing_chosen if self.pointed is None else ""
            return None if self.pointed is None else self.codes[self.pointed]
        typed, self.typed = self.typed, ""
        try:
            heard = understand(typed, self.prompt, self.phrases, self.words)
        except NotUnderstood as error:
            self.note = str(error)
            self.pointed = self.pointed if self.several else None
            return None
        if isinstance(heard, Command):
            return heard
        codes = heard.answer if isinstance(heard.answer, list) else [str(heard.answer)]
        self.pointed = self.codes.index(codes[-1])
        meant = answer_in_words(self.prompt.question, codes)
        if self.several:
            self._tick(codes, toggle=False)
            self.note = self.words.now_ticked.format(answer=meant)
            return None
        if heard.exact:
            return codes[0]
        self.note = self.words.meant.format(answer=meant)
        return None

    def draw(self, columns: int, rows: int) -> list[Piece]:
        """The whole screen: question, as many answers as there is room for, those that stand alone, and the keys."""
        width = min(columns, 80) - 1
        head = self._head(width)
        said = [(BOLD, line) for line in self._said(width)]
        blank = [("", "")] if rows >= ROOMY else []
        foot = [*blank, *said, ("", "-" * width)]
        foot += [("", line) for line in wrap(self._keys(), width)]
        alone = [number for number, code in enumerate(self.codes) if code in ALONE]
        kept = self._side_by_side(alone, width) if alone else []
        room = max(3, rows - len(head) - len(foot) - len(kept))
        others = [number for number in range(len(self.codes)) if number not in alone]
        lines: list[list[Piece]] = [[piece] for piece in head]
        lines += self._window(others, width, room)
        lines += kept
        lines += [[piece] for piece in foot]
        return [piece for line in lines[:rows] for piece in (*line, ("", "\n"))][:-1]

    def _head(self, width: int) -> list[Piece]:
        first, question = self.prompt, self.prompt.question
        above = [line for line in (first.progress, first.alert) if line]
        styled = [(BOLD if text is first.alert else "", text) for text in above]
        below = question_lines(self.prompt._replace(progress="", alert=""), self.words)
        styled += [(BOLD if text is question.text else "", text) for text in below]
        styled.append(("", self.words.how_many if self.several else self.words.how_one))
        return [(style, line) for style, text in styled for line in wrap(text, width)]

    def _said(self, width: int) -> list[str]:
        """What has to be said: why nothing happened, what is typed, what is ticked."""
        says = [self.note] if self.note else []
        if self.typed:
            says.append(self.words.typed.format(typed=self.typed))
        elif self.several and self.ticked and not self.note:
            chosen = [option for option in self.options if option.code in self.ticked]
            labels = [chosen[0].label] if len(chosen) == 1 else [option.brief or option.label for option in chosen]
            says.append(self.words.ticked.format(answer=", ".join(labels)))
        lines = [line for said in says for line in wrap(said, width)]
        return lines if len(lines) < 4 else [*lines[:2], lines[2][: width - 3] + "..."]

    def _keys(self) -> str:
        skip = f"  {self.words.keys_skip}" if self.prompt.skippable else ""
        return f"{self.words.keys_list}{skip}"

    def _window(self, numbers: list[int], width: int, room: int) -> list[list[Piece]]:
        """As many answers as there is room for, with the one pointed at among them, and how many more there are."""
        blocks = [self._row(number, width, self.prompt.explained) for number in numbers]
        if sum(map(len, blocks)) > room:  # what each means then stands beside the one pointed at alone
            blocks = [self._row(number, width, False) for number in numbers]
            pointed = numbers.index(self.pointed) if self.pointed in numbers else None
            if self.prompt.explained and pointed is not None:
                explained = self._row(numbers[pointed], width, True)
                blocks[pointed] = explained if len(explained) + 2 <= room else blocks[pointed]
        if sum(map(len, blocks)) <= room:
            return [line for block in blocks for line in block]
        self.top = min(self.top, len(blocks) - 1 if pointed is None else pointed)
        room -= 1  # for the line that says how many more there are
        while True:
            end, used = self.top + 1, len(blocks[self.top])
            while end < len(blocks) and used + len(blocks[end]) <= room:
                used += len(blocks[end])
                end += 1
            if pointed is None or pointed < end:
                break
            self.top += 1
        shown = [line for block in blocks[self.top : end] for line in block][:room]
        more = [self.words.more_above.format(count=self.top)] if self.top else []
        more += [self.words.more_below.format(count=len(blocks) - end)] if end < len(blocks) else []
        return [*shown, [(FAINT, " " * len(self._prefix(0)) + LEFT_OUT + ", ".join(more))]]

    def _row(self, number: int, width: int, explained: bool, dot: str = ". ") -> list[list[Piece]]:
        """One answer over however many lines it takes, under the title of its group where it is the first."""
        code = self.codes[number]
        title = self.prompt.groups.get(code, "")
        prefix = self._prefix(number, dot)
        words = option_line(self.prompt._replace(explained=explained), code)
        style = POINTED_AT if number == self.pointed else BOLD if code in self.ticked else ""
        lines: list[list[Piece]] = [[(BOLD, line)] for line in wrap(title, width)]
        for place, line in enumerate(wrap(words, width - len(prefix) - 2)):
            mark = POINTED if number == self.pointed and not place else LEFT_OUT
            lines.append([("", mark), (style, (prefix if not place else " " * len(prefix)) + line)])
        return lines

    def _prefix(self, number: int, dot: str = ". ") -> str:
        box = (TICKED if self.codes[number] in self.ticked else UNTICKED) if self.several else ""
        return f"{box}{str(number + 1).rjust(len(str(len(self.codes))))}{dot}"

    def _side_by_side(self, numbers: list[int], width: int) -> list[list[Piece]]:
        """None of these and Not sure, always in sight, on one line where they fit."""
        for dot in (". ", " "):
            rows = [self._row(number, width, False, dot) for number in numbers]
            long = sum(len(text) for row in rows for _, text in row[0])
            if all(len(row) == 1 for row in rows) and long <= width:
                gap = " " * min(3, width - long)
                return [[piece for row in rows for piece in ([("", gap)] if row is not rows[0] else []) + row[0]]]
        return [line for number in numbers for line in self._row(number, width, False)]


class Choose:
    """Draws on the terminal behind `out`; `source` and `screen` stand in for keyboard and screen in tests."""

    accessible = False

    def __init__(
        self,
        words: InterviewWords,
        phrases: Phrases,
        keyboard: Keyboard | None,
        out: TextIO,
        source: Input | None = None,
        screen: Output | None = None,
    ) -> None:
        self.keys = words.keys_choose
        self.words, self.phrases, self.keyboard, self.source, self.screen = words, phrases, keyboard, source, screen
        self.out = out
        self.say = Lines(words, phrases, _Nothing(), out).say
        self.completer: Completer | None = None

    def explain(self, *lines: str) -> Command | None:
        """Says it and waits for a key, since the next list may take the whole screen."""
        self.say(*lines)
        self._waiting()
        keys = KeyBindings()
        keys.add(Keys.Any, eager=True)(lambda event: event.app.exit())
        for stop in STOPS:
            keys.add(stop, eager=True)(lambda event: event.app.exit(result=Command.STOP))
        reply = self._run(self._application(keys, lambda: [("", self.words.pause)]))
        return reply if isinstance(reply, Command) else None

    def ask(self, prompt: Prompt) -> object:
        question = prompt.question
        if not prompt.taken and self._waiting():
            prompt = prompt._replace(note=f"{self.words.thrown_away} {prompt.note}".strip())
        if question.options and not prompt.page:
            reply = self._list(Listing(prompt, self.phrases, self.words))
        else:
            reply = self._text(prompt)
        if not isinstance(reply, Command) and question.kind != "names" and not prompt.page:
            self.say("", question.text, self.words.answer.format(answer=answer_in_words(question, reply)))
        return reply

    def step(self, steps: Mapping[str, str]) -> str:
        """One line of keys, each of which acts at once."""
        self._waiting()
        first, *_ = steps
        keys = KeyBindings()
        keys.add("enter", eager=True)(lambda event: event.app.exit(result=first))
        for letter in steps:
            if len(letter) == 1:
                keys.add(letter, eager=True)(lambda event, letter=letter: event.app.exit(result=letter))
        for stop in STOPS:
            keys.add(stop, eager=True)(lambda event: event.app.exit(result="q"))

        def draw() -> StyleAndTextTuples:
            width = self._size()[0]
            line = "  ".join(f"{key.title() if len(key) > 1 else key} {label}" for key, label in steps.items())
            return [("", "\n".join(["-" * (width - 1), *wrap(line, width - 1)]))]

        return str(self._run(self._application(keys, draw)))

    def _list(self, listing: Listing) -> object:
        keys = KeyBindings()

        def press(event: KeyPressEvent) -> None:
            key = NAMED.get(event.key_sequence[0].key) or event.data
            if key == "enter" and self._rest(event).strip():
                listing.drop()
                return
            reply = listing.press(key)
            if reply is not None:
                event.app.exit(result=reply)

        for name in (*NAMED, Keys.Any, Keys.BracketedPaste):
            keys.add(name, eager=True)(press)
        for other in ("right", "home", "end", "delete", "tab", "c-l"):
            keys.add(other, eager=True)(lambda _: None)
        keys.add("c-z", eager=True)(lambda event: event.app.suspend_to_background())
        for stop in STOPS:
            keys.add(stop, eager=True)(lambda event: event.app.exit(result=Command.STOP))
        return self._run(self._application(keys, lambda: [*listing.draw(*self._size())]))

    def _text(self, prompt: Prompt) -> object:
        """A line is typed until it is understood; words that need it are shown and confirmed."""
        meant: Heard | None = None
        while True:
            typed, rest = self._line(prompt)
            if isinstance(typed, Command):
                return typed
            if prompt.question.kind == "names":
                typed = f"{typed}\n{rest}".strip()
            elif rest.strip() or "\n" in typed.strip():
                meant, prompt = None, prompt._replace(note=self.words.pasted)
                continue
            if meant and not typed.strip():
                return meant.answer
            try:
                heard = understand(typed, prompt, self.phrases, self.words)
            except NotUnderstood as error:
                meant, prompt = None, prompt._replace(note=str(error))
                continue
            if isinstance(heard, Command) or heard.exact:
                return heard if isinstance(heard, Command) else heard.answer
            meant = heard
            said = self.words.meant.format(answer=answer_in_words(prompt.question, heard.answer))
            prompt = prompt._replace(note=said)

    def _line(self, prompt: Prompt) -> tuple[Any, str]:
        """One line as typed, or a command, and what was pasted behind it."""
        head = question_lines(prompt, self.words) + (numbered(prompt) if prompt.page else [])
        head += [
            hint(prompt, self.words),
            *(line for line in prompt.note.split("\n") if line and line not in prompt.taken),
        ]
        width = self._size()[0] - 2
        names = prompt.question.kind == "names"
        ask = self.words.ask_name if names else self.words.ask
        message = "\n ".join([*(row for line in head for row in wrap(line, width)), ask.rstrip()])
        completer = self.completer if names else None
        question = questionary.text(
            message,
            qmark="",
            completer=completer,
            complete_while_typing=completer is not None,
            reserve_space_for_menu=4 if completer else 0,
            enable_suspend=True,
            **self._terminal(),
        )
        keys = KeyBindings()

        def enter(event: KeyPressEvent) -> None:
            event.app.exit(result=(event.current_buffer.text, self._rest(event)))

        keys.add("enter", eager=True)(enter)
        keys.add("escape", "enter", eager=True)(enter)
        for stop in STOPS:
            keys.add(stop, eager=True)(lambda event: event.app.exit(result=(Command.STOP, "")))
        app = question.application
        app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), keys])
        return self._run(question)  # type: ignore[return-value]

    def _application(self, keys: KeyBindings, draw: Callable[[], StyleAndTextTuples]) -> questionary.Question:
        control = FormattedTextControl(draw, focusable=True, show_cursor=False)
        terminal = self._terminal()
        return questionary.Question(Application(Layout(Window(control)), key_bindings=keys, **terminal))

    @staticmethod
    def _run(question: questionary.Question) -> object:
        app = question.application
        app.ttimeoutlen = app.timeoutlen = KEY_WAIT
        try:
            reply: object = question.unsafe_ask()
        except (KeyboardInterrupt, EOFError) as error:
            raise Stopped from error
        return reply

    def _rest(self, event: KeyPressEvent) -> str:
        """What stands behind this key already, taken away."""
        waiting = event.app.key_processor.input_queue
        keys = [key.data for key in waiting]
        waiting.clear()
        typed = "".join(keys).replace("\r", "\n")
        return typed + (self.keyboard.rest() if self.keyboard else "")

    def _waiting(self) -> bool:
        """Throws away what was typed before anybody asked; whether there was anything."""
        typed = "".join(key.data for key in get_typeahead(self.source)) if self.source else ""
        return bool((typed + (self.keyboard.rest() if self.keyboard else "")).strip())

    def _size(self) -> tuple[int, int]:
        size = self.screen.get_size() if self.screen else None
        columns, rows = (size.columns, size.rows) if size else shutil.get_terminal_size()
        return min(columns, 80), rows

    def _terminal(self) -> dict[str, Any]:
        screen = self.screen or create_output(self.out)
        if isinstance(screen, Vt100_Output):
            screen.enable_cpr = False  # a terminal that does not answer would make every question wait
        return {"erase_when_done": True, "input": self.source, "output": screen}


class _Nothing:
    """No keyboard: a way to speak alone."""

    def read(self, prompt: str) -> str | None:
        raise NotImplementedError(prompt)

    def rest(self) -> str:
        return ""
