"""Medicines by whatever name: recognised as what they are, several in a line, and never reassuring in doubt."""

import pytest
from people import QUIET

from sciatica_guide import assess
from sciatica_guide.exchange.formats import make as render
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines import lists
from sciatica_guide.medicines.names import Typed
from sciatica_guide.medicines.recognise import effects, recognise

CLASSES = guideline().medicine_classes


def done(*typed):
    """What these do, taken together."""
    return set(effects(recognise(typed), CLASSES))


def classes(*typed):
    return {class_ for one in recognise(typed) for class_ in one.classes}


def given(found):
    return {one.id for one in found.recommendations if one.status == "given"}


def page(*typed, **answers):
    return " ".join(render(assess(QUIET | {"medicines": list(typed)} | answers, "GB"), "text", 80).split())


@pytest.mark.parametrize("dressed", ["{}", " {} ", "{} 5 mg tabs bd", "{} 40mg/0.4ml", "({})", "{} for blood pressure"])
def test_every_usual_name_is_recognised_as_itself(dressed):
    """Every name of the short list, in any case and dressed as people add to it, is found exactly so."""
    names = [(name, lists.find(key)) for key, name, *_ in lists.rows(lists.USUAL)]
    for name, known in names[:: 1 if dressed == "{}" else 7]:
        for typed in {dressed.format(name), dressed.format(name.upper())}:
            found = recognise([typed])
            assert found[0].match == "exact", typed
            assert set(known.holds) <= set(found[0].substances) or found[0].names[0].plain, typed


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
        ("my little foobarol", ["my little foobarol"]),
        ("ramaprill and a water tablet", ["ramaprill and a", "water tablet"]),
        ("氯吡格雷和阿司匹林", ["氯吡格雷和", "阿司匹林"]),
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
    ("typed", "holds"),
    [
        ("DuoPlavin", {"antiplatelet-p2y12", "antiplatelet-aspirin"}),
        ("CoPlavix 75/100", {"antiplatelet-p2y12", "antiplatelet-aspirin"}),
        ("Combiplat", {"antiplatelet-p2y12", "antiplatelet-aspirin"}),
        ("Aggrenox", {"antiplatelet-other", "antiplatelet-aspirin"}),
        ("Asasantin Retard", {"antiplatelet-other", "antiplatelet-aspirin"}),
        ("DAPT", {"antiplatelet-p2y12", "antiplatelet-aspirin"}),
        ("rivaroxaban with aspirin", {"doac", "antiplatelet-aspirin"}),
        ("Trinomia", {"antiplatelet-aspirin"}),
    ],
)
def test_a_product_is_all_that_it_holds(typed, holds):
    """Every substance of a combination counts, and two thinners in one tablet are two thinners."""
    assert classes(typed) >= holds
    assert ("two_thinners" in done(typed)) == (len(holds) == 2)


def test_two_names_of_one_thinner_are_one():
    """A brand beside its own generic, or a vague word beside a name, is no second blood thinner."""
    for pair in (["Eliquis", "apixaban"], ["warfarin", "blood thinner"], ["aspirin", "baby aspirin"]):
        assert "two_thinners" not in done(*pair)
    assert "two_thinners" in done("clopidogrel", "ticagrelor")


@pytest.mark.parametrize(
    ("typed", "class_"),
    [
        ("Eliqis (not sure of spelling)", "doac"),
        ("wafarin (not sure)", "vka"),
        ("Eliqis (not Eliquis)", "doac"),
        ("foobarol (called a blood thinner)", "unspecified-blood-thinner"),
        ("warfarin (not any more) [name] {is_not}", "vka"),
    ],
)
def test_what_a_person_types_is_never_read_as_our_own_marker(typed, class_):
    """No bracket and no "not" takes a name away: what was said of a name is kept beside it, never in it."""
    assert class_ in classes(typed)


def test_what_was_said_of_a_name_stands_beside_it():
    """A guess that was denied is not made again; who called it a thinner is heard; the text stays as typed."""
    denied, called = Typed("Eliqis", ("Eliquis",), "no"), Typed("foobarol", (), "yes")
    assert [one.match for one in recognise([denied])] == ["none"]
    assert done(denied) >= {"not_recognised"}
    assert done(called) >= {"may_thin_blood", "not_recognised"}
    assert [str(one.typed) for one in recognise([denied, called])] == ["Eliqis", "foobarol"]


