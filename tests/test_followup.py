"""After acupuncture: the same doors as before it, what an earlier report and a diary say of before, and the levels."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from calls import call, flag, refused
from diaries import noted

from sciatica_guide.assessment import assess, guideline
from sciatica_guide.diary import home, store
from sciatica_guide.editions import FOLLOWUP
from sciatica_guide.proof.property_rows import load_properties
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.space import Space

GUIDE = guideline(FOLLOWUP)
CASES = tomllib.loads((Path(__file__).parent / "vignettes" / "followup" / "twins.toml").read_text(encoding="utf-8"))
QUIET, TWINS = CASES["quiet"], CASES["twin"]
each_twin = pytest.mark.parametrize("twin", TWINS, ids=[twin["rule"] for twin in TWINS])
CONTRACT = ("after-needles", "stop-first", "fair-trial", "worse-is-heard")
SCALES = ("leg_pain", "back_pain", "impact")


def found_in(answers):
    return assess(answers, "GB", edition=FOLLOWUP)


def flags(answers):
    return [
        part
        for id_, value in answers.items()
        for part in (flag(id_), ",".join(value) if isinstance(value, list) else str(value))
    ]


@pytest.mark.parametrize("property", load_properties(GUIDE).properties, ids=lambda one: one.id)
def test_the_property_holds_for_every_set_of_answers(property):
    """Proved over every combination of answers, with the sums that are really done."""
    assert prove(property, Space(GUIDE)) is None


@pytest.mark.parametrize("row", CONTRACT)
def test_every_row_of_the_contract_is_a_property(row):
    assert [property for property in load_properties(GUIDE).properties if property.contract == row]


@pytest.mark.parametrize("rule", [one for one in GUIDE.rules if one.urgency or one.decision], ids=lambda one: one.id)
def test_a_rule_that_is_gone_is_missed_by_a_property(rule):
    """Take any rule that raises a level away, and some property tells who is harmed."""
    space = Space(GUIDE._replace(rules=tuple(one for one in GUIDE.rules if one is not rule)))
    stated = sorted(load_properties(GUIDE).properties, key=lambda one: rule.id not in one.of)
    quick = [one for one in stated if not one.promise.endswith("at_most") and one.promise != "first_and_last"]
    assert any(prove(one, space) is not None for one in quick)


def test_a_quiet_person_may_go_on():
    """Enough better after some sessions, and nothing wrong: going on is a fair choice."""
    found = found_in(QUIET)
    assert found.complete
    assert (found.urgency.code, found.decision.code) == ("self_care", "carry_on")


def test_every_rule_has_exactly_one_twin():
    """No rule goes without a person who shows what it is for, and no person stands for a rule that is gone."""
    assert Counter(twin["rule"] for twin in TWINS) == {rule.id: 1 for rule in GUIDE.rules}


@each_twin
def test_the_twin_gets_the_rule_and_the_levels(twin):
    """This person gets this urgency and this course, neither more nor less, and the rule is among the reasons."""
    found = found_in(QUIET | twin["answers"])
    assert found.complete
    assert twin["rule"] in {one.id for one in found.findings}
    assert (found.urgency.code, found.decision.code) == (twin["urgency"], twin["course"])


@each_twin
def test_the_rule_leaves_the_near_miss_alone(twin):
    """One answer next to the twin's, and the rule is not for this person."""
    told = QUIET | twin["answers"]
    for near in filter(None, (twin["near_miss"], twin.get("nor"))):
        ((id_, value),) = near.items()
        assert value != told[id_]
        assert not isinstance(value, int) or abs(value - told[id_]) == 1
        found = found_in(told | near)
        assert found.complete
        assert twin["rule"] not in {one.id for one in found.findings}


@each_twin
def test_every_door_gives_the_same_report(twin, tmp_path):
    """Flags, a file and Python come to the same page."""
    told = QUIET | twin["answers"]
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(told))
    placed = ("--region", "GB", "--format", "json", "--date", "2026-11-21")
    by_file = call("followup", "--answers", str(file), *placed)
    assert by_file.status == 0
    assert by_file == call("followup", *flags(told), *placed)
    data = json.loads(by_file.out)
    assert data["schema"] == "sciatica-guide/followup/1"
    assert (data["urgency"]["level"], data["course"]["level"]) == (twin["urgency"], twin["course"])


@pytest.mark.parametrize("left_out", QUIET)
def test_a_missing_answer_is_never_calm(left_out):
    """Leave any answer out, and neither level is calm."""
    found = found_in({id_: value for id_, value in QUIET.items() if id_ != left_out})
    assert (found.urgency.code, found.decision.code) == ("not_assessed", "not_assessed")


def test_without_a_terminal_it_names_the_flags():
    """Nobody to ask and nothing told: status 2, with every flag."""
    refused(call("followup"), "needs a terminal", *map(flag, GUIDE.questions))


@pytest.fixture
def report(tmp_path):
    """A report from before, of somebody with these numbers and this medicine."""
    file = tmp_path / "before.json"
    before = {"leg_pain": 8, "back_pain": 3, "impact": 6, "blood_thinner": "no", "medicines": ["warfarin"]}
    assert call("assess", *flags(before), "--format", "json", "--output", str(file)).status == 0
    return file


def test_an_earlier_report_tells_of_before(report):
    """Its numbers count as before, a thinner named then still counts, that there was none does not."""
    told = {id_: QUIET[id_] for id_ in ("since_needling", "sessions", "weeks", *SCALES)}
    result = call("followup", "--since", str(report), *flags(told), "--format", "json")
    answers = json.loads(result.out)["answers"]
    assert {id_: answers[f"{id_}_before"] for id_ in SCALES} == {"leg_pain": 8, "back_pain": 3, "impact": 6}
    assert answers["medicines"] == ["warfarin"]
    assert "blood_thinner" not in answers
    assert "Leg pain before: 8 of 10" in result.err


@pytest.mark.parametrize("text", ["", "age = 40", "{}", '{"schema": "sciatica-guide/followup/1", "answers": {}}', "[["])
def test_any_other_file_is_refused(text, tmp_path):
    """A file that is no report of an assessment is named, with what to do."""
    file = tmp_path / "other.json"
    file.write_text(text)
    refused(call("followup", "--since", str(file), "--sessions", "4"), "other.json", "assess --format json")


def test_the_diary_tells_of_before_and_of_the_sessions(tmp_path, monkeypatch):
    """The first session's entry stands for before; sessions are counted; now counts only where noted that day."""
    monkeypatch.setenv(home.HOME, str(tmp_path))
    days = [("2026-08-25", 9, False), ("2026-09-01", 8, True), ("2026-09-08", 7, True), ("2026-09-22", 4, False)]
    store.add(home.file("anna"), [noted(day, leg, leg - 1, session=session, back_pain=2) for day, leg, session in days])
    told = ("followup", "--diary", "--profile", "anna", "--since-needling", "none", "--format", "json")
    same, later = (json.loads(call(*told, "--date", day).out)["answers"] for day in ("2026-09-22", "2026-09-23"))
    assert {id_: same[f"{id_}_before"] for id_ in SCALES} == {"leg_pain": 8, "back_pain": 2, "impact": 7}
    assert (same["sessions"], same["weeks"], same["leg_pain"]) == (2, 3, 4)
    assert "leg_pain" not in later
