"""The JSON Schemas that other programs check against: they fit what the program takes and prints, and nothing else."""

import datetime
import json
import os
import random
import subprocess
import sys

import damages
import people
import pytest
from calls import call, refused, run
from jsonschema import Draft202012Validator
from report_pages import CASES

from sciatica_guide import assess
from sciatica_guide.assessment.assess import assess as walk
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange import schema as schemas
from sciatica_guide.exchange.json import as_data
from sciatica_guide.guideline.manifest import FOLLOWUP

PER_GUIDELINE = ("answers", "assessment", "questions")
DAY = datetime.date(2026, 11, 21)
SCHEMAS = {name: json.loads(call("schema", name).out) for name in schemas.SCHEMAS}
LATER = {name: json.loads(call("schema", name, "--guideline", "followup").out) for name in PER_GUIDELINE}
ANSWERS, ASSESSMENT = (Draft202012Validator(SCHEMAS[name]) for name in ("answers", "assessment"))
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


@pytest.mark.parametrize("schema", [*SCHEMAS.values(), *LATER.values()], ids=[*SCHEMAS, *(f"{one} 2" for one in LATER)])
def test_a_schema_is_one(schema):
    """What is printed is a schema of the dialect that it names, with words, and it is the same at every run."""
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["title"].isidentifier()
    assert len(schema["description"]) > 50


def test_no_two_schemas_share_a_name():
    """Each has an `$id` of its own."""
    ids = [schema["$id"] for schema in (*SCHEMAS.values(), *LATER.values())]
    assert len({*ids}) == len(ids)


