"""One reader for each kind of content row: a checked Row in, a noun out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sciatica_guide.guideline.levels import ACUPUNCTURE, COURSE, Ladder
from sciatica_guide.guideline.model import Level, Range, Rule, Urgency
from sciatica_guide.guideline.rows import Codes, Row
from sciatica_guide.guideline.rows_as_nouns import Advice, Handover, LevelWords, MedicineClass, Region, Source, Table

BASES = ("guideline", "trial", "study", "judgement")
SECTIONS = frozenset(
    "now fit needles evidence course instead options meanwhile ask_doctor ask_acupuncturist get_help sciatica "
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


def rule(row: Row, codes: Codes, cited: Cited, ladder: Ladder) -> Rule:
    return Rule(
        id=row.text("id"),
        when=row.condition("when", codes),
        reason=row.text("reason"),
        sources=row.texts("sources", cited),
        basis=row.choice("basis", BASES),
        urgency=row.level("urgency", Urgency, Urgency.SELF_CARE),
        decision=_brings(row, ladder),
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
        brief=row.text("brief", ""),
        hundreds=tuple(hundred(Row(row.file, raw, row.name)) for raw in row.rows("hundreds")),
    )


def hundred(row: Row) -> tuple[int, str]:
    """So many of 100 people, and the words that follow the number."""
    number, label = row.number("number"), row.text("label")
    if number not in Range(0, 100):
        raise row.broken("number", "is not a number of people among 100.", "Stay in 0 to 100.")
    row.done()
    return number, label


def level_words(row: Row, cited: Cited, ladder: Ladder) -> LevelWords:
    return LevelWords(
        id=row.text("id"),
        headline=row.text("headline"),
        action=row.text("action"),
        sources=row.texts("sources", cited),
        decision=_brings(row, ladder),
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
