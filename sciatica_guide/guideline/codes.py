"""Codes that the program knows by name."""

THINS, MAY_THIN, ANTICOAGULANT, ANTI_INFLAMMATORY, NOT_RECOGNISED = (
    "thins_blood",
    "may_thin_blood",
    "anticoagulant",
    "anti_inflammatory",
    "not_recognised",
)
NO_THINNER, TWO_THINNERS, THINNER_PAIR = "no_thinner_named", "two_thinners", "thinner_with_anti_inflammatory"
COMBINED_EFFECTS = frozenset({NOT_RECOGNISED, NO_THINNER, TWO_THINNERS, THINNER_PAIR})
"""Effects of the whole list of names, beside those that one class has."""

CLASSES, EFFECTS, TAKEN_FOR = "medicine_classes", "medicine_effects", "taken_for"
MEDICINE_CONDITIONS = "medicine_conditions"
"""What the medicines named are usually given for, where none of it was ticked."""
UNTICKED = {"conditions": "conditions_unticked", "bleeding_disorder": "bleeding_disorder_unticked"}
"""By question, the fact that tells which indications have none of their conditions ticked there."""
DERIVED = {CLASSES: "medicines", EFFECTS: "medicines", **{name: id_ for id_, name in UNTICKED.items()}}
"""Facts that are derived from the answer to one question."""
