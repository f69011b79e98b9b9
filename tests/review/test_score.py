"""Cases with expected levels: how many came out right, safe or too mild, said with its uncertainty."""

import json
import re

import pytest
from calls import call, refused
from cases import PUBLISHED, VIGNETTES

from sciatica_guide.guideline.levels import FIRM_SUITABILITY, FIRM_URGENCY
from sciatica_guide.review.score import CAVEAT, Share, outcome, studies

CASES = """\
id,expect_urgency,expect_acupuncture,age,leg_signs
right,same_day,,45,foot_drop
over,routine;self_care,,45,foot_drop
under,emergency,,45,foot_drop
open,routine,,45,
either,routine;same_day,avoid,45,foot_drop
"""


LADDERS = ("urgency", "acupuncture")


def scored(*arguments):
    """The score as data."""
    return json.loads(call("score", *map(str, arguments), "--format", "json").out)


def test_the_vignettes_score_as_their_own_tests_do():
    """All vignettes come back exact on both ladders, and the report says how little 37 of 37 proves."""
    found, total = scored(VIGNETTES), len(list(VIGNETTES.glob("*.json")))

    for ladder in LADDERS:
        assert (found[ladder]["exact"]["number"], found[ladder]["exact"]["total"]) == (total, total)
        assert found[ladder]["under"]["number"] == 0
    text = call("score", str(VIGNETTES)).out
    exact = rf"just as expected \(exact\) +{total} of {total} +100 +91 to 100"
    assert len(re.findall(exact, text)) == len(LADDERS)
    assert " ".join(CAVEAT.split()) in " ".join(text.split())


def test_ranges_and_kinds_of_people():
    """Two levels in a case stand for all between them, and danger and ordinary people are told apart."""
    found = scored(PUBLISHED)

    for ladder in ("urgency", "acupuncture"):
        assert found[ladder]["under"]["number"] == 0
        parts = [found[people][ladder]["exact"]["total"] for people in ("danger", "ordinary")]
        assert sum(parts) == found[ladder]["exact"]["total"] == len(list(PUBLISHED.glob("*.json")))
    text = call("score", str(PUBLISHED)).out
    assert "cases of people in danger with an expected level" in text
    assert "cases of ordinary people with an expected level" in text


def test_each_kind_of_outcome_is_counted_and_named(tmp_path):
    """Right, too far up, too mild and not assessed are told apart in a list; a case without a level is left out."""
    (tmp_path / "cases.csv").write_text(CASES)
    found = scored(tmp_path / "cases.csv")

    urgency = found["urgency"]
    assert {kind: urgency[kind]["number"] for kind in ("safe", "exact", "over", "under", "not_assessed")} == {
        "safe": 3,
        "exact": 2,
        "over": 1,
        "under": 1,
        "not_assessed": 1,
    }
    assert urgency["cases"] == {"under": ["under"], "not_assessed": ["open"], "over": ["over"]}
    assert found["acupuncture"]["exact"] == {"number": 1, "total": 1, "band": [0.2065, 1.0]}


@pytest.mark.parametrize(
    ("got", "right", "firm", "expected"),
    [
        ("routine", ["not_assessed"], FIRM_URGENCY, "under"),
        ("same_day", ["not_assessed"], FIRM_URGENCY, "over"),
        ("precautions", ["not_assessed"], FIRM_SUITABILITY, "under"),
        ("not_assessed", ["routine", "not_assessed"], FIRM_URGENCY, "exact"),
        ("not_assessed", ["self_care"], FIRM_URGENCY, "not_assessed"),
        ("within_2_weeks", ["routine", "same_day"], FIRM_URGENCY, "over"),
        ("self_care", ["routine", "same_day"], FIRM_URGENCY, "under"),
    ],
)
def test_outcomes(got, right, firm, expected):
    """Not assessed is never safe, and a calm level where it was expected is too mild."""
    assert outcome(got, right, firm) == expected


@pytest.mark.parametrize(
    ("share", "band"),
    [
        (Share(0, 10), (0.0, 0.278)),
        (Share(10, 10), (0.722, 1.0)),
        (Share(81, 263), (0.255, 0.366)),
        (Share(0, 0), (0, 1)),
    ],
)
def test_the_band_is_that_of_wilson(share, band):
    """The bands are those published for these counts (Newcombe 1998, and the closed form for none of ten)."""
    assert share.band == pytest.approx(band, abs=0.0006)


def test_every_published_figure_has_its_source():
    """Each study says what was counted, where it stands and when it was looked at."""
    for study in studies():
        assert study["url"].startswith("https://")
        assert re.fullmatch(r"20\d\d-\d\d", study["checked"])
        assert study["url"] in call("score", str(VIGNETTES)).out


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("id,expect_urgency,age\na,soon,45\n", ("Case a", "'soon'", "Choose from", "same_day")),
        ("id,expect_urgency,age\na,routine,x\n", ("Case a, age", "not a whole number")),
        ("id,expect_urgency,agee\n", ("'agee'",)),
        ("id,age\na,45\n", ("expect no levels",)),
        ('{"expect_urgency": 5}\n', ("Line 1, expect_urgency", "5 is not a level")),
        ('{"expect_urgency"\n', ("Line 1", "breaks off as JSON")),
    ],
)
def test_bad_cases(text, named, tmp_path):
    """A case that cannot be scored stops the score, with its name: a share over some of the cases would mislead."""
    (tmp_path / "cases").write_text(text)
    refused(call("score", str(tmp_path / "cases")), *named)


def test_bad_folders(tmp_path):
    """So does a folder without cases, or with a file that is none."""
    refused(call("score", str(tmp_path)), "holds no case")
    (tmp_path / "a.json").write_text('{"age": 45}')
    refused(call("score", str(tmp_path)), "a.json", "is no case")
    refused(call("score", str(tmp_path / "nowhere")), "is not there")
