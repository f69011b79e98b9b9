"""The guidelines that this package carries, and which tables each is made of."""

from pathlib import Path
from typing import NamedTuple

from sciatica_guide.guideline.levels import ACUPUNCTURE, COURSE, Ladder

CONTENT = Path(__file__).parents[1] / "content"
"""Where every table stands."""
BUILT = CONTENT / "built"
"""Where packaging leaves copies for quick loading; a tree that people edit has none."""


class Edition(NamedTuple):
    """One guideline: its name, its command, the levels of its decision, and its tables."""

    id: str
    command: str
    ladder: Ladder
    questions: str
    levels: str
    properties: str
    words: str
    clauses: str
    interview: str
    rules: tuple[str, ...]
    advice: tuple[str, ...]
    terms: str
    measures: str = ""
    learn: str = ""

    @property
    def schema(self) -> str:
        """What a report says it is."""
        return f"sciatica-guide/{self.id}/2"

    @property
    def files(self) -> tuple[str, ...]:
        own = (
            self.questions,
            self.levels,
            self.properties,
            self.words,
            self.clauses,
            self.interview,
            self.measures,
            self.learn,
            self.terms,
            *self.rules,
            *self.advice,
        )
        return tuple(filter(None, own))


ASSESSMENT = Edition(
    id="assessment",
    command="assess",
    ladder=ACUPUNCTURE,
    questions="questions.toml",
    levels="levels.toml",
    properties="properties.toml",
    words="about.toml",
    clauses="clauses.toml",
    interview="interview.toml",
    rules=("rules/red_flags.toml", "rules/bleeding.toml", "rules/needles.toml", "rules/features.toml"),
    advice=(
        "recommendations.toml",
        "advice/evidence.toml",
        "advice/topics.toml",
        "advice/options.toml",
        "advice/questions_to_ask.toml",
    ),
    learn="learn.toml",
    terms="terms.toml",
)
FOLLOWUP = Edition(
    id="followup",
    command="followup",
    ladder=COURSE,
    questions="followup/questions.toml",
    levels="followup/levels.toml",
    properties="followup/properties.toml",
    words="followup/words.toml",
    clauses="followup/clauses.toml",
    interview="followup/interview.toml",
    rules=("followup/rules.toml",),
    advice=("followup/recommendations.toml",),
    terms="followup/terms.toml",
    measures="followup/measures.toml",
)
EDITIONS = (ASSESSMENT, FOLLOWUP)
