"""The urgency that section 4 of the contract asks for, read from the contract alone: no rule and no table is looked at.

For an adult who answered everything, with the medicines that `population.py` draws. It is the least that is allowed;
how much more urgent the guideline is, is what the population measures.
"""

from collections.abc import Mapping

from population import ANTICOAGULANTS, ANTIPLATELETS, THINNERS

SELF_CARE, ROUTINE, WEEKS, DAY, NOW = range(5)
LEVELS = ("self_care", "routine", "within_2_weeks", "same_day", "emergency")
NSAIDS = {"ibuprofen", "aspirin"}
INFECTION_RISK = {"heart_valve", "weak_immune_system", "long_term_steroids", "recent_infection"}
SLOW = {"diabetes_complications", "kidney_failure", "liver_disease"}
CANCER = {"cancer_now", "cancer_past", "chemotherapy_now"}
BLEEDING_CODES = {"mild", "platelets_50_to_100", "unexplained_bruising", "not_sure"}
SADDLE = {
    *("saddle_numbness", "urine_hard_to_start", "cannot_pass_urine", "bladder_feeling_lost", "urine_leak"),
    *("bowel_change", "sexual_numbness", "not_sure"),
}
AT_ONCE = {
    *("collapse_or_pulsing_tummy", "chest_pain_or_breathless", "stroke_signs", "cold_pale_leg", "sudden_headache"),
}


def urgency(told: Mapping[str, object]) -> str:
    """The code of the least urgent level that the contract allows this person."""
    return LEVELS[max(level for level, holds in _floors(_Person(told)) if holds)]


class _Person:
    """The words that the contract defines, for one person."""

    def __init__(self, told: Mapping[str, object]) -> None:
        self.told = told
        self.pain = max(told["leg_pain"], told["back_pain"])
        self.impact, self.age = told["impact"], told["age"]
        self.worse = self.has("trend", "worse", "not_sure")
        self.better = self.has("trend", "better")
        self.fresh = self.has("duration", "under_2_weeks", "not_sure")
        self.new = self.fresh or self.has("duration", "2_to_6_weeks")
        self.long = not self.has("duration", "under_2_weeks", "2_to_6_weeks")
        self.sudden = self.has("onset", "sudden")
        self.leg_sign, self.illness = self.any("leg_signs"), self.any("illness_signs")
        self.numb = self.has("sensations", "numbness", "not_sure")
        self.conditions = set(told["conditions"])
        names = set(told["medicines"])
        thinner = told["blood_thinner"]
        self.nsaid = bool(names & NSAIDS)
        self.firm = (
            bool(names & ANTICOAGULANTS)
            or len(names & THINNERS) > 1
            or (thinner == "yes" and not names & THINNERS)
            or self.has("bleeding_disorder", "severe_or_unknown_severity", "platelets_below_50")
        )
        soft = (
            names & (ANTIPLATELETS | {"kordexil"})
            or thinner == "not_sure"
            or self.has("bleeding_disorder", *BLEEDING_CODES)
        )
        self.soft = bool(soft) and not self.firm

    def has(self, question: str, *codes: str) -> bool:
        answer = self.told.get(question, ())
        return not set([answer] if isinstance(answer, str) else answer).isdisjoint(codes)

    def any(self, question: str, *but: str) -> bool:
        return bool(set(self.told[question]) - {"none", *but})


