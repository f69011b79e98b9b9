"""The nouns: what the guideline is made of. Frozen; the only logic is how a condition holds and how levels compare."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from sciatica_guide.guideline.levels import FIRM_URGENCY, KINDS, URGENCY, Ladder, Level, Suitability, Urgency
from sciatica_guide.guideline.manifest import Edition
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.words import InterviewWords, Phrases, ReportWords

Value = str | int | tuple[str, ...]
"""One answer: a code, a whole number, or several codes or names."""

Facts = Mapping[str, frozenset[str] | int]
"""What conditions look at: codes or a number under each id. A missing id satisfies only a cell that asks for it."""

UNANSWERED = "unanswered"
"""What a cell asks for that means a question without an answer; no cell means it unasked, and it only ever raises."""


class Range(NamedTuple):
    """A band of whole numbers, both ends included."""

    minimum: int
    maximum: int

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.minimum <= number <= self.maximum


class Condition(NamedTuple):
    """A row's `when`: *and* across cells, *or* inside one."""

    cells: Mapping[str, frozenset[str] | Range]

    def holds(self, facts: Facts) -> dict[str, tuple[str, ...]] | None:
        """The answers that satisfied each cell, or None as soon as one cell is not satisfied."""
        because: dict[str, tuple[str, ...]] = {}
        for name, accepted in self.cells.items():
            fact = facts.get(name)
            if fact is None and isinstance(accepted, frozenset) and UNANSWERED in accepted:
                continue
            if isinstance(fact, int):
                if fact not in accepted:
                    return None
                because[name] = (str(fact),)
            else:
                met = fact & accepted if fact and isinstance(accepted, frozenset) else None
                if not met:
                    return None
                because[name] = tuple(sorted(met))
        return because

    def codes(self, name: str) -> frozenset[str]:
        """The codes that a cell accepts; none where there is no such cell, or it is for a number."""
        cell = self.cells.get(name)
        return cell if isinstance(cell, frozenset) else frozenset()


class Option(NamedTuple):
    """One answer on offer: rules see the code, people see the label. `said` is the answer as the report puts it."""

    code: str
    label: str
    means: str
    said: str
    brief: str = ""
    """A few words for a list of signs that were all answered no."""


class Question(NamedTuple):
    """One thing asked. `kind` is one, many, scale, number or names (contract, section 1)."""

    id: str
    part: str
    kind: str
    text: str
    short: str
    why: str
    sources: tuple[str, ...]
    options: tuple[Option, ...] = ()
    means: str = ""
    check: str = ""
    band: Range | None = None
    low: str = ""
    high: str = ""
    unit: str = ""
    enable_when: tuple[Condition, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(option.code for option in self.options)

    @property
    def optional(self) -> bool:
        """Whether it may be skipped, so that no level waits for it."""
        return SKIPPED in self.codes

    def said(self, code: str) -> str:
        """The words for a code; the answer itself where a question has no codes."""
        return next((option.said for option in self.options if option.code == code), code)


SKIPPED = "skipped"
"""The code of a question that a person need not answer."""


class Rule(NamedTuple):
    """One row of a decision table (hit policy collect)."""

    id: str
    when: Condition
    reason: str
    sources: tuple[str, ...]
    basis: str
    urgency: Urgency = Urgency.SELF_CARE
    caution: Level = Suitability.REASONABLE
    """What it means for the guideline's decision: whether to have acupuncture, or whether to go on with it."""

    @property
    def kind(self) -> str:
        return KINDS[0] if self.urgency >= FIRM_URGENCY else self.caution.kind


class Source(NamedTuple):
    """Where a claim comes from, when it was last looked at, and how (`text`, `abstract`, `copy`, `not read`)."""

    id: str
    short: str
    cite: str
    checked: str
    read: str
    url: str = ""


class Comparison(NamedTuple):
    """So many of 100 people with and so many without: numbers and the words after "39 of 100", of good or of harm."""

    title: str
    number: int
    label: str
    without: int
    without_label: str
    note: str = ""
    harm: bool = False


class Mean(NamedTuple):
    """How far a group moved on a scale of 100 points; `control` for those without treatment."""

    number: int
    label: str
    control: bool = False


class Advice(NamedTuple):
    """One row of the recommendations table; it sees findings and levels, never answers.

    `act` is treat, wait, ask, avoid, prepare, watch or know. Withheld when a row of `withheld_by` holds.
    """

    id: str
    section: str
    act: str
    text: str
    sources: tuple[str, ...]
    basis: str
    points: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    withheld_by: tuple[Condition, ...] = ()
    cautioned_by: tuple[Condition, ...] = ()
    caution: str = ""
    full: bool = False
    """Printed only when the person asks for everything."""
    first_for: tuple[str, ...] = ()
    """Findings that move this row to the front of its section."""
    lead: str = ""
    """Words before the text that stand out, such as "Moving."; of a choice, its name."""
    cells: tuple[str, ...] = ()
    """Of a choice: what it is, what may get better, what may go wrong, effort and cost, and how sure."""
    people: tuple[Comparison, ...] = ()
    """Figures of the text to draw as so many of 100 people."""
    means: tuple[Mean, ...] = ()
    """Figures of the text to draw as bars, of 100 points."""
    said_by: tuple[str, ...] = ()
    """Rows that say this too; where one of them is given, the page does not say it again."""


class Lesson(NamedTuple):
    """Something to learn about sciatica or acupuncture, told to nobody in particular."""

    id: str
    topic: str
    text: str
    sources: tuple[str, ...]
    basis: str
    lead: str = ""
    people: tuple[Comparison, ...] = ()
    means: tuple[Mean, ...] = ()


class LevelWords(NamedTuple):
    """What a level says to the person; `caution` is the least that an urgency brings for the guideline's decision."""

    id: str
    headline: str
    action: str
    sources: tuple[str, ...]
    caution: Level = Suitability.REASONABLE
    step: str = ""
    """Of an urgency, its name on the ladder."""


class Term(NamedTuple):
    """One word for what several answers can mean; conditions ask for it like a question.

    With `worst_of` it is the highest of these numbers. Else any row of a code's conditions brings that code.
    """

    id: str
    label: str
    sources: tuple[str, ...]
    basis: str
    worst_of: tuple[str, ...] = ()
    codes: Mapping[str, tuple[Condition, ...]] = {}
    labels: Mapping[str, str] = {}


class Indication(NamedTuple):
    """What a medicine with this effect is usually given for: one of these conditions, codes of one question.

    Unless the person says what it is for, the first of them counts; or it is only possible, where `counts` is false.
    """

    id: str
    label: str
    question: str
    conditions: tuple[str, ...]
    counts: bool
    sources: tuple[str, ...]
    basis: str


PLACEHOLDERS = ("emergency_number", "advice_line", "emergency_department", "register", "crisis_line")


class Region(NamedTuple):
    """The numbers to ring, as text."""

    id: str
    name: str
    emergency_number: str
    advice_line: str
    emergency_department: str
    register: str
    crisis_line: str
    aliases: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, str]:
        """What stands for each placeholder."""
        facts = {name: str(getattr(self, name)) for name in PLACEHOLDERS}
        return facts | {"advice_short": self.advice_line.partition(" (")[0]}

    def fill(self, text: str) -> str:
        """The text with this region's numbers in place of its placeholders."""
        for name, words in self.facts.items():
            text = text.replace("{" + name + "}", words)
        return text


