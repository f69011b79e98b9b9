"""The content as it stands: every name leads somewhere, every row has its reason, and every number to ring is right."""

import csv
import json
import re

import pytest
from cases import CASES

from sciatica_guide import assess
from sciatica_guide.assessment.advice import MEDICINES
from sciatica_guide.assessment.speech import ME, THEY, UNNAMED, YOU, voiced
from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline.loader import read_toml
from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.guideline.packaged import guideline

GUIDE = guideline()
FILES = read_toml()
SENTENCES = re.compile(r"[A-Z0-9][^.?!]*[.?!]( [A-Z0-9][^.?!]*[.?!])*")
RING = {"bladder_bowel_saddle": "cannot_pass_urine"}


def texts(value):
    """Every text in a piece of parsed content or of a report."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def said(value):
    """Every text in a piece of parsed content, in each voice."""
    return [voiced(text, who) for text in texts(value) for who in (YOU, THEY, ME)]


def rows(name):
    """The rows of one heading, over all tables."""
    return [row for tables in FILES.values() for row in tables.get(name, [])]


@pytest.mark.parametrize("file", FILES)
def test_every_table_admits_that_no_clinician_has_reviewed_it(file):
    """Until a clinician has, each header says so, in the same words."""
    assert FILES[file]["table"]["reviewed_on"] == "not yet"
    assert FILES[file]["table"]["reviewed_by"] == "not yet reviewed by a clinician"


@pytest.mark.parametrize("file", FILES)
def test_words_are_ascii(file):
    """Every word we wrote shows on any terminal; names of medicines alone may be in other scripts."""
    assert (CONTENT / file).read_bytes().isascii()


def test_every_reason_is_made_of_whole_sentences():
    """Each rule says why, in each voice, in sentences that start with a capital and end with a stop."""
    assert len(GUIDE.rules) > 100
    for who in (YOU, THEY, ME):
        reasons = {rule.id: voiced(rule.reason, who) for rule in GUIDE.rules}
        assert [id_ for id_, reason in reasons.items() if not SENTENCES.fullmatch(reason)] == []


def test_ids_are_written_one_way():
    """Rules, advice, sources and classes are kebab-case; what a person's answers are made of is snake_case."""
    for name in ("rule", "recommendation", "source", "medicine_class"):
        assert [row["id"] for row in rows(name) if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"])] == []
    codes = [option["code"] for question in rows("question") for option in question.get("option", [])]
    ids = [row["id"] for name in ("question", "part", "urgency", "acupuncture") for row in rows(name)]
    assert [id_ for id_ in (*codes, *ids) if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", id_)] == []


def test_no_code_stands_twice_in_a_question():
    """Within a question, each code has one label and each label one code."""
    for question in GUIDE.questions.values():
        assert len(set(question.codes)) == len(question.codes), question.id
        assert len({option.label for option in question.options}) == len(question.options), question.id


def test_every_medicine_leads_to_a_class_we_explain():
    """Each substance has a source and a class that stands in the table, and no class stands there for nothing."""
    with (CONTENT / "medicines_substances.csv").open(encoding="utf-8", newline="") as lines:
        substances = list(csv.DictReader(lines))
    assert len(substances) > 1_000
    assert [row for row in substances if not (row["generic"] and row["class"] and row["source"])] == []
    classes = {row[name] for row in substances for name in ("class", "class_if_local")} - {""}
    with (CONTENT / "medicines_plain.csv").open(encoding="utf-8", newline="") as lines:
        plain = {row["holds"] for row in csv.DictReader(lines)}
    assert classes | {holds.removeprefix("class:") for holds in plain if holds.startswith("class:")} == set(
        GUIDE.medicine_classes
    )


def test_every_effect_of_a_medicine_is_heard():
    """Some rule, question, term or indication hears each effect that a class has, but for the one that means none."""
    effects = {effect for row in rows("medicine_class") for effect in row["effects"]}
    gates = [gate for question in GUIDE.questions.values() for gate in question.enable_when]
    asked = {code for row in rows("rule") for code in row.get("when", {}).get("medicine_effects", [])}
    asked |= {code for gate in gates for code in gate.cells.get("medicine_effects", ())}
    terms = [when for row in rows("term") for code in row.get("code", []) for when in code["when"]]
    asked |= {code for when in terms for code in when.get("medicine_effects", [])} | {
        row["id"] for row in rows("indication")
    }
    assert effects - asked == {"no_known_part"}


@pytest.mark.parametrize("region", sorted(GUIDE.regions))
def test_an_emergency_number_is_text_of_digits(region):
    """000 stays 000: every number to ring is kept as text, and it stands in an emergency's first and last line."""
    number = GUIDE.regions[region].emergency_number
    assert re.fullmatch(r"[0-9]{3}|10177", number)
    lines = render(assess(RING, region), "text", 80).splitlines()
    place = GUIDE.regions[region].emergency_department
    assert lines[0] == lines[-1] == f"Emergency: call {number} or go to {place} now"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("GB", "999"), ("gb", "999"), ("Gb", "999"), ("UK", "999"), ("uk", "999"), ("US", "911"), ("us", "911")]
    + [("AU", "000"), ("DE", "112"), ("JP", "119")]
    + [(unknown, "your local emergency number") for unknown in (None, "ZZ", "qq")],
)
def test_a_country_gets_its_number_and_an_unknown_one_gets_words(typed, number):
    """Countries go by code or alias in either case; one that we hold no number for is never given another's."""
    assert assess(RING, typed).region.emergency_number == number
    assert f"Emergency: call {number} or go" in " ".join(render(assess(RING, typed), "text", 80).split())


