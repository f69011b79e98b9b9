"""The questions as a FHIR R4 Questionnaire: all of them, in codes that others read, and none hidden from anybody."""

import copy
import json

import fhir_checks
import people
import pytest
from calls import call, refused
from fhir.resources.R4B.codesystem import CodeSystem
from fhir.resources.R4B.conceptmap import ConceptMap
from fhir.resources.R4B.questionnaire import Questionnaire

from sciatica_guide.assessment.answers import asked
from sciatica_guide.exchange.fhir.questionnaire import gates, questionnaire
from sciatica_guide.exchange.fhir.response import response
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.model import Condition, Range
from sciatica_guide.guideline.packaged import guideline

GUIDE = guideline()
QUESTIONNAIRE = json.loads(json.dumps(questionnaire(GUIDE)))
ITEMS = fhir_checks.by_id(QUESTIONNAIRE)
YES, OVER = frozenset(["yes"]), Range(70, 120)


def test_the_questionnaire_alone():
    """It is printed by itself, loads elsewhere, and has every question with its options, in order."""
    printed = json.loads(call("questionnaire", "--format", "fhir").out)
    Questionnaire.model_validate(copy.deepcopy(printed))
    assert printed == QUESTIONNAIRE
    assert printed["url"].startswith("urn:uuid:")
    assert printed["version"] == GUIDE.version
    assert [id_ for id_ in ITEMS if id_ in GUIDE.questions] == [*GUIDE.questions]
    for id_, question in GUIDE.questions.items():
        labels = [option["valueCoding"]["display"] for option in ITEMS[id_].get("answerOption", ())]
        assert labels == ([option.label for option in question.options] or (["None"] if id_ == "medicines" else []))


def test_no_question_is_hidden_that_we_would_ask():
    """Whoever our rules ask a question is shown it by FHIR; shown to others too, it need not be answered."""
    for person in people.drawn(500):
        answers = fhir_checks.given(json.loads(json.dumps(response(person.found))))
        for id_, question in GUIDE.questions.items():
            shown = fhir_checks.enabled(ITEMS[id_], answers)
            ours = asked(question, person.found.answers)
            assert shown or not ours, (id_, person.told)
            assert ours or not (shown and ITEMS[id_]["required"]), (id_, person.told)


def test_items_in_full():
    """A scale has its ends and its bounds, a list its boxes and the answers that stand alone, and both their help."""
    core, control = "http://hl7.org/fhir/StructureDefinition", "http://hl7.org/fhir/questionnaire-item-control"
    scale, signs = ITEMS["leg_pain"], ITEMS["leg_signs"]
    assert scale["text"] == "How bad is your leg pain now? 0 = no pain. 10 = worst pain you can think of."
    assert scale["code"][0]["code"] == "72514-3"
    assert scale["extension"] == [
        {"url": f"{core}/minValue", "valueInteger": 0},
        {"url": f"{core}/maxValue", "valueInteger": 10},
    ]
    box = {"coding": [{"system": control, "code": "check-box"}]}
    assert signs["extension"] == [{"url": f"{core}/questionnaire-itemControl", "valueCodeableConcept": box}]
    alone = [option for option in signs["answerOption"] if "extension" in option]
    assert [option["valueCoding"]["display"] for option in alone] == ["None of these", "Not sure"]
    only = {"url": f"{core}/questionnaire-optionExclusive", "valueBoolean": True}
    assert all(option["extension"] == [only] for option in alone)
    (help_,) = signs["item"]
    assert (help_["type"], help_["linkId"]) == ("display", "leg_signs.help")
    assert help_["text"].startswith(GUIDE.questions["leg_signs"].why)


