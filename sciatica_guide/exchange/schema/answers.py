"""The schema of a file of answers: every question of the guideline, and each way in which it may be answered."""

from __future__ import annotations

from sciatica_guide.assessment.checks import ALONE, TURN_AROUND
from sciatica_guide.exchange.answer_files import ENVELOPE
from sciatica_guide.exchange.schema.parts import Schema, codes, head, record, several, texts
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.rows_as_nouns import Guideline

DESCRIPTION = """\
What `sciatica-guide assess` or `followup` takes behind --answers, as JSON or as the same data in TOML: question \
ids and their answers, all of them optional, bare or under `answers` in a saved interview or a report. A \
question without an answer is never a no. Only the program checks that a number is written without a decimal \
point, that no key stands twice, and that a name holds no broken encoding. It also reads a FHIR \
QuestionnaireResponse, which this schema does not describe."""
CONTROL = r"\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029" + "".join(f"\\u{ord(one):04x}" for one in TURN_AROUND)
FIT = f"[^{CONTROL}]*"
"""Text without control characters; a line break stands between two names."""
BETWEEN = r"[\s,;]"
NO_NAME = f"^{BETWEEN}*$"
NONE = r"[Nn][Oo][Nn][Ee]"
ONLY_NONE = f"^{BETWEEN}*({NONE}[^\\S\\n]*([,;\\n]{BETWEEN}*|$))+$"
HOLDS_NONE = f"(^|[,;\\n])[^\\S\\n]*{NONE}[^\\S\\n]*([,;\\n]|$)"


def schema(guideline: Guideline) -> Schema:
    """Accepts what the program accepts, but for what the description leaves to the program."""
    answers = {"$ref": "#/$defs/answers"}
    around: Schema = dict.fromkeys(sorted(ENVELOPE), True) | {"answers": answers}
    wrapped = record(around, optional=ENVELOPE - {"schema", "answers"})
    return {
        **head(guideline, "answers", "Answers to the questions of sciatica-guide", DESCRIPTION),
        "anyOf": [answers, wrapped],
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
