"""The contract's safety properties that set a floor, section 4, for a few thousand people drawn at random."""

import pytest
from people import NSAIDS, always, anyone, drawn


@pytest.fixture(scope="module")
def people():
    return drawn(6000)


def test_cauda_equina(people):
    """Any answer but none about bladder, bowel and saddle is an emergency, not sure too."""
    always(people, lambda p: p.hints("bladder_bowel_saddle"), "emergency")


def test_legs(people):
    """Both legs or a leg that weakens: now. Foot drop, no walking or not sure: today. A little weak: within 2 weeks."""
    always(people, lambda p: p.says("leg_signs", "both_legs_pain", "both_legs_weak", "weakness_worsening"), "emergency")
    always(people, lambda p: p.says("leg_signs", "foot_drop", "cannot_walk", "not_sure"), "same_day")
    always(people, lambda p: p.says("leg_signs", "weakness_mild"), "within_2_weeks")


def test_sudden(people):
    """Every sudden sign is for today; those of vessels, heart, lungs, brain or a deep bleed on a thinner for now."""
    always(people, lambda p: p.hints("sudden_signs"), "same_day")
    for code in ("collapse_or_pulsing_tummy", "chest_pain_or_breathless", "stroke_signs", "cold_pale_leg"):
        always([p for p in people if p.says("sudden_signs", code)], anyone, "emergency")
    bleed = [p for p in people if p.says("sudden_signs", "deep_bleed_signs")]
    always(bleed, lambda p: p.thinner() or p.hints("bleeding_disorder"), "emergency")


def test_infection(people):
    """Signs of infection are for today; with confusion, a leg sign or chemotherapy for now; so is injecting drugs."""
    always(people, lambda p: p.says("illness_signs", "fever", "skin_infection", "not_sure"), "same_day")
    always(people, lambda p: p.says("illness_signs", "very_unwell_or_confused"), "emergency")
    feverish = [p for p in people if p.says("illness_signs", "fever")]
    always(feverish, lambda p: p.hints("leg_signs"), "emergency")
    always(feverish, lambda p: p.says("conditions", "chemotherapy_now"), "emergency")
    injecting = [p for p in people if p.says("conditions", "injects_drugs")]
    always(injecting, lambda p: p.says("duration", "under_2_weeks", "2_to_6_weeks"), "same_day")
    always(injecting, lambda p: p.says("trend", "worse"), "same_day")


def test_illness(people):
    """A swollen calf or blisters are for today; weight loss, night pain or a lump for the next 2 weeks."""
    soon = ("weight_loss_or_night_sweats", "constant_night_pain", "lump")
    always(people, lambda p: p.says("illness_signs", "swollen_calf", "rash_or_blisters"), "same_day")
    always(people, lambda p: p.says("illness_signs", *soon), "within_2_weeks")


def test_cancer(people):
    """Cancer once is for the next 2 weeks; now, or with growing, night or strong pain, today; with a leg sign now."""
    always(people, lambda p: p.says("conditions", "cancer_past"), "within_2_weeks")
    always(people, lambda p: p.says("conditions", "cancer_now", "chemotherapy_now"), "same_day")
    cancer = [p for p in people if p.says("conditions", "cancer_past", "cancer_now")]
    always(cancer, lambda p: p.says("trend", "worse") or p.says("illness_signs", "constant_night_pain"), "same_day")
    always(cancer, lambda p: p.at_least("leg_pain", 7) or p.at_least("back_pain", 7), "same_day")
    always(cancer, lambda p: p.says("leg_signs", "weakness_mild"), "same_day")
    always(cancer, lambda p: p.hints("leg_signs", "weakness_mild"), "emergency")


def test_after_procedure(people):
    """Pain that grows after surgery, an injection or needles is for today."""
    growing = [p for p in people if p.says("trend", "worse")]
    for code in ("back_surgery", "spinal_injection", "acupuncture_or_dry_needling"):
        always([p for p in growing if p.says("recent_procedures", code)], anyone, "same_day")


