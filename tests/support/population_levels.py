"""What the guideline says to a drawn population, beside the least that the contract asks for the same people."""

from collections import Counter
from typing import NamedTuple

import urgency_oracle
from population import drawn

from sciatica_guide.assessment.decision_table import DecisionTable
from sciatica_guide.guideline.levels import FIRM_URGENCY
from sciatica_guide.guideline.packaged import guideline

SENT_ON = ("within_2_weeks", "same_day", "emergency")
"""Levels at which somebody is sent to be seen before long."""
AIMED_AT = {"sciatica": (65, 16), "acute": (49, 7), "older": (52, 8)}
"""Of 100 people, sent on and sent to an emergency: measured on the contract when it was written."""
POINTS = 3
"""How many more of 100 the guideline may send."""


class Levels(NamedTuple):
    """How many people of a group stand at each level, and the rules that brought them there."""

    people: int
    urgency: Counter[str]
    acupuncture: Counter[str]
    contract: Counter[str]
    milder: list[dict[str, object]]
    """Whoever is told a milder level than the contract allows."""
    alone: Counter[str]
    """People who would be at a milder level without this one rule."""
    among: Counter[str]
    """People for whom this rule stands at their level, with others or alone."""

    def share(self, counted: Counter[str], *levels: str) -> float:
        """So many of a hundred people stand at these levels."""
        return 100 * sum(counted[level] for level in levels) / self.people


def measured(group: str, number: int) -> Levels:
    """The levels of so many people of a group; of the rules, those that send somebody on are counted."""
    table = DecisionTable(guideline())
    levels = Levels(number, Counter(), Counter(), Counter(), [], Counter(), Counter())
    ladder = urgency_oracle.LEVELS
    for told in drawn(group, number):
        decision, least = table.decide(told), urgency_oracle.urgency(told)
        levels.urgency[decision.urgency] += 1
        levels.acupuncture[decision.acupuncture] += 1
        levels.contract[least] += 1
        if decision.urgency not in ladder or ladder.index(decision.urgency) < ladder.index(least):
            levels.milder.append(told)
        rules = [finding.rule for finding in decision.findings()]
        worst = max((rule.urgency for rule in rules), default=FIRM_URGENCY)
        reasons = [rule.id for rule in rules if rule.urgency == worst >= FIRM_URGENCY]
        levels.among.update(reasons)
        levels.alone.update(reasons if len(reasons) == 1 else ())
    return levels
