"""The schema of an assessment, as `--format json` prints it."""

from __future__ import annotations

from sciatica_guide.exchange.schema.answers import answer, apart
from sciatica_guide.exchange.schema.parts import Schema, codes, head, record, several, texts
from sciatica_guide.guideline.levels import NOT_ASSESSED, URGENCY, Ladder
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.readers import SECTIONS
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.medicines.names import CLOSE, EXACT, NONE

DESCRIPTION = """\
What `sciatica-guide assess` or `followup` prints with --format json, for one version of the tables. The level \
`not_assessed` means that too little is answered, which is never a calm level; `at_least` marks the least that a level \
can be."""
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
WORDS = texts(".")


def schema(guideline: Guideline) -> Schema:
    """Every key, and every id, code and level that can stand there."""
    questions, findings = list(guideline.questions), codes(rule.id for rule in guideline.rules)
    sources = codes(guideline.sources)
    classes = codes(guideline.medicine_classes)
    finding = {
        "id": findings,
        "kind": codes(dict.fromkeys(rule.kind for rule in guideline.rules)),
        "reason": WORDS,
        "because": {
            "type": "object",
            "propertyNames": codes(questions),
            "additionalProperties": several(WORDS, least=1),
            "minProperties": 1,
        },
        "sources": several(sources, least=1),
    }
    recommendation = {
        "id": codes(advice.id for advice in guideline.advice),
        "section": codes(sorted(SECTIONS)),
        "status": codes(("given", "cautioned", "withheld")),
        "text": WORDS,
        "because": several(findings),
        "sources": several(sources, least=1),
    }
    medicine = {
        "typed": WORDS,
        "generic": {"anyOf": [WORDS, {"type": "null"}]},
        "class": {"anyOf": [classes, {"type": "null"}]},
        "classes": several(classes),
        "match": codes((EXACT, CLOSE, NONE)),
    }
    whole = {
        "schema": {"const": guideline.edition.schema},
        "content_version": {"const": guideline.version},
        "date": texts(DAY),
        "review": record({"next_review": {"const": guideline.next_review.isoformat()}, "overdue": {"type": "boolean"}}),
        "region": {"anyOf": [texts("^[A-Z]{2}$"), {"type": "null"}]},
        "complete": {"type": "boolean"},
        "unanswered": several(codes(questions)),
        "urgency": _verdict(URGENCY, findings),
        guideline.ladder.name: _verdict(guideline.ladder, findings),
        "findings": several(record(finding)),
        "recommendations": several(record(recommendation)),
        "medicines": several(record(medicine)),
        "answers": record({id_: _answer(one) for id_, one in guideline.questions.items()}, optional=questions),
        "sources": several(record({"id": sources, "cite": WORDS, "url": texts(), "checked": WORDS})),
    }
    assessed = {"properties": {"level": {"not": {"const": NOT_ASSESSED}}, "at_least": {"const": False}}}
    return {
        **head(guideline, "assessment", "An assessment by sciatica-guide", DESCRIPTION),
        **record(whole),
        "if": {"properties": {"complete": {"const": True}}},
        "then": {"properties": {"unanswered": {"maxItems": 0}, "urgency": assessed, guideline.ladder.name: assessed}},
        "else": {"properties": {"unanswered": {"minItems": 1}}},
    }


def _verdict(ladder: Ladder, findings: Schema) -> Schema:
    return record(
        {
            "level": codes(ladder.codes),
            "at_least": {"type": "boolean"},
            "headline": WORDS,
            "action": WORDS,
            "because": several(findings),
        }
    )


def _answer(question: Question) -> Schema:
    """An answer as the report gives it back: a number, a code, or a list."""
    if question.kind == "names":
        return several(WORDS, least=1)
    if question.kind != "many":
        return answer(question)
    together, alone = apart(question)
    return {"anyOf": [several(codes(together), least=1) | {"uniqueItems": True}, *({"const": [one]} for one in alone)]}
