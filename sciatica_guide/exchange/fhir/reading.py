"""A QuestionnaireResponse made elsewhere, alone or in a Bundle → raw answers, for the one check that all pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.exchange.fhir.codings import CODES, codings, url
from sciatica_guide.exchange.fhir.questionnaire import SEVERAL, coding, group, help_of, offered
from sciatica_guide.exchange.fhir.response import NOT_SHOWN
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition
from sciatica_guide.guideline.model import Guideline, Question
from sciatica_guide.guideline.packaged import guideline

FIX = "Answer the questionnaire that `sciatica-guide questionnaire` prints (--guideline followup for after needles)."
MADE = "Check how the file was made."
RESPONSE = "QuestionnaireResponse"
STANDING, WITHDRAWN = ("in-progress", "completed", "amended"), ("entered-in-error", "stopped")
"""What FHIR says of answers that count, and of those that do not."""
NAME_LENGTH = 80
"""Characters of a questionnaire's name that an error shows."""
MUST_BE_UNDERSTOOD = ("modifierExtension", "implicitRules")
"""Keys that can change what all others mean; we know none of them."""
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ABSENT_CODES = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
KEYS = {
    "a response": (
        *(
            "resourceType",
            "id",
            "meta",
            "language",
            "text",
            "contained",
            "extension",
            "identifier",
            "basedOn",
            "partOf",
        ),
        *("questionnaire", "status", "subject", "encounter", "authored", "author", "source", "item"),
    ),
    "an item": ("id", "extension", "linkId", "definition", "text", "answer", "item"),
    "an answer": ("id", "extension", "item"),
}
"""What FHIR R4 has in each, beside what an answer says; with an underscore before it, what is said of that."""


def answers_in(resource: Mapping[str, Any], where: str, edition: Edition = ASSESSMENT) -> dict[str, Any]:
    """The answers in a response to the questionnaire of this guideline: all of them, or none if one is not understood.

    Errors: AnswerError for any other resource, and for any part of it that cannot be read.
    """
    response, rules = _response(resource, where), guideline(edition)
    for key in MUST_BE_UNDERSTOOD:
        if _holds(response, key):
            what = f"has the key {key}, which can change what all the rest means."
            raise AnswerError(where, what, "Leave it out, or ask whoever made the file.")
    _refuse_others(response.get("questionnaire"), where, rules)
    _refuse_status(response.get("status"), where)
    _refuse_strange_keys(response, "a response", where)
    answers: dict[str, Any] = {}
    for id_, values in _answered(response, where, rules):
        question = rules.questions.get(id_)
        if question is None:
            raise AnswerError(f"{where}, {shown(id_)}", "is no question of ours.", nearest(id_, rules.questions))
        if id_ in answers:
            raise AnswerError(f"{where}, {id_}", "stands there twice.", "Keep one of the two.")
        answers[id_] = _answer(question, values, f"{where}, {id_}")
    return {id_: answer for id_, answer in answers.items() if answer is not None}


def _refuse_status(status: object, where: str) -> None:
    if status in WITHDRAWN:
        raise AnswerError(where, f"is marked {status}.", "Use answers that still stand.")
    if status not in STANDING:
        what = f"has the status {shown(status)}, which FHIR does not have." if status else "has no status."
        raise AnswerError(where, what, f"Choose from: {', '.join((*STANDING, *WITHDRAWN))}.")


def _refuse_strange_keys(part: Mapping[str, Any], kind: str, where: str) -> None:
    """Errors: AnswerError for a key that FHIR does not have there: what stands behind it would be passed over."""
    for key in part:
        known = key.removeprefix("_") in KEYS[kind]
        if not known and not (kind == "an answer" and key.removeprefix("_").startswith("value")):
            raise AnswerError(where, f"has the key {shown(key)}, which FHIR does not have in {kind}.", MADE)


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


