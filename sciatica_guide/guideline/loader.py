"""Content in, guideline out; refuses to start on a broken row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline import interview_readers, readers
from sciatica_guide.guideline.codes import COMBINED_EFFECTS, MEDICINE_CONDITIONS, TAKEN_FOR, UNTICKED
from sciatica_guide.guideline.frozen import frozen
from sciatica_guide.guideline.levels import NOT_ASSESSED, URGENCY, Ladder
from sciatica_guide.guideline.manifest import ASSESSMENT, CONTENT, EDITIONS, Edition
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import (
    PLACEHOLDERS,
    UNANSWERED,
    Advice,
    Guideline,
    Indication,
    Lesson,
    LevelWords,
    MedicineClass,
    Question,
    Range,
    Region,
    Rule,
    Seal,
    Term,
)
from sciatica_guide.guideline.rows import Codes, Row, Tables, finished

DIGEST = 12
"""Characters of the digest that are printed."""

PHRASES = "phrases.toml"


def read_toml(folder: Path = CONTENT) -> dict[str, Any]:
    """Every table by file name ("rules/red_flags.toml"), as parsed. Errors: ContentError names file and line."""
    import tomllib

    tables: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        try:
            tables[name] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ContentError(name, f"cannot be read: {error}.", "Mend that line.") from error
    return tables


def seal(tables: Mapping[str, Any]) -> Seal:
    """The seal of these tables; nothing is proved here."""
    import json
    from hashlib import sha256

    stated = [row for edition in EDITIONS for row in tables.get(edition.properties, {}).get("property", ())]
    whole = json.dumps(tables, sort_keys=True, ensure_ascii=False, default=str)
    return Seal(len(stated), sha256(whole.encode()).hexdigest()[:DIGEST])


def load(folder: Path = CONTENT, edition: Edition = ASSESSMENT) -> Guideline:
    """One whole guideline. Errors: ContentError names file, row and field."""
    parsed, ladder = read_toml(folder), edition.ladder
    tables = Tables(parsed)
    headers = tables.every("table", readers.table)
    for file in edition.files:
        tables.borrow(file)
    sources = tables.rows("sources.toml", "source", readers.source)
    read_class = partial(readers.medicine_class, cited=sources)
    classes = tables.rows("medicine_classes.toml", "medicine_class", read_class)
    parts = tables.rows(edition.questions, "part", lambda row: row.text("title"))
    asked = dict(map(readers.domain, tables.peek(edition.questions, "question")))
    measures = _measures(tables, edition, asked)
    conditions = frozenset(code for row in tables.peek("medicine_classes.toml", "indication") for code in _listed(row))
    codes = {**_derived(classes, measures, conditions), **{id_: _or_none(domain) for id_, domain in asked.items()}}
    terms = _terms(tables, edition, codes, sources)
    question = partial(readers.question, parts=parts, codes=codes, cited=sources)
    questions = tables.rows(edition.questions, "question", question)
    indications = _indications(tables, questions, sources)
    rules: dict[str, Rule] = {}
    for file in edition.rules:
        read_rule = partial(readers.rule, codes=codes, cited=sources, ladder=ladder)
        rules |= tables.rows(file, "rule", read_rule, taken=rules)
    outcomes = {one.name: frozenset(one.codes) for one in (URGENCY, ladder)}
    advice: dict[str, Advice] = {}
    for file in edition.advice:
        read = partial(readers.advice, conclusions={"findings": frozenset(rules), **outcomes}, cited=sources)
        advice |= tables.rows(file, "recommendation", read, taken=advice)
    level_words = partial(readers.level_words, cited=sources, ladder=ladder)
    urgency = _levels(tables, ASSESSMENT.levels, URGENCY, level_words)
    caution = _levels(tables, edition.levels, ladder, level_words)
    unknown, regions = _regions(tables, sources)
    stopped = finished(level_words, tables.file(ASSESSMENT.interview).row("stopped"))
    offered = {question.id: question.codes for question in questions.values()}
    talks = tables.file(edition.interview)
    grouped = interview_readers.groups((Row(edition.interview, raw) for raw in talks.rows("group")), offered)
    opposed = interview_readers.contradictions(
        (Row(edition.interview, raw) for raw in talks.rows("contradiction")), offered
    )
    talk = finished(interview_readers.interview_words, tables.words(ASSESSMENT.interview, edition.interview))
    them = finished(partial(interview_readers.about_them, codes=offered, parts=parts), talks.row("they"))
    talk = talk._replace(groups=grouped, contradictions=opposed, they=them)
    every = [str(row.fields.get("id")) for one in EDITIONS for row in tables.peek(one.questions, "question")]
    said = finished(
        partial(interview_readers.phrases, questions=[*every, *offered], codes=offered),
        tables.file(PHRASES).row("hearing"),
    )
    topics: dict[str, str] = {}
    lessons: dict[str, Lesson] = {}
    if edition.learn:
        topics = tables.rows(edition.learn, "topic", lambda row: row.text("title"))
        lessons = tables.rows(edition.learn, "lesson", partial(readers.lesson, topics=topics, cited=sources))
    words = finished(readers.report_words, tables.words(ASSESSMENT.words, edition.words))
    clauses = readers.clauses(tables.file(edition.clauses), tables.file(ASSESSMENT.clauses), questions)
    order = finished(readers.order, tables.file(edition.words).row("order"))
    headings = dict(tables.file(edition.words).row("headings").fields)
    read_row = partial(readers.handover, questions=questions)
    handover = tables.rows(edition.words, "handover", read_row)
    tables.file("diary.toml").row("words")  # read by diary/words.py
    tables.file("fhir.toml").rows("coding")
    for name in ("words", *(one.id for one in EDITIONS)):
        tables.file("fhir.toml").row(name)  # read by fhir/words.py
    next_review = finished(lambda row: row.date("next_review"), tables.file(ASSESSMENT.words).row("review"))
    for heading in ("property", "accepted", "thing"):
        tables.file(edition.properties).rows(heading)  # read by proof/properties.py, when a proof is wanted
    tables.done(but=(file for other in EDITIONS if other is not edition for file in other.files))
    guideline = Guideline(
        edition=edition,
        version=headers[ASSESSMENT.words].version,
        seal=seal(parsed),
        next_review=next_review,
        tables=headers,
        parts=parts,
        questions=questions,
        measures=measures,
        terms=terms,
        indications=indications,
        rules=tuple(rules.values()),
        advice=tuple(advice.values()),
        urgency=urgency,
        caution=caution,
        regions=regions,
        unknown_region=unknown,
        medicine_classes=classes,
        sources=sources,
        handover=tuple(handover.values()),
        clauses=clauses,
        order=order,
        headings=headings,
        topics=topics,
        lessons=tuple(lessons.values()),
        words=words,
        interview=talk,
        phrases=said,
        stopped=stopped,
    )
    shared: Guideline = frozen(guideline)
    return shared


def _measures(tables: Tables, edition: Edition, asked: Codes) -> tuple[Measure, ...]:
    if not edition.measures:
        return ()
    numbers = [id_ for id_, domain in asked.items() if isinstance(domain, Range)]
    return tuple(tables.rows(edition.measures, "measure", partial(readers.measure, numbers=numbers)).values())


def _terms(
    tables: Tables, edition: Edition, codes: dict[str, frozenset[str] | Range], cited: readers.Cited
) -> dict[str, Term]:
    """The terms, each of which may be asked for by those below it and by all that is read later."""

    def read(row: Row) -> Term:
        term = readers.term(row, codes, cited)
        codes[term.id] = readers.term_domain(term, codes)
        return term

    return tables.rows(edition.terms, "term", read)


def _indications(tables: Tables, questions: Mapping[str, Question], cited: readers.Cited) -> tuple[Indication, ...]:
    """What medicines are usually given for; nothing where it is not asked what they are taken for."""
    read = partial(readers.indication, questions=questions, among=UNTICKED, cited=cited)
    rows = tables.rows("medicine_classes.toml", "indication", read)
    return tuple(rows.values()) if TAKEN_FOR in questions else ()


def _listed(row: Row) -> tuple[str, ...]:
    return row.texts("conditions")


def _or_none(domain: frozenset[str] | Range) -> frozenset[str] | Range:
    """What a condition may ask of a question: its codes, or that it has no answer."""
    return domain if isinstance(domain, Range) else domain | {UNANSWERED}


def _derived(classes: Mapping[str, MedicineClass], measures: tuple[Measure, ...], conditions: frozenset[str]) -> Codes:
    """What a condition may ask of the medicines named and of the numbers compared."""
    effects = frozenset(effect for medicine_class in classes.values() for effect in medicine_class.effects)
    return {
        "medicine_classes": frozenset(classes),
        "medicine_effects": effects | COMBINED_EFFECTS,
        MEDICINE_CONDITIONS: conditions,
        **{measure.id: frozenset(measure.codes) for measure in measures},
    }


def _levels(tables: Tables, file: str, ladder: Ladder, read: Callable[[Row], LevelWords]) -> dict[Any, LevelWords]:
    """The words of each level; under None, those for not assessed."""
    rows = tables.rows(file, ladder.name, read)
    for code in {*ladder.codes} ^ rows.keys():
        raise ContentError(f"{file}, row {code}", f"does not match the levels of {ladder.name}.", "One row each.")
    return {None if code == NOT_ASSESSED else ladder.level(code): rows[code] for code in ladder.codes}


def _regions(tables: Tables, cited: readers.Cited) -> tuple[Region, dict[str, Region]]:
    """The words for an unknown country, and each country we hold under its code and aliases."""
    row = tables.file("regions.toml").row("unknown")
    unknown = Region("", "", *map(row.text, PLACEHOLDERS))  # type: ignore[arg-type]
    row.done()
    rows = tables.rows("regions.toml", "region", partial(readers.region, unknown=unknown, cited=cited))
    return unknown, {code: region for region in rows.values() for code in (region.id, *region.aliases)}
