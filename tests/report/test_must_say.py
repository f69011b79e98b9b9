"""What a case says the report must say stands in the printed report."""

import tomllib

import pytest
from cases import CASES, FOLDER, TWINS
from report_pages import plainly

from sciatica_guide import assess
from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline.packaged import guideline

TAGS = tomllib.loads((FOLDER / "must_say.toml").read_text(encoding="utf-8"))
QUIET = TWINS["quiet"]
ADVICE = {advice.id: advice for advice in guideline().advice}
each_tag = pytest.mark.parametrize("tag", TAGS)


def folded(text):
    return " ".join(text.lower().split())


def printed(found):
    """What is printed, without the marks around the person's own words."""
    return folded(plainly(render(found, "text", 80)))


def given(found):
    return {one.id for one in found.recommendations}


def test_all_the_tags_are_known():
    """There are 23 things that a case may ask for, and no case asks for another."""
    asked = {tag for case in CASES.values() for tag in case["expect"]["must_say"]}

    assert len(TAGS) == 23
    assert asked <= set(TAGS)


@each_tag
def test_every_tag_stands_for_advice_in_the_table(tag):
    """Each recommendation behind a tag exists and holds the words that the tag asks for."""
    for id_ in TAGS[tag]["recommendations"]:
        advice = ADVICE[id_]
        words = folded(" ".join([advice.text, *advice.points]))
        assert [phrase for phrase in TAGS[tag]["says"] if phrase not in words] == []


@each_tag
def test_somebody_is_told_it(tag):
    """For each thing that may have to be said there is a person whose printed report says it."""
    found = assess(QUIET | TAGS[tag]["answers"], "GB")
    page = printed(found)

    assert given(found) & set(TAGS[tag]["recommendations"])
    assert [phrase for phrase in (*TAGS[tag]["says"], *TAGS[tag].get("to_them", ())) if phrase not in page] == []


@pytest.mark.parametrize(
    ("case", "tag"),
    [
        pytest.param(case, tag, id=f"{case['id']}-{tag}")
        for case in CASES.values()
        for tag in case["expect"]["must_say"]
    ],
)
def test_the_case_is_told_what_it_must_be_told(case, tag):
    """This person's printed report says what the case asks for, and the advice behind it is not withheld."""
    found = assess(case["answers"], "GB")
    page = printed(found)

    assert given(found) & set(TAGS[tag]["recommendations"])
    assert [phrase for phrase in TAGS[tag]["says"] if phrase not in page] == []
