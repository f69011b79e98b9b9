"""The eight checks of fhir_checks.py see what they look for: each is tried on a bundle with that one thing wrong."""

import copy
import json

import fhir_checks
import pytest
from report_pages import CASES

from sciatica_guide import assess
from sciatica_guide.exchange.fhir.response import bundle

WHOLE = json.loads(json.dumps(bundle(assess(CASES["V40"]["answers"]))))
QUESTIONNAIRE, RESPONSE = (entry["resource"] for entry in WHOLE["entry"])
PLANTED = {
    "unique linkIds": lambda q, _: q["item"].append({"linkId": "age", "text": "x", "type": "group"}),
    "enableWhen looks back": lambda q, _: q["item"][1]["item"].reverse(),
    "enableBehavior where it is needed": lambda q, _: fhir_checks.by_id(q)["pregnant"].pop("enableBehavior"),
    "codes in their lists": lambda q, _: fhir_checks.by_id(q)["age"].update(type="coding"),
    "answers to known questions": lambda _, r: r["item"].append({"linkId": "x", "text": "x"}),
    "no answer to a closed question": lambda q, _: fhir_checks.by_id(q)["pregnant"]["enableWhen"][0].update(
        answerInteger=99
    ),
    "completed means answered": lambda _, r: fhir_checks.by_id(r)["age"].pop("answer"),
    "the same words": lambda _, r: fhir_checks.by_id(r)["age"].update(text="How old is your cat?"),
}


@pytest.mark.parametrize("check", PLANTED)
def test_each_check_finds_what_it_looks_for(check):
    """A check is not satisfied by a bundle with that very thing wrong."""
    questions, answers = copy.deepcopy((QUESTIONNAIRE, RESPONSE))
    assert check not in fhir_checks.broken(questions, answers)
    PLANTED[check](questions, answers)
    assert check in fhir_checks.broken(questions, answers)
