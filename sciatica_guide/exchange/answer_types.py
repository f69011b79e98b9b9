"""Every question with its codes, as types; None is not answered, and a number is whole.

Written out of the tables by `python -m sciatica_guide.exchange.write_answer_types`.
`sciatica-guide questions` says what each one asks.
"""

from collections.abc import Sequence
from typing import Literal, TypedDict

BladderBowelSaddle = Literal[
    "saddle_numbness",
    "urine_hard_to_start",
    "cannot_pass_urine",
    "bladder_feeling_lost",
    "urine_leak",
    "bowel_change",
    "sexual_numbness",
    "urine_change",
    "buttock_numbness",
    "none",
    "not_sure",
]
BladderBowelSince = Literal[
    "under_2_weeks",
    "over_2_weeks_changing",
    "over_2_weeks_unchanged",
    "not_sure",
]
LegSigns = Literal[
    "both_legs_pain",
    "both_legs_weak",
    "weakness_worsening",
    "foot_drop",
    "weakness_clear",
    "weakness_mild",
    "cannot_walk",
    "none",
    "not_sure",
]
SuddenSigns = Literal[
    "collapse_or_pulsing_tummy",
    "chest_pain_or_breathless",
    "stroke_signs",
    "cold_pale_leg",
    "sudden_headache",
    "bleeding_now",
    "deep_bleed_signs",
    "serious_injury",
    "none",
    "not_sure",
]
IllnessSigns = Literal[
    "fever",
    "very_unwell_or_confused",
    "weight_loss_or_night_sweats",
    "constant_night_pain",
    "swollen_calf",
    "rash_or_blisters",
    "skin_infection",
    "lump",
    "cannot_go_on",
    "too_many_painkillers",
    "none",
    "not_sure",
]
AnsweringFor = Literal[
    "myself",
    "someone_who_can_agree",
    "someone_who_cannot_agree",
]
Pregnant = Literal[
    "yes",
    "recent_birth",
    "no",
    "not_sure",
]
PainSite = Literal[
    "lower_back",
    "upper_or_mid_back",
    "flank",
    "buttock",
    "hip",
    "groin",
    "lower_tummy",
    "front_of_thigh",
    "back_of_thigh",
    "below_knee",
    "foot",
    "neck",
    "not_sure",
]
PainSide = Literal[
    "left",
    "right",
    "both",
    "middle",
    "not_sure",
]
BothLegs = Literal[
    "new_or_spreading",
    "long_standing_unchanged",
    "one_leg",
    "not_sure",
]
Sensations = Literal[
    "numbness",
    "tingling",
    "burning_or_electric",
    "muscle_spasm",
    "none",
    "not_sure",
]
Onset = Literal[
    "gradual",
    "sudden",
    "minor_strain",
    "not_sure",
]
Duration = Literal[
    "under_2_weeks",
    "2_to_6_weeks",
    "6_to_12_weeks",
    "over_12_weeks",
    "not_sure",
]
Trend = Literal[
    "better",
    "same",
    "comes_and_goes",
    "worse",
    "not_sure",
]
Pattern = Literal[
    "worse_sitting_or_bending",
    "worse_coughing",
    "worse_walking_eases_sitting",
    "worse_walking_eases_standing",
    "morning_stiffness",
    "none",
    "not_sure",
]
CauseFound = Literal[
    "disc",
    "stenosis",
    "other",
    "no",
    "not_sure",
]
BleedingDisorder = Literal[
    "severe_or_unknown_severity",
    "mild",
    "platelets_below_50",
    "platelets_50_to_100",
    "unexplained_bruising",
    "none",
    "not_sure",
]
BloodThinner = Literal[
    "yes",
    "no",
    "not_sure",
]
AnticoagulantControl = Literal[
    "in_range",
    "too_high_or_unstable",
    "not_checked",
    "not_sure",
]
RecentStentOrClot = Literal[
    "yes",
    "no",
    "not_sure",
]
RecentBleed = Literal[
    "yes",
    "no",
    "not_sure",
]
Conditions = Literal[
    "pacemaker",
    "icd",
    "nerve_stimulator",
    "healed_metalwork",
    "metal_allergy",
    "heart_valve",
    "aneurysm",
    "weak_immune_system",
    "recent_infection",
    "injects_drugs",
    "chemotherapy_now",
    "cancer_now",
    "cancer_past",
    "lymphoedema",
    "diabetes",
    "diabetes_complications",
    "liver_disease",
    "kidney_failure",
    "epilepsy_controlled",
    "epilepsy_recent_fit",
    "osteoporosis",
    "long_term_steroids",
    "skin_problem_at_site",
    "none",
    "not_sure",
]
TakenFor = Literal[
    "weak_immune_system",
    "chemotherapy_now",
    "diabetes",
    "diabetes_complications",
    "epilepsy_controlled",
    "epilepsy_recent_fit",
    "cancer_now",
    "cancer_past",
    "osteoporosis",
    "long_term_steroids",
    "severe_or_unknown_severity",
    "none",
    "not_sure",
]
RecentProcedures = Literal[
    "back_surgery",
    "spinal_injection",
    "acupuncture_or_dry_needling",
    "none",
    "not_sure",
]
NeedleExperience = Literal[
    "never_had",
    "fine_before",
    "bad_reaction",
    "faints",
    "fear",
    "not_sure",
]
Tried = Literal[
    "exercise_or_physio",
    "painkillers",
    "injection",
    "surgery",
    "acupuncture",
    "nothing",
    "skipped",
]
MattersMost = Literal[
    "less_pain",
    "sleep",
    "moving_and_work",
    "avoid_medicines",
    "avoid_needles",
    "cost",
    "strong_evidence",
    "skipped",
]
SinceNeedling = Literal[
    "chest_pain_or_breathless",
    "new_weakness_or_numbness",
    "bladder_or_bowel_change",
    "fever",
    "spreading_redness",
    "growing_bruise_or_swelling",
    "severe_back_pain",
    "fainted",
    "sudden_headache",
    "sore_or_small_bruise",
    "tired",
    "none",
    "not_sure",
]


