"""What comes back, as ladders of levels: how soon, whether to have needles, and whether to go on with them."""

from typing import NamedTuple

from sciatica_guide.guideline.model import FIRM_SUITABILITY, FIRM_URGENCY, Level, Suitability, Urgency

NOT_ASSESSED = "not_assessed"


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
