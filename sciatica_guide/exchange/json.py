"""An assessment as JSON, in the shape other people's scripts rely on (contract, sections 2 and 5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sciatica_guide.assessment.advice import Recommendation
from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.speech import plain
from sciatica_guide.assessment.triage import Verdict
from sciatica_guide.guideline.model import LevelWords, Value
from sciatica_guide.medicines.names import Typed
from sciatica_guide.report.answer import summary


def render(assessment: Assessment) -> str:
    """One JSON object, keys in a fixed order, the person's words as typed."""
    return json.dumps(as_data(assessment), ensure_ascii=False, indent=2) + "\n"


def as_data(assessment: Assessment) -> dict[str, Any]:
    rules = assessment.guideline
    findings: list[dict[str, Any]] = [
        {
            "id": one.id,
            "kind": one.rule.kind,
            "reason": plain(assessment.speech.says(one.rule.reason)),
            "because": {question: list(codes) for question, codes in one.because.items()},
            "sources": list(one.rule.sources),
        }
        for one in assessment.findings
    ]
    recommendations, withheld = _advice(assessment.recommendations), _advice(assessment.withheld)
    medicines = [
        {
            "typed": one.typed,
            "generic": one.generic or None,
            "class": one.classes[0] if one.generic else None,
            "classes": list(one.classes),
            "match": one.match,
        }
        for one in assessment.answers.medicines
    ]
    urgency = rules.urgency[assessment.urgency.level]
    caution = rules.caution[assessment.caution.level]
    if assessment.checked_first:
        caution = caution._replace(headline=rules.words.checked_first, action=rules.words.checked_first_why)
    cited = dict.fromkeys(source for row in (*findings, *recommendations, *withheld) for source in row["sources"])
    cited |= dict.fromkeys((*urgency.sources, *caution.sources))
    return {
        "schema": rules.edition.schema,
        "content_version": rules.version,
        "date": assessment.date.isoformat(),
        "review": {"next_review": rules.next_review.isoformat(), "overdue": assessment.overdue},
        "region": assessment.region.id or None,
        "complete": assessment.complete,
        "unanswered": list(assessment.unanswered),
        "urgency": _verdict(assessment, assessment.urgency, urgency),
        rules.ladder.name: _verdict(assessment, assessment.caution, caution),
        "summary": list(summary(assessment)),
        "findings": findings,
        "recommendations": recommendations,
        "withheld": withheld,
        "medicines": medicines,
        "answers": answers_as_data(assessment.answers.given),
        "sources": [
            {"id": source.id, "cite": source.cite, "url": source.url, "checked": source.checked}
            for source in (rules.sources[id_] for id_ in sorted(cited))
        ],
    }


def _told(one: Recommendation) -> str:
    """A piece of advice in one text, its points or the cells of a choice behind it."""
    listed = "; ".join(one.points or one.cells)
    return plain(" ".join(filter(None, (one.lead, one.text, f"{listed}." if listed else ""))))


def _advice(recommendations: Iterable[Recommendation]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.id,
            "section": one.advice.section,
            "status": one.status,
            "text": _told(one),
            "because": list(one.because),
            "sources": list(one.advice.sources),
        }
        for one in recommendations
    ]


def answers_as_data(answers: Mapping[str, Value]) -> dict[str, object]:
    """Answers as a file keeps them, with what was said of a name beside it."""
    return {id_: _value(value) for id_, value in answers.items()}


def _value(value: Value) -> object:
    if not isinstance(value, tuple):
        return value
    return [one.as_data() if isinstance(one, Typed) else one for one in value]


def _verdict(assessment: Assessment, verdict: Verdict[Any], words: LevelWords) -> dict[str, Any]:
    return {
        "level": verdict.code,
        "at_least": verdict.at_least,
        "headline": assessment.speech.says(words.headline),
        "action": assessment.speech.says(words.action),
        "because": list(verdict.because),
    }