@pytest.mark.parametrize(
    ("typed", "class_"),
    [
        *[
            ("5-ASA", "not-bleeding"),
            ("5 ASA 800mg", "not-bleeding"),
            ("5-FU", "cytotoxic"),
            ("6-MP", "immunosuppressant"),
        ],
        *[("B12", "not-bleeding"), ("vitamin B12 1000", "not-bleeding"), ("omega-3", "supplement-disputed")],
        *[("co-codamol 30/500", "painkiller-other"), ("Dabigat 110", "doac"), ("aspirin 75", "antiplatelet-aspirin")],
        *[(f"vitamin {one}", "not-bleeding") for one in ("A", "B", "C", "D", "D3", "K")],
        *[("vitamins", "not-bleeding"), ("vitamin E", "supplement-disputed"), ("omega-6", "supplement-disputed")],
    ],
)
def test_a_number_or_a_letter_that_is_part_of_a_name_stays_in_it(typed, class_):
    """5-ASA is no aspirin, B12 no dose, and vitamins are told apart."""
    (found,) = recognise([typed])
    assert (found.match, found.classes) == ("exact", (class_,))


@pytest.mark.parametrize(
    ("typed", "class_"),
    [
        *[("diclofenac gel", "nsaid-local"), ("Voltaren Emulgel", "nsaid-local"), ("ibuprofen cream", "nsaid-local")],
        *[("prednisolone eye drops", "steroid-local"), ("hydrocortisone 1% cream", "steroid-local")],
        *[("beclometasone inhaler", "steroid-local"), ("budesonide nasal spray", "steroid-local")],
        *[("cream hydrocortisone", "steroid-local"), ("tacrolimus ointment", "immune-local")],
        *[
            ("diclofenac patch", "nsaid"),
            ("diclofenac suppositories", "nsaid"),
            ("prednisolone tablets", "steroid-systemic"),
        ],
        *[
            ("ibuprofen liquid gels", "nsaid"),
            ("ibuprofen soft gel capsules", "nsaid"),
            ("methotrexate injection", "methotrexate"),
        ],
        *[("miconazole oral gel", "miconazole"), ("budesonide capsules", "steroid-systemic")],
    ],
)
def test_creams_and_inhalers_are_no_tablets(typed, class_):
    """What works on the skin, in the eye, nose or lungs is told from what is swallowed, injected or patched on."""
    assert classes(typed) == {class_}


def test_a_gel_says_nothing_of_the_tablet_beside_it():
    """Of two medicines in a line, the one on the skin does not take the other along."""
    assert classes("prednisolone tablets and diclofenac gel") == {"steroid-systemic", "nsaid-local"}
    assert classes("diclofenac gel and naproxen") == {"nsaid-local", "nsaid"}


@pytest.mark.parametrize(
    ("typed", "class_"),
    [
        *[("blood pressure tablet", "not-bleeding"), ("my blood pressure pills in the morning", "not-bleeding")],
        *[("stent tablets", "unspecified-blood-thinner"), ("thin blood tablets", "unspecified-blood-thinner")],
        *[("my trusty blood thinner", "unspecified-blood-thinner"), ("anticoag", "unspecified-blood-thinner")],
        *[("INR tablets", "vka"), ("clopi", "antiplatelet-p2y12"), ("ticag", "antiplatelet-p2y12")],
        *[("chemo", "cytotoxic"), ("immunosuppressants", "immunosuppressant"), ("biologic injection", "biologic")],
        *[
            ("heart tablets", "unspecified"),
            ("tablets for my heart", "unspecified"),
            ("insulin pen", "diabetes-insulin"),
        ],
        *[
            ("Blutdrucktabletten", "not-bleeding"),
            ("pastilla de la tensión", "not-bleeding"),
            ("血压药", "not-bleeding"),
        ],
        *[("لمميع الدم", "unspecified-blood-thinner"), ("кроверазжижающие", "unspecified-blood-thinner")],
        *[
            ("血液をサラサラにする薬", "unspecified-blood-thinner"),
            ("혈압약", "not-bleeding"),
            ("抗凝药", "unspecified-blood-thinner"),
        ],
        *[("Pepto-Bismol", "bismuth-salicylate"), ("ibrutinib", "btk-inhibitor"), ("sertraline", "ssri")],
        *[("garlic", "supplement-high"), ("ginger", "supplement-moderate"), ("cod liver oil", "supplement-disputed")],
        *[("krill oil", "supplement-disputed"), ("丹参", "supplement-listed"), ("三七", "supplement-listed")],
        *[("当归", "supplement-listed"), ("當歸", "supplement-listed"), ("銀杏葉", "supplement-high")],
    ],
)
def test_plain_words_are_understood(typed, class_):
    """What people call it every day is as good as a name, herbs and supplements in the scripts they are sold in too."""
    assert classes(typed) == {class_}


@pytest.mark.parametrize(
    ("typed", "class_"),
    [
        ("Eliquis for stroke prevention", "doac"),
        ("amlodipine for blood pressure", "not-bleeding"),
        ("heart tablet ramipril", "ace-arb"),
        ("clopidogrel 75 for my heart stent", "antiplatelet-p2y12"),
    ],
)
def test_what_a_medicine_is_for_is_no_further_medicine(typed, class_):
    """A purpose beside a name belongs to the name."""
    assert classes(typed) == {class_}
    assert len(recognise([typed])) == 1


