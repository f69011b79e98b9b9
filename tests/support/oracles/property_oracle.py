"""A property checked the long way: every set of answers listed, every outcome spelt out, nothing searched."""

import itertools
from collections.abc import Iterator

from small_guidelines import all_answers

from sciatica_guide.assessment.answers import asked, collect
from sciatica_guide.guideline.model import Guideline
from sciatica_guide.proof.properties import Property

URGENCY = ("self_care", "routine", "within_2_weeks", "same_day", "emergency")
ACUPUNCTURE = ("reasonable", "precautions", "ask_first", "avoid")
FIRM = {"urgency": 2, "acupuncture": 2}
STEPS = {"urgency": URGENCY, "acupuncture": ACUPUNCTURE}


def breakers(property: Property, guide: Guideline) -> list[dict[str, object]]:
    """Every set of answers for which the property does not hold."""
    check = _changed if property.promise in ("never_milder", "one_step") else _broken
    return [raw for raw in all_answers(guide) if check(property, guide, raw)]


def kept_by(property: Property, guide: Guideline, raw) -> bool:
    """Whether it holds for somebody with these answers, with the one outcome that they have."""
    answers = collect(guide, raw)
    complete = all(id_ in raw or not asked(question, answers) for id_, question in guide.questions.items())
    outcomes = list(_outcomes(guide, answers.facts))
    return not _broken(property, guide, raw, [outcomes[0 if complete else -1]])


def _levels(guide: Guideline, facts) -> dict[str, int]:
    held = [rule for rule in guide.rules if rule.when.holds(facts) is not None]
    caution = [max(rule.caution, guide.urgency[rule.urgency].caution) for rule in held]
    return {"urgency": max([0, *(rule.urgency for rule in held)]), "acupuncture": max([0, *caution])}


def _outcomes(guide: Guideline, facts) -> Iterator[dict]:
    """The facts with findings and levels; calm levels may also be not assessed, as if some answer were missing.

    First as for complete answers, last as for incomplete ones.
    """
    held = frozenset(rule.id for rule in guide.rules if rule.when.holds(facts) is not None)
    ways = []
    for ladder, level in _levels(guide, facts).items():
        codes = [STEPS[ladder][level]] + ["not_assessed"] * (level < FIRM[ladder])
        ways.append([(ladder, frozenset([code])) for code in codes])
    for levels in itertools.product(*ways):
        yield {**facts, "findings": held, **dict(levels)}


def _broken(property: Property, guide: Guideline, raw, outcomes=None) -> bool:
    answers = collect(guide, raw)
    named = {name for condition in property.when for name in condition.cells}
    if property.alone and set(answers.given) - named:
        return False
    return any(
        _for(property, answers, facts) and _any(property.also, facts) and not _kept(property, guide, answers, facts)
        for facts in outcomes or _outcomes(guide, answers.facts)
    )


def _for(property: Property, answers, facts) -> bool:
    """Whether a row of `when` is for the person; with `only`, one that names all that was given."""
    given = {id_: set(value) for id_, value in answers.given.items() if isinstance(value, tuple) and property.only}
    rows = [one for one in property.when if one.holds(facts) is not None]
    return not property.when or any(
        all(codes <= one.cells.get(id_, codes) for id_, codes in given.items()) for one in rows
    )


def _any(conditions, facts) -> bool:
    return not conditions or any(condition.holds(facts) is not None for condition in conditions)


def _kept(property: Property, guide: Guideline, answers, facts) -> bool:
    promise, of = property.promise, property.of
    given = {one.id: one for one in guide.advice if _any(one.when, facts)}
    open_ = {id_ for id_, one in given.items() if not one.withheld_by or not _any(one.withheld_by, facts)}
    if promise in STEPS:
        (code,) = facts[promise]
        least = STEPS[promise].index(of[0])
        return least < FIRM[promise] if code == "not_assessed" else STEPS[promise].index(code) >= least
    if promise == "urgency_at_most":
        (code,) = facts["urgency"]
        return code == "not_assessed" or URGENCY.index(code) <= URGENCY.index(of[0])
    if promise == "withheld":
        return not any({id_, given[id_].act} & {*of} for id_ in open_)
    if promise == "cautioned":
        return all(bool(given[id_].cautioned_by) and _any(given[id_].cautioned_by, facts) for id_ in open_ & {*of})
    if promise == "asked":
        return all(asked(guide.questions[id_], answers) for id_ in of)
    if promise == "comes_to":
        term, code = of[0].split()
        return code in facts[term]
    return {
        "given": set(of) <= open_,
        "never_together": not set(of) <= open_,
        "told": set(of) <= facts["findings"],
    }[promise]


def _changed(property: Property, guide: Guideline, raw) -> bool:
    """Whether these are the answers after a change that made a level milder, or closed a question."""
    for change in property.changes:
        if change.question in raw:
            for before in _before(change, guide, raw[change.question]):
                was = collect(guide, {**raw, change.question: before})
                now = collect(guide, raw)
                if property.when and not (_any(property.when, was.facts) and _any(property.when, now.facts)):
                    continue
                heard = guide._replace(rules=tuple(rule for rule in guide.rules if rule.id not in property.but))
                old, new = _levels(heard, was.facts), _levels(guide, now.facts)
                if property.promise == "one_step":
                    if any(new[ladder] - _levels(guide, was.facts)[ladder] > 1 for ladder in property.of):
                        return True
                    continue
                if any(new[ladder] < old[ladder] for ladder in property.of):
                    return True
                if any(asked(one, was) and not asked(one, now) for one in guide.questions.values()):
                    return True
    return False


def _before(change, guide: Guideline, value) -> list[object]:
    question = guide.questions[change.question]
    if question.band:
        return [value - 1] if value > question.band.minimum else []
    after = [[code] for code in change.after] if question.kind == "many" else [*change.after]
    before = [[code] for code in change.before] if question.kind == "many" else [*change.before]
    return before if value in after else []
