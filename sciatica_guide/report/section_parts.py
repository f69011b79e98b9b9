"""What the sections of the report are put together from: lines of advice, reasons, fixed words and lists."""

from collections.abc import Iterable
from typing import NamedTuple

from sciatica_guide.assessment.advice import Recommendation
from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.triage import Finding
from sciatica_guide.guideline.model import Urgency
from sciatica_guide.guideline.rows_as_nouns import LevelWords
from sciatica_guide.report import drawings as drawn
from sciatica_guide.report.page import Block, Bullets, Line, Paragraph
from sciatica_guide.report.reasons import reasons
from sciatica_guide.report.told import in_words

MOST_QUESTIONS, MOST_IN_SHORT = 5, 3
"""How many questions to take along are printed for each person to ask, with everything and in the short report."""


class View(NamedTuple):
    """An assessment, and whether the person asked for everything."""

    assessment: Assessment
    full: bool

    @property
    def emergency(self) -> bool:
        return self.assessment.urgency.level == Urgency.EMERGENCY

    def words(self, id_: str) -> Paragraph:
        """A fixed sentence of the report."""
        return Paragraph(Line(self.assessment.guideline.words[id_]))

    def level(self, words: LevelWords) -> Line:
        """What a level says to do."""
        return Line(self.assessment.region.fill(words.action), words.sources)

    def advice(self, section: str) -> list[Recommendation]:
        """The advice of a section that is not withheld, what matters most to the person first."""
        found = {finding.id for finding in self.assessment.findings}
        chosen = [
            one
            for one in self.assessment.recommendations
            if one.advice.section == section and one.status != "withheld" and (self.full or not one.advice.full)
        ]
        return sorted(chosen, key=lambda one: found.isdisjoint(one.advice.first_for))

    def paragraphs(self, section: str) -> list[Block]:
        """The advice of a section, each with its points below it."""
        blocks: list[Block] = []
        for one in self.advice(section):
            blocks.append(Paragraph(line(one)))
            if one.points:
                blocks.append(bullets(one.points))
            blocks += drawn.of_100_people(one.advice)
        return blocks

    def questions(self, section: str) -> list[Block]:
        """At most five questions to take along, in the short report three."""
        most = MOST_QUESTIONS if self.full else MOST_IN_SHORT
        lines = tuple(map(line, self.advice(section)[:most]))
        return [Bullets(lines)] if lines else []

    def what_comes_first(self, chosen: Iterable[Recommendation]) -> list[Block]:
        """Why some choices stand before others: what the person said matters most, if anything."""
        guideline = self.assessment.guideline
        serves = {id_ for one in chosen for id_ in one.advice.first_for}
        matters = [
            in_words(guideline, finding.because, self.assessment.answers)
            for finding in self.assessment.findings
            if finding.id in serves
        ]
        text = guideline.words["options_in_order"].format(matters=", ".join(matters).lower())
        return [Paragraph(Line(text))] if matters else []

    def reasons(self, findings: Iterable[Finding], sharing: bool = False) -> Bullets:
        """Why: what the person told us, and what it can mean."""
        return reasons(self.assessment.guideline, self.assessment.answers, findings, sharing)


def line(one: Recommendation) -> Line:
    return Line(one.text, one.advice.sources)


def bullets(texts: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(Line, texts)))