def test_a_schema_is_the_same_at_every_run():
    """However Python orders its sets, the bytes are the same."""
    codes = [
        f"import sys; sys.argv = ['', 'schema', '{name}']; from sciatica_guide.cli.main import main; main()"
        for name in ("answers", "assessment")
    ]
    for code in codes:
        made = {
            subprocess.run(
                [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
            ).stdout
            for seed in "123"
        }
        assert len(made) == 1


def _types(schema):
    """Every schema inside this one that becomes a type of its own in another language."""
    if isinstance(schema, dict):
        if "title" in schema and "$schema" not in schema:
            yield schema
        for inner in schema.values():
            yield from _types(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _types(inner)


@pytest.mark.parametrize("name", ["answers", "assessment", "batch-line"])
def test_types_are_called_as_the_questions_are(name):
    """An id is the title, from which generators make the name of a type; the question's text is the description."""
    types = {one["title"]: one for one in _types(SCHEMAS[name])}
    assert [title for title in types if not title.isidentifier()] == []
    for question in damages.QUESTIONS.values():
        assert types[question.id]["description"] == question.text


def test_a_report_of_later_tables_still_fits():
    """Questions, codes, findings, sections and sources that are new do not break whoever has today's schema."""
    report = reported(CASES["V38"]["answers"])
    report["content_version"] = "9.0.0"
    report["findings"].append(
        {"id": "new", "kind": "red_flag", "reason": "New.", "because": {"new_question": ["new"]}, "sources": ["new"]}
    )
    report["recommendations"][0] |= {"section": "new", "because": ["new"], "sources": ["new"]}
    report["answers"] |= {"new_question": ["new"], "onset": "new", "leg_signs": ["new"]}
    report["medicines"].append({"typed": "x", "generic": "new", "class": "new", "classes": ["new"], "match": "exact"})
    ASSESSMENT.validate(report)
    for closed in ({"schema": "sciatica-guide/assessment/3"}, {"urgency": report["urgency"] | {"level": "new"}}):
        assert not ASSESSMENT.is_valid(report | closed)


@pytest.mark.parametrize("guideline", ["assessment", "followup"])
def test_the_questions_as_data_fit(guideline):
    """What `questions --format json` prints fits its schema, one question too, and holds every code and gate."""
    printed = json.loads(call("questions", "--format", "json", "--guideline", guideline).out)
    fits = Draft202012Validator((SCHEMAS if guideline == "assessment" else LATER)["questions"])
    fits.validate(printed)
    one = json.loads(call("questions", printed["questions"][0]["id"], "--format", "json", "--guideline", guideline).out)
    fits.validate(one)
    assert one["questions"] == printed["questions"][:1]
    refused(call("questions", "leg_sign", "--format", "json"), "'leg_sign'", "Did you mean leg_signs?")
    if guideline == "assessment":
        codes = {one["id"]: [option["code"] for option in one["options"]] for one in printed["questions"]}
        assert codes == {id_: [*question.codes] for id_, question in damages.QUESTIONS.items()}
        (gate,) = next(one["asked_when"] for one in printed["questions"] if one["id"] == "pregnant")
        assert gate == [{"of": "age", "worked_out_from": None, "codes": None, "minimum": 12, "maximum": 55}]


def test_medicines_as_data_fit():
    """What `medicines --format json` prints fits its schema, known names and unknown ones."""
    printed = json.loads(call("medicines", "eliquis", "aspirin", "ginkgo", "zzz", "--format", "json").out)
    Draft202012Validator(SCHEMAS["medicines"]).validate(printed)
    assert not Draft202012Validator(SCHEMAS["medicines"]).is_valid(printed | {"medicines": [{}]})


def test_lines_of_a_list_and_their_results_fit(tmp_path):
    """Each line that batch takes, gaps too, and each line that it prints; what it refuses fits neither."""
    takes, gives = (Draft202012Validator(SCHEMAS[f"batch-{kind}"]) for kind in ("line", "result"))
    lines = [{"id": str(place), "pregnant": None} | person.told for place, person in enumerate(people.drawn(50))]
    lines += [{"id": 7}, {"id": None, "age": 45.0}, {"age": 200}, {"leg_signs": ["none", "foot_drop"]}]
    (tmp_path / "list.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    results = [json.loads(line) for line in run("batch", tmp_path / "list.jsonl").out.splitlines()]
    for line, result in zip(lines, results, strict=True):
        gives.validate(result)
        assert takes.is_valid(line) == (result["error"] is None), line
    assert not gives.is_valid(results[0] | {"urgency": "calm"})


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
    dice = random.Random(10)
    for _ in range(60):
        kept = dice.sample([*AFTER], dice.randint(3, len(AFTER)))
        told = {id_: value for id_, value in AFTER.items() if id_ in kept} | {"leg_pain": dice.randint(0, 10)}
        report = json.loads(json.dumps(as_data(walk(told, "GB", DAY, edition=FOLLOWUP))))
        Draft202012Validator(LATER["answers"]).validate(told)
        Draft202012Validator(LATER["assessment"]).validate(report)
        assert not ASSESSMENT.is_valid(report)


def test_damaged_assessments_are_refused():
    """A report with a key gone, of another type or too many does not fit; 250 of them are drawn."""
    damaged = dict(damages.assessment(reported(CASES["V38"]["answers"])))
    drawn = random.Random(10).sample([*damaged], 250)
    assert [what for what in drawn if ASSESSMENT.is_valid(damaged[what])] == []


def test_a_report_that_contradicts_itself_is_refused():
    """A level that is not assessed, or a floor, does not stand beside complete answers; nor does an open question."""
    whole = reported(people.QUIET | {"leg_signs": ["foot_drop", "both_legs_pain"]})
    assert whole["complete"]
    for changed in (
        {"unanswered": ["age"]},
        {"complete": False},
        {"urgency": whole["urgency"] | {"level": "not_assessed"}},
        {"acupuncture": whole["acupuncture"] | {"at_least": True}},
        {"answers": whole["answers"] | {"leg_signs": ["foot_drop", "foot_drop"]}},
        {"answers": whole["answers"] | {"leg_signs": "foot_drop"}},
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
    """Another name is answered with those that there are."""
    refused(call("schema", "answer"), "answers, assessment")


def _anything(dice, question):
    if question.kind == "names":
        lines = ["".join(dice.choices(PIECES, k=dice.randint(0, 4))) for _ in range(dice.randint(0, 3))]
        return dice.choice([lines, "".join(lines)])
    if question.band:
        return dice.choice([dice.randint(-3, 130), True, None, "5", 2.5, 7.0])
    codes = dice.choices([*question.codes, "none", "not_sure"], k=dice.randint(0, 3))
    return dice.choice([codes, codes, "".join(codes[:1])])
