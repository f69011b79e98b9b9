"""The questions as types for Python: writes `answer_types.py` out of the tables, which a test keeps equal."""

from __future__ import annotations

from pathlib import Path

from sciatica_guide.guideline.manifest import ASSESSMENT, FOLLOWUP, Edition
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.packaged import guideline

FILE = Path(__file__).with_name("answer_types.py")
NAMES = {ASSESSMENT: ("Answers", "assess"), FOLLOWUP: ("FollowupAnswers", "followup")}
HEAD = '''"""Every question with its codes, as types; None is not answered, and a number is whole.

Written out of the tables by `python -m {module}`.
`sciatica-guide questions` says what each one asks.
"""

from collections.abc import Sequence
from typing import Literal, TypedDict
'''


def written() -> str:
    """The whole file."""
    codes: dict[str, tuple[str, ...]] = {}
    classes = [_class(edition, codes) for edition in NAMES]
    head = HEAD.format(module=f"sciatica_guide.exchange.{Path(__file__).stem}")
    return "\n".join([head, *(_literal(name, known) for name, known in codes.items()), "", *classes])


def _class(edition: Edition, codes: dict[str, tuple[str, ...]]) -> str:
    """The type of one guideline's answers; enters in `codes` what it names."""
    name, function = NAMES[edition]
    lines = [f"class {name}(TypedDict, total=False):", f'    """What `{function}` takes."""', ""]
    lines += [f"    {id_}: {_type(question, codes)}" for id_, question in guideline(edition).questions.items()]
    return "\n".join(["", *lines, ""])


def _type(question: Question, codes: dict[str, tuple[str, ...]]) -> str:
    if question.band:
        return "float | None"
    if question.kind == "names":
        return "str | Sequence[str] | None"
    name = question.id.title().replace("_", "")
    if codes.setdefault(name, question.codes) != question.codes:
        name = f"Followup{name}"
        codes[name] = question.codes
    return f"{name} | None" if question.kind == "one" else f"{name} | Sequence[{name}] | None"


def _literal(name: str, known: tuple[str, ...]) -> str:
    return "\n".join([f"{name} = Literal[", *(f'    "{code}",' for code in known), "]"])


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
