"""One reader for each kind of content row: a checked Row in, a noun out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from sciatica_guide.guideline.levels import ACUPUNCTURE, COURSE, Ladder, Level, Urgency
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import (
    Advice,
    Comparison,
    Handover,
    Indication,
    Lesson,
    LevelWords,
    Mean,
    MedicineClass,
    Option,
    Question,
    Range,
    Region,
    Rule,
    Source,
    Table,
    Term,
)
from sciatica_guide.guideline.rows import Codes, Row
from sciatica_guide.guideline.words import ReportWords

BASES = ("guideline", "trial", "study", "judgement")
SECTIONS = frozenset(
    "first now today fit needles evidence course instead options living ask_doctor ask_acupuncturist get_help sciatica "
    "acupuncture_facts".split()
)
T = TypeVar("T")
SILENT = ("none", "skipped")
"""Answers that no sentence needs to say."""
ACTS = ("treat", "wait", "ask", "avoid", "prepare", "watch", "know")
READ = ("text", "abstract", "copy", "not read")
Cited = Collection[str]
"""The ids that a `sources` field may name."""


def table(row: Row) -> Table:
    return Table(*(row.text(field) for field in ("title", "version", "reviewed_on", "reviewed_by", "use", "misuse")))


def source(row: Row) -> Source:
    return Source(
        id=row.text("id"),
        short=row.text("short"),
        cite=row.text("cite"),
        checked=row.text("checked"),
        read=row.choice("read", READ),
        url=row.text("url", ""),
    )


def rule(row: Row, codes: Codes, cited: Cited, ladder: Ladder) -> Rule:
    return Rule(
        id=row.text("id"),
        when=row.condition("when", codes),
        reason=row.text("reason"),
        sources=row.texts("sources", cited),
        basis=row.choice("basis", BASES),
        urgency=row.level("urgency", Urgency, Urgency.SELF_CARE),
        caution=_brings(row, ladder),
    )


def _brings(row: Row, ladder: Ladder) -> Level:
    """What a row says of the decision asked about; a row that two guidelines share may speak of both."""
    brings: dict[str, Level] = {
        one.name: row.level(one.name, one.steps, min(one.steps)) for one in (ACUPUNCTURE, COURSE)
    }
    return brings[ladder.name]


def advice(row: Row, conclusions: Mapping[str, frozenset[str]], cited: Cited) -> Advice:
    return Advice(
        id=row.text("id"),
        section=row.choice("section", SECTIONS),
        act=row.choice("act", ACTS),
        text=row.text("text"),
        sources=row.texts("sources", cited),
        basis=row.choice("basis", BASES),
        points=row.texts("points", default=[]),
        when=row.conditions("when", conclusions),
        withheld_by=row.conditions("withheld_by", conclusions),
        cautioned_by=row.conditions("cautioned_by", conclusions),
        caution=row.text("caution", ""),
        full=row.flag("full"),
        first_for=row.texts("first_for", conclusions["findings"], default=[]),
        lead=row.text("lead", ""),
        cells=row.texts("cells", default=[]),
        people=tuple(_finished(comparison, Row(row.file, raw, row.name)) for raw in row.rows("people")),
        said_by=row.texts("said_by", default=[]),
        means=tuple(_finished(mean, Row(row.file, raw, row.name)) for raw in row.rows("means")),
    )


def lesson(row: Row, topics: Collection[str], cited: Cited) -> Lesson:
    return Lesson(
        id=row.text("id"),
        topic=row.choice("topic", topics),
        text=row.text("text"),
        sources=row.texts("sources", cited),
        basis=row.choice("basis", BASES),
        lead=row.text("lead", ""),
        people=tuple(_finished(comparison, Row(row.file, raw, row.name)) for raw in row.rows("people")),
        means=tuple(_finished(mean, Row(row.file, raw, row.name)) for raw in row.rows("means")),
    )


def comparison(row: Row) -> Comparison:
    return Comparison(
        title=row.text("title"),
        number=_of_100(row, "number"),
        label=row.text("label"),
        without=_of_100(row, "without"),
        without_label=row.text("without_label"),
        note=row.text("note", ""),
        harm=row.flag("harm"),
    )


def mean(row: Row) -> Mean:
    return Mean(_of_100(row, "number"), row.text("label"), row.flag("control"))


def _of_100(row: Row, field: str) -> int:
    number = row.number(field)
    if number not in Range(0, 100):
        raise row.broken(field, "is not a number among 100.", "Stay in 0 to 100.")
    return number


def _finished(read: Callable[[Row], T], row: Row) -> T:
    item = read(row)
    row.done()
    return item


def order(row: Row) -> dict[str, tuple[str, ...]]:
    """The sections of the report in their order: as usual, where someone is to be seen today, and in an emergency."""
    return {name: row.texts(name) for name in ("usual", "today", "emergency")}


def clauses(own: Row, lent: Row, questions: Mapping[str, Question]) -> dict[str, dict[str, str]]:
    """How an answer is said within a sentence: for each question a table of its codes, or `value`.

    What a guideline does not say of its own stands in the table that both share.
    """
    found = {}
    for id_, question in questions.items():
        row = (own if id_ in own.fields else lent).row(id_)
        codes = [option.code for option in question.options if option.code not in SILENT] or ["value"]
        found[id_] = {code: row.text(code) for code in codes}
        row.done()
    return found


def level_words(row: Row, cited: Cited, ladder: Ladder) -> LevelWords:
    return LevelWords(
        id=row.text("id"),
        headline=row.text("headline"),
        action=row.text("action"),
        sources=row.texts("sources", cited),
        caution=_brings(row, ladder),
        step=row.text("step", ""),
    )


def handover(row: Row, questions: Collection[str]) -> Handover:
    asked = row.texts("questions", questions)
    return Handover(row.text("id"), row.text("title"), asked, row.texts("bare", asked, default=[]))


def medicine_class(row: Row, cited: Cited) -> MedicineClass:
    return MedicineClass(
        row.text("id"), row.text("label"), row.texts("effects"), row.text("meaning"), row.texts("sources", cited)
    )


def region(row: Row, unknown: Region, cited: Cited) -> Region:
    """A country's numbers; what it does not hold comes from the words for an unknown country."""
    row.texts("sources", cited), row.text("checked")
    return Region(
        id=row.text("id"),
        name=row.text("name"),
        emergency_number=row.text("emergency_number"),
        advice_line=row.text("advice_line", unknown.advice_line),
        emergency_department=row.text("emergency_department", unknown.emergency_department),
        register=row.text("register", unknown.register),
        crisis_line=row.text("crisis_line", unknown.crisis_line),
        aliases=row.texts("aliases", default=[]),
    )