def _answered(response: Mapping[str, Any], where: str, rules: Guideline) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every question with the answers given to it, wherever it stands."""
    for told in _list(response.get("extension"), where):
        parts = [_object(one, where) for one in _list(_object(told, where).get("extension"), where)]
        if _object(told, where).get("url") == NOT_SHOWN:
            named = [str(one.get("valueString")) for one in parts if one.get("url") == "linkId"]
            yield "".join(named), [one for one in parts if one.get("url") == "answer"]
    beside = {*map(group, rules.parts), *map(help_of, rules.questions.values())}
    yield from _items(response, where, {*rules.questions, *beside}, rules)


def _items(
    parent: Mapping[str, Any], where: str, known: set[str], rules: Guideline
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for raw in _list(parent.get("item"), where):
        item = _object(raw, where)
        id_ = item.get("linkId")
        if not isinstance(id_, str) or id_ not in known:
            hint = nearest(id_ or "", rules.questions)
            raise AnswerError(f"{where}, {shown(id_)}", "is no question of ours.", hint)
        _refuse_strange_keys(item, "an item", f"{where}, {id_}")
        given = [_object(one, where) for one in _list(item.get("answer"), where)]
        for one in given:
            _refuse_strange_keys(one, "an answer", f"{where}, {id_}")
        if given:
            yield id_, given
        for holder in (item, *given):
            yield from _items(holder, where, known, rules)


def _answer(question: Question, values: list[dict[str, Any]], where: str) -> Any:
    """The answer; None where all that is said is that there is none."""
    absent = [value for value in values if _is_absent(question, value)]
    if absent and len(absent) < len(values):
        raise AnswerError(where, "has an answer beside one that is said to be absent.", "Keep one of the two.")
    if absent:
        return None
    read = [_value(question, value, where) for value in values]
    if question.kind in SEVERAL:
        return read
    if len(read) > 1:
        raise AnswerError(where, "has more than one answer.", "Give one.")
    return read[0]


def _is_absent(question: Question, value: Mapping[str, Any]) -> bool:
    """Whether it says why there is no answer, in either of the two ways that FHIR has, in place of one."""
    said = [key for key in value if key.startswith("value")]
    if not said:
        about = [value, *(one for key, one in value.items() if key.startswith("_value"))]
        reasons = [one for part in about if isinstance(part, dict) for one in part.get("extension") or ()]
        return any(isinstance(one, dict) and one.get("url") == ABSENT for one in reasons)
    told = value.get("valueCoding")
    if not isinstance(told, dict) or told.get("system") != ABSENT_CODES:
        return False
    return told.get("code") not in {known["code"] for _, known in _elsewhere(question)}


def _value(question: Question, value: Mapping[str, Any], where: str) -> Any:
    keys = [key for key in value if key.startswith("value")]
    wanted = ["valueInteger"] if question.band else ["valueCoding"]
    if question.kind == "names":
        wanted.append("valueString")
    if len(keys) != 1 or keys[0] not in wanted:
        raise AnswerError(where, f"has no {' or '.join(wanted)}.", "Answer it as the questionnaire offers.")
    return _code(question, value["valueCoding"], where) if keys == ["valueCoding"] else value[keys[0]]


def _code(question: Question, given: object, where: str) -> str:
    """The code of ours that a coding stands for; of a medicine in another system's codes, its name."""
    told = _object(given, where)
    ours = [(option.code, coding(codings(), question, option.code)) for option in offered(question)]
    for code, known in (*ours, *_elsewhere(question)):
        if (known["system"], known["code"]) == (told.get("system"), told.get("code")):
            return code
    display = told.get("display")
    if question.kind == "names" and told.get("system") != CODES and isinstance(display, str) and display.strip():
        return display
    raise AnswerError(
        where,
        f"{shown(told.get('code'))} of {shown(told.get('system'))} is not one of its codings.",
        "Answer it as the questionnaire offers.",
    )


def _elsewhere(question: Question) -> list[tuple[str, dict[str, str]]]:
    """The question's codes that another system has a code for, with that code."""
    found = ((option.code, codings().elsewhere(question, option)) for option in offered(question))
    return [(code, known) for code, known in found if known]


def _holds(value: object, key: str) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(value, dict) and key in value) or any(_holds(one, key) for one in inner)


def _object(raw: object, where: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise AnswerError(where, f"{shown(raw)} stands where FHIR has an object.", MADE)
    return raw


def _list(raw: object, where: str) -> list[Any]:
    if raw is not None and not isinstance(raw, list):
        raise AnswerError(where, f"{shown(raw)} stands where FHIR has a list.", MADE)
    return raw or []
