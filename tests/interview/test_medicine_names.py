"""Names of medicines at the doors: asked about in the interview, looked up by the command, and any text at all."""

import json

import pytest
from calls import call, refused
from driver import BACK, MENU, WAYS, talk
from people import QUIET

from sciatica_guide import assess
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange.answer_files import read_answers, resume, save
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines.names import Typed
from sciatica_guide.medicines.recognise import recognise

BEFORE = {id_: value for id_, value in QUIET.items() if id_ not in ("medicines", "anticoagulant_control")}
each_way = pytest.mark.parametrize("way", WAYS)


def named(way, *moves):
    """The names that stand when the person makes these moves at the question on medicines."""
    return list(talk(way, *moves, then=QUIET, given=BEFORE).given["medicines"])


@each_way
@pytest.mark.parametrize(
    ("moves", "names", "match"),
    [
        ([["Eliqis"], "Eliquis"], ["Eliquis"], "exact"),
        ([["Eliqis"], "not_sure"], ["Eliqis"], "close"),
        ([["Eliqis"], "no", "no"], [Typed("Eliqis", ("Eliquis",), "no")], "none"),
        ([["Eliqis"], "no", "yes"], [Typed("Eliqis", ("Eliquis",), "yes")], "exact"),
        ([["orgarin"], "Orgaran"], ["Orgaran"], "exact"),
        ([["foobarol"], "no"], [Typed("foobarol", (), "no")], "none"),
        ([["foobarol"], "yes"], [Typed("foobarol", (), "yes")], "exact"),
        ([["foobarol"], "not_sure"], [Typed("foobarol", (), "not_sure")], "exact"),
        ([["Eliqis", "codeine", "asprin 75mg"], "Eliquis", "aspirin"], ["Eliquis", "codeine", "aspirin"], "exact"),
        ([["Eliqis"], BACK, ["Eliquis"]], ["Eliquis"], "exact"),
    ],
)
def test_a_doubtful_name_is_asked_about(way, moves, names, match):
    """Did you mean this one, and has anyone called it a blood thinner: each answer is kept beside the name."""
    assert named(way, *moves) == names
    assert recognise(names)[0].match == match


@each_way
def test_a_name_that_was_never_settled_is_not_kept(way):
    """Whoever goes back at "Did you mean" and leaves has given no name, or still the one they gave before."""
    assert "medicines" not in talk(way, ["Eliqis"], BACK, given=BEFORE).given
    earlier = {id_: value for id_, value in BEFORE.items() if id_ != "conditions"} | {"medicines": ["codeine"]}
    assert talk(way, BACK, ["Eliqis"], BACK, given=earlier).given["medicines"] == ("codeine",)


@each_way
def test_the_question_names_the_medicine(way):
    """The question says what was typed, what it may be, and what kind of medicine that is."""
    heard = talk(way, ["Eliqis"], "Eliquis", then=QUIET, given=BEFORE)
    asked = [prompt.question.text for prompt in heard.prompts if prompt.question.id == MENU]
    assert asked[0] == "You typed Eliqis. Did you mean Eliquis (apixaban), a blood thinner?"


@each_way
def test_names_that_we_know_are_not_asked_about(way):
    """A name in our lists, ours or another medicine's, brings no further question."""
    assert named(way, ["Xarelto 20mg", "codeine", "ibuprofen"]) == ["Xarelto 20mg", "codeine", "ibuprofen"]


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        (Typed("foobarol", (), "yes"), "thinner-possible"),
        (Typed("foobarol", (), "not_sure"), "thinner-possible"),
        (Typed("Eliqis", ("Eliquis",), "no"), "medicine-not-recognised"),
    ],
)
def test_what_was_said_of_a_name_survives_a_file(name, finding, tmp_path):
    """Saved and read again, out of an interview or a report, the name means the same, and a pharmacist is asked."""
    save(guideline(), QUIET | {"medicines": (name,)}, str(tmp_path / "kept.json"))
    again = resume(guideline(), str(tmp_path / "kept.json")).answers
    found = assess(again)
    assert again["medicines"] == (name,)
    assert found.acupuncture.code == "ask_first"
    assert {finding, "medicine-not-recognised"} <= {one.id for one in found.findings}
    (tmp_path / "report.json").write_text(found.to_json())
    assert read_answers(str(tmp_path / "report.json"))["medicines"] == [name.as_data()]


