"""One reader for each kind of content row: a checked Row in, a noun out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sciatica_guide.guideline import Advice, Handover, LevelWords, MedicineClass, Region, Table
from sciatica_guide.model import Option, Question, Range, Rule, Source, Suitability, Urgency
from sciatica_guide.rows import Codes, Row

KINDS = ("one", "many", "scale", "number", "names")
BASES = ("guideline", "trial", "study", "judgement")
SECTIONS = frozenset(
    "now fit needles evidence course options meanwhile ask_doctor ask_acupuncturist get_help sciatica "
    "acupuncture_facts".split()
)
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


def option(row: Row) -> Option:
    label = row.text("label")
    return Option(row.text("code"), label, row.text("means", ""), row.text("said", label), row.text("brief", ""))


def domain(row: Row) -> tuple[str, frozenset[str] | Range]:
    """A question's id, and the codes or the band that conditions may ask of it."""
    id_ = row.text("id")
    if row.choice("kind", KINDS) in ("scale", "number"):
        band = Range(row.number("min"), row.number("max"))
        if band.minimum >= band.maximum:
            raise row.broken("max", "is not above min.", "Give the band of numbers that fit.")
        return id_, band
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


def rule(row: Row, codes: Codes, cited: Cited) -> Rule:
    return Rule(
        id=row.text("id"),
        when=row.condition("when", codes),
        reason=row.text("reason"),
        sources=row.texts("sources", cited),
        basis=row.choice("basis", BASES),
        urgency=row.level("urgency", Urgency, Urgency.SELF_CARE),
        suitability=row.level("acupuncture", Suitability, Suitability.REASONABLE),
    )


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
    )


def level_words(row: Row, cited: Cited) -> LevelWords:
    return LevelWords(
        id=row.text("id"),
        headline=row.text("headline"),
        action=row.text("action"),
        sources=row.texts("sources", cited),
        acupuncture=row.level("acupuncture", Suitability, Suitability.REASONABLE),
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
        aliases=row.texts("aliases", default=[]),
    )
