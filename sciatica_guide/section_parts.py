"""What the sections of the report are put together from: lines of advice, reasons, fixed words and lists."""

import re
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from sciatica_guide import drawn
from sciatica_guide.assessment import Assessment
from sciatica_guide.guidance import Recommendation
from sciatica_guide.guideline import LevelWords
from sciatica_guide.model import Urgency
from sciatica_guide.page import Block, Bullets, Line, Paragraph
from sciatica_guide.told import in_words
from sciatica_guide.triage import Finding

SENTENCE_END = re.compile(r"(?<=[.?!]) ")
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
        """At most five questions, in the short report three, under a line that says whom to ask."""
        most = MOST_QUESTIONS if self.full else MOST_IN_SHORT
        lines = tuple(map(line, self.advice(section)[:most]))
        return [self.words(section), Bullets(lines)] if lines else []

    def what_comes_first(self, chosen: Iterable[Recommendation]) -> Paragraph:
        """Why some choices stand before others: what the person said matters most, or that nothing was said."""
        guideline = self.assessment.guideline
        serves = {id_ for one in chosen for id_ in one.advice.first_for}
        matters = [
            in_words(guideline, finding.because, self.assessment.answers)
            for finding in self.assessment.findings
            if finding.id in serves
        ]
        if not matters:
            return self.words("options_in_no_order")
        return Paragraph(Line(guideline.words["options_in_order"].format(matters=", ".join(matters).lower())))

    def reasons(self, findings: Iterable[Finding], sharing: bool = False) -> Bullets:
        """Why: what the person told us, and what it can mean; findings on the same answers share a line.

        With `sharing`, so do those that have only some of their answers in common.
        """
        guideline, given = self.assessment.guideline, self.assessment.answers
        lines = []
        for together in _together(findings, lambda one, other: bool(one & other) if sharing else one == other):
            told = _all_told(together)
            sentences = dict.fromkeys(part for one in together for part in SENTENCE_END.split(one.rule.reason))
            sources = dict.fromkeys(source for one in together for source in one.rule.sources)
            text = f"{guideline.words['told']} {in_words(guideline, told, given)}. {' '.join(sentences)}"
            lines.append(Line(text, tuple(sources)))
        return Bullets(tuple(lines))


Told = set[tuple[str, str]]


def _together(findings: Iterable[Finding], belong: Callable[[Told, Told], bool]) -> list[list[Finding]]:
    """The findings in groups of those whose answers belong together, in the order given."""
    findings = list(findings)
    groups: list[list[Finding]] = []
    for finding in findings:
        joined = [group for group in groups if any(belong(_answers(one), _answers(finding)) for one in group)]
        groups = [*(group for group in groups if group not in joined), [*chain(*joined), finding]]
    return sorted(groups, key=lambda group: findings.index(group[0]))


def _answers(finding: Finding) -> Told:
    return {(id_, code) for id_, codes in finding.because.items() for code in codes}


def _all_told(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """Every answer behind these findings, each once."""
    told: dict[str, dict[str, None]] = {}
    for finding in findings:
        for id_, codes in finding.because.items():
            told.setdefault(id_, {}).update(dict.fromkeys(codes))
    return {id_: tuple(codes) for id_, codes in told.items()}


def line(one: Recommendation) -> Line:
    return Line(one.text, one.advice.sources)


def bullets(texts: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(Line, texts)))
