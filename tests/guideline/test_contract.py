"""The public names, written down once more: questions, kinds, codes and levels that others rely on keep theirs."""

from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.packaged import guideline

WARNING_SIGNS = ["bladder_bowel_saddle", "leg_signs", "sudden_signs", "illness_signs"]
QUESTIONS = {
    "bladder_bowel_saddle": """many saddle_numbness urine_hard_to_start cannot_pass_urine bladder_feeling_lost
        urine_leak bowel_change sexual_numbness urine_change buttock_numbness none not_sure""",
    "bladder_bowel_since": "one under_2_weeks over_2_weeks_changing over_2_weeks_unchanged not_sure",
    "leg_signs": """many both_legs_pain both_legs_weak weakness_worsening foot_drop weakness_clear weakness_mild
        cannot_walk none not_sure""",
    "sudden_signs": """many collapse_or_pulsing_tummy chest_pain_or_breathless stroke_signs cold_pale_leg
        sudden_headache bleeding_now deep_bleed_signs serious_injury none not_sure""",
    "illness_signs": """many fever very_unwell_or_confused weight_loss_or_night_sweats constant_night_pain
        swollen_calf rash_or_blisters skin_infection lump cannot_go_on too_many_painkillers none not_sure""",
    "answering_for": "one myself someone_who_can_agree someone_who_cannot_agree",
    "age": "number",
    "pregnant": "one yes recent_birth no not_sure",
    "pain_site": """many lower_back upper_or_mid_back flank buttock hip groin lower_tummy front_of_thigh
        back_of_thigh below_knee foot neck not_sure""",
    "pain_side": "one left right both middle not_sure",
    "both_legs": "one new_or_spreading long_standing_unchanged one_leg not_sure",
    "sensations": "many numbness tingling burning_or_electric muscle_spasm none not_sure",
    "onset": "one gradual sudden minor_strain not_sure",
    "duration": "one under_2_weeks 2_to_6_weeks 6_to_12_weeks over_12_weeks not_sure",
    "trend": "one better same comes_and_goes worse not_sure",
    "leg_pain": "scale",
    "back_pain": "scale",
    "impact": "scale",
    "pattern": """many worse_sitting_or_bending worse_coughing worse_walking_eases_sitting
        worse_walking_eases_standing morning_stiffness none not_sure""",
    "cause_found": "one disc stenosis other no not_sure",
    "bleeding_disorder": """many severe_or_unknown_severity mild platelets_below_50 platelets_50_to_100
        unexplained_bruising none not_sure""",
    "blood_thinner": "one yes no not_sure",
    "medicines": "names",
    "anticoagulant_control": "one in_range too_high_or_unstable not_checked not_sure",
    "recent_stent_or_clot": "one yes no not_sure",
    "recent_bleed": "one yes no not_sure",
    "conditions": """many pacemaker icd nerve_stimulator heart_valve weak_immune_system chemotherapy_now diabetes
        diabetes_complications epilepsy_controlled epilepsy_recent_fit lymphoedema skin_problem_at_site metal_allergy
        cancer_now cancer_past osteoporosis long_term_steroids injects_drugs aneurysm liver_disease kidney_failure
        recent_infection healed_metalwork none not_sure""",
    "taken_for": """many weak_immune_system chemotherapy_now diabetes diabetes_complications epilepsy_controlled
        epilepsy_recent_fit cancer_now cancer_past osteoporosis long_term_steroids severe_or_unknown_severity
        none not_sure""",
    "recent_procedures": "many back_surgery spinal_injection acupuncture_or_dry_needling none not_sure",
    "needle_experience": "many never_had fine_before bad_reaction faints fear not_sure",
    "tried": "many exercise_or_physio painkillers injection surgery acupuncture nothing skipped",
    "matters_most": """many less_pain sleep moving_and_work avoid_medicines avoid_needles cost strong_evidence
        skipped""",
}


def test_questions_kinds_and_codes_keep_their_names():
    """Every question has the kind and the codes that answers saved long ago rely on; a new one is written down here."""
    held = {question.id: {question.kind, *question.codes} for question in guideline().questions.values()}
    assert held == {id_: set(words.split()) for id_, words in QUESTIONS.items()}


def test_warning_signs_come_first():
    """Everyone is asked the four questions on warning signs before any other, in their order, and one when it began."""
    questions = list(guideline().questions.values())
    first = [question.id for question in questions if question.part == "warning_signs"]
    assert [question.id for question in questions][:5] == first
    assert [question.id for question in questions[:5] if not question.enable_when] == WARNING_SIGNS
    assert [question.id for question in questions[:5] if question.enable_when] == ["bladder_bowel_since"]


def test_numbers_keep_their_range():
    """Age goes from 0 to 120 and every scale from 0 to 10."""
    for question in guideline().questions.values():
        expected = {"number": (0, 120), "scale": (0, 10)}.get(question.kind)
        assert question.band == expected, question.id


def test_levels_keep_their_names_and_order():
    """From mildest to worst, the levels are those that other people's scripts compare with."""
    assert [level.code for level in sorted(Urgency)] == [
        "self_care",
        "routine",
        "within_2_weeks",
        "same_day",
        "emergency",
    ]
    assert [level.code for level in sorted(Suitability)] == ["reasonable", "precautions", "ask_first", "avoid"]
