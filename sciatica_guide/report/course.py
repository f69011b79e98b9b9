"""The sections of the report after acupuncture that no other report has: whether to go on, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_guide.report.page import Block, Bullets, Line, Paragraph
from sciatica_guide.report.section_parts import View, line


def course(view: View) -> list[Block]:
    """The number that counts and its mark, what speaks for and against going on, and what to see to first."""
    found = view.assessment
    compared = {measure.id for measure in found.guideline.measures}
    reasons = [one for one in found.findings if one.rule.decision or compared & one.rule.when.cells.keys()]
    blocks: list[Block] = [view.words("course_decision"), *_measured(view)]
    if reasons:
        blocks.append(view.reasons(sorted(reasons, key=lambda finding: -finding.rule.decision)))
    first = view.advice("needles")
    if first:
        blocks += [view.words("sort_out"), Bullets(tuple(map(line, first)))]
    return [*blocks, *view.paragraphs("course")]


def instead(view: View) -> list[Block]:
    lines = tuple(map(line, view.advice("instead")))
    return [Bullets(lines)] if lines else []


def _measured(view: View) -> Iterator[Block]:
    """The pair of numbers that counts, in words, with the mark that would be enough better."""
    guideline, given = view.assessment.guideline, view.assessment.answers.given
    numbers = {id_: value for id_, value in given.items() if isinstance(value, int)}
    for measure in guideline.measures:
        pair = measure.pair(numbers) if measure.down_by else None
        if pair is not None:
            before, now = (guideline.questions[id_].short for id_ in pair)
            told = {"before": numbers[pair[0]], "now": numbers[pair[1]], "before_short": before, "now_short": now}
            mark = measure.line(numbers[pair[0]])
            words = guideline.words["line_none" if mark < 0 else "line_at"].format(line=mark)
            yield Paragraph(Line(f"{guideline.words['measured'].format(**told)} {words}"))
