"""A person's answers as a FHIR R4 QuestionnaireResponse, in a Bundle with the questionnaire that they answer."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.exchange.fhir.codings import Resource, codings
from sciatica_guide.exchange.fhir.questionnaire import canonical, coding, gates, group, offered, questionnaire, text
from sciatica_guide.exchange.identity import urn
from sciatica_guide.guideline.model import Question, Value
from sciatica_guide.guideline.rows_as_nouns import Guideline

NOT_SHOWN = urn("answer to a question that is not shown")
"""The extension for an answer that its own other answers close, such as `pregnant` at 70: told, so never lost."""


def render(assessment: Assessment) -> str:
    """One Bundle as JSON, keys in a fixed order, the person's words as typed; no judgement of ours is in it."""
    return json.dumps(bundle(assessment), ensure_ascii=False, indent=2) + "\n"


def bundle(assessment: Assessment) -> Resource:
    """A collection: the questionnaire, then the response. Same answers, same day: same bytes."""
    answers = response(assessment)
    questions = questionnaire(assessment.guideline)
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": questions["url"], "resource": questions},
            {"fullUrl": urn(json.dumps(answers)), "resource": answers},
        ],
    }


def response(assessment: Assessment) -> Resource:
    """The answers, completed where every question that applies has one. It holds no level and no finding."""
    guideline, given = assessment.guideline, assessment.answers.given
    answered = [question for id_, question in guideline.questions.items() if id_ in given]
    shown = [question for question in answered if is_shown(guideline, question, given)]
    made: Resource = {"resourceType": "QuestionnaireResponse", "language": "en"}
    if hidden := [question for question in answered if question not in shown]:
        made["extension"] = [_not_shown(question, given[question.id]) for question in hidden]
    made |= {
        "questionnaire": canonical(guideline),
        "status": "completed" if assessment.complete else "in-progress",
        "subject": {"display": codings().words["subject"]},
        "authored": assessment.date.isoformat(),
    }
    groups = [(part, [_item(guideline, one, given) for one in shown if one.part == part]) for part in guideline.parts]
    if items := [
        {"linkId": group(part), "text": guideline.parts[part].capitalize(), "item": found}
        for part, found in groups
        if found
    ]:
        made["item"] = items
    return made


def is_shown(guideline: Guideline, question: Question, given: Mapping[str, Value]) -> bool:
    """Whether FHIR shows the question to somebody with these answers."""
    return not question.enable_when or gates(guideline, question).open(given)


def _item(guideline: Guideline, question: Question, given: Mapping[str, Value]) -> Resource:
    answers = _values(question, given[question.id])
    return {"linkId": question.id, "text": text(guideline, question), "answer": answers}


def _not_shown(question: Question, value: Value) -> Resource:
    told = [{"url": "answer"} | one for one in _values(question, value)]
    return {"url": NOT_SHOWN, "extension": [{"url": "linkId", "valueString": question.id}, *told]}


def _values(question: Question, value: Value) -> list[Resource]:
    if isinstance(value, int):
        return [{"valueInteger": value}]
    return [_value(question, one) for one in ((value,) if isinstance(value, str) else value)]


def _value(question: Question, told: str) -> Resource:
    if told in (option.code for option in offered(question)):
        return {"valueCoding": coding(codings(), question, told)}
    return {"valueString": told}