def test_placeholders_stand_only_where_they_are_filled():
    """In each voice, levels and advice hold numbers to ring and the person's medicines; elsewhere stand only what was
    said, what matters, where it hurts, versions, dates, the grade."""
    for row in (*rows("recommendation"), *rows("urgency"), *rows("acupuncture")):
        filled = [GUIDE.unknown_region.fill(text).replace(MEDICINES, "") for text in said(row)]
        for name in UNNAMED:
            filled = [text.replace("{" + name + "}", "") for text in filled]
        assert [text for text in filled if "{" in text] == [], row["id"]
    for name in ("question", "part", "rule", "medicine_class", "region", "source"):
        assert [text for row in rows(name) for text in said(row) if "{" in text] == []
    about = FILES["about.toml"]["words"]
    found = {
        word: {name for text in said(text) for name in re.findall(r"\{.*?\}|\{", text)} for word, text in about.items()
    }
    assert {word: " ".join(sorted(names)) for word, names in found.items() if names} == {
        "worse": "{advice_line} {emergency_number}",
        "call": "{number}",
        "said": "{clauses}",
        "opposed": "{first} {second}",
        "unanswered_more": "{count}",
        "choices_first": "{matters}",
        "body": "{places}",
        "clinician_note": "{date}",
        "about_version": "{content_version} {date} {program_version}",
        "overdue": "{next_review}",
        "status": "{next_review}",
        "reading": "{grade}",
    }


def test_a_crisis_line_is_a_name_and_a_number_that_two_lists_hold():
    """Each crisis line says who answers and on which number, and cites both lists; a country without one says where to
    find it, and no number is printed that one list alone has."""
    lists = {"crisis-lines-list", "crisis-lines-checked"}
    fallback = GUIDE.unknown_region.crisis_line
    assert re.search("[0-9]", fallback) is None
    assert "findahelpline.com" in fallback
    for row in rows("region"):
        line = GUIDE.regions[row["id"]].crisis_line
        assert line == row.get("crisis_line", fallback)
        assert line == fallback or re.fullmatch(r"\S.+ on [0-9][0-9 ]*[0-9]( \(.+\))?", line), line
        assert line == fallback or lists <= set(row["sources"]), row["id"]


@pytest.mark.parametrize("region", [None, "GB", "US", "NZ", "ZZ"])
def test_no_placeholder_reaches_a_person(region):
    """No report, in any format, of anyone shows a brace of ours."""
    for answers in ({}, RING, *(case["answers"] for case in CASES.values())):
        found = assess(answers, region)
        assert "{" not in render(found, "text", 80) + render(found, "text", 80, full=True)
        assert [text for text in texts(json.loads(render(found, "json", 80))) if "{" in text] == []
