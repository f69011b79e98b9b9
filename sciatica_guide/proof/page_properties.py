"""Properties of what is printed and of how levels are given, which hold or fail whatever anybody answers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping

from sciatica_guide.assessment import triage
from sciatica_guide.assessment.answers import Answers, collect
from sciatica_guide.assessment.assess import judge
from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline.levels import NOT_ASSESSED, URGENCY, Ladder, Level, Urgency
from sciatica_guide.guideline.model import Condition, Guideline, Rule
from sciatica_guide.medicines.lists import SUBSTANCES, rows
from sciatica_guide.proof.counterexample import person
from sciatica_guide.proof.obligations import Obligation
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.space import Space


def fault(property: Property, space: Space) -> str | None:
    """What breaks one of these properties, in words; None when nothing does."""
    return next(FAULTS[property.promise](property, space), None)


def _never_calm(property: Property, space: Space) -> Iterator[str]:
    """A level depends on its findings' levels and on whether answers are complete: here is every pair of findings."""
    for ladder in property.of:
        known = space.guideline.ladders[ladder]
        for one, other in itertools.product(known.steps, repeat=2):
            for complete in (True, False):
                worst = max(one, other)
                due = worst.code if complete or worst >= known.firm else NOT_ASSESSED
                told = _verdict(known, (one, other), complete)
                if told != due:
                    yield f"With findings of {one.code} and {other.code}, complete {complete}: {told}, not {due}."


def _verdict(ladder: Ladder, levels: tuple[Level, Level], complete: bool) -> str:
    bare = Rule("", Condition({}), "", (), "")
    if ladder == URGENCY:
        rules = [bare._replace(id=str(at), urgency=Urgency(level)) for at, level in enumerate(levels)]
        return triage.urgency([triage.Finding(rule, {}, rule.caution) for rule in rules], complete).code
    found = [triage.Finding(bare._replace(id=str(at)), {}, level) for at, level in enumerate(levels)]
    return triage.verdict(found, complete, ladder=ladder).code


def _first_and_last(property: Property, space: Space) -> Iterator[str]:
    """The page's ends depend on level, region, width and length alone: here are all regions, then the others."""
    guideline = space.guideline
    for level in property.of:
        answers, rule = next(_somebody(level, space))
        regions = [(region, 80, False) for region in guideline.regions]
        for region, width, full in (*regions, (None, 80, False), (None, 20, False), (None, 20, True)):
            found = judge(answers, region)
            due = found.speech.says(guideline.urgency[found.urgency.level].headline)
            words = " ".join(render(found, "text", width, full).split())
            if not (words.startswith(due) and words.endswith(due)):
                yield f"With {rule.id}, region {region}, width {width}: {due!r} is not at both ends."


def _somebody(level: str, space: Space) -> Iterator[tuple[Answers, Rule]]:
    """People for whom a rule of this urgency holds and nothing worse."""
    for rule in space.guideline.rules:
        if rule.urgency.code == level:
            box = space.rules[rule.id][0]
            answers = collect(space.guideline, person(box, Obligation(box), space))
            if judge(answers, None).urgency.code == level:
                yield answers, rule


def _never_printed(property: Property, space: Space) -> Iterator[str]:
    """Every text we hold but what people type, and every two texts that could meet in a report."""
    held = [value for field, value in zip(Guideline._fields, space.guideline, strict=True) if field != "phrases"]
    texts = {" ".join(text.lower().split()) for text in (*_texts(held), *_medicines())}
    printed = {" ".join(text.lower().split()) for text in _texts(_in_reports(space.guideline))}
    for words in property.of:
        yield from (f"{words!r} stands in: {text}" for text in sorted(texts) if words in text)
        parts = words.split()
        for at in range(1, len(parts)):
            ends, begins = " ".join(parts[:at]), " ".join(parts[at:])
            before = [text for text in sorted(printed) if f" {text}".endswith(f" {ends}")]
            after = [text for text in sorted(printed) if f"{text} ".startswith(f"{begins} ")]
            if before and after:
                yield f"{words!r} could come about where these meet: {before[0]!r} and {after[0]!r}"


def _in_reports(guideline: Guideline) -> tuple[object, ...]:
    """The pieces that a report puts together: nothing of the interview, and a level's headline with its action."""
    asked = [(question.short, question.options) for question in guideline.questions.values()]
    levels = [f"{words.headline} {words.action}" for words in guideline.caution.values()]
    never = dict.fromkeys(("edition", "tables", "parts", "interview", "phrases"), ())
    kept = {**never, "questions": asked, "caution": levels}
    return tuple(kept.get(field, value) for field, value in zip(guideline._fields, guideline, strict=True))


def _texts(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        yield from _texts((*held, *held.values()))
    elif isinstance(held, tuple | list | frozenset):
        for one in held:
            yield from _texts(one)


def _medicines() -> Iterator[str]:
    yield from (generic for _, generic, *_ in rows(SUBSTANCES))


def _by_itself(property: Property, space: Space) -> Iterator[str]:
    found = {rule.id: rule.caution for rule in space.guideline.rules}
    for id_ in property.of:
        if found.get(id_, -1) < property.caution:
            yield f"The finding {id_} does not bring {property.caution.code} by itself."


FAULTS: Mapping[str, Callable[[Property, Space], Iterator[str]]] = {
    "never_calm": _never_calm,
    "first_and_last": _first_and_last,
    "never_printed": _never_printed,
    "by_itself": _by_itself,
}
