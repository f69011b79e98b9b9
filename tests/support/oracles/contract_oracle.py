"""A second reading of the contract: the least that sections 4 and 5 ask for, in plain Python, without the tables.

Nothing here is taken from the rules or from the code that reads them; names of medicines are the few of `MEDICINES`.
"""

URGENCY = ["self_care", "routine", "within_2_weeks", "same_day", "emergency"]
CAUTION = ["reasonable", "precautions", "ask_first", "avoid"]
CALM = {"self_care", "routine", "reasonable", "precautions"}
SELF_CARE, ROUTINE, WEEKS, TODAY, NOW = range(5)
REASONABLE, CARE, ASK, AVOID = range(4)

ANTICOAGULANT, ANTIPLATELET, NSAID, UNKNOWN, MAYBE = "anticoagulant", "antiplatelet", "NSAID", "unknown", "maybe"
MEDICINES = {
    "warfarin": {ANTICOAGULANT},
    "apixaban": {ANTICOAGULANT},
    "clopidogrel": {ANTIPLATELET},
    "aspirin": {ANTIPLATELET, NSAID},
    "heart pills": {MAYBE},
    "ibuprofen": {NSAID},
    "codeine": set(),
    "Xyloforte": {UNKNOWN},
}
COUNTS = {
    "insulin": ["diabetes", "diabetes_complications"],
    "gliclazide": ["diabetes", "diabetes_complications"],
    "alendronic acid": ["osteoporosis"],
    "capecitabine": ["chemotherapy_now"],
    "methotrexate": ["weak_immune_system"],
    "adalimumab": ["weak_immune_system"],
    "levetiracetam": ["epilepsy_controlled", "epilepsy_recent_fit"],
    "emicizumab": ["severe_or_unknown_severity"],
}
"""What a medicine counts as, the first of these, unless one of them was ticked or told."""
POSSIBLE = {
    "metformin": ["diabetes", "diabetes_complications"],
    "hydroxycarbamide": ["chemotherapy_now", "cancer_now"],
    "letrozole": ["cancer_now", "cancer_past"],
    "prednisolone": ["long_term_steroids"],
}
NAMES = [*MEDICINES, *COUNTS, *POSSIBLE]

INFECTION_RISK = {"heart_valve", "weak_immune_system", "long_term_steroids", "recent_infection"}
SLOW = {"diabetes_complications", "kidney_failure", "liver_disease"}
CANCER = {"cancer_past", "cancer_now", "chemotherapy_now"}
ASK_CONDITIONS = {
    *("icd", "nerve_stimulator", "heart_valve", "weak_immune_system", "diabetes_complications", "epilepsy_recent_fit"),
    *(
        "metal_allergy",
        "cancer_now",
        "liver_disease",
        "kidney_failure",
        "recent_infection",
        "injects_drugs",
        "not_sure",
    ),
}
CARE_CONDITIONS = {
    *("pacemaker", "diabetes", "long_term_steroids", "osteoporosis", "cancer_past", "aneurysm", "epilepsy_controlled"),
    *("lymphoedema", "skin_problem_at_site", "healed_metalwork"),
}


