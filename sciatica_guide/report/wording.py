"""A person's answers and findings in words: as sentences to them, and short for a clinician."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.assessment.answers import Answers
from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.assessment.speech import own, together
from sciatica_guide.assessment.triage import Finding
from sciatica_guide.guideline.model import Option, Question, Value
from sciatica_guide.guideline.rows_as_nouns import Guideline

WARNING_PART = "warning_signs"
MEDICINES = "medicines"
NO_ANSWER = ("none", "no", "skipped")
UNSURE = "not_sure"


class Sign(NamedTuple):
    """A warning sign and what was answered: yes, no, not_sure or not_asked."""

    state: str
    question: Question
    option: Option


def warning_signs(guideline: Guideline, answers: Answers) -> tuple[Sign, ...]:
    """Every warning sign, in order."""
    return tuple(
        Sign(_state(option.code, answers.given.get(question.id)), question, option)
        for question in guideline.questions.values()
        if question.part == WARNING_PART and question.kind == "many"
        for option in question.options
        if option.code not in ALONE
    )


def _state(code: str, given: Value | None) -> str:
    if given is None:
        return "not_asked"
    if given == (UNSURE,):
        return UNSURE
    return "yes" if isinstance(given, tuple) and code in given else "no"


def codes(value: Value | None) -> tuple[str, ...]:
    """The codes of an answer, one or several; none where there is no answer."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def value_in_words(question: Question, value: Value) -> str:
    """An answer in the words a person would use for it: labels, "5 of 10", names as typed."""
    words = ", ".join(question.said(code) for code in codes(value))
    return f"{words} of {question.band.maximum}" if question.kind == "scale" and question.band else words


def clauses(found: Assessment, because: Mapping[str, tuple[str, ...]], who: int | None = None) -> list[str]:
    """What was answered, a clause each, as in "your leg is getting weaker"; nothing for what says nothing."""
    said = []
    for id_, answered in because.items():
        known = found.guideline.clauses.get(id_, {})
        if "value" in known:
            value = together([_named(found, id_, code) for code in answered])
            said.append(found.speech.says(known["value"], who).replace("{value}", value))
        else:
            said += [found.speech.says(known[code], who) for code in answered if code in known]
    return said


def _named(found: Assessment, id_: str, value: str) -> str:
    """A number as it stands; a medicine as typed, with its generic name or what it may be."""
    if id_ != MEDICINES:
        return value
    from sciatica_guide.medicines.wording import with_generic

    return own(with_generic(found.guideline, found.answers.medicines).get(value, value))


def reasons(found: Assessment, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Why: what the person said and what it can mean, each finding that says something new, and the text for it.

    A finding whose every answer was told behind one before it is left out: it stands with the worse news already.
    """
    told: set[tuple[str, str]] = set()
    meant: set[str] = set()
    for finding in findings:
        behind = {(id_, code) for id_, answered in finding.because.items() for code in answered}
        if (behind and behind <= told) or finding.rule.reason in meant:
            continue
        new = {
            id_: tuple(code for code in answered if (id_, code) not in told)
            for id_, answered in finding.because.items()
        }
        told |= behind
        meant.add(finding.rule.reason)
        yield _reason(found, finding, {id_: answered for id_, answered in new.items() if answered}), finding


def _reason(found: Assessment, finding: Finding, because: Mapping[str, tuple[str, ...]]) -> str:
    said = clauses(found, because)
    reason = found.speech.says(finding.rule.reason)
    if not said:
        return reason
    words = found.guideline.words
    that = f", {words.and_that} "
    parts = that.join(said[:-1]) + f" and {words.and_that} {said[-1]}" if len(said) > 1 else said[0]
    return f"{found.speech.says(words.said).replace('{clauses}', parts)} {reason}"


def in_short(found: Assessment, id_: str) -> str:
    """An answer for a clinician in a few words; nothing where it was none, no, skipped, not sure or not given."""
    question, given = found.guideline.questions[id_], found.answers.given.get(id_)
    if given is None or set(codes(given)) & {*NO_ANSWER, UNSURE}:
        return ""
    return value_in_words(question, given)


def plainly(text: str) -> str:
    """A sentence out of words: a capital first, a full stop last."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}" if text else ""
