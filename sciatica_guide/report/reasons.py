"""Why: findings put together into lines of what the person told us and what it can mean, each thing said once."""

import re
from collections.abc import Hashable, Iterable
from itertools import chain

from sciatica_guide.assessment.answers import Answers
from sciatica_guide.assessment.triage import Finding
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.report.page import Bullets, Line
from sciatica_guide.report.told import in_words

SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def reasons(guideline: Guideline, answers: Answers, findings: Iterable[Finding], sharing: bool = False) -> Bullets:
    """Findings on the same answers in one line; with `sharing`, also those with an answer or a sentence in common."""
    lines = []
    for together in _groups(list(findings), sharing):
        told = in_words(guideline, _told(together), answers)
        sentences = dict.fromkeys(chain.from_iterable(map(_sentences, together)))
        sources = dict.fromkeys(source for one in together for source in one.rule.sources)
        lines.append(Line(f"{guideline.words['told']} {told}. {' '.join(sentences)}", tuple(sources)))
    return Bullets(tuple(lines))


def _groups(findings: list[Finding], sharing: bool) -> list[list[Finding]]:
    """The findings that belong together, in the order of the first of each group."""
    groups: list[list[Finding]] = []
    for finding in findings:
        joined = [group for group in groups if any(_belong(one, finding, sharing) for one in group)]
        groups = [*(group for group in groups if group not in joined), [*chain(*joined), finding]]
    return sorted(groups, key=lambda group: findings.index(group[0]))


def _belong(one: Finding, other: Finding, sharing: bool) -> bool:
    return bool(_parts(one) & _parts(other)) if sharing else one.because == other.because


def _parts(finding: Finding) -> set[Hashable]:
    """Every answer behind a finding, and every sentence of its reason."""
    answers = {(id_, code) for id_, codes in finding.because.items() for code in codes}
    return {*answers, *_sentences(finding)}


def _sentences(finding: Finding) -> list[str]:
    return SENTENCE_END.split(finding.rule.reason)


def _told(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """Every answer behind these findings, each once."""
    told: dict[str, dict[str, None]] = {}
    for finding in findings:
        for id_, codes in finding.because.items():
            told.setdefault(id_, {}).update(dict.fromkeys(codes))
    return {id_: tuple(codes) for id_, codes in told.items()}