class Told:
    """A person's answers as the contract speaks of them."""

    def __init__(self, told):
        self.told = told
        self.names = [name for name in told.get("medicines", []) if name != "none"]
        self.does = set().union(*(MEDICINES.get(name, set()) for name in self.names))
        self.conditions, self.bleeding = self.has("conditions"), self.has("bleeding_disorder")
        self.untold = self._what_medicines_say()
        self.worse = self.one("trend") in ("worse", "not_sure")
        self.eases = self.one("trend") in ("better", None)
        self.fresh = self.one("duration") in ("under_2_weeks", "not_sure")
        self.new = self.fresh or self.one("duration") == "2_to_6_weeks"
        self.lasting = self.one("duration") in ("6_to_12_weeks", "over_12_weeks", "not_sure")
        self.sudden = self.one("onset") == "sudden"
        self.pain = max(told.get("leg_pain", -1), told.get("back_pain", -1))
        self.impact, self.age = told.get("impact", -1), told.get("age")
        self.legs = self.has("leg_signs") - {"none"}
        self.ill = self.has("illness_signs") - {"none"}
        self.numb = "numbness" in self.has("sensations")
        self.site, self.side = self.has("pain_site"), self.one("pain_side")
        self.both = self.one("both_legs")
        asked = self.side in ("both", "not_sure") and bool(self.site & {"below_knee", "foot", "not_sure"})
        self.both_unsure = self.both == "not_sure" or (self.both is None and asked)

    def has(self, id_):
        return set(self.told.get(id_, ()))

    def one(self, id_):
        return self.told.get(id_)

    def _what_medicines_say(self):
        """Adds the conditions that medicines stand for, and says whether one of them was not told."""
        said, untold = self.has("taken_for"), False
        for name in self.names:
            usual = COUNTS.get(name) or POSSIBLE.get(name)
            if usual and not (self.has("conditions") | self.has("bleeding_disorder")) & set(usual):
                untold = True
                if name in COUNTS and (not said or said == {"not_sure"}):
                    (self.bleeding if usual[0].startswith("severe") else self.conditions).add(usual[0])
        self.conditions |= said - {"none", "not_sure", "severe_or_unknown_severity"}
        self.bleeding |= said & {"severe_or_unknown_severity"}
        return untold

    @property
    def thinner(self):
        said = self.one("blood_thinner") in ("yes", "not_sure")
        return said or bool(self.does & {ANTICOAGULANT, ANTIPLATELET, UNKNOWN, MAYBE})

    @property
    def firm(self):
        named = {name for name in self.names if MEDICINES.get(name, set()) & {ANTICOAGULANT, ANTIPLATELET}}
        return (
            ANTICOAGULANT in self.does
            or len(named) > 1
            or (self.one("blood_thinner") == "yes" and not named)
            or bool(self.bleeding & {"severe_or_unknown_severity", "platelets_below_50"})
        )

    @property
    def risk(self):
        return self.firm or self.thinner or bool(self.bleeding - {"none"})

    @property
    def infection_risk(self):
        return bool(self.conditions & INFECTION_RISK)

    @property
    def slow(self):
        return bool(self.conditions & SLOW)

    @property
    def at_risk(self):
        return self.infection_risk or self.slow or bool(self.conditions & (CANCER | {"osteoporosis", "injects_drugs"}))


def least(told):
    """The urgency and the caution that the contract asks for at least, as numbers."""
    p = Told(told)
    urgency = max((level for level, true in _urgency(p) if true), default=SELF_CARE)
    caution = max((level for level, true in _caution(p) if true), default=REASONABLE)
    return urgency, max(caution, AVOID if urgency >= WEEKS else REASONABLE)