@pytest.mark.parametrize(
    "told",
    [
        *[{"name": ""}, {"name": 5}, {"name": "a", "x": 1}, {"name": "a,b"}, {"name": "none"}, {"is_not": ["a"]}],
        *[{"name": "a", "is_not": "b"}, {"name": "a", "called_a_blood_thinner": "maybe"}, {"name": "a\x1b"}],
    ],
)
def test_what_is_said_of_a_name_is_checked(told):
    """A name that says more than we ask, or less than a name, is refused by its place."""
    with pytest.raises(AnswerError, match="medicines"):
        assess({"medicines": ["aspirin", told]})


def test_the_command_says_what_a_medicine_is():
    """What it is, why it matters for needles, what to do, who says so, in text and as JSON with the same content."""
    text = " ".join(call("medicines", "Eliquis", "foobarol").out.split())
    for told in ("Eliquis What it is: apixaban, a blood thinner (direct type)", "It slows clotting.", "Never stop"):
        assert told in text
    assert "https://doi.org/10.1016/j.ctim.2023.102951" in text
    assert "foobarol What it is: not recognised" in text
    data = json.loads(call("medicines", "Eliqis", "--format", "json").out)
    (one,) = data["medicines"]
    assert (one["generic"], one["class"], one["match"]) == ("apixaban", "doac", "close")
    assert {id_ for said in (*one["why"], *one["do"]) for id_ in said["sources"]} == {
        row["id"] for row in data["sources"]
    }
    refused(call("medicines", "none"), "medicines")
    refused(call("medicines", "a\x1b[2Jb"), "medicines")
    refused(call("medicines", "Eliquis", "--format", "x"), "--format")


@pytest.mark.parametrize(
    "text",
    [
        *["💊", "👩\u200d⚕️ 💊", "دواء لا نعرفه", "תרופה", "???", "\u2014", "[not] (none)", "=cmd()", "=1+1", "%s {0}"],
        *["' or 1=1", "\\x1b[2J", "(01)03400935955838(17)230101(10)ABC123"],
    ],
)
def test_any_text_is_shown_as_text(text):
    """Emoji, text from right to left, formulas and codes are names that we do not know, printed as typed."""
    assert [(one.typed, one.match) for one in recognise([text])] == [(text, "none")]
    assert text in call("assess", "--medicines", text).out
    assert text in call("medicines", text).out


def test_ten_thousand_names_and_a_name_of_a_megabyte_are_read():
    """Far more than anybody takes is read to the end; after 2,000 unknown words no further one is guessed at."""
    unknown = ["fob" + str(number).translate(str.maketrans("0123456789", "bcdfghjklm")) for number in range(10_000)]
    many = recognise(["Eliqiz", *unknown, "Xareltoo", "warfarin"])
    assert len(many) == 10_003
    assert [many[at].match for at in (0, 1, -2, -1)] == ["close", "none", "none", "exact"]
    for filler in ("x", "foo ", "Eliqiz ", "💊x ", "ü", "药"):
        long = recognise(["warfarin " + filler * (1_000_000 // len(filler))])
        assert (long[0].generic, long[-1].match) == ("warfarin", "none")
        assert sum(len(one.typed) for one in long) > 900_000


@pytest.mark.parametrize(
    ("names", "asked"),
    [("blood thinners", True), (Typed("foobarol", (), "yes"), True), ("DOAC", False), ("apixaban", False)],
)
def test_a_blood_thinner_without_a_name_may_be_warfarin(names, asked):
    """Whoever takes a thinner and cannot say which is asked whether its blood test is in range."""
    found = assess(BEFORE | {"blood_thinner": "yes", "medicines": [names]})
    assert ("anticoagulant_control" in found.unanswered) is asked
