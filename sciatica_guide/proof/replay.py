"""Whether a property is kept for one person, read off the real walk from answers to levels and recommendations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sciatica_guide.assessment import advice as guidance
from sciatica_guide.assessment import triage
from sciatica_guide.assessment.answers import Answers, asked, collect, settled, unanswered
from sciatica_guide.guideline.levels import NOT_ASSESSED, Ladder
from sciatica_guide.guideline.model import Condition, Facts, Guideline
from sciatica_guide.proof.properties import AT_MOST, Property

Raw = Mapping[str, object]


class Outcome(NamedTuple):
    """What came back for one person."""

    guideline: Guideline
    answers: Answers
    facts: Facts
    levels: Mapping[str, str]
    status: Mapping[str, str]
    """Recommendations that are for this person, and whether they are given, cautioned or withheld."""

    @property
    def findings(self) -> frozenset[str]:
        held = self.facts["findings"]
        assert not isinstance(held, int)
        return held


def walk(guideline: Guideline, raw: Raw) -> Outcome:
    """The walk of `assessment.judge`, for any guideline. Errors: AnswerError."""
    answers = collect(guideline, raw)
    complete = settled(guideline, unanswered(guideline, answers))
    findings = triage.find(guideline, answers)
    urgency, caution = triage.urgency(findings, complete), triage.verdict(findings, complete, ladder=guideline.ladder)
    advice = guidance.recommend(guideline, findings, urgency, caution, guideline.unknown_region.fill)
    levels = {"urgency": urgency.code, guideline.ladder.name: caution.code}
    facts: dict[str, frozenset[str] | int] = {
        **answers.facts,
        **{ladder: frozenset([code]) for ladder, code in levels.items()},
        "findings": frozenset(finding.id for finding in findings),
    }
    return Outcome(guideline, answers, facts, levels, {one.id: one.status for one in advice})


def keeps(property: Property, guideline: Guideline, raw: Raw, before: Raw | None = None) -> bool:
    """Whether it holds for somebody with these answers, who gave the others `before` if it is about a change."""
    found = walk(guideline, raw)
    if before is not None:
        heard = guideline._replace(rules=tuple(rule for rule in guideline.rules if rule.id not in property.but))
        was = walk(heard, before)
        if not all(_any(property.when, one.facts) and _any(property.also, one.facts) for one in (was, found)):
            return True
        enough = _one_less if property.promise == "one_step" else _as_bad
        return all(
            enough(guideline.ladders[ladder], found.levels[ladder], was.levels[ladder]) for ladder in property.of
        )
    if not (_any(property.when, found.facts) and _any(property.also, found.facts)):
        return True
    if property.only and property.when and not any(_no_other(condition, found) for condition in property.when):
        return True
    named = {name for condition in property.when for name in condition.cells}
    if property.alone and set(found.answers.given) - named:
        return True
    if property.promise in found.levels:
        return _as_bad(guideline.ladders[property.promise], found.levels[property.promise], property.of[0])
    if property.promise.endswith(AT_MOST):
        return _at_most(property, found)
    return property.promise not in CHECKS or CHECKS[property.promise](property, found)


def _any(conditions: tuple[Condition, ...], facts: Facts) -> bool:
    return not conditions or any(condition.holds(facts) is not None for condition in conditions)


def _no_other(condition: Condition, found: Outcome) -> bool:
    """Whether these people gave no answers but those it asks for, where a question takes several."""
    held = {
        name: frozenset(given if isinstance(given := found.answers.given.get(name, ()), tuple) else ())
        for name in condition.cells
        if name in found.guideline.questions and found.guideline.questions[name].kind == "many"
    }
    return condition.holds(found.facts) is not None and all(
        isinstance(cell := condition.cells[name], frozenset) and codes <= cell for name, codes in held.items()
    )


def _as_bad(ladder: Ladder, level: str, as_: str) -> bool:
    """Not assessed is neither calm nor firm: it is as bad as a calm level and not as bad as a firm one."""
    if as_ == NOT_ASSESSED:
        return level == NOT_ASSESSED or ladder.level(level) >= ladder.firm
    least = ladder.level(as_)
    return least < ladder.firm if level == NOT_ASSESSED else ladder.level(level) >= least


def _one_less(ladder: Ladder, level: str, as_: str) -> bool:
    """Whether it falls short by one level at most; not assessed is the worst of the calm levels."""
    one, other = (ladder.firm - 1 if code == NOT_ASSESSED else ladder.level(code) for code in (level, as_))
    return one >= other - 1


def _is(facts: Facts, term: str, code: str) -> bool:
    held = facts[term]
    return not isinstance(held, int) and code in held


def _at_most(property: Property, found: Outcome) -> bool:
    name = property.promise.removesuffix(AT_MOST)
    level, ladder = found.levels[name], found.guideline.ladders[name]
    return level == NOT_ASSESSED or ladder.level(level) <= ladder.level(property.of[0])


def _withheld(property: Property, found: Outcome) -> bool:
    held = {advice.id for advice in found.guideline.advice if {advice.act, advice.id} & set(property.of)}
    return all(status == "withheld" for id_, status in found.status.items() if id_ in held)


CHECKS: Mapping[str, Callable[[Property, Outcome], bool]] = {
    "given": lambda property, found: all(found.status.get(id_) in ("given", "cautioned") for id_ in property.of),
    "withheld": _withheld,
    "cautioned": lambda property, found: all(found.status.get(id_) != "given" for id_ in property.of),
    "never_together": lambda property, found: (
        found.status.get(property.of[0], "withheld") == "withheld"
        or all(found.status.get(id_, "withheld") == "withheld" for id_ in property.of[1:])
    ),
    "comes_to": lambda property, found: all(_is(found.facts, *name.split(" ")) for name in property.of),
    "told": lambda property, found: set(property.of) <= found.findings,
    "asked": lambda property, found: all(asked(found.guideline.questions[id_], found.answers) for id_ in property.of),
}
