"""content/fhir.toml in, words and codes out: what we say of ourselves to other systems."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, NamedTuple

from sciatica_guide.content_files import CONTENT
from sciatica_guide.identity import urn
from sciatica_guide.model import Option, Question
from sciatica_guide.rows import Row

FILE = "fhir.toml"
URL = urn("questionnaire")
CODES = urn("codes")
"""The system of our own codes, `question.option`, such as `leg_signs.foot_drop`."""
WORDS = ("title", "description", "purpose", "copyright", "subject")
Resource = dict[str, Any]


class Said(NamedTuple):
    """The words by name, and codes of other systems by what they stand for."""

    words: dict[str, str]
    codings: dict[str, dict[str, str]]

    def option(self, question: Question, option: Option) -> dict[str, str]:
        """The coding of an option: one of another system where there is one, else our own."""
        others = self.codings.get(f"{question.id}.{option.code}") or self.codings.get(option.code)
        ours = {"system": CODES, "code": f"{question.id}.{option.code}"}
        return {**(others or ours), "display": option.label}


@cache
def said() -> Said:
    """What the file says. Errors: ContentError names row and field."""
    file = Row(FILE, tomllib.loads((CONTENT / FILE).read_text(encoding="utf-8")), "the whole file")
    words = file.row("words")
    found = Said({name: words.text(name) for name in WORDS}, {})
    words.done()
    for raw in file.rows("coding"):
        row = Row(FILE, raw)
        row.text("id"), row.text("checked")
        coding = {"system": row.text("system"), "code": row.text("code")}
        if display := row.text("display", ""):
            coding["display"] = display
        found.codings.update(dict.fromkeys(row.texts("means"), coding))
        row.done()
    return found
