"""Misspelt names: a slip lands on the right medicine; ordinary words and other medicines land on no blood thinner."""

import csv
import random
from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest
from slips import slips

from sciatica_guide.guideline.codes import MAY_THIN, THINS
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines import lists
from sciatica_guide.medicines.names import fold
from sciatica_guide.medicines.recognise import effects, recognise
from sciatica_guide.medicines.spelling import slips_apart

CLASSES = guideline().medicine_classes
USUAL = [(name, lists.find(key)) for key, name, *_ in lists.rows(lists.USUAL)]
THINNERS = [
    (name, known.holds[0][0], known.holds[0][1])
    for name, known in USUAL
    if len(known.holds) == 1
    and THINS in CLASSES[known.holds[0][1]].effects
    and len(fold(name)) >= 6
    and name.isascii()
    and len(name) < 20
]
DATA = Path(__file__).parents[1] / "data"
WORDS = (DATA / "english_words.txt").read_text(encoding="utf-8").split()


def table(file):
    with (DATA / file).open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))[1:]


@pytest.fixture(scope="module")
def misspelt():
    """Every single slip of every thinner's name: name, slip, generic and class of the name, and what was found."""
    return [
        (name, slip, generic, class_, recognise([slip])) for name, generic, class_ in THINNERS for slip in slips(name)
    ]


def thins(typed):
    """Whether it may be a blood thinner, as far as we can tell."""
    return bool({THINS, MAY_THIN} & set(effects(recognise([typed]), CLASSES)))


def lands(generic, found):
    """Whether it is the right medicine."""
    return len(found) == 1 and found[0].generic == generic


def test_at_least_98_of_100_slips_land_on_the_right_medicine(misspelt):
    """Left out, doubled, swapped or next on the keys: nearly every slip finds the generic name."""
    wrong = [slip for _, slip, generic, _, found in misspelt if not lands(generic, found)]
    assert len(misspelt) > 10_000
    assert len(wrong) <= 0.02 * len(misspelt), wrong


def test_98_of_100_slips_of_the_average_name_land_on_it(misspelt):
    """The same when each name counts alike, so that no long name outweighs a short one."""
    shares = defaultdict(list)
    for name, generic, found in ((one[0], one[2], one[4]) for one in misspelt):
        shares[name].append(lands(generic, found))
    assert len(shares) > 150
    assert mean(mean(right) for right in shares.values()) >= 0.98


def test_99_of_100_slips_never_land_on_another_class(misspelt):
    """Of the names that people use most, too: a slip may be the name of another medicine, but hardly ever."""
    elsewhere = [slip for _, slip, _, class_, found in misspelt if _elsewhere({class_}, found)]
    assert len(elsewhere) <= 0.01 * len(misspelt), elsewhere
    usual = random.Random(5).sample([one for one in USUAL if one[0].isascii() and 5 <= len(one[0]) < 20], 120)
    told = [
        (slip, _elsewhere({class_ for _, class_ in known.holds}, recognise([slip])))
        for name, known in usual
        for slip in slips(name)
    ]
    wrong = [slip for slip, landed in told if landed]
    assert len(told) > 5_000
    assert len(wrong) <= 0.02 * len(told), wrong


def _elsewhere(right, found):
    """Whether something was found, and none of it has a class that it should have."""
    landed = {class_ for one in found for class_ in one.classes}
    return bool(landed) and not landed & right


def test_every_slip_that_is_found_is_possible_and_not_certain(misspelt):
    """A close match never counts as sure, and keeps every caution about a possible blood thinner."""
    for _, slip, _, class_, found in misspelt:
        done = effects(found, CLASSES)
        if any(one.match == "close" and class_ in one.classes for one in found):
            assert {MAY_THIN, "not_recognised"} <= set(done), slip
        assert THINS not in done or any(one.match == "exact" for one in found), slip


def test_at_most_1_in_200_ordinary_words_lands_on_a_thinner():
    """A thousand English words are left alone."""
    assert len(set(WORDS)) == 1000
    assert len([word for word in WORDS if {THINS, MAY_THIN} & set(effects(recognise([word]), CLASSES))]) <= 5


def test_other_medicines_are_hardly_ever_taken_for_a_thinner():
    """Of other names in public registers at most 1 in 2,000 is called a thinner, and 1 in 500 may be one."""
    names = [name for name, _ in table("register_others.csv")][::2]
    done = [set(effects(recognise([name]), CLASSES)) for name in names]
    assert len(names) == 2500
    assert len([one for one in done if THINS in one]) <= 2  # both are thinners: ximelagatran, and ibrutinib in Chinese
    assert len([one for one in done if MAY_THIN in one]) <= 5


@pytest.mark.parametrize("dressed", ["{}", "{} 5 mg tabs bd", "{} 40mg/0.4ml", "{} retard", "{} for blood pressure"])
def test_names_of_the_registers_are_found_as_themselves(dressed):
    """99 in 100 thinners, painkillers, steroids and immune medicines of public registers, dressed as people do."""
    names = table("register_names.csv")[:: 2 if dressed == "{}" else 9]
    wrong = [
        name
        for name, class_ in names
        if not any(one.match == "exact" and class_ in one.classes for one in recognise([dressed.format(name)]))
    ]
    assert len(wrong) <= 0.01 * len(names), wrong


@pytest.mark.parametrize(
    ("typed", "generic"),
    [
        *[("xeralto", "rivaroxaban"), ("kumadin", "warfarin"), ("ellequis", "apixaban"), ("cleksane", "enoxaparin")],
        *[("clopidegrel", "clopidogrel"), ("rivoraxaban", "rivaroxaban"), ("wafarine", "warfarin")],
        *[("low dose asprin 75mg", "acetylsalicylic acid"), ("WARFAR1N 3MG", "warfarin"), ("ELIQU15", "apixaban")],
        *[("варфорин", "warfarin"), ("клопидогррел", "clopidogrel")],
    ],
)
def test_names_written_by_ear_are_found(typed, generic):
    """Two slips, the same sound, another script, or letters that a machine read as digits: found, and not certain."""
    (found,) = recognise([typed])
    assert (found.generic, found.match) == (generic, "close")


def test_what_could_be_two_medicines_is_left_open():
    """One slip from both Orfarin (warfarin) and Orgaran (danaparoid): neither is chosen, and both are named."""
    (found,) = recognise(["orgarin"])
    assert found.generic == ""
    assert {name.name for name in found.names} == {"Orfarin", "Orgaran"}


def test_slips_are_counted_as_the_textbook_counts_them():
    """The quick count agrees with the full table of optimal string alignment on a few thousand pairs."""
    dice = random.Random(3)
    for _ in range(4000):
        one = "".join(dice.choices("abc", k=dice.randint(0, 6)))
        other = "".join(dice.choices("abc", k=dice.randint(0, 6)))
        for most in (0, 1, 2):
            assert slips_apart(one, other, most) == (textbook(one, other) <= most), (one, other, most)


def textbook(one, other):
    table = {(-1, -1): 0} | {(i, -1): i + 1 for i in range(len(one))} | {(-1, j): j + 1 for j in range(len(other))}
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            best = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b))
            if i and j and a == other[j - 1] and one[i - 1] == b:
                best = min(best, table[i - 2, j - 2] + 1)
            table[i, j] = best
    return table[len(one) - 1, len(other) - 1]