def _floors(p: _Person) -> list[tuple[int, object]]:
    infection, slow = p.conditions & INFECTION_RISK, p.conditions & SLOW
    cancer, has, new, worse, pain = p.conditions & CANCER, p.has, p.new, p.worse, p.pain
    at_risk = infection or slow or cancer or p.conditions & {"osteoporosis", "injects_drugs"}
    saddle, unchanged = has("bladder_bowel_saddle", *SADDLE), has("bladder_bowel_since", "over_2_weeks_unchanged")
    weak = has("leg_signs", "weakness_clear", "weakness_mild")
    sure_of_both = has("both_legs", "new_or_spreading")
    both_new = sure_of_both or has("both_legs", "not_sure")
    needled = has("recent_procedures", "acupuncture_or_dry_needling", "not_sure")
    opened = has("recent_procedures", "back_surgery", "spinal_injection")
    bleeds = [p.sudden, worse, pain >= 7]
    near = has("pain_site", "groin", "front_of_thigh", "flank", "lower_tummy") or p.numb or p.leg_sign
    fragile = p.conditions & {"osteoporosis", "long_term_steroids"} or p.age >= 70
    broke = fragile and has("onset", "sudden", "minor_strain", "not_sure")
    carries, birth = has("pregnant", "yes", "not_sure"), has("pregnant", "recent_birth")
    belly = has("pain_site", "flank", "lower_tummy")
    night = has("illness_signs", "constant_night_pain")
    chest = has("pain_site", "upper_or_mid_back") and p.fresh and p.sudden and p.age >= 50
    return [
        (SELF_CARE, True),
        # cauda-equina
        (NOW, saddle and not unchanged),
        (DAY, saddle or has("bladder_bowel_saddle", "urine_change")),
        (NOW, has("bladder_bowel_saddle", "urine_change") and (p.leg_sign or p.numb or both_new)),
        (WEEKS, has("bladder_bowel_saddle", "buttock_numbness")),
        (DAY, has("bladder_bowel_saddle", "buttock_numbness") and (new or worse or p.leg_sign)),
        # legs
        (NOW, has("leg_signs", "both_legs_pain", "both_legs_weak", "weakness_worsening") or sure_of_both),
        (DAY, has("leg_signs", "foot_drop", "cannot_walk", "not_sure")),
        (WEEKS, has("leg_signs", "weakness_clear")),
        (DAY, has("leg_signs", "weakness_clear") and (worse or (p.fresh and not p.better))),
        (ROUTINE, weak),
        (WEEKS, has("leg_signs", "weakness_mild") and (new or worse or pain >= 7)),
        (DAY, has("both_legs", "not_sure") and has("pain_side", "both") and (new or worse)),
        (WEEKS, has("both_legs", "not_sure") and (new or worse)),
        (WEEKS, has("both_legs", "long_standing_unchanged") and worse),
        # sudden
        (DAY, p.any("sudden_signs")),
        (NOW, has("sudden_signs", *AT_ONCE)),
        (NOW, has("sudden_signs", "deep_bleed_signs") and (p.firm or p.soft)),
        (NOW, has("sudden_signs", "bleeding_now") and (p.firm or p.soft or p.nsaid)),
        # bleed-inside
        (DAY, p.firm and p.fresh and (sum(bleeds) > 1 or (any(bleeds) and near))),
        (DAY, p.firm and new and worse and pain >= 5),
        (DAY, p.soft and p.fresh and p.sudden and pain >= 7),
        # infection and illness
        (DAY, has("illness_signs", "fever", "skin_infection", "not_sure", "swollen_calf", "rash_or_blisters")),
        (NOW, has("illness_signs", "very_unwell_or_confused")),
        (NOW, has("illness_signs", "fever") and (p.leg_sign or "chemotherapy_now" in p.conditions)),
        (WEEKS, "injects_drugs" in p.conditions),
        (DAY, "injects_drugs" in p.conditions and (new or worse)),
        (DAY, has("illness_signs", "cannot_go_on", "too_many_painkillers")),
        (WEEKS, has("illness_signs", "weight_loss_or_night_sweats", "lump")),
        (ROUTINE, night),
        (WEEKS, night and (p.age >= 50 or p.age < 18 or worse or pain >= 7 or at_risk)),
        # cancer
        (DAY, p.conditions & {"cancer_now", "chemotherapy_now"}),
        (ROUTINE, cancer),
        (WEEKS, cancer and not _settled(p)),
        (DAY, cancer and (worse or night or has("illness_signs", "weight_loss_or_night_sweats") or weak or pain >= 9)),
        (DAY, cancer and pain >= 7 and not has("duration", "over_12_weeks")),
        (NOW, cancer and p.any("leg_signs", "weakness_clear", "weakness_mild")),
        # after-procedure
        (DAY, opened and (worse or (p.fresh and (has("onset", "sudden", "not_sure") or pain >= 7)))),
        (WEEKS, needled and worse),
        (DAY, needled and ((p.fresh and p.sudden) or (worse and (new or pain >= 7)))),
        # infection-risk
        (WEEKS, infection and (worse or (new and (not p.better or pain >= 7)))),
        (WEEKS, slow and (worse or (new and pain >= 7 and not p.better))),
        (WEEKS, "diabetes" in p.conditions and worse and pain >= 7),
        (DAY, (infection or slow) and (worse or (new and pain >= 7)) and p.leg_sign),
        # birth
        (ROUTINE, birth or carries or has("recent_procedures", "back_surgery")),
        (WEEKS, birth and new and worse),
        (DAY, birth and (new or worse) and (has("recent_procedures", "spinal_injection") or p.leg_sign or p.numb)),
        (DAY, birth and new and pain >= 7),
        (DAY, carries and belly),
        (NOW, carries and belly and p.fresh and (p.sudden or pain >= 7)),
        # elsewhere
        (ROUTINE, has("pain_site", "upper_or_mid_back", "neck") or belly),
        (WEEKS, has("pain_site", "upper_or_mid_back") and worse),
        (DAY, belly and p.fresh and p.sudden and pain >= 7),
        (DAY, chest and pain >= 8),
        (NOW, chest and pain >= 9),
        # fracture
        (ROUTINE, broke),
        (WEEKS, broke and (worse or not has("duration", "over_12_weeks"))),
        (DAY, broke and pain >= 7 and (new or worse)),
        # vascular
        (WEEKS, has("pattern", "worse_walking_eases_standing")),
        (DAY, "aneurysm" in p.conditions and (p.sudden or worse)),
        # severe and persistent
        (ROUTINE, worse or pain >= 8 or p.impact >= 8),
        (WEEKS, new and not p.better and pain >= 8 and p.impact >= 8),
        (WEEKS, p.long and worse and (pain >= 7 or p.impact >= 7 or p.leg_sign or p.illness or at_risk or p.age >= 50)),
        (ROUTINE, p.long and not p.better),
    ]


def _settled(p: _Person) -> bool:
    """A past cancer that may wait for an ordinary visit."""
    past_only = not p.conditions & {"cancer_now", "chemotherapy_now"}
    quiet = not (p.worse or p.leg_sign or p.illness or p.numb) and p.pain < 7
    return past_only and quiet and p.has("duration", "over_12_weeks")
