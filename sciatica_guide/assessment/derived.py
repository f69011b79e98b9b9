"""Facts that nobody is asked for: what medicines are, do and stand for, and the terms that several answers come to.

Each is said twice: as facts about one person, and as the answers it takes (`ways`), for whoever looks at all people.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from sciatica_guide.guideline.codes import CLASSES, DERIVED, EFFECTS, MEDICINE_CONDITIONS, TAKEN_FOR, UNTICKED
from sciatica_guide.guideline.measures import changes
from sciatica_guide.guideline.model import UNANSWERED, Condition, Facts, Guideline, Indication, Range
from sciatica_guide.medicines.names import EXACT, Medicine
from sciatica_guide.medicines.recognise import effects

Said = Mapping[str, tuple[str, ...]]
"""Answers by question: codes, names as typed, or numbers."""
Cell = tuple[str, frozenset[str] | Range]
"""A name, and what a condition accepts of it."""

OPEN = frozenset({"not_sure", UNANSWERED})
"""Answers to what a medicine is taken for with which what it is usually given for counts."""


def derive(
    guideline: Guideline, told: Facts, medicines: tuple[Medicine, ...]
) -> tuple[dict[str, frozenset[str] | int], dict[tuple[str, str], Said]]:
    """The facts about one person, and the answers behind each of those that were derived."""
    facts, behind = dict(told), dict[tuple[str, str], Said]()
    if "medicines" in told:
        typed = _medicines(guideline, medicines)
        for name in (CLASSES, EFFECTS):
            facts[name] = frozenset(code for id_, code in typed if id_ == name)
        behind |= {fact: {"medicines": by} for fact, by in typed.items() if by}
    _conditions(guideline, facts, behind)
    numbers = {id_: number for id_, number in told.items() if isinstance(number, int)}
    for (measure, code), pair in changes(guideline.measures, numbers).items():
        facts[measure] = frozenset([code])
        behind[measure, code] = {id_: (str(numbers[id_]),) for id_ in pair}
    for term in guideline.terms.values():
        if term.worst_of:
            compared = {id_: numbers[id_] for id_ in term.worst_of if id_ in numbers}
            if compared:
                facts[term.id] = worst = max(compared.values())
                behind[term.id, str(worst)] = {id_: (str(worst),) for id_, one in compared.items() if one == worst}
            continue
        held = {code: _held(conditions, facts, behind) for code, conditions in term.codes.items()}
        facts[term.id] = frozenset(code for code, said in held.items() if said is not None)
        behind |= {(term.id, code): said for code, said in held.items() if said is not None}
    return facts, behind


def in_answers(because: Said, behind: Mapping[tuple[str, str], Said]) -> dict[str, tuple[str, ...]]:
    """The same reasons in the person's own answers: derived facts become what they were derived from."""
    told: dict[str, tuple[str, ...]] = {}
    for id_, codes in because.items():
        own = () if id_ in DERIVED else tuple(code for code in codes if (id_, code) not in behind)
        sources = [behind[id_, code] for code in codes if (id_, code) in behind]
        for source in [*sources, *([{id_: own}] if own else [])]:
            for question, said in source.items():
                told[question] = tuple(dict.fromkeys((*told.get(question, ()), *said)))
    return told


def ways(guideline: Guideline, condition: Condition) -> Iterator[tuple[Cell, ...]]:
    """Every way to satisfy a condition with answers to questions and facts that rest on one of them (`DERIVED`)."""
    yield from (
        tuple(cell for way in chosen for cell in way)
        for chosen in product(*(tuple(_ways(guideline, name, cell)) for name, cell in condition.cells.items()))
    )


def _ways(guideline: Guideline, name: str, accepted: frozenset[str] | Range) -> Iterator[tuple[Cell, ...]]:
    term = guideline.terms.get(name)
    if term is not None and term.worst_of:
        yield from (((id_, accepted),) for id_ in term.worst_of)
    elif isinstance(accepted, Range):
        yield ((name, accepted),)
    elif term is not None:
        for code in sorted(accepted):
            for condition in term.codes[code]:
                yield from ways(guideline, condition)
    elif name == MEDICINE_CONDITIONS:
        yield from (_untold(one) for one in guideline.indications if accepted.intersection(one.conditions))
    else:
        yield ((name, accepted),)
        yield from _told_elsewhere(guideline, name, accepted)


