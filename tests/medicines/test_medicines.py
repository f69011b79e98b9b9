"""Medicines by whatever name: recognised as what they are, several in a line, and never reassuring in doubt."""

import subprocess
import sys

import pytest
from people import QUIET

from sciatica_guide import assess
from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines.lists import rows
from sciatica_guide.medicines.recognise import effects, recognise

LISTED = list(rows("medicines.csv"))
CLASSES = guideline().medicine_classes
TWINS_IN_LIST = {"cortisone"}
"""Names that the list has twice, as a medicine and as a vague term."""


def done(*typed):
    """What these do, taken together."""
    return set(effects(recognise(typed), CLASSES))


def given(found):
    return {one.id for one in found.recommendations if one.status == "given"}


@pytest.mark.parametrize("dressed", ["{}", " {} ", "{} 5mg", "{} 2.5 mg tablets twice daily", "({})"])
def test_every_name_in_the_list_is_recognised_as_itself(dressed):
    """All 533 names, in any case and with a dose, lead to their own generic name and class, exactly."""
    assert len(LISTED) == 533
    for name, _, generic, class_, *_ in LISTED:
        for typed in {dressed.format(name), dressed.format(name.upper())}:
            found = recognise([typed])
            assert [one.match for one in found] == ["exact"], typed
            assert class_ == found[0].classes[0], typed
            assert found[0].generic == generic or name in TWINS_IN_LIST, typed


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("warfarin 5mg od and aspirin", ["warfarin 5mg od", "aspirin"]),
        ("warfarin + ibuprofen", ["warfarin", "ibuprofen"]),
        ("Eliquis/aspirin", ["Eliquis", "aspirin"]),
        ("amlodipine 5 mg with Eliquis 2.5 mg bd", ["amlodipine 5 mg", "Eliquis 2.5 mg bd"]),
        ("wafarin foobarol asprin", ["wafarin", "foobarol", "asprin"]),
        ("Warfarin5mg", ["Warfarin5mg"]),
        ("Eliquis (apixaban)", ["Eliquis (apixaban)"]),
        ("my little white pill", ["my little white pill"]),
        ("blutverdünner", ["blutverdünner"]),
    ],
)
def test_a_line_is_read_name_by_name(typed, names):
    """Several names in a line are told apart, each with the words that belong to it; a dose is no name."""
    assert [one.typed for one in recognise([typed])] == names


@pytest.mark.parametrize(
    "typed", ["acitromicina", "Cartia XT", "heparinoid cream", "eliquisation", "aspirinlike", "xwarfarinx"]
)
def test_a_name_inside_a_word_is_no_name(typed):
    """Whole words and phrases count, never a part of a word."""
    assert "thins_blood" not in done(typed)


@pytest.mark.parametrize(
    ("typed", "classes"),
    [
        ("DuoPlavin", {"antiplatelet-p2y12", "antiplatelet-aspirin"}),
        ("CoPlavix 75/100", {"antiplatelet-p2y12", "antiplatelet-aspirin"}),
        ("Aggrenox", {"antiplatelet-other", "antiplatelet-aspirin"}),
        ("Asasantin Retard", {"antiplatelet-other", "antiplatelet-aspirin"}),
        ("rivaroxaban with aspirin", {"doac", "antiplatelet-aspirin"}),
        ("Arthrotec", {"nsaid"}),
        ("Vimovo", {"nsaid"}),
        ("Trinomia", {"antiplatelet-aspirin"}),
    ],
)
def test_a_product_is_all_that_it_holds(typed, classes):
    """Every substance of a combination counts, and two thinners in one tablet are two thinners."""
    assert {class_ for one in recognise([typed]) for class_ in one.classes} == classes
    assert ("two_thinners" in done(typed)) == (len(classes) == 2)


def test_two_names_of_one_thinner_are_one():
    """A brand beside its own generic, or a vague word beside a name, is no second blood thinner."""
    for pair in (["Eliquis", "apixaban"], ["warfarin", "blood thinner"], ["aspirin", "baby aspirin"]):
        assert "two_thinners" not in done(*pair)
    assert "two_thinners" in done("clopidogrel", "ticagrelor")


def test_a_close_match_is_possible_and_says_so():
    """Eliqis may be Eliquis: every caution for a blood thinner is given, and the report says "not confirmed"."""
    found = assess(QUIET | {"medicines": ["Eliqis", "ibuprofen"]}, "GB")
    page = " ".join(render(found, "text", 80).split())
    assert found.acupuncture.code == "ask_first"
    assert {"thinner-possible", "medicine-not-recognised"} <= {one.id for one in found.findings}
    assert {"never-stop-thinner", "no-anti-inflammatory-with-thinner", "ask-pharmacist-thinner"} <= given(found)
    assert "Eliqis: may be Eliquis (apixaban), a blood thinner. Not confirmed." in page
    bleed = assess(QUIET | {"medicines": ["Eliqis"], "sudden_signs": ["deep_bleed_signs"]}, "GB")
    assert bleed.urgency.code == "emergency"
    assert "say-maybe-blood-thinner" in given(bleed)


def test_an_unchecked_name_raises_concern_and_never_lowers_it():
    """Names that nobody has confirmed do what their class does, and are a case for the pharmacist too."""
    unchecked = [(name, class_) for name, _, _, class_, _, source in LISTED if source.startswith("unverified")]
    assert len(unchecked) > 50
    for name, class_ in unchecked:
        assert done(name) >= {*CLASSES[class_].effects, "not_recognised"}
    page = render(assess(QUIET | {"medicines": ["Anadin"]}, "GB"), "text", 80)
    assert "ask a pharmacist" in " ".join(page.split())


def test_what_is_not_recognised_is_printed_for_the_pharmacist():
    """An unknown name is listed as such; a common other medicine is called one we do not know to matter, no more."""
    found = assess(QUIET | {"medicines": ["foobarol", "metformin"]}, "GB")
    page = " ".join(render(found, "text", 80).split())
    assert "foobarol: not recognised: ask a pharmacist whether it is a blood thinner" in page
    assert "metformin: not one of the medicines we know to matter for bleeding" in page
    assert "ask-pharmacist-thinner" in given(found)
    assert done("metformin") == done("foobarol") == {"not_recognised", "no_thinner_named"}


def test_a_no_to_blood_thinners_is_answered_by_name():
    """Somebody who said no is told which medicine is one, with its generic name."""
    page = " ".join(render(assess({"blood_thinner": "no", "medicines": ["Eliquis 5 mg"]}, "GB"), "text", 80).split())
    assert "Eliquis 5 mg (apixaban); Blood thinner: No. " in page
    assert "You said no to blood thinners, but you named one." in page


def test_the_search_is_loaded_only_when_a_name_is_in_no_list():
    """Names that we know never load the search for close ones."""
    code = "import sys; from sciatica_guide import assess; assess({{'medicines': {}}}); print(*sys.modules)"
    for names, wanted in ((["Eliquis 5mg", "ibuprofen"], False), (["Eliqis"], True)):
        done = subprocess.run([sys.executable, "-c", code.format(names)], capture_output=True, text=True, check=True)
        assert ("sciatica_guide.medicines.spelling" in done.stdout.split()) == wanted
