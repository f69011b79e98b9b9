"""What the two ways of asking share: the prompt that goes in, and what a person may do besides answering."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, Protocol

from sciatica_guide.guideline.model import Question, Value


class Command(Enum):
    """Something other than an answer."""

    BACK = "back"
    WHY = "why"
    SKIP = "skip"
    KEEP = "keep"


class Prompt(NamedTuple):
    """One question as it is put: where we are, what was answered before, whether it may be left out."""

    question: Question
    progress: str = ""
    earlier: Value | None = None
    skippable: bool = False
    explained: bool = False
    """Whether each option's meaning stands beside it from the start."""


class Asker(Protocol):
    """A way to ask. `ask` gives back a raw answer, still to be checked, or a command; it raises Stopped."""

    keys: str
    """The words that tell which keys there are."""
    accessible: bool
    """Whether it can be read aloud: nothing is drawn or redrawn."""

    def say(self, *lines: str) -> None: ...

    def explain(self, *lines: str) -> None:
        """Says something that must be read before the next question."""

    def ask(self, prompt: Prompt) -> object: ...