def _told_elsewhere(guideline: Guideline, name: str, accepted: frozenset[str]) -> Iterator[tuple[Cell, ...]]:
    """The ways to a condition that was not ticked: what a medicine is taken for, or what it is usually given for."""
    known = [one for one in guideline.indications if one.question == name]
    ticked = accepted.intersection(code for one in known for code in one.conditions)
    if ticked:
        yield ((TAKEN_FOR, ticked),)
    yield from ((*_untold(one), (TAKEN_FOR, OPEN)) for one in known if one.counts and one.conditions[0] in accepted)


def _untold(indication: Indication) -> tuple[Cell, ...]:
    this = frozenset([indication.id])
    return (EFFECTS, this), (UNTICKED[indication.question], this)


def _medicines(guideline: Guideline, medicines: tuple[Medicine, ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    """What medicines are and do, each with the names as typed that bring it."""
    typed: dict[tuple[str, str], tuple[str, ...]] = {}
    for medicine in medicines:
        for class_ in medicine.classes if medicine.match == EXACT else ():
            typed[CLASSES, class_] = (*typed.get((CLASSES, class_), ()), medicine.typed)
    for effect, by in effects(medicines, guideline.medicine_classes).items():
        typed[EFFECTS, effect] = by
    return typed


def _conditions(
    guideline: Guideline, facts: dict[str, frozenset[str] | int], behind: dict[tuple[str, str], Said]
) -> None:
    """Adds the conditions that medicines stand for, and those they are said to be taken for."""
    if not guideline.indications:
        return
    named, said = _codes(facts, EFFECTS), _codes(facts, TAKEN_FOR)
    unmet: set[str] = set()
    told: dict[str, set[str]] = {id_: set() for id_ in UNTICKED}
    for one in guideline.indications:
        if _codes(facts, one.question).intersection(one.conditions):
            continue
        told[one.question].add(one.id)
        if one.id in named:
            unmet.update(one.conditions)
            by = behind[EFFECTS, one.id]
            for code in one.conditions:
                earlier = behind.get((MEDICINE_CONDITIONS, code), {}).get("medicines", ())
                behind[MEDICINE_CONDITIONS, code] = {"medicines": (*earlier, *by["medicines"])}
    facts[MEDICINE_CONDITIONS] = frozenset(unmet)
    facts |= {UNTICKED[id_]: frozenset(ids) for id_, ids in told.items()}
    for one in guideline.indications:
        ticked = said.intersection(one.conditions)
        first = one.conditions[0]
        added: dict[str, Said] = {code: {TAKEN_FOR: (code,)} for code in one.conditions if code in ticked}
        if one.id in named and one.id in told[one.question] and one.counts and (not said or said == {"not_sure"}):
            added[first] = {"medicines": behind[MEDICINE_CONDITIONS, first]["medicines"]}
        for code, source in added.items():
            if code not in _codes(facts, one.question):
                facts[one.question] = _codes(facts, one.question) | {code}
                behind[one.question, code] = source


def _held(
    conditions: tuple[Condition, ...], facts: Facts, behind: Mapping[tuple[str, str], Said]
) -> dict[str, tuple[str, ...]] | None:
    """The answers that satisfy any of the conditions; None when none is satisfied."""
    held = [because for condition in conditions if (because := condition.holds(facts)) is not None]
    told: dict[str, tuple[str, ...]] = {}
    for because in held:
        for id_, said in in_answers(because, behind).items():
            told[id_] = tuple(dict.fromkeys((*told.get(id_, ()), *said)))
    return told if held else None


def _codes(facts: Facts, name: str) -> frozenset[str]:
    held = facts.get(name, frozenset())
    return frozenset() if isinstance(held, int) else held