def test_an_unknown_name_with_a_purpose_stays_unknown():
    """ "Foobarol for blood pressure" is not known because blood pressure is."""
    for typed in ("foobarol for blood pressure", "foobarol tablets for diabetes", "old foobarol cream"):
        assert "not_recognised" in done(typed), typed


@pytest.mark.parametrize(
    "typed",
    [
        "warfarın",
        "WARFARİN",
        "ｗａｒｆａｒｉｎ　５ｍｇ",
        "варфарин 5 мг",
        "ワルファリンK錠1mg「トーワ」",
        "わるふぁりん",
        *("وارفارين", "وَارْفَارِين", "والوارفارين", "وارفارین", "와파린정 5mg", "华法林钠片", "華法林", "वारफारिन"),
    ],
)
def test_warfarin_is_warfarin_in_any_script(typed):
    """Dotless i, full width, vowel marks, two kinds of ye, kana and hangul with their endings, both Chinese scripts."""
    assert classes(typed) == {"vka"}, typed


@pytest.mark.parametrize(
    "typed",
    [
        "ácido acetilsalicílico",
        "acide acétylsalicylique",
        "Acetylsalicylsäure",
        "AAS",
        "ASS 100",
        "aspiryna",
        "एस्पिरिन",
    ],
)
def test_aspirin_is_aspirin_in_any_language(typed):
    """Its chemical name too, as each language writes it."""
    assert classes(typed) == {"antiplatelet-aspirin"}


def test_a_close_match_is_possible_and_says_so():
    """Eliqis may be Eliquis: every caution for a blood thinner is given, and the report says what it may be."""
    found = assess(QUIET | {"medicines": ["Eliqis", "ibuprofen"]}, "GB")
    assert found.acupuncture.code == "ask_first"
    assert {"thinner-possible", "medicine-not-recognised"} <= {one.id for one in found.findings}
    assert {"never-stop-thinner", "no-anti-inflammatory-with-thinner", "ask-pharmacist-thinner"} <= given(found)
    assert "Eliqis (may be Eliquis (apixaban))" in page("Eliqis", "ibuprofen")
    bleed = assess(QUIET | {"medicines": ["Eliqis"], "sudden_signs": ["deep_bleed_signs"]}, "GB")
    assert bleed.urgency.code == "emergency"


@pytest.mark.parametrize("typed", ["paracetomol", "omeprozole", "gabapentine", "amlodipene", "simvastatine"])
def test_a_slip_in_a_harmless_name_is_no_riddle(typed):
    """A misspelt medicine that plays no part here is understood, and brings no caution and no question."""
    (found,) = recognise([typed])
    assert found.match == "exact" or found.clear
    assert not done(typed) - {"no_known_part", "no_thinner_named"}


def test_an_unchecked_name_raises_concern_and_never_lowers_it():
    """Names whose spelling nobody has confirmed do what their class does, and are a case for the pharmacist too."""
    unchecked = [name for _, name, _, source in lists.rows(lists.USUAL) if source.startswith("unverified")]
    assert len(unchecked) > 500
    for name in unchecked:
        (found,) = recognise([name])
        assert done(name) >= {*(one for class_ in found.classes for one in CLASSES[class_].effects), "not_recognised"}


def test_what_is_not_recognised_is_printed_for_the_pharmacist():
    """An unknown name is listed as such; another medicine that we know is called one, no more."""
    told = page("foobarol", "metoprolol")
    assert "Not recognised foobarol" in told
    assert "Not recognised foobarol, metoprolol" not in told
    assert done("metoprolol") == {"no_known_part", "no_thinner_named"}
    assert done("foobarol") == {"not_recognised", "no_thinner_named"}


def test_a_no_to_blood_thinners_is_answered_by_name():
    """Somebody who said no is told which medicine is one, with its generic name."""
    told = " ".join(render(assess({"blood_thinner": "no", "medicines": ["Eliquis 5 mg"]}, "GB"), "text", 80).split())
    assert "You said no to blood thinners, but you named one." in told


@pytest.mark.parametrize(
    "named",
    [["methotrexate"], ["lithium"], ["sertraline"], ["prednisolone"], ["ramipril", "furosemide"], ["Prograf", "Lasix"]],
)
def test_painkiller_advice_looks_at_the_list(named):
    """It names those of theirs that anti-inflammatory painkillers do not go with, and sends to the pharmacist."""
    told = page(*named)
    assert f"They do not go well with {' and '.join(named)}." in told
    assert "lowest dose for the shortest time" not in page(*named, "ibuprofen")
    assert "do not go well" not in page("amlodipine", "paracetamol")