def _urgency(p):
    saddle, since = p.has("bladder_bowel_saddle") - {"none"}, p.one("bladder_bowel_since")
    plain = saddle - {"urine_change", "buttock_numbness"}
    yield TODAY if since == "over_2_weeks_unchanged" else NOW, plain
    yield TODAY, "urine_change" in saddle
    numb_or_unsure = p.has("sensations") & {"numbness", "not_sure"}
    yield NOW, "urine_change" in saddle and (p.legs or numb_or_unsure or p.both == "new_or_spreading" or p.both_unsure)
    yield WEEKS, "buttock_numbness" in saddle
    yield TODAY, "buttock_numbness" in saddle and (p.new or p.worse or p.legs)

    yield NOW, p.legs & {"both_legs_pain", "both_legs_weak", "weakness_worsening"}
    yield TODAY, p.legs & {"foot_drop", "cannot_walk", "not_sure"}
    yield WEEKS, "weakness_clear" in p.legs
    yield TODAY, "weakness_clear" in p.legs and (p.worse or (p.fresh and not p.eases))
    yield ROUTINE, "weakness_mild" in p.legs
    yield WEEKS, "weakness_mild" in p.legs and (p.new or p.worse or p.pain >= 7)
    yield NOW, p.both == "new_or_spreading"
    yield TODAY if p.side == "both" else WEEKS, p.both_unsure and (p.new or p.worse)
    yield WEEKS, p.both == "long_standing_unchanged" and p.worse

    sudden = p.has("sudden_signs") - {"none"}
    yield TODAY, sudden
    yield (
        NOW,
        sudden
        & {"collapse_or_pulsing_tummy", "chest_pain_or_breathless", "stroke_signs", "cold_pale_leg", "sudden_headache"},
    )
    yield NOW, "deep_bleed_signs" in sudden and p.risk
    yield NOW, "bleeding_now" in sudden and (p.risk or NSAID in p.does)

    one_of = [p.sudden, p.worse, p.pain >= 7]
    where = p.site & {"groin", "front_of_thigh", "flank", "lower_tummy"} or p.numb or p.legs
    yield TODAY, p.firm and p.fresh and (sum(one_of) >= 2 or (any(one_of) and where))
    yield TODAY, p.firm and p.new and p.worse and p.pain >= 5
    yield TODAY, p.risk and p.fresh and p.sudden and p.pain >= 7

    yield TODAY, p.ill & {"fever", "skin_infection", "not_sure"}
    yield NOW, "very_unwell_or_confused" in p.ill
    yield NOW, "fever" in p.ill and (p.legs or "chemotherapy_now" in p.conditions)
    yield WEEKS, "injects_drugs" in p.conditions
    yield TODAY, "injects_drugs" in p.conditions and (p.new or p.worse)

    yield TODAY, p.ill & {"swollen_calf", "rash_or_blisters", "cannot_go_on", "too_many_painkillers"}
    yield WEEKS, p.ill & {"weight_loss_or_night_sweats", "lump"}
    yield ROUTINE, "constant_night_pain" in p.ill
    of_an_age = p.age is not None and (p.age >= 50 or p.age < 18)
    with_it = p.ill & {"fever", "weight_loss_or_night_sweats", "lump"}
    yield WEEKS, "constant_night_pain" in p.ill and (of_an_age or p.worse or p.pain >= 7 or p.at_risk or with_it)

    cancer = p.conditions & CANCER
    yield TODAY, p.conditions & {"cancer_now", "chemotherapy_now"}
    old = p.one("duration") == "over_12_weeks" and not p.worse and p.pain < 7
    open_ = {"duration", "trend"} - p.told.keys()
    yield (
        ROUTINE if open_ or (old and not p.legs and not p.ill and not p.numb) else WEEKS,
        "cancer_past" in p.conditions,
    )
    weak = p.legs & {"weakness_mild", "weakness_clear"}
    up_to_12 = p.one("duration") in ("under_2_weeks", "2_to_6_weeks", "6_to_12_weeks")
    warning = p.ill & {"constant_night_pain", "weight_loss_or_night_sweats"}
    yield TODAY, cancer and (p.worse or warning or weak or p.pain >= 9 or (p.pain >= 7 and up_to_12))
    yield NOW, cancer and p.legs - {"weakness_mild", "weakness_clear"}

    procedures = p.has("recent_procedures")
    unsure_or_sudden = p.one("onset") in ("sudden", "not_sure")
    operated = procedures & {"back_surgery", "spinal_injection"}
    yield TODAY, operated and (p.worse or (p.fresh and (unsure_or_sudden or p.pain >= 7)))
    needled = procedures & {"acupuncture_or_dry_needling", "not_sure"}
    yield WEEKS, needled and p.worse
    yield TODAY, needled and ((p.fresh and p.sudden) or (p.worse and (p.new or p.pain >= 7)))

    yield WEEKS, p.infection_risk and (p.worse or (p.new and (not p.eases or p.pain >= 7)))
    yield WEEKS, p.slow and (p.worse or (p.new and p.pain >= 7 and not p.eases))
    yield WEEKS, "diabetes" in p.conditions and p.worse and p.pain >= 7
    yield TODAY, (p.infection_risk or p.slow) and p.legs and (p.worse or (p.new and p.pain >= 7))

    birth, expecting = p.one("pregnant") == "recent_birth", p.one("pregnant") in ("yes", "not_sure")
    yield ROUTINE, birth
    yield WEEKS, birth and p.new and p.worse
    yield TODAY, birth and (p.new or p.worse) and ("spinal_injection" in procedures or p.legs or p.numb)
    yield TODAY, birth and p.new and p.pain >= 7
    tummy = p.site & {"lower_tummy", "flank"}
    yield TODAY, expecting and tummy
    yield NOW, expecting and tummy and p.fresh and (p.sudden or p.pain >= 7)

    yield ROUTINE, p.site & {"upper_or_mid_back", "flank", "lower_tummy", "neck"}
    yield WEEKS, "upper_or_mid_back" in p.site and p.worse
    yield TODAY, tummy and p.fresh and p.sudden and p.pain >= 7
    tear = "upper_or_mid_back" in p.site and p.fresh and p.sudden and (p.age or 0) >= 50
    yield TODAY, tear and p.pain >= 8
    yield NOW, tear and p.pain >= 9

    thin = p.conditions & {"osteoporosis", "long_term_steroids"} or (p.age or 0) >= 70
    cracked = thin and p.one("onset") in ("sudden", "minor_strain", "not_sure")
    yield ROUTINE, cracked
    yield WEEKS, cracked and (p.one("duration") not in ("over_12_weeks", None) or p.worse)
    yield TODAY, cracked and p.pain >= 7 and (p.new or p.worse)

    yield WEEKS, p.age is not None and p.age < 18
    yield WEEKS, "worse_walking_eases_standing" in p.has("pattern")
    yield TODAY, "aneurysm" in p.conditions and (p.sudden or p.one("trend") == "worse")

    yield ROUTINE, p.worse or p.pain >= 8 or p.impact >= 8
    yield WEEKS, p.new and not p.eases and p.pain >= 8 and p.impact >= 8
    yield WEEKS, p.lasting and p.worse and (p.pain >= 7 or p.impact >= 7 or p.legs or p.ill or p.at_risk or of_an_age)
    yield ROUTINE, p.lasting and not p.eases
    yield ROUTINE, expecting or "back_surgery" in procedures


