"""Rules and questions as entries of a review, in words: "Age: 70 or more; and The pain: getting worse or not sure"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.assessment import triage
from sciatica_guide.assessment.derived import ways
from sciatica_guide.assessment.speech import speech
from sciatica_guide.guideline.codes import DERIVED, MEDICINE_CONDITIONS
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import UNANSWERED, Advice, Condition, Guideline, Question, Range, Rule, Term

CLASSES = "medicine_classes"
GROUPS = {
    "red_flag": "Red flags",
    "contraindication": "Contraindications",
    "precaution": "Precautions",
    "feature": "Features",
    "course": "Course",
}
Lines = tuple[str, ...]


class Entry(NamedTuple):
    """One thing to review; every entry of a list has the same headings, in the same order."""

    id: str
    group: str
    """What it belongs to: a kind of finding, or a part of the questions."""
    told: Mapping[str, Lines]


def rules(guideline: Guideline, cases: Mapping[str, Lines]) -> Iterator[Entry]:
    """Every rule: when it holds, what it leads to, why, on what basis, by which sources, and the cases that try it."""
    for rule in guideline.rules:
        yield Entry(
            rule.id,
            GROUPS[rule.kind],
            {
                "when": (_in_words(guideline, rule.when),),
                "then": tuple(_then(guideline, rule)),
                "reason": (rule.reason,),
                "basis": (rule.basis,),
                "sources": _sources(guideline, rule.sources),
                "cases": cases.get(rule.id, ()),
            },
        )


def questions(guideline: Guideline) -> Iterator[Entry]:
    """Every question: whom it is put to, its words, the answers on offer, why, its sources, and the rules it feeds."""
    for question in guideline.questions.values():
        yield Entry(
            question.id,
            guideline.parts[question.part],
            {
                "part": (guideline.parts[question.part],),
                "asked": tuple(_in_words(guideline, gate) for gate in question.enable_when) or ("everybody",),
                "question": (question.text,),
                "answers": tuple(_answers(question)),
                "help": tuple(filter(None, (question.means, question.check))),
                "reason": (question.why,),
                "sources": _sources(guideline, question.sources),
                "rules": tuple(rule.id for rule in guideline.rules if question.id in _reads(guideline, rule)),
            },
        )


def _then(guideline: Guideline, rule: Rule) -> Iterator[str]:
    if rule.urgency > Urgency.SELF_CARE:
        yield f"urgency: at least {_words(rule.urgency.code)}"
    if caution := triage.caution(guideline, rule):
        yield f"{guideline.ladder.name}: at least {_words(caution.code)}"
    for advice in guideline.advice:
        told = speech(guideline, {}, (), guideline.unknown_region).says(advice.text)
        yield from (f"{does} {advice.id}: {told}" for does in _does(advice, rule.id))


def _does(advice: Advice, finding: str) -> Iterator[str]:
    """What a finding does to a recommendation that names it: by itself, or beside something else."""
    named = {"give": advice.when, "withhold": advice.withheld_by, "caution": advice.cautioned_by}
    for does, conditions in named.items():
        naming = [one for one in conditions if finding in one.codes("findings")]
        if naming:
            yield f"{does}s" if any(len(one.cells) == 1 for one in naming) else f"can {does}"


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
    named = (name for way in ways(guideline, rule.when) for name, _ in way)
    return {id_ for name in named for id_ in compared.get(name, (DERIVED.get(name, name),))}


def _words(code: str) -> str:
    return code.replace("_", " ")


def _in_words(guideline: Guideline, condition: Condition) -> str:
    """All that has to hold, joined with *and*; inside a cell, any of the answers is enough."""
    return "; and ".join(_cell(guideline, name, cell) for name, cell in condition.cells.items())


def _sources(guideline: Guideline, ids: Iterable[str]) -> tuple[str, ...]:
    """The short names that a report prints."""
    return tuple(guideline.sources[id_].short for id_ in ids)


def _cell(guideline: Guideline, name: str, cell: frozenset[str] | Range) -> str:
    question = guideline.questions.get(name)
    for measure in guideline.measures:
        if measure.id == name and not isinstance(cell, Range):
            return _measure(guideline, measure, cell)
    if name in guideline.terms:
        return _term(guideline.terms[name], cell)
    if name == MEDICINE_CONDITIONS and not isinstance(cell, Range):
        given_for = (one.label for one in guideline.indications if cell.intersection(one.conditions))
        return f"Medicines named: usually given for {_or(dict.fromkeys(given_for))}, which was not chosen"
    if question is None:
        return f"Medicines named: {_or(_medicines(guideline, name, sorted(cell)))}"  # type: ignore[arg-type]
    if isinstance(cell, Range):
        return f"{question.short}: {_band(question, cell)}"
    labels = [option.label for option in question.options if option.code in cell]
    return f"{question.short}: {_or([*labels, *(['not answered'] if UNANSWERED in cell else [])])}"


def _term(term: Term, cell: frozenset[str] | Range) -> str:
    if isinstance(cell, Range):
        return f"{term.label}: {cell.minimum} or more"
    return f"{term.label}: {_or(term.labels[code] for code in term.codes if code in cell)}"


def _medicines(guideline: Guideline, name: str, codes: Iterable[str]) -> Iterable[str]:
    """A class by its label; what medicines do together by its code, written as words."""
    return (guideline.medicine_classes[code].label if name == CLASSES else code.replace("_", " ") for code in codes)


def _measure(guideline: Guideline, measure: Measure, cell: frozenset[str]) -> str:
    """A number beside what it was before: "Leg pain now, beside before: up by 2 points or more"."""
    change = f"up by {measure.up_by} points or more" if measure.up_by else f"down by {measure.down_by} in 100 or more"
    said = _or(change if code == measure.code else f"not {change}" for code in sorted(cell))
    return f"{_or(guideline.questions[now].short for _, now in measure.pairs)}, beside before: {said}"


def _band(question: Question, band: Range) -> str:
    whole = question.band or band
    if band.maximum == whole.maximum:
        return f"{band.minimum} or more"
    return f"{band.maximum} or less" if band.minimum == whole.minimum else f"{band.minimum} to {band.maximum}"


def _or(words: Iterable[str]) -> str:
    return " OR ".join(words)
