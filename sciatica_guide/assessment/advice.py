"""Findings in, recommendations out: given, given with a caution, or withheld; it never sees an answer."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sciatica_guide.assessment.triage import Finding, Verdict
from sciatica_guide.guideline.levels import Level, Urgency
from sciatica_guide.guideline.model import Advice, Condition, Facts, Guideline

MEDICINES = "{medicines}"
"""Stands in a text for the names, as typed, of the medicines that the advice is about."""
MOST_NAMED = 9


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
    caution: Verdict[Level],
    says: Callable[[str], str],
) -> tuple[Recommendation, ...]:
    """Every row of advice that is for this person, in the order of the table; `says` puts a text in their words."""
    findings = tuple(findings)
    conclusions: Facts = {
        "findings": frozenset(finding.id for finding in findings),
        "urgency": frozenset({urgency.code}),
        guideline.ladder.name: frozenset({caution.code}),
    }
    found = []
    for advice in guideline.advice:
        because = _any(advice.when, conclusions) if advice.when else ()
        if because is None:
            continue
        withheld = _any(advice.withheld_by, conclusions)
        beside = _any(advice.cautioned_by, conclusions)
        status = "withheld" if withheld is not None else "cautioned" if beside is not None else "given"
        text = f"{advice.text} {advice.caution}" if status == "cautioned" else advice.text
        text = says(text).replace(MEDICINES, _medicines(findings, because))
        because = tuple(dict.fromkeys((*because, *(withheld or ()), *(beside or ()))))
        points, cells = (tuple(map(says, some)) for some in (advice.points, advice.cells))
        found.append(Recommendation(advice, status, says(advice.lead), text, points, cells, because))
    return tuple(found)


def _medicines(findings: Iterable[Finding], because: Iterable[str]) -> str:
    """The medicines, as typed, behind these findings: "ramipril and furosemide"; of a long list the first few."""
    ids = set(because)
    typed = (name for finding in findings if finding.id in ids for name in finding.because.get("medicines", ()))
    named = list(dict.fromkeys(typed))
    return " and ".join(filter(None, (", ".join(named[:-1][:MOST_NAMED]), *named[-1:])))


def _any(conditions: Iterable[Condition], conclusions: Facts) -> tuple[str, ...] | None:
    """The findings of every row that holds, or None when no row does."""
    held = [because for condition in conditions if (because := condition.holds(conclusions)) is not None]
    return tuple(dict.fromkeys(id_ for because in held for id_ in because.get("findings", ()))) if held else None
