"""Answers as FHIR R4: what comes out loads elsewhere, keeps every answer, and judges nobody."""

import json
import random

import fhir_checks
import people
import pytest
import strangers
from calls import call, refused
from fhir.resources.R4B.bundle import Bundle
from report_pages import CASES

from sciatica_guide import assess
from sciatica_guide.assessment.assess import assess as walk
from sciatica_guide.exchange.fhir.questionnaire import questionnaire
from sciatica_guide.exchange.fhir.reading import answers_in
from sciatica_guide.exchange.fhir.response import bundle, response
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.packaged import guideline

GUIDE = guideline()
QUESTIONNAIRE = json.loads(json.dumps(questionnaire(GUIDE)))
HOSTILE = [
    'a"b\\',
    "<b>&amp",
    "[/] :cold: #$*_",
    "Größe\u3000薬\u00a0x",
    "{url}",
    "😀" * 300,
    "a: b|c",
    "\u200b-",
    "null",
]
NO_JUDGEMENT = ("RiskAssessment", "CarePlan", "Condition", "GuidanceResponse", "Observation", "urgency", "emergency")


def made(told):
    """The Bundle of somebody's answers, as it is printed."""
    return json.loads(json.dumps(bundle(assess(told))))


def same(told):
    """Whether the answers come back as they went in."""
    back = assess(answers_in(made(told), "here")).answers.given
    return dict(back) == dict(assess(told).answers.given)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_case_goes_out_and_comes_back(case):
    """A case's bundle loads in a reader that others use, passes the eight checks, and gives the same answers back."""
    whole = made(case["answers"])
    Bundle.model_validate_json(json.dumps(whole))
    questions, answers = (entry["resource"] for entry in whole["entry"])
    assert fhir_checks.broken(questions, answers) == []
    assert answers["status"] == ("completed" if assess(case["answers"]).complete else "in-progress")
    assert same(case["answers"])


@pytest.mark.parametrize("count", [150, pytest.param(5000, marks=pytest.mark.long)])
def test_anybody_goes_out_and_comes_back(count):
    """So do answers drawn at random by two hands: unanswered, not sure, skipped, and to questions nobody would ask."""
    dice = random.Random(count)
    drawn = [*(person.told for person in people.drawn(count)), *(strangers.drawn(dice) for _ in range(count)), {}]
    outside = 0
    for told in drawn:
        answers = json.loads(json.dumps(response(assess(told))))
        assert fhir_checks.broken(QUESTIONNAIRE, answers) == [], told
        assert same(told), told
        outside += "extension" in answers
    assert outside > count / 20


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_names_come_back_as_typed(name, tmp_path):
    """Whatever a person calls a medicine goes out and comes back byte for byte, through a file too."""
    told = {"medicines": [name, "warfarin"], "age": 40}
    Bundle.model_validate_json(json.dumps(made(told)))
    assert same(told)
    (tmp_path / "response.json").write_text(json.dumps(made(told)["entry"][1]["resource"]), encoding="utf-8")
    again = call("assess", "--answers", str(tmp_path / "response.json"), "--format", "json")
    assert json.loads(again.out)["answers"] == {"age": 40, "medicines": [name, "warfarin"]}


def test_the_two_guidelines_have_questionnaires_of_their_own(tmp_path):
    """What is asked after needles loads and comes back, and is refused where the questions before them are asked."""
    told = {"since_needling": ["none"], "leg_pain": 3, "sessions": 4, "medicines": ["warfarin"]}
    whole = json.loads(json.dumps(bundle(walk(told, edition=FOLLOWUP))))
    Bundle.model_validate_json(json.dumps(whole))
    questions, answers = (entry["resource"] for entry in whole["entry"])
    assert fhir_checks.broken(questions, answers) == []
    assert questions == json.loads(call("questionnaire", "--guide", "followup").out)
    assert (questions["url"], questions["name"]) != (QUESTIONNAIRE["url"], QUESTIONNAIRE["name"])
    back = answers_in(whole, "here", FOLLOWUP)
    assert {id_: back[id_] for id_ in told} == told
    (tmp_path / "response.json").write_text(json.dumps(answers), encoding="utf-8")
    other = call("assess", "--answers", str(tmp_path / "response.json"))
    refused(other, "response.json", "another questionnaire", questions["url"])


def test_it_asserts_nothing():
    """There is no diagnosis, risk or plan in it, nor a level, and it says whose word it is."""
    printed = call("assess", "--format", "fhir", "--leg-signs", "both_legs_weak", "--date", "2026-11-21").out
    assert [word for word in NO_JUDGEMENT if f'"{word}' in printed] == []
    assert '"display": "self-reported, identity not checked"' in printed
    assert '"authored": "2026-11-21"' in printed


def names(*arguments):
    """The names of the two resources, and the subject, in what the command prints."""
    printed = json.loads(call("assess", "--format", "fhir", "--age", "45", "--date", "2026-11-21", *arguments).out)
    return [entry["fullUrl"] for entry in printed["entry"]], printed["entry"][1]["resource"]["subject"]


def test_a_response_has_a_name_of_its_own():
    """New at each run and for each person, so that no store takes two for one; the same where that is asked for."""
    (questions, first), _ = names()
    (again, second), _ = names()
    assert questions == again == QUESTIONNAIRE["url"]
    assert first != second
    (_, kept), _ = names("--reproducible", "--subject", "a")
    assert names("--reproducible", "--subject", "a")[0][1] == kept
    assert names("--reproducible", "--subject", "b")[0][1] != kept
    found = assess({"age": 45}, date="2026-11-21")
    assert found.to_fhir() != found.to_fhir()
    assert found.to_fhir(reproducible=True) == found.to_fhir(reproducible=True)
    assert found.to_fhir("a", True)["entry"][1]["fullUrl"] == kept


@pytest.mark.parametrize(
    ("who", "subject"),
    [
        ("Patient/17", {"reference": "Patient/17"}),
        ("https://example.org/fhir/Patient/a-1", {"reference": "https://example.org/fhir/Patient/a-1"}),
        ("NHS 943 476 5919", {"identifier": {"value": "NHS 943 476 5919"}}),
        ("patient/17", {"identifier": {"value": "patient/17"}}),
    ],
)
def test_a_response_says_whose_it_is(who, subject):
    """A reference where it is one, any other text as an identifier, and beside it always that nobody has checked."""
    _, told = names("--subject", who)
    assert told == subject | {"display": "self-reported, identity not checked"}
    Bundle.model_validate_json(json.dumps(assess({}).to_fhir(who)))


def test_whose_it_is_goes_with_fhir_alone():
    """In any other format the flag would be lost, so it is refused."""
    refused(call("assess", "--age", "45", "--subject", "Patient/17"), "--subject", "fhir")
    refused(call("assess", "--age", "45", "--reproducible", "--format", "json"), "--reproducible", "fhir")
