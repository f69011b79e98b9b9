"""Misspelt names: a slip lands on the right medicine; ordinary words and other medicines land on no blood thinner."""

import random
from collections import defaultdict
from statistics import mean

import pytest
from cases import DATA
from slips import slips

from sciatica_guide.guideline.codes import MAY_THIN, THINS
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines.lists import common, known, rows
from sciatica_guide.medicines.names import VAGUE, fold
from sciatica_guide.medicines.recognise import effects, recognise
from sciatica_guide.medicines.spelling import slips_apart

CLASSES = guideline().medicine_classes
THINNERS = [
    (name, generic, class_)
    for name, _, generic, class_, *_ in rows("medicines.csv")
    if THINS in CLASSES[class_].effects and len(fold(name)) >= 6 and name.isascii()
]
WORDS = (DATA / "english_words.txt").read_text(encoding="utf-8").split()
OTHERS = (DATA / "other_medicines.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def misspelt():
    """Every single slip of every thinner's name: name, slip, generic and class of the name, and what was found."""
    return [
        (name, slip, generic, class_, recognise([slip])) for name, generic, class_ in THINNERS for slip in slips(name)
    ]


def thins(typed):
    """Whether it may be a blood thinner, as far as we can tell."""
    return bool({THINS, MAY_THIN} & set(effects(recognise([typed]), CLASSES)))


def lands(generic, class_, found):
    """Whether it is the right medicine: where the list has only a vague term, any one of that class will do."""
    right = {generic} if generic != VAGUE else {other for _, other, its in THINNERS if its == class_}
    return len(found) == 1 and found[0].generic in right


def test_at_least_98_of_100_slips_land_on_the_right_medicine(misspelt):
    """Left out, doubled, swapped or next on the keys: nearly every slip finds the generic name."""
    wrong = [slip for _, slip, generic, class_, found in misspelt if not lands(generic, class_, found)]
    assert len(misspelt) > 10_000
    assert len(wrong) <= 0.02 * len(misspelt)
    assert len(wrong) <= 10, wrong


def test_98_of_100_slips_of_the_average_name_land_on_it(misspelt):
    """The same when each name counts alike, so that no long name outweighs a short one."""
    shares = defaultdict(list)
    for name, _, generic, class_, found in misspelt:
        shares[name].append(lands(generic, class_, found))
    assert len(shares) > 150
    assert mean(mean(right) for right in shares.values()) >= 0.98


def test_no_slip_lands_on_a_different_class(misspelt):
    """Where a slip could be two medicines of different classes, none is chosen; both stay possible."""
    for _, slip, _, class_, found in misspelt:
        for one in found:
            assert class_ in one.classes or not one.generic, (slip, one)
            if one.generic:
                assert set(one.classes) <= set(recognise([one.names[0].name])[0].classes), (slip, one)


def test_every_slip_that_is_found_is_possible_and_not_certain(misspelt):
    """A close match never counts as sure, and keeps every caution about a possible blood thinner."""
    for _, slip, _, _, found in misspelt:
        done = effects(found, CLASSES)
        close = [one for one in found if one.match == "close"]
        if close:
            assert MAY_THIN in done, slip
            assert "not_recognised" in done, slip
        assert THINS not in done or [one for one in found if one.match == "exact"], slip


@pytest.mark.parametrize(("words", "number"), [(WORDS, 1000), (OTHERS, 300)], ids=["english", "other medicines"])
def test_at_most_1_in_200_other_words_lands_on_a_thinner(words, number):
    """Ordinary English words, and brands of other common medicines that stand in none of our lists, are left alone."""
    assert len(set(words)) == number
    assert [word for word in words if fold(word) in known() or fold(word) in common()] == []
    assert len([word for word in words if thins(word)]) <= number / 200


def test_a_common_other_medicine_wins_over_what_it_is_close_to():
    """None of the medicines listed as other, and none of the look-alikes, counts as a thinner, spelt right."""
    others = [name for name, *_ in rows("medicines_common.csv")]
    looks_alike = [name for name, *_ in rows("medicines_lookalikes.csv")]
    assert len(others) > 350
    assert [name for name in (*others, *looks_alike) if thins(name)] == []


@pytest.mark.parametrize(
    ("typed", "generic"),
    [
        *[("xeralto", "rivaroxaban"), ("kumadin", "warfarin"), ("ellequis", "apixaban"), ("cleksane", "enoxaparin")],
        *[("clopidegrel", "clopidogrel"), ("rivoraxaban", "rivaroxaban"), ("wafarine", "warfarin")],
        *[("阿司匹林肠溶片", "acetylsalicylic acid"), ("low dose asprin 75mg", "acetylsalicylic acid")],
    ],
)
def test_names_written_by_ear_are_found(typed, generic):
    """Two slips in a long name, the same sound, or a form added to a Chinese name: still found, and not certain."""
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