def test_fracture(people):
    """A serious injury is for today; so is severe sudden back pain in a person whose bones may be thin."""
    always(people, lambda p: p.says("sudden_signs", "serious_injury"), "same_day")
    thin = [p for p in people if p.says("conditions", "osteoporosis", "long_term_steroids") or p.at_least("age", 70)]
    jolted = [p for p in thin if p.says("onset", "sudden", "minor_strain")]
    always(jolted, anyone, "within_2_weeks")
    always(jolted, lambda p: p.at_least("back_pain", 7), "same_day")


def test_young(people):
    """Sciatica under 18 is for a doctor within 2 weeks."""
    always(people, lambda p: p.told.get("age", 18) < 18, "within_2_weeks")


def test_vascular(people):
    """Leg pain that standing still eases is for the next 2 weeks; an aneurysm with sudden or growing pain today."""
    always(people, lambda p: p.says("pattern", "worse_walking_eases_standing"), "within_2_weeks")
    always(people, lambda p: p.says_all(conditions="aneurysm", onset="sudden"), "same_day")
    always(people, lambda p: p.says_all(conditions="aneurysm", trend="worse"), "same_day")


def test_persistent(people):
    """Pain that grows after 12 weeks is for the next 2 weeks; pain of 6 weeks that is not better is for a visit."""
    always(people, lambda p: p.says_all(duration="over_12_weeks", trend="worse"), "within_2_weeks")
    lasting = [p for p in people if p.says("duration", "6_to_12_weeks", "over_12_weeks", "not_sure")]
    always(lasting, lambda p: p.says("trend", "same", "comes_and_goes", "worse", "not_sure"), "routine")


def test_tell_the_team(people):
    """Being pregnant, or perhaps pregnant, or just operated on is for a visit."""
    always(people, lambda p: p.says("pregnant", "yes", "not_sure"), "routine")
    always(people, lambda p: p.says("recent_procedures", "back_surgery"), "routine")


def test_bleeding(people):
    """A thinner or a bleeding disorder, or not sure, means ask before needles; the grave ones mean none for now."""
    always(people, lambda p: p.thinner() or p.hints("bleeding_disorder"), acupuncture="ask_first")
    always(
        people,
        lambda p: p.says("bleeding_disorder", "severe_or_unknown_severity", "platelets_below_50"),
        acupuncture="avoid",
    )
    always(people, lambda p: p.says("anticoagulant_control", "too_high_or_unstable"), acupuncture="avoid")
    always(people, lambda p: p.says("recent_bleed", "yes"), acupuncture="avoid")
    always(people, lambda p: p.says("recent_stent_or_clot", "yes"), acupuncture="avoid")


AVOID = ("conditions chemotherapy_now", "answering_for someone_who_cannot_agree")
ASK_FIRST = (
    "pregnant yes not_sure",
    "conditions icd nerve_stimulator heart_valve weak_immune_system diabetes_complications epilepsy_recent_fit",
    "conditions metal_allergy cancer_now liver_disease kidney_failure not_sure",
    "recent_procedures back_surgery spinal_injection",
    "needle_experience bad_reaction",
)
PRECAUTIONS = (
    "conditions pacemaker diabetes epilepsy_controlled lymphoedema skin_problem_at_site healed_metalwork",
    "needle_experience faints fear",
    f"medicines {' '.join(NSAIDS)}",
)


@pytest.mark.parametrize(
    ("id_", "code", "level"),
    [
        pytest.param(id_, code, level, id=f"{code}-{level}")
        for level, rows in (("avoid", AVOID), ("ask_first", ASK_FIRST), ("precautions", PRECAUTIONS))
        for id_, *codes in map(str.split, rows)
        for code in codes
    ],
)
def test_needles(people, id_, code, level):
    """Health that matters for needles is met with this much caution at least."""
    always(people, lambda p: p.says(id_, code), acupuncture=level)
