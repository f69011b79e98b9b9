"""The guideline with something planted in it, and what a check of the audit finds there."""

from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.model import Condition, Rule
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.audit import CHECKS
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.space import Space

GUIDE = guideline()
STATED = load_properties(GUIDE)
ADVICE = {advice.id: advice for advice in GUIDE.advice}


def found(check, guide):
    """What one check finds in a guideline, whether it is accepted or not."""
    _, find = CHECKS[check]
    return set(find(Space(guide), STATED))


def with_rule(**changes):
    """The guideline with one rule more."""
    cells = {"leg_signs": frozenset(["foot_drop"])}
    rule = Rule("planted", Condition(cells), "A reason.", (), "judgement", Urgency.SAME_DAY)
    return GUIDE._replace(rules=(*GUIDE.rules, rule._replace(**changes)))


def with_advice(**changes):
    """The guideline with one recommendation more."""
    planted = ADVICE["sleep"]._replace(id="planted", when=(), withheld_by=())
    return GUIDE._replace(advice=(*GUIDE.advice, planted._replace(**changes)))


def with_question(id_, **changes):
    """The guideline with one question changed."""
    return GUIDE._replace(questions={**GUIDE.questions, id_: GUIDE.questions[id_]._replace(**changes)})