def _caution(p):
    yield ASK, p.risk
    yield AVOID, p.bleeding & {"severe_or_unknown_severity", "platelets_below_50"}
    yield AVOID, p.one("anticoagulant_control") == "too_high_or_unstable"
    yield AVOID, p.one("recent_bleed") == "yes" or p.one("recent_stent_or_clot") == "yes"
    yield AVOID, "chemotherapy_now" in p.conditions or p.one("answering_for") == "someone_who_cannot_agree"
    yield ASK, p.one("pregnant") in ("yes", "not_sure") or p.conditions & ASK_CONDITIONS
    yield ASK, p.has("recent_procedures") & {"back_surgery", "spinal_injection"}
    yield ASK, "bad_reaction" in p.has("needle_experience") or p.legs & {"weakness_mild", "weakness_clear"}
    yield CARE, p.conditions & CARE_CONDITIONS or p.has("needle_experience") & {"faints", "fear"} or NSAID in p.does
    yield CARE, p.untold or p.one("pregnant") == "recent_birth"
    yield CARE, p.has("recent_procedures") & {"acupuncture_or_dry_needling"} and not p.eases


def at_least(level, floor, steps):
    """Whether a level that came back reaches a floor; not assessed will do where the floor is calm."""
    return steps[floor] in CALM if level == "not_assessed" else steps.index(level) >= floor
