"""Content in, guideline out; refuses to start on a broken row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sciatica_guide import readers
from sciatica_guide.content_files import CONTENT, read_content
from sciatica_guide.errors import ContentError
from sciatica_guide.guideline import Guideline, MedicineClass, Region
from sciatica_guide.medicines import COMBINED_EFFECTS
from sciatica_guide.model import Rule, Suitability, Urgency
from sciatica_guide.rows import Codes, Row

RULE_FILES = ("rules/red_flags.toml", "rules/bleeding.toml", "rules/needles.toml", "rules/features.toml")
Files = dict[str, Any]
T = TypeVar("T")


def load(folder: Path = CONTENT) -> Guideline:
    """The whole guideline. Errors: ContentError names file, row and field."""
    files = read_content(folder)
    tables = {name: readers.table(_row(name, raw, "table")) for name, raw in files.items()}
    sources = _table(files, "sources.toml", "source", readers.source)
    classes = _table(files, "medicine_classes.toml", "medicine_class", partial(readers.medicine_class, cited=sources))
    parts = _table(files, "questions.toml", "part", lambda row: row.text("title"))
    codes = _codes(files, classes)
    question = partial(readers.question, parts=parts, codes=codes, cited=sources)
    questions = _table(files, "questions.toml", "question", question)
    rules: dict[str, Rule] = {}
    for file in RULE_FILES:
        rules |= _table(files, file, "rule", partial(readers.rule, codes=codes, cited=sources), taken=rules)
    not_assessed = "not_assessed"
    conclusions: Codes = {
        "findings": frozenset(rules),
        "urgency": frozenset([level.code for level in Urgency] + [not_assessed]),
        "acupuncture": frozenset([level.code for level in Suitability] + [not_assessed]),
    }
    advice = partial(readers.advice, conclusions=conclusions, cited=sources)
    urgency = _table(files, "levels.toml", "urgency", partial(readers.level_words, cited=sources))
    suitability = _table(files, "levels.toml", "acupuncture", partial(readers.level_words, cited=sources))
    unknown, regions = _regions(files, sources)
    return Guideline(
        version=tables["about.toml"].version,
        tables=tables,
        parts=parts,
        questions=questions,
        rules=tuple(rules.values()),
        advice=tuple(_table(files, "recommendations.toml", "recommendation", advice).values()),
        urgency={None: urgency[not_assessed]} | {level: urgency[level.code] for level in Urgency},
        suitability={None: suitability[not_assessed]} | {level: suitability[level.code] for level in Suitability},
        regions=regions,
        unknown_region=unknown,
        medicine_classes=classes,
        sources=sources,
        words=files["about.toml"]["words"],
        interview=files["interview.toml"]["words"],
        stopped=readers.level_words(_row("interview.toml", files["interview.toml"], "stopped"), sources),
    )


def _row(file: str, raw: Files, name: str) -> Row:
    if name not in raw:
        raise ContentError(file, f"has no [{name}].", "Add one.")
    return Row(file, raw[name], name)


def _table(
    files: Files, file: str, name: str, read: Callable[[Row], T], taken: dict[str, T] | None = None
) -> dict[str, T]:
    """The rows called `name`, by id; an id may stand once, in this table and in those already `taken`."""
    if file not in files:
        raise ContentError(file, "is missing from the content.", "Install again, or put the file back.")
    found: dict[str, T] = {}
    for raw in Row(file, files[file], "the whole file").rows(name):
        row = Row(file, raw)
        id_ = str(row.fields.get("id"))
        item = read(row)
        if id_ in found or id_ in (taken or {}):
            raise row.broken("id", "is used twice.", "Give each row an id of its own.")
        row.fields.pop("id", None)
        row.done()
        found[id_] = item
    return found


def _codes(files: Files, classes: dict[str, MedicineClass]) -> Codes:
    """What a condition may ask of each question, and of the medicines named."""
    rows = Row("questions.toml", files["questions.toml"], "the whole file").rows("question")
    effects = frozenset(effect for medicine_class in classes.values() for effect in medicine_class.effects)
    return {
        "medicine_classes": frozenset(classes),
        "medicine_effects": effects | COMBINED_EFFECTS,
        **dict(readers.domain(Row("questions.toml", raw)) for raw in rows),
    }


def _regions(files: Files, cited: readers.Cited) -> tuple[Region, dict[str, Region]]:
    """The words for an unknown country, and each country we hold under its code and aliases."""
    default = files["regions.toml"]["unknown"]
    rows = _table(files, "regions.toml", "region", partial(readers.region, default=default, cited=cited))
    named = {code: region for region in rows.values() for code in (region.id, *region.aliases)}
    return Region(id="", name="", **default), named
