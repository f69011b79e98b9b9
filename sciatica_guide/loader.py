"""Content in, guideline out; refuses to start on a broken row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from sciatica_guide import readers, seal
from sciatica_guide.content_files import CONTENT, read_content
from sciatica_guide.errors import ContentError
from sciatica_guide.guideline import PLACEHOLDERS, Advice, Guideline, LevelWords, MedicineClass, Region
from sciatica_guide.medicine.recognise import COMBINED_EFFECTS
from sciatica_guide.model import Rule, Suitability, Urgency
from sciatica_guide.rows import Codes, LevelT, Row
from sciatica_guide.words import interview_words, report_words

RULE_FILES = ("rules/red_flags.toml", "rules/bleeding.toml", "rules/needles.toml", "rules/features.toml")
ADVICE_FILES = (
    "recommendations.toml",
    "advice/evidence.toml",
    "advice/topics.toml",
    "advice/options.toml",
    "advice/questions_to_ask.toml",
)
Files = Mapping[str, Row]
NOT_ASSESSED = "not_assessed"
T = TypeVar("T")


def load(folder: Path = CONTENT) -> Guideline:
    """The whole guideline. Errors: ContentError names file, row and field."""
    parsed = read_content(folder)
    files = {file: Row(file, raw, "the whole file") for file, raw in parsed.items()}
    tables = {file: _finished(readers.table, row.row("table")) for file, row in files.items()}
    sources = _table(files, "sources.toml", "source", readers.source)
    classes = _table(files, "medicine_classes.toml", "medicine_class", partial(readers.medicine_class, cited=sources))
    parts = _table(files, "questions.toml", "part", lambda row: row.text("title"))
    codes = _codes(files, classes)
    question = partial(readers.question, parts=parts, codes=codes, cited=sources)
    questions = _table(files, "questions.toml", "question", question)
    rules: dict[str, Rule] = {}
    for file in RULE_FILES:
        rules |= _table(files, file, "rule", partial(readers.rule, codes=codes, cited=sources), taken=rules)
    conclusions = {
        "findings": frozenset(rules),
        "urgency": frozenset([level.code for level in Urgency] + [NOT_ASSESSED]),
        "acupuncture": frozenset([level.code for level in Suitability] + [NOT_ASSESSED]),
    }
    advice: dict[str, Advice] = {}
    for file in ADVICE_FILES:
        read = partial(readers.advice, conclusions=conclusions, cited=sources)
        advice |= _table(files, file, "recommendation", read, taken=advice)
    urgency = _levels(files, "urgency", Urgency, sources)
    suitability = _levels(files, "acupuncture", Suitability, sources)
    unknown, regions = _regions(files, sources)
    interview = _file(files, "interview.toml")
    stopped = _finished(partial(readers.level_words, cited=sources), interview.row("stopped"))
    talk = _finished(interview_words, interview.row("words"))
    about = _file(files, "about.toml")
    handover = _table(files, "about.toml", "handover", partial(readers.handover, questions=questions))
    words = _finished(report_words, about.row("words"))
    next_review = _finished(lambda row: row.date("next_review"), about.row("review"))
    _file(files, "fhir.toml").row("words"), _file(files, "fhir.toml").rows("coding")  # read by fhir/words.py
    for heading in ("property", "accepted", "thing"):
        _file(files, "properties.toml").rows(heading)  # read by proof/property_rows.py, when a proof is wanted
    for row in files.values():
        row.done()
    return Guideline(
        version=tables["about.toml"].version,
        seal=seal.read(folder, parsed),
        next_review=next_review,
        tables=tables,
        parts=parts,
        questions=questions,
        rules=tuple(rules.values()),
        advice=tuple(advice.values()),
        urgency=urgency,
        suitability=suitability,
        regions=regions,
        unknown_region=unknown,
        medicine_classes=classes,
        sources=sources,
        handover=tuple(handover.values()),
        words=words,
        interview=talk,
        stopped=stopped,
    )


def _file(files: Files, file: str) -> Row:
    if file not in files:
        raise ContentError(file, "is missing from the content.", "Install again, or put the file back.")
    return files[file]


def _finished(read: Callable[[Row], T], row: Row) -> T:
    """What was read, once every field of the row has been."""
    item = read(row)
    row.done()
    return item


def _table(files: Files, file: str, name: str, read: Callable[[Row], T], taken: Collection[str] = ()) -> dict[str, T]:
    """The rows called `name`, by id; an id may stand once, in this table and in those already `taken`."""
    found: dict[str, T] = {}
    for raw in _file(files, file).rows(name):
        row = Row(file, raw)
        id_ = row.fields.get("id")
        item = read(row)
        row.fields.pop("id", None)
        row.done()
        if id_ in found or id_ in taken:
            raise row.broken("id", "is used twice.", "Give each row an id of its own.")
        found[str(id_)] = item
    return found


def _codes(files: Files, classes: Mapping[str, MedicineClass]) -> Codes:
    """What a condition may ask of each question, and of the medicines named."""
    rows = _file(files, "questions.toml").fields.get("question")
    effects = frozenset(effect for medicine_class in classes.values() for effect in medicine_class.effects)
    return {
        "medicine_classes": frozenset(classes),
        "medicine_effects": effects | COMBINED_EFFECTS,
        **dict(readers.domain(Row("questions.toml", raw)) for raw in rows or ()),
    }


def _levels(files: Files, name: str, ladder: type[LevelT], cited: readers.Cited) -> dict[LevelT | None, LevelWords]:
    """The words of each level; under None, those for not assessed."""
    rows = _table(files, "levels.toml", name, partial(readers.level_words, cited=cited))
    known: dict[str, LevelT | None] = {NOT_ASSESSED: None} | {level.code: level for level in ladder}
    for code in known.keys() ^ rows.keys():
        raise ContentError(f"levels.toml, row {code}", f"does not match the levels of {name}.", "One row each.")
    return {level: rows[code] for code, level in known.items()}


def _regions(files: Files, cited: readers.Cited) -> tuple[Region, dict[str, Region]]:
    """The words for an unknown country, and each country we hold under its code and aliases."""
    row = _file(files, "regions.toml").row("unknown")
    unknown = Region("", "", *map(row.text, PLACEHOLDERS))  # type: ignore[arg-type]
    row.done()
    rows = _table(files, "regions.toml", "region", partial(readers.region, unknown=unknown, cited=cited))
    return unknown, {code: region for region in rows.values() for code in (region.id, *region.aliases)}
