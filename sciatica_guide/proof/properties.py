"""The nouns of the proof: what must hold whatever anybody answers, and what the audit accepts."""

from __future__ import annotations

from typing import NamedTuple

from sciatica_guide.guideline.model import Condition, Level, Suitability

AT_MOST = "_at_most"
"""Behind the name of a ladder: no worse than this level."""


class Change(NamedTuple):
    """A change of one answer: from one of these codes to one of those, or to the next higher number."""

    question: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Property(NamedTuple):
    """One thing that must hold whatever anybody answers. `promise` is the kind of thing, `of` what it is about.

    It is for everyone for whom a row of `when` holds and, where there are any, a row of `also`.
    """

    id: str
    contract: str
    claim: str
    harm: str
    promise: str
    of: tuple[str, ...]
    when: tuple[Condition, ...] = ()
    also: tuple[Condition, ...] = ()
    alone: bool = False
    """Nothing but what `when` names is answered."""
    only: bool = False
    """Of questions that take several answers, none is given but those that `when` names."""
    changes: tuple[Change, ...] = ()
    but: tuple[str, ...] = ()
    """For `never_milder`: rules that a change is meant to leave behind, each accepted in the audit with its reason."""
    caution: Level = Suitability.REASONABLE
    """For `by_itself`: how cautious each of the findings is, whatever else brings caution."""


class Accepted(NamedTuple):
    """Findings of the audit that are meant to be so, and why."""

    id: str
    check: str
    about: tuple[str, ...]
    reason: str


class Thing(NamedTuple):
    """Something that one recommendation may be for and another against."""

    id: str
    recommendations: tuple[str, ...]


class Stated(NamedTuple):
    """The file, read."""

    properties: tuple[Property, ...]
    accepted: tuple[Accepted, ...]
    things: tuple[Thing, ...]
