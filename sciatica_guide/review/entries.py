"""Rules and questions as entries of a review: an id, and under each heading a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.assessment import triage
from sciatica_guide.guideline.model import Question, Rule, Urgency
from sciatica_guide.guideline.rows_as_nouns import Advice, Guideline
from sciatica_guide.review.words import any_of, in_words, sources

Lines = tuple[str, ...]


class Entry(NamedTuple):
    """One thing to review; every entry of a list has the same headings, in the same order."""

    id: str
    told: Mapping[str, Lines]


def rules(guideline: Guideline, cases: Mapping[str, Lines]) -> Iterator[Entry]:
    """Every rule: when it holds, what it leads to, why, on what basis, by which sources, and the cases that try it."""
    for rule in guideline.rules:
        yield Entry(
            rule.id,
            {
                "when": (in_words(guideline, rule.when),),
                "then": tuple(_then(guideline, rule)),
                "reason": (rule.reason,),
                "basis": (rule.basis,),
                "sources": sources(guideline, rule.sources),
                "cases": cases.get(rule.id, ()),
            },
        )


def questions(guideline: Guideline) -> Iterator[Entry]:
    """Every question: whom it is put to, its words, the answers on offer, why, its sources, and the rules it feeds."""
    for question in guideline.questions.values():
        yield Entry(
            question.id,
            {
                "part": (guideline.parts[question.part],),
                "asked": any_of(guideline, question.enable_when) or ("everybody",),
                "question": (question.text,),
                "answers": tuple(_answers(question)),
                "help": tuple(filter(None, (question.means, question.check))),
                "reason": (question.why,),
                "sources": sources(guideline, question.sources),
                "rules": tuple(rule.id for rule in guideline.rules if question.id in _reads(guideline, rule)),
            },
        )


def _then(guideline: Guideline, rule: Rule) -> Iterator[str]:
    if rule.urgency > Urgency.SELF_CARE:
        yield f"urgency: at least {_words(rule.urgency.code)}"
    if caution := triage.caution(guideline, rule):
        yield f"{guideline.ladder.name}: at least {_words(caution.code)}"
    for advice in guideline.advice:
        told = guideline.unknown_region.fill(advice.text)
        yield from (f"{does} {advice.id}: {told}" for does in _does(advice, rule.id))


def _does(advice: Advice, finding: str) -> Iterator[str]:
    """What a finding does to a recommendation that names it: by itself, or beside something else."""
    named = {"give": advice.when, "withhold": advice.withheld_by, "caution": advice.cautioned_by}
    for does, conditions in named.items():
        naming = [one for one in conditions if finding in _codes(one.cells.get("findings"))]
        if naming:
            yield f"{does}s" if any(len(one.cells) == 1 for one in naming) else f"can {does}"


def _codes(cell: object) -> frozenset[str]:
    return cell if isinstance(cell, frozenset) else frozenset()


def _answers(question: Question) -> Iterator[str]:
    if question.band:
        yield " ".join(filter(None, (f"{question.band.minimum} to {question.band.maximum}", question.unit)))
    elif question.kind == "names":
        yield "names, or none"
    for option in question.options:
        yield f"{option.label} ({option.code})"


def _reads(guideline: Guideline, rule: Rule) -> set[str]:
    """The questions that a rule reads; facts about medicines come from their names, and changes from two numbers."""
    compared = {measure.id: measure.questions for measure in guideline.measures}
    return {id_ for name in rule.when.cells for id_ in compared.get(name, (_question(name),))}


def _question(name: str) -> str:
    return "medicines" if name.startswith("medicine_") else name


def _words(code: str) -> str:
    return code.replace("_", " ")
