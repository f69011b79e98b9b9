"""content/fhir.toml in, words and codes out: what we say of ourselves to other systems."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, NamedTuple

from sciatica_guide.exchange.identity import urn
from sciatica_guide.guideline.manifest import ASSESSMENT, CONTENT, EDITIONS, Edition
from sciatica_guide.guideline.model import Option, Question
from sciatica_guide.guideline.rows import Row

FILE = "fhir.toml"
CODES = urn("codes")
"""The system of our own codes, `question.option`, such as `leg_signs.foot_drop`."""
SHARED = ("copyright", "subject")
OWN = ("name", "title", "description", "purpose")
Resource = dict[str, Any]


class Codings(NamedTuple):
    """The words that all share, those of each guideline, and codes of other systems by what they stand for."""

    words: dict[str, str]
    own: dict[str, dict[str, str]]
    codings: dict[str, dict[str, str]]

    def option(self, question: Question, option: Option) -> dict[str, str]:
        """The coding of an option: our own, with the words that people see."""
        return {"system": CODES, "code": f"{question.id}.{option.code}", "display": option.label}

    def elsewhere(self, question: Question, option: Option) -> dict[str, str] | None:
        """The code of another system that means the same, where there is one; its display is theirs, or none."""
        return self.codings.get(f"{question.id}.{option.code}") or self.codings.get(option.code)


@cache
def codings() -> Codings:
    """What the file says. Errors: ContentError names row and field."""
    file = Row(FILE, tomllib.loads((CONTENT / FILE).read_text(encoding="utf-8")), "the whole file")
    own = {edition.id: _texts(file.row(edition.id), OWN) for edition in EDITIONS}
    found = Codings(_texts(file.row("words"), SHARED), own, {})
    for raw in file.rows("coding"):
        row = Row(FILE, raw)
        row.text("id")
        row.text("checked")
        coding = {"system": row.text("system"), "code": row.text("code")}
        if display := row.text("display", ""):
            coding["display"] = display
        found.codings.update(dict.fromkeys(row.texts("means"), coding))
        row.done()
    return found


def url(edition: Edition) -> str:
    """The name of a guideline's questionnaire, whatever its version."""
    return urn("questionnaire" if edition == ASSESSMENT else f"questionnaire {edition.id}")


def _texts(row: Row, names: tuple[str, ...]) -> dict[str, str]:
    texts = {name: row.text(name) for name in names}
    row.done()
    return texts
