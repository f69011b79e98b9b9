"""A QuestionnaireResponse made elsewhere, alone or in a Bundle → raw answers, for the one check that all pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.exchange.fhir.codings import codings, url
from sciatica_guide.exchange.fhir.questionnaire import SEVERAL, coding, offered
from sciatica_guide.exchange.fhir.response import NOT_SHOWN
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition
from sciatica_guide.guideline.model import Question
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.guideline.rows_as_nouns import Guideline

FIX = "Answer the questionnaire that `sciatica-guide questionnaire` prints (--guide followup for after needles)."
RESPONSE = "QuestionnaireResponse"
WITHDRAWN = ("entered-in-error", "stopped")
NAME_LENGTH = 80
"""Characters of a questionnaire's name that an error shows."""
MUST_BE_UNDERSTOOD = ("modifierExtension", "implicitRules")
"""Keys that can change what all others mean; we know none of them."""


def answers_in(resource: Mapping[str, Any], where: str, edition: Edition = ASSESSMENT) -> dict[str, Any]:
    """The answers in a response to the questionnaire of this guideline: all of them, or none if one is not understood.

    Errors: AnswerError for any other resource, and for any part of it that cannot be read.
    """
    response = _response(resource, where)
    for key in MUST_BE_UNDERSTOOD:
        if _holds(response, key):
            raise AnswerError(where, f"holds a {key}, which can change its meaning.", "Leave it out, or ask its maker.")
    rules = guideline(edition)
    _refuse_others(response.get("questionnaire"), where, rules)
    if response.get("status") in WITHDRAWN:
        raise AnswerError(where, f"is marked {response['status']}.", "Use answers that still stand.")
    answers: dict[str, Any] = {}
    for id_, values in _answered(response, where):
        question = rules.questions.get(id_)
        if question is None:
            raise AnswerError(f"{where}, {shown(id_)}", "is no question of ours.", nearest(id_, rules.questions))
        if id_ in answers:
            raise AnswerError(f"{where}, {id_}", "stands there twice.", "Keep one of the two.")
        answers[id_] = _answer(question, values, f"{where}, {id_}")
    return answers


def _response(resource: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """The response itself, or the only one in a Bundle."""
    if resource.get("resourceType") == RESPONSE:
        return resource
    if resource.get("resourceType") != "Bundle":
        raise AnswerError(where, f"is a {shown(resource.get('resourceType'))}, which holds no answers.", FIX)
    entries = [_object(entry, where).get("resource") for entry in _list(resource.get("entry"), where)]
    found = [_object(one, where) for one in entries if isinstance(one, dict) and one.get("resourceType") == RESPONSE]
    if len(found) != 1:
        raise AnswerError(where, f"is a Bundle with {len(found)} responses.", "Give one response at a time.")
    return found[0]


def _refuse_others(questionnaire: object, where: str, rules: Guideline) -> None:
    """Errors: AnswerError unless the response says that it is for this questionnaire, in this version."""
    name, _, version = questionnaire.partition("|") if isinstance(questionnaire, str) else ("", "", "")
    if name != url(rules.edition):
        named = (
            f"is for another questionnaire, {shown(name, NAME_LENGTH)}."
            if name
            else "does not say which questionnaire it is for."
        )
        raise AnswerError(where, named, FIX)
    if version != rules.version:
        told = f"version {shown(version)} of the questions" if version else "no version of the questions that it names"
        raise AnswerError(where, f"is for {told}. This program asks version {rules.version}.", FIX)


def _answered(response: Mapping[str, Any], where: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every question with the answers given to it, wherever it stands."""
    for told in _list(response.get("extension"), where):
        parts = [_object(one, where) for one in _list(_object(told, where).get("extension"), where)]
        if _object(told, where).get("url") == NOT_SHOWN:
            named = [str(one.get("valueString")) for one in parts if one.get("url") == "linkId"]
            yield "".join(named), [one for one in parts if one.get("url") == "answer"]
    yield from _items(response, where)


def _items(parent: Mapping[str, Any], where: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for raw in _list(parent.get("item"), where):
        item = _object(raw, where)
        id_, given = str(item.get("linkId")), [_object(one, where) for one in _list(item.get("answer"), where)]
        if given:
            yield id_, given
        for holder in (item, *given):
            yield from _items(holder, where)


def _answer(question: Question, values: list[dict[str, Any]], where: str) -> Any:
    read = [_value(question, value, where) for value in values]
    if question.kind in SEVERAL:
        return read
    if len(read) > 1:
        raise AnswerError(where, "has more than one answer.", "Give one.")
    return read[0]


def _value(question: Question, value: Mapping[str, Any], where: str) -> Any:
    keys = [key for key in value if key.startswith("value")]
    wanted = ["valueInteger"] if question.band else ["valueCoding"]
    if question.kind == "names":
        wanted.append("valueString")
    if len(keys) != 1 or keys[0] not in wanted:
        raise AnswerError(where, f"has no {' or '.join(wanted)}.", "Answer it as the questionnaire offers.")
    return _code(question, value["valueCoding"], where) if keys == ["valueCoding"] else value[keys[0]]


def _code(question: Question, given: object, where: str) -> str:
    """The code of ours that a coding stands for."""
    told = _object(given, where)
    for option in offered(question):
        known = coding(codings(), question, option.code)
        if (known["system"], known["code"]) == (told.get("system"), told.get("code")):
            return option.code
    raise AnswerError(
        where,
        f"{shown(told.get('code'))} of {shown(told.get('system'))} is not one of its codings.",
        "Answer it as the questionnaire offers.",
    )


def _holds(value: object, key: str) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(value, dict) and key in value) or any(_holds(one, key) for one in inner)


def _object(raw: object, where: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise AnswerError(where, f"{shown(raw)} stands where FHIR has an object.", "Check how the file was made.")
    return raw


def _list(raw: object, where: str) -> list[Any]:
    if raw is not None and not isinstance(raw, list):
        raise AnswerError(where, f"{shown(raw)} stands where FHIR has a list.", "Check how the file was made.")
    return raw or []
