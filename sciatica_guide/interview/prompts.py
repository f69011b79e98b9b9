"""What the two ways of asking share: the prompt that goes in, and what a person may do besides answering."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from sciatica_guide.guideline.model import Question, Value

NO_GROUPS: Mapping[str, str] = MappingProxyType({})


class Command(Enum):
    """Something other than an answer."""

    BACK = "back"
    WHY = "why"
    SKIP = "skip"
    KEEP = "keep"
    STOP = "stop"
    COUNTRY = "country"


class Prompt(NamedTuple):
    """One question as it is put: where we are, what was answered before, whether it may be left out."""

    question: Question
    progress: str = ""
    alert: str = ""
    """What stands in sight all the while: whom to ring in an emergency."""
    earlier: Value | None = None
    skippable: bool = False
    explained: bool = False
    """Whether each option's meaning stands beside it from the start."""
    note: str = ""
    """Why it is asked again; it is read beside the question."""
    groups: Mapping[str, str] = NO_GROUPS
    """The title that stands above an option, by the option's code: long lists come in groups."""
    page: bool = False
    """Whether the options are a page to read, under which a number may be typed; Enter alone goes on."""
    taken: tuple[str, ...] = ()
    """Names taken so far, each with what it was understood as; an empty line then ends the list."""


class Asker(Protocol):
    """A way to ask. `ask` gives back a raw answer, still to be checked, or a command; it raises Stopped."""

    keys: str
    """The words that tell which keys there are."""
    accessible: bool
    """Whether it can be read aloud: nothing is drawn or redrawn."""

    def say(self, *lines: str) -> None: ...

    def explain(self, *lines: str) -> Command | None:
        """Says something that must be read before the next question; whoever stops there gives that command."""

    def ask(self, prompt: Prompt) -> object: ...

    def step(self, steps: Mapping[str, str]) -> str:
        """What to do next, by its key; Enter alone stands for the first. It raises Stopped."""
