"""Asking in numbered lines: each question printed once, the answer typed, no control sequences at all."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from sciatica_guide.errors import Stopped
from sciatica_guide.guideline.model import Question
from sciatica_guide.interview.prompts import Prompt
from sciatica_guide.interview.prompts.typed import NotUnderstood, understand
from sciatica_guide.report.wording import value_in_words

PROMPT = "> "


class Lines:
    """Prints to `out` and reads a line at a time; the end of the input counts as stopping."""

    keys = "keys_lines"

    def __init__(
        self, words: Mapping[str, Any], read: Callable[[], str], out: TextIO, width: int | None = None
    ) -> None:
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


def question_lines(prompt: Prompt, words: Mapping[str, Any], earlier: str = "earlier") -> list[str]:
    """What stands above the answers: progress, the question, the ends of a scale, the earlier answer."""
    question = prompt.question
    lines = [prompt.progress, question.text] if prompt.progress else [question.text]
    if question.band and question.low:
        ends = {"minimum": question.band.minimum, "maximum": question.band.maximum}
        lines.append(words["scale"].format(low=question.low, high=question.high, **ends))
    if prompt.earlier is not None:
        lines.append(words[earlier].format(answer=value_in_words(question, prompt.earlier)))
    return lines


def option_line(prompt: Prompt, code: str) -> str:
    """An option's words, with what they mean where that is shown from the start."""
    option = next(option for option in prompt.question.options if option.code == code)
    return f"{option.label} ({option.means})" if prompt.explained and option.means else option.label


def hint(prompt: Prompt, words: Mapping[str, Any]) -> str:
    """How to answer this kind of question."""
    kind = _kind(prompt.question)
    line: str = words[f"hint_{kind}"]
    return f"{line} {words['hint_skip']}" if prompt.skippable and prompt.question.options else line


def hanging(line: str) -> str:
    """The indent for further lines of a numbered option, so that numbers stand out."""
    return " " * (line.index(". ") + 2) if line.partition(". ")[0].isdigit() else ""


def _kind(question: Question) -> str:
    return question.kind if question.options else "number" if question.band else "names"