class MedicineClass(NamedTuple):
    """What a class of medicines means for bleeding, infection or bones."""

    id: str
    label: str
    effects: tuple[str, ...]
    meaning: str
    sources: tuple[str, ...]


class Handover(NamedTuple):
    """A row of what page 1 tells a clinician, and the questions whose answers stand in it."""

    id: str
    title: str
    questions: tuple[str, ...]
    bare: tuple[str, ...] = ()
    """Those whose answers need no name beside them."""


class Table(NamedTuple):
    """The header of a content file: who has looked at it, what it is for and what it is not for."""

    title: str
    version: str
    reviewed_on: str
    reviewed_by: str
    use: str
    misuse: str


class Seal(NamedTuple):
    """Which tables these are: the number of safety properties, and the first characters of their sha256 as parsed."""

    properties: int
    digest: str


class Guideline(NamedTuple):
    """Everything a clinician can review, loaded and checked."""

    edition: Edition
    version: str
    seal: Seal
    next_review: datetime.date
    tables: Mapping[str, Table]
    parts: Mapping[str, str]
    questions: Mapping[str, Question]
    measures: tuple[Measure, ...]
    terms: Mapping[str, Term]
    indications: tuple[Indication, ...]
    rules: tuple[Rule, ...]
    advice: tuple[Advice, ...]
    urgency: Mapping[Urgency | None, LevelWords]
    caution: Mapping[Level | None, LevelWords]
    regions: Mapping[str, Region]
    unknown_region: Region
    medicine_classes: Mapping[str, MedicineClass]
    sources: Mapping[str, Source]
    handover: tuple[Handover, ...]
    clauses: Mapping[str, Mapping[str, str]]
    """How an answer is said within a sentence, by question and code; for a number and for names, `value`."""
    order: Mapping[str, tuple[str, ...]]
    """The sections of the report: as usual, today, and in an emergency."""
    headings: Mapping[str, str]
    topics: Mapping[str, str]
    lessons: tuple[Lesson, ...]
    words: ReportWords
    interview: InterviewWords
    phrases: Phrases
    stopped: LevelWords

    def __repr__(self) -> str:
        return f"<Guideline {self.edition.id} {self.version}>"

    @property
    def ladder(self) -> Ladder:
        """The levels of the decision that this guideline is about."""
        return self.edition.ladder

    @property
    def ladders(self) -> Mapping[str, Ladder]:
        """What comes back, by name."""
        return {URGENCY.name: URGENCY, self.ladder.name: self.ladder}
