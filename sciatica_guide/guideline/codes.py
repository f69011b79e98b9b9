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
