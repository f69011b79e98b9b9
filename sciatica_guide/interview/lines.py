"""Asking in numbered lines: each question printed once, the answer typed; and what typed text means."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable
from typing import TextIO

from sciatica_guide.errors import Stopped, shown
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.words import InterviewWords
from sciatica_guide.interview.prompts import Command, Prompt
from sciatica_guide.report.wording import value_in_words

PROMPT = "> "


class Lines:
    """Prints to `out` and reads a line at a time; the end of the input counts as stopping."""

    accessible = True

    def __init__(self, words: InterviewWords, read: Callable[[], str], out: TextIO, width: int | None = None) -> None:
        self.keys = words.keys_lines
        self.words, self.read, self.out, self.width = words, read, out, width

    def say(self, *lines: str) -> None:
        width = max(10, min(self.width or shutil.get_terminal_size().columns, 80) - 1)
        for line in lines:
            wrapped = textwrap.wrap(line, width, break_on_hyphens=False, subsequent_indent=hanging(line))
            print("\n".join(wrapped), file=self.out)
        self.out.flush()

    def explain(self, *lines: str) -> None:
        self.say(*lines)

    def ask(self, prompt: Prompt) -> object:
        self.say("", *question_lines(prompt, self.words), *self._options(prompt), hint(prompt, self.words))
        while True:
            self.out.write(PROMPT)
            self.out.flush()
            typed = self.read()
            if not typed.endswith("\n"):  # the input ended, and nobody pressed Enter
                raise Stopped
            try:
                return understand(typed, prompt, self.words)
            except NotUnderstood as error:
                self.say(str(error))

    def _options(self, prompt: Prompt) -> list[str]:
        return [
            f"{number}. {option_line(prompt, option.code)}" for number, option in enumerate(prompt.question.options, 1)
        ]


def question_lines(prompt: Prompt, words: InterviewWords, earlier: str = "earlier") -> list[str]:
    """What stands above the answers: progress, the question, the ends of a scale, the earlier answer."""
    question = prompt.question
    lines = [prompt.progress, question.text] if prompt.progress else [question.text]
    if question.band and question.low:
        ends = {"minimum": question.band.minimum, "maximum": question.band.maximum}
        lines.append(words.scale.format(low=question.low, high=question.high, **ends))
    if prompt.earlier is not None:
        lines.append(getattr(words, earlier).format(answer=value_in_words(question, prompt.earlier)))
    return lines


def option_line(prompt: Prompt, code: str) -> str:
    """An option's words, with what they mean where that is shown from the start."""
    option = next(option for option in prompt.question.options if option.code == code)
    return f"{option.label} ({option.means})" if prompt.explained and option.means else option.label


def hint(prompt: Prompt, words: InterviewWords) -> str:
    """How to answer this kind of question."""
    kind = _kind(prompt.question)
    line: str = getattr(words, f"hint_{kind}")
    return f"{line} {words.hint_skip}" if prompt.skippable and prompt.question.options else line


def hanging(line: str) -> str:
    """The indent for further lines of a numbered option, so that numbers stand out."""
    return " " * (line.index(". ") + 2) if line.partition(". ")[0].isdigit() else ""


def _kind(question: Question) -> str:
    return question.kind if question.options else "number" if question.band else "names"


COMMANDS = {"b": Command.BACK, "back": Command.BACK, "?": Command.WHY, "why": Command.WHY}
QUIT = ("q", "quit")
SKIP = ("s", "skip")


class NotUnderstood(Exception):
    """What was typed is no answer; the text says what to type instead."""


def understand(typed: str, prompt: Prompt, words: InterviewWords) -> object:
    """A raw answer (codes, a number, names as typed) or a Command. Raises Stopped, or NotUnderstood to ask again."""
    text = typed.strip()
    word = text.casefold()
    if word in QUIT:
        raise Stopped
    if word in COMMANDS:
        return COMMANDS[word]
    if word in SKIP and prompt.skippable:
        return Command.SKIP
    if not text:
        if prompt.earlier is not None:
            return Command.KEEP
        raise NotUnderstood(words.nothing_typed)
    if prompt.question.options:
        return _codes(text, prompt.question, words)
    if prompt.question.band:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
    return text


def _codes(text: str, question: Question, words: InterviewWords) -> object:
    """Codes by number, code or label; several only where the question takes several."""
    whole = _code(text, question)
    parts = [text] if whole else text.replace(",", " ").split()
    codes = [_code(part, question) for part in parts]
    if None in codes:
        typed = parts[codes.index(None)]
        raise NotUnderstood(words.not_a_choice.format(typed=shown(typed), count=len(question.options)))
    codes = list(dict.fromkeys(codes))
    if question.kind == "many":
        return codes
    if len(codes) != 1:
        raise NotUnderstood(words.one_only)
    return codes[0]


def _code(text: str, question: Question) -> str | None:
    for number, option in enumerate(question.options, 1):
        if text.casefold() in (str(number), option.code, option.label.casefold()):
            return option.code
    return None
