"""JSON Schemas of a file of answers and of an assessment, made from the content so that they agree with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sciatica_guide.assessment.checks import ALONE, TURN_AROUND
from sciatica_guide.exchange.answer_files import ENVELOPE
from sciatica_guide.exchange.identity import urn
from sciatica_guide.guideline.levels import NOT_ASSESSED, URGENCY, Ladder
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.readers import SECTIONS
from sciatica_guide.guideline.rows_as_nouns import Guideline
from sciatica_guide.medicines.names import CLOSE, EXACT
from sciatica_guide.medicines.names import NONE as NO_MATCH

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def head(guideline: Guideline, name: str, title: str, description: str) -> Schema:
    """How a schema begins. Its `$id` is a name and leads nowhere: nothing has to be fetched to use it."""
    return {
        "$schema": DIALECT,
        "$id": urn(f"schema {guideline.edition.id} {name} {guideline.version}"),
        "title": title,
        "description": description,
    }


def codes(known: Iterable[str]) -> Schema:
    """One of these codes."""
    return {"enum": list(known)}


def texts(pattern: str = "") -> Schema:
    return {"type": "string", "pattern": pattern} if pattern else {"type": "string"}


def several(items: Schema, least: int = 0) -> Schema:
    """A list of such items, at least so many."""
    return {"type": "array", "minItems": least, "items": items}


def record(properties: Schema, optional: Iterable[str] = ()) -> Schema:
    """An object with these keys and no others, each there unless it is optional."""
    needed = [key for key in properties if key not in set(optional)]
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


ANSWERS = """\
What `sciatica-guide assess` or `followup` takes behind --answers, as JSON or as the same data in TOML: question \
ids and their answers, all of them optional, bare or under `answers` in a saved interview or a report. A \
question without an answer is never a no. Only the program checks that a number is written without a decimal \
point, that no key stands twice, and that a name holds no broken encoding. It also reads a FHIR \
QuestionnaireResponse, which this schema does not describe."""
CONTROL = r"\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029" + "".join(
    f"\\u{ord(one):04x}" for one in sorted(TURN_AROUND)
)
FIT = f"[^{CONTROL}]*"
"""Text without control characters; a line break stands between two names."""
BETWEEN = r"[\s,;]"
NO_NAME = f"^{BETWEEN}*$"
NONE = r"[Nn][Oo][Nn][Ee]"
ONLY_NONE = f"^{BETWEEN}*({NONE}[^\\S\\n]*([,;\\n]{BETWEEN}*|$))+$"
HOLDS_NONE = f"(^|[,;\\n])[^\\S\\n]*{NONE}[^\\S\\n]*([,;\\n]|$)"


def answers(guideline: Guideline) -> Schema:
    """Accepts what the program accepts, but for what the description leaves to the program."""
    inside = {"$ref": "#/$defs/answers"}
    around: Schema = dict.fromkeys(sorted(ENVELOPE), True) | {"answers": inside}
    wrapped = record(around, optional=ENVELOPE - {"schema", "answers"})
    return {
        **head(guideline, "answers", "Answers to the questions of sciatica-guide", ANSWERS),
        "anyOf": [inside, wrapped],
        "$defs": {"answers": answers_to(guideline)},
    }


def answers_to(guideline: Guideline) -> Schema:
    """The answers themselves, by question id."""
    questions = guideline.questions
    return record({id_: {"title": one.text, **answer(one)} for id_, one in questions.items()}, optional=questions)


def answer(question: Question) -> Schema:
    """Every form in which a question may be answered in a file."""
    if question.band:
        return {"type": "integer", "minimum": question.band.minimum, "maximum": question.band.maximum}
    if question.kind == "names":
        return _names()
    if question.kind == "one":
        return codes(question.codes)
    together, alone = apart(question)
    lists = [several(codes(together), least=1), *(several({"const": code}, least=1) for code in alone)]
    return {"anyOf": [codes(question.codes), *lists]}


def apart(question: Question) -> tuple[list[str], list[str]]:
    """The codes that may stand together, and those that stand alone."""
    alone = [code for code in question.codes if code in ALONE]
    return [code for code in question.codes if code not in alone], alone


def _names() -> Schema:
    fit = texts(f"^{FIT}$")
    named = {**fit, "not": texts(HOLDS_NONE)}
    some = {"not": texts(NO_NAME)}
    blank_or_none = {**fit, "anyOf": [texts(NO_NAME), texts(ONLY_NONE)]}
    return {
        "anyOf": [
            {"allOf": [named, some]},
            {"allOf": [fit, texts(ONLY_NONE)]},
            {**several(named, least=1), "contains": some},
            {**several(blank_or_none, least=1), "contains": some},
        ]
    }


ASSESSMENT = """\
What `sciatica-guide assess` or `followup` prints with --format json, for one version of the tables. The level \
`not_assessed` means that too little is answered, which is never a calm level; `at_least` marks the least that a level \
can be."""
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
WORDS = texts(".")


def assessment(guideline: Guideline) -> Schema:
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
        "match": codes((EXACT, CLOSE, NO_MATCH)),
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
        "answers": record({id_: _given_back(one) for id_, one in guideline.questions.items()}, optional=questions),
        "sources": several(record({"id": sources, "cite": WORDS, "url": texts(), "checked": WORDS})),
    }
    assessed = {"properties": {"level": {"not": {"const": NOT_ASSESSED}}, "at_least": {"const": False}}}
    return {
        **head(guideline, "assessment", "An assessment by sciatica-guide", ASSESSMENT),
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


def _given_back(question: Question) -> Schema:
    """An answer as the report gives it back: a number, a code, or a list."""
    if question.kind == "names":
        return several(WORDS, least=1)
    if question.kind != "many":
        return answer(question)
    together, alone = apart(question)
    return {"anyOf": [several(codes(together), least=1) | {"uniqueItems": True}, *({"const": [one]} for one in alone)]}
