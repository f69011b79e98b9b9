"""A person's answers in words: behind a finding, as the list of warning signs, and as short statements."""

from __future__ import annotations

from collections.abc import Mapping

from sciatica_guide.answers import Answers, asked
from sciatica_guide.checks import ALONE
from sciatica_guide.guideline import Guideline
from sciatica_guide.model import Question, Value

WARNING_PART = "warning_signs"


def in_words(guideline: Guideline, because: Mapping[str, tuple[str, ...]]) -> str:
    """What made a finding hold: "Foot drop; Age: 74"."""
    return "; ".join(_statement(guideline.questions[id_], codes) for id_, codes in because.items())


def warning_signs(guideline: Guideline, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Every warning sign with its state, YES, no, not sure or not asked, in the words of the report."""
    rows = []
    for question in guideline.questions.values():
        if question.part == WARNING_PART:
            given = answers.given.get(question.id)
            rows += [
                (guideline.words[_state(option.code, given)], option.label)
                for option in question.options
                if option.code not in ALONE
            ]
    return tuple(rows)


def other_answers(guideline: Guideline, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Every other question that applies, as a short statement and its answer."""
    rows = []
    for question in guideline.questions.values():
        given = answers.given.get(question.id)
        if question.part != WARNING_PART and (given is not None or asked(question, answers)):
            words = guideline.words["not_answered"] if given is None else _value(question, given)
            rows.append((question.short, words))
    return tuple(rows)


def _state(code: str, given: Value | None) -> str:
    if given is None:
        return "not_asked"
    if given == ("not_sure",):
        return "not_sure"
    return "yes" if isinstance(given, tuple) and code in given else "no"


def _statement(question: Question, codes: tuple[str, ...]) -> str:
    words = _value(question, codes)
    plain = question.kind == "many" and not set(codes) & set(ALONE)
    return words if plain else f"{question.short}: {words}"


def _value(question: Question, value: Value | tuple[str, ...]) -> str:
    if not isinstance(value, tuple):
        value = (str(value),)
    words = ", ".join(question.said(code) for code in value)
    return f"{words} of {question.band.maximum}" if question.kind == "scale" and question.band else words
