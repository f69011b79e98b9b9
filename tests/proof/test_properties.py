"""Every safety property of the contract is stated, and holds for every set of answers."""

import pytest

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.manifest import CONTENT, EDITIONS
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.space import Space, several

GUIDE = guideline()
STATED = load_properties(GUIDE)
FILE = GUIDE.edition.properties
BY_ID = {property.id: property for property in STATED.properties}
SPACES = [Space(guideline(edition)) for edition in EDITIONS]
PROMISED = [
    pytest.param(property, space, id=property.id)
    for space in SPACES
    for property in load_properties(space.guideline).properties
]
CONTRACT = (
    *("cauda-equina", "legs", "sudden", "bleed-inside", "infection", "illness", "cancer", "after-procedure"),
    *("infection-risk", "birth", "elsewhere", "fracture", "young", "vascular", "severe", "persistent"),
    *("tell-the-team", "bleeding", "needles", "checked-first", "unsure-is-possible", "more-is-worse"),
    *("worse-is-not-milder", "longer-is-not-milder", "no-false-calm", "never-stop", "emergency-first", "age-alone"),
    "words",
)


@pytest.mark.parametrize(("property", "space"), PROMISED)
def test_the_property_holds_for_every_set_of_answers(property, space):
    """Proved over every combination of answers; if it fails, the message tells who is harmed and how to see it."""
    broken = prove(property, space)
    if broken is not None:
        pytest.fail(str(broken), pytrace=False)


@pytest.mark.parametrize("row", CONTRACT)
def test_every_row_of_the_contract_is_a_property(row):
    """Nothing that the contract asks for is left to samples."""
    assert [property.id for property in STATED.properties if property.contract == row]


def test_no_property_is_of_a_row_that_the_contract_lacks():
    assert {property.contract for property in STATED.properties} - {*CONTRACT, "beyond"} == set()


def named(property):
    """What a property asks of answers: question to codes."""
    found = {}
    for condition in (*property.when, *property.also):
        for id_, cell in condition.cells.items():
            found.setdefault(id_, set()).update(cell)
    return found


@pytest.mark.parametrize(
    ("id_", "property", "milder"),
    [
        ("bladder_bowel_saddle", "saddle-is-an-emergency", {"urine_change", "buttock_numbness"}),
        ("sudden_signs", "sudden-signs-are-for-today", set()),
        ("leg_signs", "a-leg-sign", set()),
        ("leg_signs", "cancer-and-a-leg-sign", {"weakness_mild", "weakness_clear"}),
        ("bleeding_disorder", "any-bleeding-risk", set()),
        ("bleeding_disorder", "bleeding-disorder-means-ask", set()),
        ("bleeding_disorder", "deep-bleed-with-a-bleeding-disorder", set()),
    ],
)
def test_any_code_means_any_code(id_, property, milder):
    """Where the contract says any code but none, a code that is added to the question has to be added here."""
    assert named(BY_ID[property])[id_] == {*GUIDE.questions[id_].codes} - {"none"} - milder


def test_every_doubt_is_compared_with_no():
    """For each question that offers not sure beside none or no, not sure is proved to be no milder."""
    compared = {change.question for change in BY_ID["unsure-is-possible"].changes if "not_sure" in change.after}
    offered = {id_ for id_, one in GUIDE.questions.items() if "not_sure" in one.codes and {"none", "no"} & {*one.codes}}
    assert offered <= compared


@pytest.mark.parametrize("id_", ["bladder_bowel_saddle", "leg_signs", "sudden_signs", "illness_signs", "conditions"])
def test_every_addition_is_compared_with_none(id_):
    """Each warning sign, bleeding problem, condition and procedure is proved to make nothing milder."""
    (change,) = [change for change in BY_ID["more-is-worse"].changes if change.question == id_]
    assert (change.before, {*change.after}) == (("none",), {*several(GUIDE)[id_]})


def test_everyone_is_asked_everything_else():
    """The questions without a gate, and those whose gates are proved, are all the questions there are."""
    asked = [id_ for property in STATED.properties if property.promise == "asked" for id_ in property.of]
    assert sorted(asked) == sorted(GUIDE.questions)


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("then", 'then = { urgency = "emergency" }', ""),
        ("then", 'then = { urgency = "emergency" }', 'then = { urgency = "emergency", acupuncture = "avoid" }'),
        ("then", 'then = { urgency = "emergency" }', 'then = { urgncy = "emergency" }'),
        ("urgency", '"emergency"', '"urgent"'),
        ("claim", "claim = ", "clam = "),
        ("harm", 'harm = "', 'harm = "" # "'),
        ("contract", "contract = ", "contrct = "),
        ("when", '"saddle_numbness"', '"sadle_numbness"'),
        ("id", 'id = "saddle-is-an-emergency"', 'id = "both-legs-or-worsening"'),
        ("reason", 'contract = "cauda-equina"', 'contract = "cauda-equina"\nreason = "Because."'),
    ],
)
def test_a_broken_property_is_refused(field, old, new, tmp_path):
    """What is missing, misspelt, unknown or left over is named by file, row and field."""
    text = (CONTENT / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_properties(GUIDE, tmp_path)
    assert [part for part in (FILE, field) if part not in error.value.where] == [], error.value
