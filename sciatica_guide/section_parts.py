"""What the sections of the report are put together from: lines of advice, reasons, fixed words and lists."""

from collections.abc import Iterable
from typing import NamedTuple

from sciatica_guide import drawn
from sciatica_guide.assessment import Assessment
from sciatica_guide.guidance import Recommendation
from sciatica_guide.guideline import LevelWords
from sciatica_guide.model import Urgency
from sciatica_guide.page import Block, Bullets, Line, Paragraph
from sciatica_guide.told import in_words
from sciatica_guide.triage import Finding

MOST_QUESTIONS = 5
"""How many questions to take along are printed for each person to ask."""


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
        """At most five questions, under a line that says whom to ask."""
        lines = tuple(line(one) for one in self.advice(section)[:MOST_QUESTIONS])
        return [self.words(section), Bullets(lines)] if lines else []

    def reasons(self, findings: Iterable[Finding]) -> Bullets:
        """Why: what the person told us, and what it can mean; findings on the same answers share a line."""
        guideline = self.assessment.guideline
        by_answers: dict[str, list[Finding]] = {}
        for finding in findings:
            by_answers.setdefault(in_words(guideline, finding.because, self.assessment.answers), []).append(finding)
        told = guideline.words["told"]
        lines = []
        for answers, together in by_answers.items():
            reasons = dict.fromkeys(finding.rule.reason for finding in together)
            sources = dict.fromkeys(source for finding in together for source in finding.rule.sources)
            lines.append(Line(f"{told} {answers}. {' '.join(reasons)}", tuple(sources)))
        return Bullets(tuple(lines))


def line(one: Recommendation) -> Line:
    return Line(one.text, one.advice.sources)


def bullets(texts: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(Line, texts)))
