"""A response made elsewhere: read whole, or refused with the place and the reason."""

import copy
import json

import fhir_checks
import pytest
from calls import call, refused
from report_pages import CASES

from sciatica_guide import assess
from sciatica_guide.exchange.fhir.response import bundle

WHOLE = json.loads(json.dumps(bundle(assess(CASES["V40"]["answers"] | {"medicines": ["codeine"]}))))
QUESTIONNAIRE, RESPONSE = (entry["resource"] for entry in WHOLE["entry"])
URL, VERSION = RESPONSE["questionnaire"].split("|")
CODING = {"system": "http://snomed.info/sct", "code": "22298006"}
REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ABSENT = {"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "asked-declined"}


def given(resource, folder, *arguments):
    """What the command says to this resource in a file."""
    (folder / "given.json").write_text(json.dumps(resource), encoding="utf-8")
    return call("assess", "--answers", str(folder / "given.json"), "--date", "2026-11-21", *arguments)


def changed(id_, **changes):
    """The response with one item changed; None takes a key out."""
    response = copy.deepcopy(RESPONSE)
    item = fhir_checks.by_id(response)[id_]
    item |= changes
    for key in [key for key, value in changes.items() if value is None]:
        del item[key]
    return response


def test_alone_or_in_a_bundle_it_makes_the_same_report(tmp_path):
    """The response, its Bundle, and the answers as we keep them lead to one page; a flag still beats the file."""
    plain = given(CASES["V40"]["answers"] | {"medicines": ["codeine"]}, tmp_path)
    assert plain.status == 0
    assert given(RESPONSE, tmp_path) == given(WHOLE, tmp_path) == plain
    assert given(RESPONSE, tmp_path, "--leg-signs", "foot_drop") != plain


def test_an_answer_is_read_wherever_it_stands(tmp_path):
    """A question inside an answer, as some systems nest them, counts as any other."""
    nested = copy.deepcopy(RESPONSE)
    person = nested["item"][1]["item"]
    (age,) = (item for item in person if item["linkId"] == "age")
    person.remove(age)
    assert given(nested, tmp_path) != given(RESPONSE, tmp_path)
    fhir_checks.by_id(nested)["answering_for"]["answer"][0]["item"] = [age]
    assert given(nested, tmp_path) == given(RESPONSE, tmp_path)


def test_a_response_without_items_is_all_unanswered(tmp_path):
    """Nothing answered is nothing answered: not assessed, never calm."""
    bare = {key: value for key, value in RESPONSE.items() if key != "item"}
    assert json.loads(given(bare, tmp_path, "--format", "json").out)["urgency"]["level"] == "not_assessed"
    assert given(changed("age", answer=None), tmp_path).status == 0


@pytest.mark.parametrize(
    ("questionnaire", "told"),
    [
        ("https://example.org/phq-9|1.0", ["another questionnaire", "example.org"]),
        (f"{URL}|0.9.0", ["version '0.9.0'", f"asks version {VERSION}"]),
        (URL, ["no version"]),
        (None, ["does not say which"]),
        (["x"], ["does not say which"]),
    ],
)
def test_another_questionnaire_or_version_is_refused(questionnaire, told, tmp_path):
    """A response to other questions, to an older version, or to nobody knows what, is never read as one of ours."""
    for resource in (
        RESPONSE | {"questionnaire": questionnaire},
        {"resourceType": "Bundle", "entry": [{"resource": RESPONSE | {"questionnaire": questionnaire}}]},
    ):
        refused(given(resource, tmp_path), "File", *told, "sciatica-guide questionnaire")


@pytest.mark.parametrize(
    ("resource", "told"),
    [
        (QUESTIONNAIRE, ["'Questionnaire'", "no answers"]),
        ({"resourceType": "Patient"}, ["'Patient'"]),
        ({"resourceType": 5}, ["holds no answers"]),
        ({"resourceType": "Bundle"}, ["0 responses"]),
        ({"resourceType": "Bundle", "entry": 5}, ["a list"]),
        ({"resourceType": "Bundle", "entry": [5]}, ["an object"]),
        (WHOLE | {"entry": [*WHOLE["entry"], *WHOLE["entry"]]}, ["2 responses"]),
        (RESPONSE | {"status": "entered-in-error"}, ["entered-in-error"]),
        (RESPONSE | {"status": "stopped"}, ["stopped"]),
        (RESPONSE | {"status": "finished"}, ["'finished'", "FHIR does not have", "completed"]),
        ({key: value for key, value in RESPONSE.items() if key != "status"}, ["no status"]),
        (RESPONSE | {"items": []}, ["'items'", "a response"]),
        (RESPONSE | {"group": {"question": []}}, ["'group'", "a response"]),
        (changed("age", answers=[{"valueInteger": 40}], answer=None), ["age", "'answers'", "an item"]),
        (changed("age", items=[]), ["age", "'items'", "an item"]),
        (changed("age", answer=[{"integer": 40}]), ["age", "'integer'", "an answer"]),
        (changed("age", linkId=None), ["no question of ours"]),
        (changed("age", linkId="agee", answer=None), ["agee", "Did you mean age?"]),
        (
            changed("leg_signs", answer=[{"valueCoding": ABSENT}, *fhir_checks.by_id(RESPONSE)["leg_signs"]["answer"]]),
            ["leg_signs", "beside"],
        ),
        (RESPONSE | {"implicitRules": "http://example.org"}, ["implicitRules"]),
        (changed("age", modifierExtension=[{"url": "x", "valueBoolean": True}]), ["modifierExtension"]),
        (RESPONSE | {"item": {"linkId": "age"}}, ["a list"]),
        (RESPONSE | {"item": [[]]}, ["an object"]),
        (RESPONSE | {"extension": ["x"]}, ["an object"]),
        (RESPONSE | {"item": [*RESPONSE["item"], RESPONSE["item"][0]]}, ["bladder_bowel_saddle", "twice"]),
        (changed("age", linkId="agee"), ["agee", "no question of ours", "Did you mean age?"]),
        (changed("age", answer=[{"valueInteger": 40}, {"valueInteger": 41}]), ["age", "more than one"]),
        (changed("age", answer=[{"valueInteger": 400}]), ["age", "out of range"]),
        (changed("age", answer=[{"valueDecimal": 40.0}]), ["age", "no valueInteger"]),
        (changed("age", answer=[{"valueInteger": 40, "valueString": "41"}]), ["age", "no valueInteger"]),
        (changed("age", answer=[{"extension": []}]), ["age", "no valueInteger"]),
        (changed("age", answer="40"), ["a list"]),
        (
            changed("leg_signs", answer=[{"valueCoding": CODING}]),
            ["leg_signs", "'22298006' of 'http://snomed.info/sct'"],
        ),
        (
            changed("leg_signs", answer=[{"valueCoding": CODING | {"code": "leg_signs.none"}}]),
            ["not one of its codings"],
        ),
        (changed("leg_signs", answer=[{"valueCoding": {"code": "none"}}]), ["leg_signs", "not one of its codings"]),
        (changed("leg_signs", answer=[{"valueCoding": "none"}]), ["an object"]),
        (changed("leg_signs", answer=[{"valueString": "none"}]), ["leg_signs", "no valueCoding"]),
        (changed("medicines", answer=[{"valueString": "a\u001bb"}]), ["medicines", "control"]),
        (changed("medicines", answer=[{"valueString": 5}]), ["medicines"]),
        (changed("medicines", answer=[{"valueCoding": CODING}]), ["medicines", "not one of its codings"]),
        (changed("medicines", answer=[{"valueCoding": CODING | {"display": " "}}]), ["medicines", "codings"]),
        (changed("leg_signs", answer=[{"valueCoding": CODING | {"display": "none"}}]), ["not one of its codings"]),
    ],
)
def test_what_cannot_be_read_is_refused(resource, told, tmp_path):
    """No part of a resource is passed over: each thing that we cannot read is named, and nothing is assessed."""
    refused(given(resource, tmp_path), "given.json", *told)


@pytest.mark.parametrize(
    "absent",
    [
        {"valueCoding": ABSENT},
        {"valueCoding": ABSENT | {"code": "unknown", "display": "Unknown"}},
        {"extension": [{"url": REASON, "valueCode": "unknown"}]},
        {"_valueCoding": {"extension": [{"url": REASON, "valueCode": "asked-declined"}]}},
    ],
)
def test_data_that_is_said_to_be_absent_is_no_answer(absent, tmp_path):
    """However a system says that it has no answer, the question is open, and nothing is taken for a no."""
    for id_ in ("leg_signs", "medicines", "pain_side", "impact"):
        told = json.loads(given(changed(id_, answer=[absent]), tmp_path, "--format", "json").out)
        plain = json.loads(given(changed(id_, answer=None), tmp_path, "--format", "json").out)
        assert told == plain
        assert id_ in told["unanswered"]


def test_not_sure_comes_back_in_the_code_that_others_know(tmp_path):
    """asked-unknown is not sure where that may be answered, and no answer where it may not."""
    unknown = [{"valueCoding": ABSENT | {"code": "asked-unknown"}}]
    told = json.loads(given(changed("leg_signs", answer=unknown), tmp_path, "--format", "json").out)
    assert told["answers"]["leg_signs"] == ["not_sure"]
    told = json.loads(given(changed("matters_most", answer=unknown), tmp_path, "--format", "json").out)
    assert "matters_most" not in told["answers"]


@pytest.mark.parametrize(
    "coding",
    [
        {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1364430", "display": "apixaban"},
        {"display": "apixaban"},
        {"system": "http://snomed.info/sct", "code": "x", "display": "Eliquis", "userSelected": True},
    ],
)
def test_a_medicine_is_read_by_its_display(coding, tmp_path):
    """A medicine in another system's code counts by the name that stands beside the code."""
    told = json.loads(given(changed("medicines", answer=[{"valueCoding": coding}]), tmp_path, "--format", "json").out)
    assert [one["generic"] for one in told["medicines"]] == ["apixaban"]


@pytest.mark.parametrize("depth", [100, 200, 300, 330, 400, 490, 5000])
def test_nesting_ends_in_a_message(depth, tmp_path):
    """Groups in groups are read as deep as can be, and refused beyond that."""
    text = json.dumps(RESPONSE | {"item": ["deep"]})
    deep = '{"linkId": "part.person", "item": [' * depth + "]}" * depth
    (tmp_path / "deep.json").write_text(text.replace('"deep"', deep), encoding="utf-8")
    result = call("assess", "--answers", str(tmp_path / "deep.json"))
    if depth > 100 and result.status:
        refused(result, "deep.json", "nested too deeply")
    else:
        assert depth < 1000
        assert result.status == 0