NO_NAMES = "none"
"""The one word that answers a question for names where there are none."""
KINDS = ("one", "many", "scale", "number", "names")


def option(row: Row) -> Option:
    label = row.text("label")
    return Option(row.text("code"), label, row.text("means", ""), row.text("said", label), row.text("brief", ""))


def domain(row: Row) -> tuple[str, frozenset[str] | Range]:
    """A question's id, and the codes or the band that conditions may ask of it."""
    id_ = row.text("id")
    kind = row.choice("kind", KINDS)
    if kind in ("scale", "number"):
        band = Range(row.number("min"), row.number("max"))
        if band.minimum >= band.maximum:
            raise row.broken("max", "is not above min.", "Give the band of numbers that fit.")
        return id_, band
    if kind == "names":
        return id_, frozenset([NO_NAMES])
    codes = [Row(row.file, raw, f"{id_}, option").text("code") for raw in row.rows("option")]
    for code in codes:
        if codes.count(code) > 1:
            raise Row(row.file, {}, f"{id_}, option").broken("code", f"{code!r} is used twice.", "Keep one of the two.")
    return id_, frozenset(codes)


def question(row: Row, parts: Collection[str], codes: Codes, cited: Cited) -> Question:
    id_, kind = row.text("id"), row.choice("kind", KINDS)
    options = []
    for raw in row.rows("option"):
        nested = Row(row.file, raw, f"{id_}, option")
        options.append(option(nested))
        nested.done()
    if (kind in ("one", "many")) != bool(options):
        raise row.broken("option", f"does not go with kind {kind}.", "Questions of kind one or many have options.")
    return Question(
        id=id_,
        part=row.choice("part", parts),
        kind=kind,
        text=row.text("text"),
        short=row.text("short"),
        why=row.text("why"),
        sources=row.texts("sources", cited),
        options=tuple(options),
        means=row.text("means", ""),
        check=row.text("check", ""),
        band=Range(row.number("min"), row.number("max")) if kind in ("scale", "number") else None,
        low=row.text("low", ""),
        high=row.text("high", ""),
        unit=row.text("unit", ""),
        enable_when=row.conditions("enable_when", codes),
    )


