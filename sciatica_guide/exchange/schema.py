"""JSON Schemas of what goes in and what comes out, made from the tables so that they agree with them.

What comes in is described as this version takes it. What comes out stays open where the tables grow (questions, codes,
findings, sections, classes of medicines), so that a program made with one version reads the reports of the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sciatica_guide.assessment.checks import ALONE, TURN_AROUND
from sciatica_guide.exchange.answer_files import ENVELOPE
from sciatica_guide.exchange.identity import urn
from sciatica_guide.guideline.levels import KINDS, NOT_ASSESSED, URGENCY, Ladder
from sciatica_guide.guideline.model import Guideline, Question
from sciatica_guide.medicines.names import CLOSE, EXACT, NO, NOT_SURE, YES
from sciatica_guide.medicines.names import NONE as NO_MATCH
from sciatica_guide.report.answer import MOST_LINES
from sciatica_guide.report.medicine_card import SCHEMA as MEDICINE_CARDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def _whole(kind: str, title: str, description: str, body: Schema) -> Schema:
    """A schema to hand out. Its `$id` is a name and leads nowhere: nothing has to be fetched to use it."""
    return {"$schema": DIALECT, "$id": urn(f"schema {kind}"), "title": title, "description": description, **body}


def _named(title: str, schema: Schema, description: str = "") -> Schema:
    """A schema under the name that its type gets in other languages."""
    return {"title": title} | ({"description": description} if description else {}) | schema


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _codes(known: Iterable[str]) -> Schema:
    """One of these codes, and no others ever."""
    return {"type": "string", "enum": list(known)}


def _text(pattern: str = "") -> Schema:
    return {"type": "string", "pattern": pattern} if pattern else {"type": "string"}


def _list(items: Schema, least: int = 0) -> Schema:
    """A list of such items, at least so many."""
    return {"type": "array"} | ({"minItems": least} if least else {}) | {"items": items}


def _or_null(*schemas: Schema) -> Schema:
    return {"anyOf": [*schemas, {"type": "null"}]}


ID = _or_null(_text(), {"type": "integer"})
"""Who somebody is, as the list has it."""


def _record(properties: Schema, optional: Iterable[str] = (), others: Schema | bool = False) -> Schema:
    """An object with these keys, each there unless it is optional, and with others only where it is open."""
    needed = [key for key in properties if key not in set(optional)]
    required = {"required": needed} if needed else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": others}


ANSWERS = """\
What `sciatica-guide assess` or `followup` takes behind --answers, as JSON or as the same data in TOML: question \
ids and their answers, all of them optional, bare or under `answers` in a saved interview or a report. A \
question without an answer, or with null, is never a no. Only the program checks that no key stands twice, and that a \
name holds no broken encoding. It also reads a FHIR QuestionnaireResponse, which this schema does not describe."""
BATCH_LINE = """\
One line of the JSON Lines that `sciatica-guide batch` takes: the answers of one person, and an `id` where one is \
wanted. It also takes a FHIR QuestionnaireResponse a line, which this schema does not describe."""
CONTROL = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029" + "".join(
    f"\\u{ord(character):04x}" for character in sorted(TURN_AROUND)
)
FIT = f"^[^{CONTROL}]*$"
"""Text without control characters; a line break stands between two names."""
FIT_LINE, ONE_LINE = f"^[^{CONTROL}\\n]*$", f"^[^{CONTROL}\\n,;]*$"
BETWEEN = r"[\s,;]"
NO_NAME = f"^{BETWEEN}*$"
NONE = r"[Nn][Oo][Nn][Ee]"
ONLY_NONE = f"^{BETWEEN}*({NONE}[^\\S\\n]*([,;\\n]{BETWEEN}*|$))+$"
HOLDS_NONE = f"(^|[,;\\n])[^\\S\\n]*{NONE}[^\\S\\n]*([,;\\n]|$)"
TOLD = {
    "name": _text(ONE_LINE) | {"not": {"anyOf": [_text(NO_NAME), _text(ONLY_NONE)]}},
    "is_not": _list(_text(FIT_LINE)),
    "called_a_blood_thinner": _codes((YES, NO, NOT_SURE)),
}
NAMED_MEDICINE = "A name as typed, with what its owner said of it when asked: what it is not, and what it is called."


def answers(guideline: Guideline) -> Schema:
    """Accepts what the program accepts, but for what the description leaves to the program."""
    around: Schema = dict.fromkeys(sorted(ENVELOPE), True) | {"answers": _ref("answers")}
    saved = _named("saved_answers", _record(around, optional=ENVELOPE - {"schema", "answers"}))
    kind = f"{guideline.edition.id} answers {guideline.version}"
    defs = {"answers": _named("answers", _record(_questions(guideline), guideline.questions)), "saved_answers": saved}
    body = {"anyOf": [_ref("answers"), _ref("saved_answers")], "$defs": defs | _code_lists(guideline)}
    return _whole(kind, "answers_in_a_file", ANSWERS, body)


def batch_line(guideline: Guideline) -> Schema:
    """The same answers as a line of a list."""
    properties = {"id": _named("id", ID), **_questions(guideline)}
    body = _record(properties, properties) | {"$defs": _code_lists(guideline)}
    return _whole(f"batch line {guideline.version}", "batch_line", BATCH_LINE, body)


def _questions(guideline: Guideline) -> Schema:
    """The questions by id, each under that name, with its text and every form in which it may be answered."""
    return {id_: _named(id_, _answer(question), question.text) for id_, question in guideline.questions.items()}


def _code_lists(guideline: Guideline) -> Schema:
    """The codes of each question that has any."""
    asked = (question for question in guideline.questions.values() if question.codes)
    return {_code_list(question): _named(_code_list(question), _codes(question.codes)) for question in asked}


def _code_list(question: Question) -> str:
    return f"{question.id}_code"


def _answer(question: Question) -> Schema:
    if question.band:
        return _or_null({"type": "integer", "minimum": question.band.minimum, "maximum": question.band.maximum})
    if question.kind == "names":
        return _or_null(*_names())
    code = _ref(_code_list(question))
    if question.kind == "one":
        return _or_null(code)
    alone = [{"allOf": [_holding(_is(one)), _holding({"not": _is(one)})]} for one in question.codes if one in ALONE]
    return _or_null(code, _list(code, least=1) | {"not": {"anyOf": alone}})


def _is(code: str) -> Schema:
    return {"const": code}


def _holding(item: Schema) -> Schema:
    """A list with such an item in it."""
    return {"type": "array", "contains": item}


def _names() -> list[Schema]:
    """Names in one text or in a list of texts; the word none stands beside no name."""
    no_name, holds_none, only_none = map(_text, (NO_NAME, HOLDS_NONE, ONLY_NONE))
    mixed = {"allOf": [holds_none, {"not": only_none}]}
    told = _named("named_medicine", _record(TOLD, optional=("is_not", "called_a_blood_thinner")), NAMED_MEDICINE)
    object_ = {"type": "object"}
    named = {"anyOf": [{"type": "string", "not": {"anyOf": [no_name, only_none]}}, object_]}
    some = {"anyOf": [{"type": "string", "not": no_name}, object_]}
    return [
        _text(FIT) | {"not": {"anyOf": [no_name, mixed]}},
        _list({"anyOf": [_text(FIT), told]}, least=1)
        | {"contains": some, "not": {"allOf": [_holding(holds_none), _holding(named)]}},
    ]


REPORT = """\
What `sciatica-guide {command}` prints with --format json. The level `not_assessed` means that too little is answered, \
which is never a calm level; `at_least` marks the least that a level can be. `recommendations` is the advice that is \
given; `withheld` is what a finding holds back, not to be shown to the person. Ids of questions, codes, findings, \
recommendations, sections, sources and classes of medicines may be added by a later version of the tables."""
BATCH_RESULT = """\
One line of what `sciatica-guide batch` prints as JSON Lines: what came of one person. With an `error` there are no \
levels. Columns that --pass names stand behind these."""
MEDICINES = (
    "What `sciatica-guide medicines` prints with --format json: what each name was taken for, and why it matters."
)
QUESTIONS = "What `sciatica-guide questions` prints with --format json: every question, for a form of one's own."
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
WORDS = _text()
SOURCE = _record({"id": WORDS, "cite": WORDS, "url": WORDS, "checked": WORDS})
MEDICINE = {
    "typed": WORDS,
    "generic": _or_null(WORDS),
    "class": _or_null(WORDS),
    "classes": _list(WORDS),
    "match": _codes((EXACT, CLOSE, NO_MATCH)),
}


def assessment(guideline: Guideline) -> Schema:
    """Every key of a report, and every level that can stand there."""
    finding = {
        "id": WORDS,
        "kind": _codes(dict.fromkeys((*KINDS, *(step.kind for step in guideline.ladder.steps)))),
        "reason": WORDS,
        "because": {"type": "object", "minProperties": 1, "additionalProperties": _list(WORDS)},
        "sources": _list(WORDS),
    }
    recommendation = {
        "id": WORDS,
        "section": WORDS,
        "status": _codes(("given", "cautioned", "withheld")),
        "text": WORDS,
        "because": _list(WORDS),
        "sources": _list(WORDS),
    }
    ladders = (URGENCY, guideline.ladder)
    whole = {
        "schema": {"type": "string", "const": guideline.edition.schema},
        "content_version": WORDS,
        "date": _text(DAY),
        "review": _named("review", _record({"next_review": _text(DAY), "overdue": {"type": "boolean"}})),
        "region": _or_null(_text("^[A-Z]{2}$")),
        "complete": {"type": "boolean"},
        "unanswered": _list(WORDS),
        **{ladder.name: _ref(ladder.name) for ladder in ladders},
        "summary": _list(WORDS) | {"minItems": 1, "maxItems": MOST_LINES},
        "findings": _list(_ref("finding")),
        "recommendations": _list(_ref("recommendation")),
        "withheld": _list(_ref("recommendation")),
        "medicines": _list(_ref("medicine")),
        "answers": _ref("given"),
        "sources": _list(_ref("source")),
    }
    defs = {
        **{ladder.name: _named(ladder.name, _verdict(ladder)) for ladder in ladders},
        "finding": _named("finding", _record(finding)),
        "recommendation": _named("recommendation", _record(recommendation)),
        "medicine": _named("medicine", _record(MEDICINE)),
        "source": _named("source", SOURCE),
        "given": _named("given_answers", _given(guideline)),
    }
    levels = {ladder.name: _assessed() for ladder in ladders}
    title = guideline.edition.id
    body = {
        **_record(whole),
        "if": {"properties": {"complete": {"const": True}}},
        "then": {"properties": {"unanswered": {"type": "array", "maxItems": 0}, **levels}},
        "else": {"properties": {"unanswered": {"type": "array", "minItems": 1}}},
        "$defs": defs,
    }
    return _whole(guideline.edition.schema, title, REPORT.format(command=guideline.edition.command), body)


def _verdict(ladder: Ladder) -> Schema:
    return _record(
        {
            "level": _named(f"{ladder.name}_level", _codes(ladder.codes)),
            "at_least": {"type": "boolean"},
            "headline": WORDS,
            "action": WORDS,
            "because": _list(WORDS),
        }
    )


def _assessed() -> Schema:
    """A level on complete answers: one is given, and it is no floor."""
    return {"type": "object", "properties": {"level": {"not": {"const": NOT_ASSESSED}}, "at_least": {"const": False}}}


def _given(guideline: Guideline) -> Schema:
    """The answers as a report gives them back: a number, a code or a list; questions and codes may be added."""
    known = {id_: _named(id_, _given_back(one), one.text) for id_, one in guideline.questions.items()}
    return _record(known, known, others=True)


def _given_back(question: Question) -> Schema:
    if question.band:
        return {"type": "integer", "minimum": question.band.minimum, "maximum": question.band.maximum}
    if question.kind == "one":
        return WORDS | {"examples": list(question.codes)}
    several = _list(WORDS) | {"uniqueItems": True}
    return several | {"examples": [[code] for code in question.codes]} if question.codes else several


def batch_result(guideline: Guideline) -> Schema:
    """What came of one line."""
    levels = {ladder.name: _or_null(_ref(f"{ladder.name}_level")) for ladder in (URGENCY, guideline.ladder)}
    names = {f"{ladder.name}_level": ladder for ladder in (URGENCY, guideline.ladder)}
    result = {
        "id": ID,
        **levels,
        "complete": {"type": "boolean"},
        "findings": _list(WORDS),
        "error": _or_null(WORDS),
    }
    defs = {name: _named(name, _codes(ladder.codes)) for name, ladder in names.items()}
    return _whole("batch result", "batch_result", BATCH_RESULT, _record(result, others=True) | {"$defs": defs})


def medicines(_: Guideline) -> Schema:
    """The cards of medicines, as data."""
    said = _named("sentence", _record({"text": WORDS, "sources": _list(WORDS)}))
    card = MEDICINE | {"what": WORDS, "why": _list(_ref("said")), "do": _list(_ref("said")), "listed": _list(WORDS)}
    whole = {
        "schema": {"type": "string", "const": MEDICINE_CARDS},
        "content_version": WORDS,
        "medicines": _list(_ref("card")),
        "sources": _list(_ref("source")),
    }
    defs = {"card": _named("medicine_card", _record(card)), "said": said, "source": _named("source", SOURCE)}
    return _whole("medicines 1", "medicines", MEDICINES, _record(whole) | {"$defs": defs})


def questions(guideline: Guideline) -> Schema:
    """The questions, as data."""
    number, word = _or_null({"type": "integer"}), _or_null(WORDS)
    cell = {"of": WORDS, "worked_out_from": word, "codes": _or_null(_list(WORDS)), "minimum": number, "maximum": number}
    question = {
        **dict.fromkeys(("id", "part"), WORDS),
        "kind": _codes(("one", "many", "scale", "number", "names")),
        **dict.fromkeys(("text", "short", "why"), WORDS),
        **dict.fromkeys(("means", "check"), word),
        "options": _list(_ref("option")),
        **dict.fromkeys(("minimum", "maximum"), number),
        **dict.fromkeys(("low", "high", "unit"), word),
        "asked_when": _list(_list(_ref("condition"), least=1)),
        "sources": _list(WORDS),
    }
    whole = {
        "schema": {"type": "string", "const": f"sciatica-guide/{guideline.edition.id}-questions/1"},
        "content_version": WORDS,
        "parts": _list(_ref("part")),
        "questions": _list(_ref("question")),
    }
    defs = {
        "part": _named("part", _record({"id": WORDS, "title": WORDS})),
        "question": _named("question", _record(question)),
        "option": _named("option", _record({"code": WORDS, "label": WORDS, "means": word})),
        "condition": _named("condition", _record(cell)),
    }
    kind = f"{guideline.edition.id} questions 1"
    return _whole(kind, "questions", QUESTIONS, _record(whole) | {"$defs": defs})


SCHEMAS: Mapping[str, Callable[[Guideline], Schema]] = {
    "answers": answers,
    "assessment": assessment,
    "questions": questions,
    "batch-line": batch_line,
    "batch-result": batch_result,
    "medicines": medicines,
}
"""Every schema by the name that it is asked for with; the first three differ from guideline to guideline."""
