"""Findings in, recommendations out: given, given with a caution, or withheld; it never sees an answer."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sciatica_guide.assessment.triage import Finding, Verdict
from sciatica_guide.guideline.model import Condition, Facts, Level, Urgency
from sciatica_guide.guideline.rows_as_nouns import Advice, Guideline


class Recommendation(NamedTuple):
    """One piece of advice for this person. `status` is given, cautioned or withheld, with the findings behind it."""

    advice: Advice
    status: str
    lead: str
    text: str
    points: tuple[str, ...]
    cells: tuple[str, ...]
    because: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.advice.id


def recommend(
    guideline: Guideline,
    findings: Iterable[Finding],
    urgency: Verdict[Urgency],
    decision: Verdict[Level],
    says: Callable[[str], str],
) -> tuple[Recommendation, ...]:
    """Every row of advice that is for this person, in the order of the table; `says` puts a text in their words."""
    conclusions: Facts = {
        "findings": frozenset(finding.id for finding in findings),
        "urgency": frozenset({urgency.code}),
        guideline.ladder.name: frozenset({decision.code}),
    }
    found = []
    for advice in guideline.advice:
        because = _any(advice.when, conclusions) if advice.when else ()
        if because is None:
            continue
        withheld = _any(advice.withheld_by, conclusions)
        caution = _any(advice.cautioned_by, conclusions)
        status = "withheld" if withheld is not None else "cautioned" if caution is not None else "given"
        text = f"{advice.text} {advice.caution}" if status == "cautioned" else advice.text
        because = tuple(dict.fromkeys((*because, *(withheld or ()), *(caution or ()))))
        points, cells = (tuple(map(says, some)) for some in (advice.points, advice.cells))
        found.append(Recommendation(advice, status, says(advice.lead), says(text), points, cells, because))
    return tuple(found)


def _any(conditions: Iterable[Condition], conclusions: Facts) -> tuple[str, ...] | None:
    """The findings of every row that holds, or None when no row does."""
    held = [because for condition in conditions if (because := condition.holds(conclusions)) is not None]
    return tuple(dict.fromkeys(id_ for because in held for id_ in because.get("findings", ()))) if held else None
