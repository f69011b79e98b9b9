"""Page 1, which stands alone: what to do, whether needles, and what whoever sees the person has to know."""

from __future__ import annotations

from sciatica_guide.guideline.rows_as_nouns import Handover
from sciatica_guide.report import drawings as drawn
from sciatica_guide.report.page import Block, Bullets, Line, Pairs, Paragraph
from sciatica_guide.report.section_parts import View, line
from sciatica_guide.report.told import Sign, in_short, medicines, warning_signs

MOST_SIGNS_IN_FULL = 8
"""So many signs answered yes have a line each; more of them stand together, so that page 1 has room for all."""


def now(view: View) -> list[Block]:
    """The steps to take, then the level for acupuncture; in an emergency that level's headline alone."""
    found, least = view.assessment, view.words("at_least")
    urgency = found.guideline.urgency[found.urgency.level]
    needles = found.guideline.decision[found.decision.level]
    verdict = f"{found.guideline.words['verdict']} {needles.headline}"
    return [
        Bullets((view.level(urgency), *map(line, view.advice("now")))),
        *([least] if found.urgency.at_least else []),
        Paragraph(Line(verdict if view.emergency else f"{verdict} {needles.action}", needles.sources)),
        *([least] if found.decision.at_least and not view.emergency else []),
    ]


def handover(view: View) -> list[Block]:
    """Situation, medicines, bleeding and background, a row each, for a reader in a hurry."""
    found = view.assessment
    rows = [(row.title, _told(view, row)) for row in found.guideline.handover]
    pairs = Pairs(tuple(row for row in rows if row[1]))
    return [pairs] if view.emergency else [pairs, *drawn.where_it_hurts(found), *drawn.how_much(found)]


def _told(view: View, row: Handover) -> str:
    found = view.assessment
    if row.questions == ("medicines",) and found.answers.medicines:
        return "; ".join(medicines(found.guideline, found.answers)) + "."
    return in_short(found.guideline, found.answers, row, found.unanswered)


def signs(view: View) -> list[Block]:
    """Every warning sign as YES, no, not sure or not asked; those answered yes first."""
    words = view.assessment.guideline.words
    by_state: dict[str, list[Sign]] = {"yes": [], "not_sure": [], "not_asked": [], "no": []}
    for sign in warning_signs(view.assessment.guideline, view.assessment.answers):
        by_state[sign.state].append(sign)
    rows = []
    if len(by_state["yes"]) <= MOST_SIGNS_IN_FULL:
        rows = [(words["yes"], sign.option.label) for sign in by_state.pop("yes")]
    together = {state: "; ".join(sign.option.brief for sign in some) for state, some in by_state.items() if some}
    return [Pairs((*rows, *((words[state], f"{text}.") for state, text in together.items())))]
