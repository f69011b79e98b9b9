"""What comes back, as ladders of levels: how soon, whether to have needles, and whether to go on with them."""

from enum import IntEnum
from typing import NamedTuple

NOT_ASSESSED = "not_assessed"

KINDS = ("red_flag", "contraindication", "precaution", "feature")
"""Kinds of finding, the one that matters most first."""


class Level(IntEnum):
    """A ladder of levels; higher is worse."""

    @property
    def code(self) -> str:
        """The level as the contract writes it."""
        return self.name.lower()

    @property
    def kind(self) -> str:
        """What a finding is called that brings this level and no urgency that matters."""
        return KINDS[-1]


class Urgency(Level):
    """How soon a clinician is needed."""

    SELF_CARE = 0
    ROUTINE = 1
    WITHIN_2_WEEKS = 2
    SAME_DAY = 3
    EMERGENCY = 4


class Suitability(Level):
    """How cautious to be about acupuncture."""

    REASONABLE = 0
    PRECAUTIONS = 1
    ASK_FIRST = 2
    AVOID = 3

    @property
    def kind(self) -> str:
        _, contraindication, precaution, feature = KINDS
        if self >= Suitability.ASK_FIRST:
            return contraindication
        return precaution if self else feature


FIRM_URGENCY = Urgency.WITHIN_2_WEEKS
FIRM_SUITABILITY = Suitability.ASK_FIRST
"""From here up a level may be given on incomplete answers, as a floor (contract, section 2)."""


class Course(Level):
    """Whether to go on with acupuncture that has begun (contract, section 5)."""

    CARRY_ON = 0
    TOO_EARLY = 1
    REVIEW = 2
    STOP = 3

    @property
    def kind(self) -> str:
        return "course" if self else "feature"


class Ladder(NamedTuple):
    """Levels that are given together; from `firm` up one may be given on incomplete answers, as a floor."""

    name: str
    steps: type[Level]
    firm: Level

    @property
    def codes(self) -> tuple[str, ...]:
        """Everything that can come back, mildest first."""
        return (NOT_ASSESSED, *(step.code for step in self.steps))

    def level(self, code: str) -> Level:
        return self.steps[code.upper()]


URGENCY = Ladder("urgency", Urgency, FIRM_URGENCY)
ACUPUNCTURE = Ladder("acupuncture", Suitability, FIRM_SUITABILITY)
COURSE = Ladder("course", Course, Course.REVIEW)
