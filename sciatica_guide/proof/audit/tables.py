"""The audit of the tables: which safety properties hold, and what in the tables is idle, unread or at odds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.proof.audit.idle import advice_never_given, answers_unread, never_asked, never_fires, rules_idle
from sciatica_guide.proof.audit.odds import contradictions, unsure_silences
from sciatica_guide.proof.properties import Property, Stated
from sciatica_guide.proof.property_rows import load_properties
from sciatica_guide.proof.prover import Refutation, prove
from sciatica_guide.proof.space import Space


class Found(NamedTuple):
    """Something that a check found, by a name that stays the same; `accepted` is why it is meant to be so, if it is."""

    about: str
    accepted: str = ""


class Check(NamedTuple):
    """One check and what it found."""

    id: str
    title: str
    found: tuple[Found, ...]


class Audit(NamedTuple):
    """Every property with what refutes it, if anything does, and every check."""

    guideline: Guideline
    properties: tuple[tuple[Property, Refutation | None], ...]
    checks: tuple[Check, ...]

    @property
    def broken(self) -> tuple[Refutation, ...]:
        return tuple(refutation for _, refutation in self.properties if refutation is not None)

    @property
    def passed(self) -> bool:
        return not self.broken and all(found.accepted for check in self.checks for found in check.found)


CHECKS: dict[str, tuple[str, Callable[[Space, Stated], Iterator[str]]]] = {
    "rule-never-fires": ("Rules that can never fire", never_fires),
    "rule-changes-nothing": ("Rules that change no level and that no recommendation reads", rules_idle),
    "answer-unread": ("Answers that no rule and no question reads", answers_unread),
    "question-never-asked": ("Questions that are never asked", never_asked),
    "advice-never-given": ("Recommendations that are never given", advice_never_given),
    "advice-contradicts": ("Recommendations that can be given together and say opposite things", contradictions),
    "unsure-silences": ("Answers of not sure that silence what another answer would raise", unsure_silences),
}


def audit(guideline: Guideline) -> Audit:
    """Proves every property and runs every check."""
    space, stated = Space(guideline), load_properties(guideline)
    properties = tuple((property, prove(property, space)) for property in stated.properties)
    return Audit(guideline, properties, tuple(checks(space, stated)))


def checks(space: Space, stated: Stated) -> Iterator[Check]:
    """Each check; what is accepted has to be found, or the acceptance is itself a finding."""
    idle = []
    for id_, (title, find) in CHECKS.items():
        reasons = {about: row.reason for row in stated.accepted if row.check == id_ for about in row.about}
        names = tuple(dict.fromkeys(find(space, stated)))
        idle += [Found(f"{id_}: {about}") for about in reasons if about not in names]
        yield Check(id_, title, tuple(Found(name, reasons.get(name, "")) for name in names))
    yield Check("accepted-in-vain", "Accepted findings that are no longer found", tuple(idle))
