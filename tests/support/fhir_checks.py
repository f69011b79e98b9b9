"""What FHIR asks of a questionnaire and a response and its usual readers do not check: eight checks on plain JSON."""

from collections.abc import Iterator

TYPES = {"group", "display", "boolean", "decimal", "integer", "date", "string", "text", "choice", "open-choice"}
OPERATORS = {"exists", "=", "!=", ">", "<", ">=", "<="}
ALLOWED = {
    "type": TYPES,
    "operator": OPERATORS,
    "enableBehavior": {"all", "any"},
    "status": {"draft", "active", "retired", "unknown", "in-progress", "completed", "amended"},
}


def broken(questionnaire, response) -> list[str]:
    """The names of the checks that a questionnaire and a response to it do not pass."""
    checks = {
        "unique linkIds": unique(questionnaire) and unique(response),
        "enableWhen looks back": looks_back(questionnaire),
        "enableBehavior where it is needed": says_how(questionnaire),
        "codes in their lists": not list(strange_codes(questionnaire)) + list(strange_codes(response)),
        "answers to known questions": {one["linkId"] for one in items(response)} <= {*by_id(questionnaire)},
        "no answer to a closed question": not closed_but_answered(questionnaire, response),
        "completed means answered": response["status"] != "completed" or not open_and_required(questionnaire, response),
        "the same words": same_words(questionnaire, response),
    }
    return [name for name, passed in checks.items() if not passed]


def items(resource) -> Iterator[dict]:
    """Every item at any depth, in order."""
    for item in resource.get("item", ()):
        yield item
        yield from items(item)


def by_id(resource):
    return {item["linkId"]: item for item in items(resource)}


def unique(resource):
    ids = [item["linkId"] for item in items(resource)]
    return len(ids) == len(set(ids))


def looks_back(questionnaire):
    seen = set()
    for item in items(questionnaire):
        if any(one["question"] not in seen for one in item.get("enableWhen", ())):
            return False
        seen.add(item["linkId"])
    return True


def says_how(questionnaire):
    return all("enableBehavior" in item for item in items(questionnaire) if len(item.get("enableWhen", ())) > 1)


def strange_codes(value, key="") -> Iterator[str]:
    """Codes that their lists do not hold, and answers that are none of the options offered."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strange_codes(inner, name)
        offered = [option["valueCoding"] for option in value.get("answerOption", ())]
        if len({(one["system"], one["code"]) for one in offered}) < len(offered):
            yield "two options with one coding"
    elif isinstance(value, list):
        for inner in value:
            yield from strange_codes(inner, key)
    elif key in ALLOWED and value not in ALLOWED[key]:
        yield value


def given(response):
    return {
        item["linkId"]: [next(iter(one.values())) for one in item["answer"]]
        for item in items(response)
        if "answer" in item
    }


def enabled(item, answers):
    """Whether an item is shown; an unanswered question is unequal to anything, as R4 puts it."""
    held = [_holds(one, answers.get(one["question"], [])) for one in item.get("enableWhen", ())]
    return (any(held) if item.get("enableBehavior") == "any" else all(held)) if held else True


def closed_but_answered(questionnaire, response):
    answers, asked = given(response), by_id(questionnaire)
    return [id_ for id_ in answers if id_ in asked and not enabled(asked[id_], answers)]


def open_and_required(questionnaire, response):
    answers = given(response)
    required = [item for item in items(questionnaire) if item.get("required") and enabled(item, answers)]
    return [item["linkId"] for item in required if item["linkId"] not in answers]


def same_words(questionnaire, response):
    """Whether every item, and every answer picked, reads as it was asked."""
    asked = by_id(questionnaire)
    for item in items(response):
        offered = [option["valueCoding"] for option in asked.get(item["linkId"], {}).get("answerOption", ())]
        picked = [one["valueCoding"] for one in item.get("answer", ()) if "valueCoding" in one]
        if item["text"] != asked.get(item["linkId"], item)["text"] or any(one not in offered for one in picked):
            return False
    return True


def _holds(condition, answers):
    wanted = next(value for key, value in condition.items() if key.startswith("answer"))
    operator = condition["operator"]
    if operator == "=":
        return wanted in answers
    if operator == "!=":
        return wanted not in answers
    return any(one >= wanted if operator == ">=" else one <= wanted for one in answers)
