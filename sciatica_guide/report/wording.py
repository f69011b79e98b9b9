"""A person's answers and findings in words: what was said, why it counts, and each thing said once."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from sciatica_guide.assessment.answers import Answers
from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.assessment.triage import Finding
from sciatica_guide.guideline.model import Option, Question, Value
from sciatica_guide.guideline.rows_as_nouns import Guideline, Handover
from sciatica_guide.report.page import Bullets, Line

WARNING_PART = "warning_signs"
NOTHING = (("none",), ("skipped",), "no")
"""Answers that leave nothing to say but that the question was asked."""
UNSURE = (("not_sure",), "not_sure")
SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def in_words(guideline: Guideline, because: Mapping[str, tuple[str, ...]], answers: Answers) -> str:
    """What made a finding hold: "Foot drop; Age: 74"."""
    if "medicines" in because:
        from sciatica_guide.medicines.wording import with_generic

        named = with_generic(guideline, answers.medicines)
        because = {**because, "medicines": tuple(named.get(name, name) for name in because["medicines"])}
    return "; ".join(_statement(guideline.questions[id_], codes) for id_, codes in because.items())


class Sign(NamedTuple):
    """A warning sign and what was answered: yes, no, not_sure or not_asked."""

    state: str
    option: Option


def warning_signs(guideline: Guideline, answers: Answers) -> tuple[Sign, ...]:
    """Every warning sign, in order."""
    return tuple(
        Sign(_state(option.code, answers.given.get(question.id)), option)
        for question in guideline.questions.values()
        if question.part == WARNING_PART
        for option in question.options
        if option.code not in ALONE
    )


def other_answers(guideline: Guideline, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Every other question that was answered, as a short statement and its answer."""
    return tuple(
        (question.short, value_in_words(question, answers.given[question.id]))
        for question in guideline.questions.values()
        if question.part != WARNING_PART and question.id in answers.given
    )


def in_short(guideline: Guideline, answers: Answers, row: Handover, unanswered: Collection[str]) -> str:
    """The answers of a row in one line; those answered none, no or skipped, and those left, named at its end."""
    told, nothing, left = [], [], []
    for question in map(guideline.questions.__getitem__, row.questions):
        given = answers.given.get(question.id)
        if given in NOTHING and len(row.questions) > 1:
            nothing.append(question.short[0].lower() + question.short[1:])
        elif given is not None:
            told.append(_in_row(question, given, bare=question.id in row.bare))
        elif question.id in unanswered:
            left.append(question.short[0].lower() + question.short[1:])
    for names, words in ((nothing, "none_of_it"), (left, "unanswered_here")):
        if names:
            told.append(f"{guideline.words[words]}: {', '.join(names)}")
    return "; ".join(told) + "." if told else ""


def _in_row(question: Question, given: Value, bare: bool) -> str:
    words = value_in_words(question, given)
    return words if bare and given not in UNSURE else f"{question.short}: {words}"


def medicines(guideline: Guideline, answers: Answers) -> tuple[str, ...]:
    """Every name as typed, with what we took it for."""
    from sciatica_guide.medicines.wording import what_it_is

    return tuple(f"{one.typed}: {what_it_is(guideline, one)}" for one in answers.medicines)


def _state(code: str, given: Value | None) -> str:
    if given is None:
        return "not_asked"
    if given == ("not_sure",):
        return "not_sure"
    return "yes" if isinstance(given, tuple) and code in given else "no"


def _statement(question: Question, codes: tuple[str, ...]) -> str:
    words = value_in_words(question, codes)
    plain = question.kind == "many" and not set(codes) & set(ALONE)
    return words if plain else f"{question.short}: {words}"


def value_in_words(question: Question, value: Value) -> str:
    """An answer in the words a person would use for it: labels, "5 of 10", names as typed."""
    if not isinstance(value, tuple):
        value = (str(value),)
    words = ", ".join(question.said(code) for code in value)
    return f"{words} of {question.band.maximum}" if question.kind == "scale" and question.band else words


def reasons(guideline: Guideline, answers: Answers, findings: Iterable[Finding], sharing: bool = False) -> Bullets:
    """Findings on the same answers in one line; with `sharing`, also those with an answer or a sentence in common."""
    lines = []
    for together in _groups(list(findings), sharing):
        told = in_words(guideline, _behind(together), answers)
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


def _behind(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """Every answer behind these findings, each once."""
    told: dict[str, dict[str, None]] = {}
    for finding in findings:
        for id_, codes in finding.because.items():
            told.setdefault(id_, {}).update(dict.fromkeys(codes))
    return {id_: tuple(codes) for id_, codes in told.items()}
