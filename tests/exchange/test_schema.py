"""The JSON Schemas that other programs check against: they fit what the program takes and prints, and nothing else."""

import datetime
import json
import random

import damages
import people
import pytest
from calls import call, refused
from jsonschema import Draft202012Validator
from report_pages import CASES

from sciatica_guide import assess
from sciatica_guide.assessment.assess import assess as walk
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange.json import as_data
from sciatica_guide.guideline.manifest import FOLLOWUP

DAY = datetime.date(2026, 11, 21)
SCHEMAS = {name: json.loads(call("schema", name).out) for name in ("answers", "assessment")}
ANSWERS, ASSESSMENT = (Draft202012Validator(schema) for schema in SCHEMAS.values())
AFTER = {
    **{
        "since_needling": "sore_or_small_bruise",
        "sessions": 5,
        "weeks": 5,
        "leg_pain_before": 6,
        "back_pain_before": 2,
    },
    **{"impact_before": 4, "back_pain": 2, "impact": 4, "blood_thinner": "no", "medicines": ["ibuprofen"]},
}
PIECES = ("none", "None", "NONE", "aspirin", "nonesuch", "", " ", ",", ";", "\n", "\u00a0", "\t", "\x85", "\u2028", "é")


def taken(raw):
    """Whether the program takes these answers out of a file."""
    try:
        assess(raw)
    except AnswerError:
        return False
    return True


def reported(told, region=None):
    return json.loads(json.dumps(as_data(assess(told, region, DAY))))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name):
    """What is printed is a schema of the dialect that it names, with a name of its own."""
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert SCHEMAS["answers"]["$id"] != SCHEMAS["assessment"]["$id"]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_case_fits(case):
    """The answers of every case fit, bare and in the report that comes back, and so does the report."""
    report = reported(case["answers"], "GB")
    for fitting in (case["answers"], report, {"schema": "x", "answers": case["answers"]}):
        ANSWERS.validate(fitting)
    ASSESSMENT.validate(report)


def test_everybody_fits():
    """So do the answers and reports of people drawn at random, with questions left out, in any country and in none."""
    for person in people.drawn(150):
        ANSWERS.validate(person.told)
        ASSESSMENT.validate(reported(person.told, random.Random(str(person.told)).choice([None, "GB", "zz"])))


@pytest.mark.parametrize("case", list(CASES.values())[::9], ids=list(CASES)[::9])
def test_damaged_answers_are_refused(case):
    """Answers with one thing wrong, more than 200 different ones, fit neither the schema nor the program."""
    damaged = dict(damages.answers(case["answers"]))
    assert len(damaged) > 200
    assert [what for what, raw in damaged.items() if ANSWERS.is_valid(raw)] == []
    bare = {what: raw for what, raw in damaged.items() if isinstance(raw, dict)}
    assert [what for what, raw in bare.items() if "answers" not in raw and taken(raw)] == []


def test_the_guideline_for_after_needles_has_its_own():
    """Answers after needles and what comes back fit the schemas of that guideline, and not those of the other."""
    later = {name: json.loads(call("schema", name, "--guide", "followup").out) for name in SCHEMAS}
    dice = random.Random(10)
    for _ in range(60):
        kept = dice.sample([*AFTER], dice.randint(3, len(AFTER)))
        told = {id_: value for id_, value in AFTER.items() if id_ in kept} | {"leg_pain": dice.randint(0, 10)}
        report = json.loads(json.dumps(as_data(walk(told, "GB", DAY, edition=FOLLOWUP))))
        Draft202012Validator(later["answers"]).validate(told)
        Draft202012Validator(later["assessment"]).validate(report)
        assert not ASSESSMENT.is_valid(report)
    assert len({schema["$id"] for schema in (*SCHEMAS.values(), *later.values())}) == 4


def test_damaged_assessments_are_refused():
    """A report with a key gone, of another type or too many does not fit; 250 of them are drawn."""
    damaged = dict(damages.assessment(reported(CASES["V38"]["answers"])))
    drawn = random.Random(10).sample([*damaged], 250)
    assert [what for what in drawn if ASSESSMENT.is_valid(damaged[what])] == []


def test_a_report_that_contradicts_itself_is_refused():
    """A level that is not assessed, or a floor, does not stand beside complete answers; nor does an open question."""
    whole = reported(CASES["V02"]["answers"])
    for changed in (
        {"unanswered": ["age"]},
        {"complete": False},
        {"urgency": whole["urgency"] | {"level": "not_assessed"}},
        {"acupuncture": whole["acupuncture"] | {"at_least": True}},
        {"answers": whole["answers"] | {"leg_signs": ["foot_drop", "foot_drop"]}},
    ):
        assert not ASSESSMENT.is_valid(whole | changed), changed


def test_schema_and_program_agree():
    """Of thousands of ways to write an answer, right and wrong, the schema takes those that the program takes."""
    dice = random.Random(10)
    verdicts = []
    for _ in range(6000):
        question = dice.choice([*damages.QUESTIONS.values(), damages.QUESTIONS["medicines"]])
        raw = {question.id: _anything(dice, question)}
        verdicts.append(taken(raw))
        assert ANSWERS.is_valid(raw) == verdicts[-1], raw
    assert 1000 < sum(verdicts) < 5000


def test_a_schema_that_there_is_not_is_refused():
    """Another name is answered with the two that there are."""
    refused(call("schema", "answer"), "answers, assessment")


def _anything(dice, question):
    if question.kind == "names":
        lines = ["".join(dice.choices(PIECES, k=dice.randint(0, 4))) for _ in range(dice.randint(0, 3))]
        return dice.choice([lines, "".join(lines)])
    if question.band:
        return dice.choice([dice.randint(-3, 130), True, None, "5", 2.5])
    codes = dice.choices([*question.codes, "none", "not_sure"], k=dice.randint(0, 3))
    return dice.choice([codes, codes, "".join(codes[:1])])
