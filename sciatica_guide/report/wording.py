"""A person's answers and findings in words: as sentences to them, and short for a clinician."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.assessment.answers import Answers
from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.assessment.speech import own, together
from sciatica_guide.assessment.triage import Finding
from sciatica_guide.guideline.model import Guideline, Option, Question, Value

WARNING_PART = "warning_signs"
MEDICINES = "medicines"
NO_ANSWER = ("none", "no", "skipped")
UNSURE = "not_sure"
SENTENCE_END = re.compile(r"(?<=[.?!]) ")


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


def opposed(found: Assessment) -> Iterator[str]:
    """A sentence for each pair of answers that do not go together: both were counted."""
    for _, pairs in found.answers.opposed():
        asked = ((found.guideline.questions[name], code) for name, code in pairs)
        first, second = (f"{question.short}: {question.said(code)}" for question, code in asked)
        said = found.speech.says(found.guideline.words.opposed)
        yield said.replace("{first}", first).replace("{second}", second)


def clauses(found: Assessment, because: Mapping[str, tuple[str, ...]], who: int | None = None) -> list[str]:
    """What was answered, a clause each, as in "your leg is getting weaker"; nothing for what says nothing."""
    said = []
    for id_ in filter(because.__contains__, found.guideline.questions):
        answered = because[id_]
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


class Reason(NamedTuple):
    """What the person said and what it can mean, out of one finding."""

    said: str
    meaning: str
    finding: Finding

    @property
    def text(self) -> str:
        return f"{self.said} {self.meaning}".strip()


def reasons(found: Assessment, findings: Iterable[Finding]) -> Iterator[Reason]:
    """Why: each finding that says something new.

    A finding whose every answer was told behind one before it is left out: it stands with the worse news already. So is
    a sentence that was said before.
    """
    told: set[tuple[str, str]] = set()
    meant: set[str] = set()
    for finding in findings:
        behind = {(id_, code) for id_, answered in finding.because.items() for code in answered}
        sentences = [one for one in SENTENCE_END.split(found.speech.says(finding.rule.reason)) if one not in meant]
        if not sentences or (behind and behind <= told):
            continue
        new = {
            id_: tuple(code for code in answered if (id_, code) not in told)
            for id_, answered in finding.because.items()
        }
        told |= behind
        meant |= set(sentences)
        said = clauses(found, {id_: answered for id_, answered in new.items() if answered})
        yield Reason(_you_said(found, said) if said else "", " ".join(sentences), finding)


def _you_said(found: Assessment, said: list[str]) -> str:
    words = found.guideline.words
    *before, last = said
    parts = f", {words.and_that} ".join(before) + f", and {words.and_that} {last}" if before else last
    return found.speech.says(words.said).replace("{clauses}", parts)


def in_short(found: Assessment, id_: str) -> str:
    """An answer for a clinician in a few words; nothing where it was none, no, skipped, not sure or not given."""
    question, given = found.guideline.questions[id_], found.answers.given.get(id_)
    if given is None or set(codes(given)) & {*NO_ANSWER, UNSURE}:
        return ""
    first, *others = (question.said(code) for code in codes(given))
    words = ", ".join([first, *map(uncapped, others)])
    return f"{words} of {question.band.maximum}" if question.kind == "scale" and question.band else words


def uncapped(words: str) -> str:
    """Without its capital, but for what is written in capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def plainly(text: str) -> str:
    """A sentence out of words: a capital first, a full stop last."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}" if text else ""
