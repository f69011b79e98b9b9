"""A person's answers as a FHIR R4 QuestionnaireResponse, in a Bundle with the questionnaire that they answer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple
from uuid import uuid4

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.exchange.fhir.codings import Resource, codings
from sciatica_guide.exchange.fhir.questionnaire import canonical, coding, gates, group, offered, questionnaire, text
from sciatica_guide.exchange.identity import urn
from sciatica_guide.guideline.model import Guideline, Question, Value

REFERENCE = r"(https?://\S+/)?[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}|urn:uuid:[0-9a-f-]{36}"
"""What FHIR takes for the place of another resource."""
NOT_SHOWN = urn("answer to a question that is not shown")
"""The extension for an answer that its own other answers close, such as `pregnant` at 70: told, so never lost."""


class Labels(NamedTuple):
    """How a bundle is labelled: who the person is elsewhere, and whether its names are the same at every run."""

    subject: str = ""
    """A reference such as `Patient/17`, or any other text as an identifier."""
    reproducible: bool = False


NO_LABELS = Labels()


def render(assessment: Assessment, labels: Labels = NO_LABELS) -> str:
    """One Bundle as JSON, keys in a fixed order, the person's words as typed; no judgement of ours is in it."""
    return json.dumps(bundle(assessment, labels), ensure_ascii=False, indent=2) + "\n"


def bundle(assessment: Assessment, labels: Labels = NO_LABELS) -> Resource:
    """A collection: the questionnaire, then the response under a name of its own.

    That name is new for each person and run, so that no two people share one, unless it is to be reproducible: then
    the same subject, answers and day get the same name.
    """
    answers = response(assessment, labels)
    questions = questionnaire(assessment.guideline)
    name = urn(json.dumps(answers)) if labels.reproducible else uuid4().urn
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            {"fullUrl": questions["url"], "resource": questions},
            {"fullUrl": name, "resource": answers},
        ],
    }


def response(assessment: Assessment, labels: Labels = NO_LABELS) -> Resource:
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
        "subject": _subject(labels.subject),
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


def _subject(named: str) -> Resource:
    told = {"display": codings().words["subject"]}
    if re.fullmatch(REFERENCE, named):
        return {"reference": named} | told
    return {"identifier": {"value": named}} | told if named else told


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
