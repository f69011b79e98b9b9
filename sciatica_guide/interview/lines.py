"""Asking in numbered lines: each question said once, the answer typed and read back, no control sequences at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from typing import Protocol, TextIO

from sciatica_guide.errors import Stopped
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.words import InterviewWords, Phrases
from sciatica_guide.interview.prompts import Command, Prompt
from sciatica_guide.interview.understanding import Heard, NotUnderstood, plain, understand
from sciatica_guide.render.text import wrap
from sciatica_guide.report.wording import value_in_words


class Source(Protocol):
    """Where lines come from: a keyboard, or what stands in for one."""

    def read(self, prompt: str) -> str | None:
        """A line, or None for the end of the input."""

    def rest(self) -> str:
        """What waits there, taken away."""


class Lines:
    """Prints to `out` and reads a line at a time; the end of the input twice over counts as stopping."""

    accessible = True

    def __init__(
        self, words: InterviewWords, phrases: Phrases, keyboard: Source, out: TextIO, width: int | None = None
    ) -> None:
        self.keys = words.keys_lines
        self.words, self.phrases, self.keyboard, self.out, self.width = words, phrases, keyboard, out, width
        self.ended = False

    def say(self, *lines: str) -> None:
        width = min(self.width or shutil.get_terminal_size().columns, 80) - 1
        for line in lines:
            print("\n".join(wrap(line, width, rest=hanging(line))), file=self.out)
        self.out.flush()

    def explain(self, *lines: str) -> Command | None:
        self.say(*lines)
        return None

    def ask(self, prompt: Prompt) -> object:
        question = prompt.question
        if not prompt.taken and self.keyboard.rest().strip():
            self.say(self.words.thrown_away)
        if prompt.note:
            self.say("", *prompt.note.split("\n"), *(() if prompt.taken else [question.text]))
        else:
            self.say("", *question_lines(prompt, self.words), *numbered(prompt), hint(prompt, self.words))
        meant: Heard | None = None
        while True:
            try:
                typed = self.keyboard.read(self.words.ask_name if question.kind == "names" else self.words.ask)
            except KeyboardInterrupt:
                self.say("")
                return Command.STOP
            if typed is None:
                if self.ended:
                    raise Stopped
                self.ended = True
                self.say("")
                return Command.STOP
            self.ended = False
            rest = self.keyboard.rest()
            if question.kind == "names":
                typed = f"{typed}\n{rest}".strip()
            elif rest.strip():
                meant = None
                self.say(self.words.pasted)
                continue
            if meant and not typed.strip():
                return self._taken(prompt, meant)
            try:
                heard = understand(typed, prompt, self.phrases, self.words)
            except NotUnderstood as error:
                meant = None
                self.say(str(error))
                continue
            if isinstance(heard, Command):
                return heard
            if heard.exact:
                return self._taken(prompt, heard)
            meant = heard
            self.say(self.words.meant.format(answer=answer_in_words(question, heard.answer)))

    def step(self, steps: Mapping[str, str]) -> str:
        self.say("", self.words.after_title, *(f"{number}. {label}" for number, label in enumerate(steps.values(), 1)))
        if self.keyboard.rest().strip():
            self.say(self.words.thrown_away)
        while True:
            try:
                typed = self.keyboard.read(self.words.ask)
            except KeyboardInterrupt as error:
                raise Stopped from error
            if typed is None:
                raise Stopped
            letters = list(steps)
            ways = dict(zip(map(str, range(1, len(steps) + 1)), letters, strict=True)) | {one: one for one in letters}
            ways |= {plain(label): letter for letter, label in steps.items()} | {"": letters[0]}
            if (said := plain(typed)) in ways:
                return ways[said]
            self.say(self.words.not_a_step.format(count=len(steps)))

    def _taken(self, prompt: Prompt, heard: Heard) -> object:
        if prompt.question.kind != "names":
            self.say(self.words.answer.format(answer=answer_in_words(prompt.question, heard.answer)))
        return heard.answer


def question_lines(prompt: Prompt, words: InterviewWords) -> list[str]:
    """What stands above the answers: where we are, whom to ring, the question, its scale, the earlier answer."""
    question = prompt.question
    lines = [line for line in (prompt.progress, prompt.alert, question.text) if line]
    if question.band and question.low:
        ends = {"minimum": question.band.minimum, "maximum": question.band.maximum}
        lines.append(words.scale.format(low=question.low, high=question.high, **ends))
    if prompt.taken:
        lines += [words.taken, *prompt.taken]
    elif prompt.earlier is not None and not prompt.page and question.kind != "text":
        lines.append(words.earlier.format(answer=value_in_words(question, prompt.earlier)))
    return lines


def numbered(prompt: Prompt) -> list[str]:
    """The answers on offer, each with its number, under the titles of their groups."""
    lines = []
    for number, option in enumerate(prompt.question.options, 1):
        if option.code in prompt.groups:
            lines += ["", prompt.groups[option.code]] if prompt.page else [prompt.groups[option.code]]
        lines.append(f"{number}. {option_line(prompt, option.code)}")
    return lines


def option_line(prompt: Prompt, code: str) -> str:
    """An option's words, with what they mean where that is shown from the start."""
    option = next(option for option in prompt.question.options if option.code == code)
    return f"{option.label} ({option.means})" if prompt.explained and option.means else option.label


def hint(prompt: Prompt, words: InterviewWords) -> str:
    """How to answer this kind of question."""
    question = prompt.question
    if prompt.page:
        return words.hint_page
    kind = question.kind if question.options else "number" if question.band else question.kind
    line: str = getattr(words, f"hint_{kind}")
    return f"{line} {words.hint_skip}" if prompt.skippable else line


def hanging(line: str) -> str:
    """The indent for further lines of a numbered option, so that numbers stand out."""
    return " " * (line.index(". ") + 2) if line.partition(". ")[0].isdigit() else ""


def answer_in_words(question: Question, answer: object) -> str:
    """A raw answer as it is read back."""
    return value_in_words(question, tuple(answer) if isinstance(answer, list) else answer)  # type: ignore[arg-type]
