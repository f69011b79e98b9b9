"""The rest of the nouns: advice, levels in words, regions, medicine classes, and the guideline that holds them all."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from sciatica_guide.guideline.levels import URGENCY, Ladder
from sciatica_guide.guideline.manifest import Edition
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import Condition, Level, Question, Rule, Suitability, Urgency
from sciatica_guide.guideline.words import InterviewWords


class Source(NamedTuple):
    """Where a claim comes from, when it was last looked at, and how (`text`, `abstract`, `copy`, `not read`)."""

    id: str
    short: str
    cite: str
    checked: str
    read: str
    url: str = ""


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
    brief: str = ""
    """What the short report prints after the text, in place of the points."""
    hundreds: tuple[tuple[int, str], ...] = ()
    """Figures of the text to draw: how many, and the words that follow, such as "in 100 get a side effect"."""


class LevelWords(NamedTuple):
    """What a level says to the person; `decision` is the least that an urgency brings for the guideline's decision."""

    id: str
    headline: str
    action: str
    sources: tuple[str, ...]
    decision: Level = Suitability.REASONABLE


PLACEHOLDERS = ("emergency_number", "advice_line", "emergency_department", "register")


class Region(NamedTuple):
    """The numbers to ring, as text."""

    id: str
    name: str
    emergency_number: str
    advice_line: str
    emergency_department: str
    register: str
    aliases: tuple[str, ...] = ()

    def fill(self, text: str) -> str:
        """The text with this region's numbers in place of its placeholders."""
        for name in PLACEHOLDERS:
            text = text.replace("{" + name + "}", str(getattr(self, name)))
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
    rules: tuple[Rule, ...]
    advice: tuple[Advice, ...]
    urgency: Mapping[Urgency | None, LevelWords]
    decision: Mapping[Level | None, LevelWords]
    regions: Mapping[str, Region]
    unknown_region: Region
    medicine_classes: Mapping[str, MedicineClass]
    sources: Mapping[str, Source]
    handover: tuple[Handover, ...]
    words: Mapping[str, str]
    interview: InterviewWords
    stopped: LevelWords

    @property
    def ladder(self) -> Ladder:
        """The levels of the decision that this guideline is about."""
        return self.edition.ladder

    @property
    def ladders(self) -> Mapping[str, Ladder]:
        """What comes back, by name."""
        return {URGENCY.name: URGENCY, self.ladder.name: self.ladder}