def measure(row: Row, numbers: Collection[str]) -> Measure:
    """A comparison of numbers: `before` and `now` name questions, pair by pair."""
    id_, before, now = row.text("id"), row.texts("before", numbers), row.texts("now", numbers)
    if len(before) != len(now):
        raise row.broken("now", "does not go with before.", "Name as many questions in one as in the other.")
    up_by, down_by = row.number("up_by"), row.number("down_by")
    if (up_by > 0) == (0 < down_by <= 100):
        raise row.broken("up_by", "or else down_by says how much.", "Give one of them, points up or hundredths down.")
    pairs = tuple(zip(before, now, strict=True))
    return Measure(id_, pairs, row.text("code"), row.text("otherwise"), up_by, down_by)


def term(row: Row, codes: Codes, cited: Cited) -> Term:
    """One word for several answers; its conditions may ask for the terms above it."""
    id_, rows = row.text("id"), row.rows("code")
    worst_of = row.texts("worst_of", [name for name, band in codes.items() if isinstance(band, Range)], default=[])
    if bool(rows) == bool(worst_of):
        raise row.broken("code", "or else worst_of says what it is.", "Give codes, or the numbers it is the worst of.")
    conditions, labels = {}, {}
    for raw in rows:
        nested = Row(row.file, raw, f"{id_}, code")
        code = nested.text("code")
        labels[code] = nested.text("label")
        conditions[code] = nested.conditions("when", codes)
        nested.done()
    return Term(
        id_, row.text("label"), row.texts("sources", cited), row.choice("basis", BASES), worst_of, conditions, labels
    )


def term_domain(term: Term, codes: Codes) -> frozenset[str] | Range:
    """What a condition may ask of a term."""
    return codes[term.worst_of[0]] if term.worst_of else frozenset(term.codes)


def indication(row: Row, questions: Mapping[str, Question], among: Collection[str], cited: Cited) -> Indication:
    """What a medicine is usually given for; `among` are the questions whose codes its conditions may be."""
    asked = {code: id_ for id_ in among if id_ in questions for code in questions[id_].codes}
    conditions = row.texts("conditions", asked or None)
    homes = {asked.get(code, "") for code in conditions}
    if len(homes) > 1:
        raise row.broken("conditions", "are answers to different questions.", "Write a row for each question.")
    return Indication(
        id=row.text("id"),
        label=row.text("label"),
        question=homes.pop(),
        conditions=conditions,
        counts=row.flag("counts"),
        sources=row.texts("sources", cited),
        basis=row.choice("basis", BASES),
    )


def report_words(row: Row) -> ReportWords:
    return ReportWords(*(row.text(id_, ReportWords._field_defaults.get(id_)) for id_ in ReportWords._fields))
