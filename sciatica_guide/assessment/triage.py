"""Answers in, findings out, and from the findings the two levels; the worst finding wins."""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from sciatica_guide.assessment.answers import Answers
from sciatica_guide.assessment.derived import in_answers
from sciatica_guide.guideline.frozen import FrozenDict
from sciatica_guide.guideline.levels import FIRM_URGENCY, Ladder, Level, Urgency
from sciatica_guide.guideline.model import Guideline, Rule

LevelT = TypeVar("LevelT", bound=Level)


class Finding(NamedTuple):
    """A rule that holds, and the answers that made it hold: codes or names as typed, by question."""

    rule: Rule
    because: Mapping[str, tuple[str, ...]]
    caution: Level
    """What the rule says of the decision, or what its urgency brings (get checked first), whichever is worse."""

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
            found.append(Finding(rule, FrozenDict(in_answers(because, answers.behind)), caution(guideline, rule)))
    return tuple(found)


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """The rules as their findings are listed: most urgent first, then most cautious, then as in the tables."""
    return sorted(rules, key=lambda rule: (-rule.urgency, -rule.caution))


def caution(guideline: Guideline, rule: Rule) -> Level:
    """How cautious a rule is about the decision: its own caution, or that of its urgency, whichever is more."""
    return max(rule.caution, guideline.urgency[rule.urgency].caution)


def urgency(findings: Iterable[Finding], complete: bool) -> Verdict[Urgency]:
    """How soon: the most urgent finding."""
    levels = {finding.id: finding.rule.urgency for finding in findings}
    return _worst(levels, Urgency, FIRM_URGENCY, complete)


def verdict(findings: Iterable[Finding], complete: bool, ladder: Ladder) -> Verdict[Level]:
    """Whether to have acupuncture, or to go on with it: the most cautious finding."""
    return _worst({finding.id: finding.caution for finding in findings}, ladder.steps, ladder.firm, complete)


def _worst(levels: Mapping[str, LevelT], steps: type[LevelT], firm: LevelT, complete: bool) -> Verdict[LevelT]:
    """The worst of the levels; below `firm` it is not given until the answers are complete."""
    best, *_, top = steps
    worst = max(levels.values(), default=best)
    because = tuple(id_ for id_, level in levels.items() if level == worst) if worst > best else ()
    if not complete and worst < firm:
        return Verdict(None, because, False)
    return Verdict(worst, because, not complete and worst < top)
