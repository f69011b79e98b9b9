"""Answers in, findings out, and from the findings the two levels; the worst finding wins."""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from sciatica_guide.answers import Answers
from sciatica_guide.guideline import Guideline
from sciatica_guide.model import FIRM_SUITABILITY, FIRM_URGENCY, Level, Rule, Suitability, Urgency

LevelT = TypeVar("LevelT", bound=Level)


class Finding(NamedTuple):
    """A rule that holds, and the answers that made it hold: codes or names as typed, by question."""

    rule: Rule
    because: Mapping[str, tuple[str, ...]]
    suitability: Suitability
    """The rule's own caution, or the caution its urgency brings (get checked first), whichever is more."""

    @property
    def id(self) -> str:
        return self.rule.id


class Verdict(NamedTuple, Generic[LevelT]):
    """A level and the findings it rests on. None is not assessed; `at_least` marks a floor on incomplete answers."""

    level: LevelT | None
    because: tuple[str, ...]
    at_least: bool

    @property
    def code(self) -> str:
        return "not_assessed" if self.level is None else self.level.code


def find(guideline: Guideline, answers: Answers) -> tuple[Finding, ...]:
    """Every rule that holds, most urgent first, then most cautious, then in the order of the tables."""
    found = []
    for rule in in_order(guideline.rules):
        because = rule.when.holds(answers.facts)
        if because is not None:
            found.append(Finding(rule, in_answers(because, answers), caution(guideline, rule)))
    return tuple(found)


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """The rules as their findings are listed: most urgent first, then most cautious, then as in the tables."""
    return sorted(rules, key=lambda rule: (-rule.urgency, -rule.suitability))


def caution(guideline: Guideline, rule: Rule) -> Suitability:
    """How cautious about acupuncture a rule is: its own caution, or that of its urgency, whichever is more."""
    return max(rule.suitability, guideline.urgency[rule.urgency].acupuncture)


def urgency(findings: Iterable[Finding], complete: bool) -> Verdict[Urgency]:
    """How soon: the most urgent finding."""
    levels = {finding.id: finding.rule.urgency for finding in findings}
    return _worst(levels, Urgency.SELF_CARE, FIRM_URGENCY, Urgency.EMERGENCY, complete)


def suitability(findings: Iterable[Finding], complete: bool) -> Verdict[Suitability]:
    """How cautious about acupuncture: the most cautious finding."""
    levels = {finding.id: finding.suitability for finding in findings}
    return _worst(levels, Suitability.REASONABLE, FIRM_SUITABILITY, Suitability.AVOID, complete)


def _worst(levels: Mapping[str, LevelT], best: LevelT, firm: LevelT, top: LevelT, complete: bool) -> Verdict[LevelT]:
    """The worst of the levels; below `firm` it is not given until the answers are complete."""
    worst = max(levels.values(), default=best)
    because = tuple(id_ for id_, level in levels.items() if level == worst) if worst > best else ()
    if not complete and worst < firm:
        return Verdict(None, because, False)
    return Verdict(worst, because, not complete and worst < top)


def in_answers(because: Mapping[str, tuple[str, ...]], answers: Answers) -> dict[str, tuple[str, ...]]:
    """The same reasons in the person's own answers: facts derived from medicines become the names typed."""
    told: dict[str, tuple[str, ...]] = {}
    for id_, codes in because.items():
        names = tuple(name for code in codes for name in answers.typed.get((id_, code), ()))
        question, said = ("medicines", names) if names else (id_, codes)
        told[question] = tuple(dict.fromkeys((*told.get(question, ()), *said)))
    return told
