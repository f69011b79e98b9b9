"""Cases in, what came of them out."""

from __future__ import annotations

from sciatica_guide.assessment.decisions.table import DecisionTable
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.model import FIRM_SUITABILITY, FIRM_URGENCY, Level
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.review.scoring import cases
from sciatica_guide.review.scoring.tally import NOT_ASSESSED, Tally, outcome

FIRM: dict[str, Level] = {"urgency": FIRM_URGENCY, "acupuncture": FIRM_SUITABILITY}


def score(path: str, guideline: Guideline) -> list[Tally]:
    """What came of each case on both ladders. Errors: AnswerError names the case."""
    table, found = DecisionTable(guideline), {name: list[tuple[str, str]]() for name in FIRM}
    for case in cases.read(path, guideline):
        try:
            decision = table.decide(case.answers)
        except AnswerError as error:
            raise AnswerError(f"Case {case.id}, {error.where}", error.what, error.fix) from error
        got = {"urgency": decision.urgency, "acupuncture": decision.acupuncture}
        for name, firm in FIRM.items():
            right = getattr(case, name)
            known = [*(level.code for level in type(firm)), NOT_ASSESSED]
            for code in right:
                if code not in known:
                    raise AnswerError(f"Case {case.id}", f"{code!r} is no {name}.", f"Choose from: {', '.join(known)}.")
            if right:
                found[name].append((case.id, outcome(got[name], right, firm)))
    if not any(found.values()):
        raise AnswerError("These cases", "expect no levels.", "Give each expect_urgency or expect_acupuncture.")
    return [Tally(name, outcomes) for name, outcomes in found.items()]
