"""After acupuncture: the doors in, and what an earlier report and a diary say of before."""

import json

import pytest
from calls import call, flag, refused
from cases import FOLLOWUP_TWINS
from diaries import noted

from sciatica_guide.diary import store
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.packaged import guideline

GUIDE = guideline(FOLLOWUP)
QUIET, TWINS = FOLLOWUP_TWINS["quiet"], FOLLOWUP_TWINS["twin"]
each_twin = pytest.mark.parametrize("twin", TWINS, ids=[twin["rule"] for twin in TWINS])
SCALES = ("leg_pain", "back_pain", "impact")


def flags(answers):
    return [
        part
        for id_, value in answers.items()
        for part in (flag(id_), ",".join(value) if isinstance(value, list) else str(value))
    ]


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
    assert data["schema"] == "sciatica-guide/followup/2"
    assert (data["urgency"]["level"], data["course"]["level"]) == (twin["urgency"], twin["course"])


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


@pytest.mark.parametrize("text", ["", "age = 40", "{}", '{"schema": "sciatica-guide/followup/2", "answers": {}}', "[["])
def test_any_other_file_is_refused(text, tmp_path):
    """A file that is no report of an assessment is named, with what to do."""
    file = tmp_path / "other.json"
    file.write_text(text)
    refused(call("followup", "--since", str(file), "--sessions", "4"), "other.json", "assess --format json")
    file.write_text('{"schema": "sciatica-guide/assessment/1", "answers": {"leg_pain": 8, "leg_pain": 2}}')
    refused(call("followup", "--since", str(file), "--sessions", "4"), "other.json", "'leg_pain'", "twice")


def test_the_diary_tells_of_before_and_of_the_sessions(tmp_path, monkeypatch):
    """The first session's entry stands for before; sessions are counted; now counts only where noted that day."""
    monkeypatch.setenv(store.HOME, str(tmp_path))
    days = [("2026-08-25", 9, False), ("2026-09-01", 8, True), ("2026-09-08", 7, True), ("2026-09-22", 4, False)]
    store.add(
        store.file("anna"), [noted(day, leg, leg - 1, session=session, back_pain=2) for day, leg, session in days]
    )
    told = ("followup", "--diary", "--profile", "anna", "--since-needling", "none", "--format", "json")
    same, later = (json.loads(call(*told, "--date", day).out)["answers"] for day in ("2026-09-22", "2026-09-23"))
    assert {id_: same[f"{id_}_before"] for id_ in SCALES} == {"leg_pain": 8, "back_pain": 2, "impact": 7}
    assert (same["sessions"], same["weeks"], same["leg_pain"]) == (2, 3, 4)
    assert "leg_pain" not in later