@pytest.mark.parametrize(
    ("when", "gates_", "behavior", "exact"),
    [
        ([], [], "all", True),
        ([{"age": Range(12, 55)}], [("age", ">=", 12), ("age", "<=", 55)], "all", True),
        (
            [{"pregnant": YES, "age": OVER}],
            [("pregnant", "=", "yes"), ("age", ">=", 70), ("age", "<=", 120)],
            "all",
            True,
        ),
        (
            [{"pregnant": YES}, {"blood_thinner": YES}],
            [("pregnant", "=", "yes"), ("blood_thinner", "=", "yes")],
            "any",
            True,
        ),
        ([{"pregnant": YES}, {"age": OVER}], [("pregnant", "=", "yes"), ("age", ">=", 70)], "any", False),
        ([{"pregnant": YES | {"no"}, "age": OVER}], [("pregnant", "=", "no"), ("pregnant", "=", "yes")], "any", False),
        ([{"medicine_effects": YES}], [("medicines", "!=", "none")], "any", False),
        ([{"pregnant": YES, "medicine_effects": YES}], [("pregnant", "=", "yes")], "any", False),
        ([{"medicine_effects": YES, "pregnant": YES}], [("pregnant", "=", "yes")], "any", False),
    ],
)
def test_what_fhir_cannot_say_shows_more(when, gates_, behavior, exact):
    """Of conditions on medicines, and of all inside any, FHIR gets the part that is open whenever the whole is."""
    question = GUIDE.questions["recent_bleed"]._replace(enable_when=tuple(map(Condition, when)))
    assert gates(GUIDE, question) == (tuple(gates_), behavior, exact)


def test_every_option_is_a_code_of_ours():
    """With the words that people see; no word of ours stands on a code that belongs to somebody else."""
    codings = [option["valueCoding"] for item in ITEMS.values() for option in item.get("answerOption", ())]
    system = json.loads(call("questionnaire", "codesystem").out)
    known = {one["code"]: one["display"] for one in system["concept"]}
    assert {one["system"] for one in codings} == {system["url"]}
    assert {one["code"]: one["display"] for one in codings}.items() <= known.items()
    official = {"23056005": "Sciatica", "72514-3": "Pain severity - 0-10 verbal numeric rating [Score] - Reported"}
    others = [one for item in ITEMS.values() for one in item.get("code", ())]
    others += [one for context in QUESTIONNAIRE["useContext"] for one in context["valueCodeableConcept"]["coding"]]
    assert {one["code"]: one["display"] for one in others} == official


def test_our_codes_are_published():
    """A CodeSystem has every code of both questionnaires once, with its meaning, and loads elsewhere."""
    system = json.loads(call("questionnaire", "codesystem").out)
    CodeSystem.model_validate(copy.deepcopy(system))
    codes = [one["code"] for one in system["concept"]]
    assert system["count"] == len(codes) == len({*codes})
    for guideline_ in (GUIDE, guideline(FOLLOWUP)):
        expected = {f"{id_}.{code}" for id_, question in guideline_.questions.items() for code in question.codes}
        assert expected <= {*codes}
    assert all(one["definition"].startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for one in system["concept"])


def test_our_codes_are_mapped_to_those_of_others():
    """A ConceptMap says which of ours others know, not sure of every question among them, and loads elsewhere."""
    made = json.loads(call("questionnaire", "conceptmap").out)
    ConceptMap.model_validate(copy.deepcopy(made))
    targets = {
        element["code"]: (group["target"], target["code"], target.get("display"))
        for group in made["group"]
        for element in group["element"]
        for target in element["target"]
    }
    absent = ("http://terminology.hl7.org/CodeSystem/data-absent-reason", "asked-unknown", None)
    unsure = {f"{id_}.not_sure" for id_, question in GUIDE.questions.items() if "not_sure" in question.codes}
    assert {code for code, target in targets.items() if target == absent} >= unsure
    assert targets["conditions.pacemaker"] == ("http://snomed.info/sct", "441509002", None)
    refused(call("questionnaire", "valueset"), "codesystem, conceptmap")


def test_the_help_shows_where_others_look_for_it():
    """Every question has its help as instructions, which other renderers show, and as help."""
    for id_ in GUIDE.questions:
        (help_,) = (one for one in ITEMS[id_]["item"] if one["type"] == "display")
        codes = {
            (one["url"].rpartition("/")[2], one["valueCodeableConcept"]["coding"][0]["code"])
            for one in help_["extension"]
        }
        assert codes == {("questionnaire-itemControl", "help"), ("questionnaire-displayCategory", "instructions")}
    assert QUESTIONNAIRE["effectivePeriod"] == {"end": GUIDE.next_review.isoformat()}