class Answers(TypedDict, total=False):
    """What `assess` takes."""

    bladder_bowel_saddle: BladderBowelSaddle | Sequence[BladderBowelSaddle] | None
    bladder_bowel_since: BladderBowelSince | None
    leg_signs: LegSigns | Sequence[LegSigns] | None
    sudden_signs: SuddenSigns | Sequence[SuddenSigns] | None
    illness_signs: IllnessSigns | Sequence[IllnessSigns] | None
    answering_for: AnsweringFor | None
    age: float | None
    pregnant: Pregnant | None
    pain_site: PainSite | Sequence[PainSite] | None
    pain_side: PainSide | None
    both_legs: BothLegs | None
    sensations: Sensations | Sequence[Sensations] | None
    onset: Onset | None
    duration: Duration | None
    trend: Trend | None
    leg_pain: float | None
    back_pain: float | None
    impact: float | None
    pattern: Pattern | Sequence[Pattern] | None
    cause_found: CauseFound | None
    bleeding_disorder: BleedingDisorder | Sequence[BleedingDisorder] | None
    blood_thinner: BloodThinner | None
    medicines: str | Sequence[str] | None
    anticoagulant_control: AnticoagulantControl | None
    recent_stent_or_clot: RecentStentOrClot | None
    recent_bleed: RecentBleed | None
    conditions: Conditions | Sequence[Conditions] | None
    taken_for: TakenFor | Sequence[TakenFor] | None
    recent_procedures: RecentProcedures | Sequence[RecentProcedures] | None
    needle_experience: NeedleExperience | Sequence[NeedleExperience] | None
    tried: Tried | Sequence[Tried] | None
    matters_most: MattersMost | Sequence[MattersMost] | None


class FollowupAnswers(TypedDict, total=False):
    """What `followup` takes."""

    since_needling: SinceNeedling | Sequence[SinceNeedling] | None
    sessions: float | None
    weeks: float | None
    leg_pain: float | None
    back_pain: float | None
    impact: float | None
    leg_pain_before: float | None
    back_pain_before: float | None
    impact_before: float | None
    blood_thinner: BloodThinner | None
    medicines: str | Sequence[str] | None
