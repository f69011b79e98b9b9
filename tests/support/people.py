"""People drawn at random, the same ones each time, and what came back for them."""

import random
from functools import cache

from cases import TWINS

from sciatica_guide import assess
from sciatica_guide.guideline.packaged import guideline

URGENCY = ("self_care", "routine", "within_2_weeks", "same_day", "emergency")
ACUPUNCTURE = ("reasonable", "precautions", "ask_first", "avoid")
CALM = {"self_care", "routine", "reasonable", "precautions"}
WARNINGS = ("bladder_bowel_saddle", "leg_signs", "sudden_signs", "illness_signs")
PLIGHTS = (
    *(("bladder_bowel_saddle",), ("leg_signs", "illness_signs"), ("leg_signs", "conditions"), ("sudden_signs",)),
    *(("illness_signs", "conditions"), ("sudden_signs", "blood_thinner", "medicines", "bleeding_disorder")),
    *(("age", "conditions", "onset", "back_pain"), ("conditions", "duration", "trend"), ("duration", "trend")),
    *(("conditions", "leg_pain", "back_pain"), ("conditions", "onset", "trend"), ("recent_procedures", "trend")),
    *(("age", "pregnant", "pattern"), ("needle_experience", "answering_for"), ("conditions", "medicines")),
    *(("blood_thinner", "medicines"), ("anticoagulant_control", "recent_stent_or_clot", "recent_bleed")),
)
"""Questions that the contract reads together."""
IN_COMPANY = ("cancer_past", "injects_drugs", "osteoporosis", "long_term_steroids", "aneurysm", "chemotherapy_now")
IN_COMPANY += ("weakness_mild", "fever", "constant_night_pain", "deep_bleed_signs")
"""Codes that it reads together with another answer, so drawn more often."""
ONLY_SOME = {"pregnant", "anticoagulant_control", "recent_stent_or_clot", "recent_bleed"}
ONLY_SOME |= {"bladder_bowel_since", "both_legs", "taken_for", "tried", "matters_most"}
THINNERS, MAYBE, NSAIDS = {"warfarin", "Eliquis", "aspirin"}, {"heart pills"}, {"ibuprofen"}
NAMES = ("warfarin", "Eliquis", "aspirin", "heart pills", "ibuprofen", "codeine", "prednisolone")
QUIET = TWINS["quiet"] | {"anticoagulant_control": "in_range", "recent_stent_or_clot": "no", "recent_bleed": "no"}
QUIET |= {"bladder_bowel_since": "under_2_weeks", "both_legs": "one_leg", "taken_for": ["none"]}


class Person:
    """What somebody told, and what came back."""

    def __init__(self, told):
        self.told, self.found = told, assess(told, "GB")
        self.urgency, self.acupuncture = self.found.urgency.code, self.found.acupuncture.code

    def says(self, id_, *codes):
        """Whether any of these stands among the answers to that question."""
        answer = self.told.get(id_, [])
        return not set([answer] if isinstance(answer, str) else answer).isdisjoint(codes)

    def says_all(self, **codes):
        return all(self.says(id_, code) for id_, code in codes.items())

    def at_least(self, id_, number):
        return self.told.get(id_, -1) >= number

    def hints(self, id_, *but):
        """Whether there is any answer to that question but none and those named; not sure is a hint."""
        return bool(set(self.told.get(id_, ["none"])) - {"none", *but})

    def thinner(self):
        return self.says("blood_thinner", "yes", "not_sure") or self.says("medicines", *THINNERS, *MAYBE)

    def lacks_an_answer(self):
        """Whether a question that a level waits for is asked of this person and has no answer (contract, section 2)."""
        asked = set(guideline().questions) - ONLY_SOME
        asked |= {"bladder_bowel_since"} if self.hints("bladder_bowel_saddle") else set()
        leg = self.says("pain_site", "below_knee", "foot", "not_sure")
        asked |= {"both_legs"} if leg and self.says("pain_side", "both", "not_sure") else set()
        steroid = self.says("medicines", "prednisolone") and not self.says("conditions", "long_term_steroids")
        asked |= {"taken_for"} if steroid else set()
        asked |= {"pregnant"} if 12 <= self.told.get("age", 0) <= 55 else set()
        thinner = self.says("blood_thinner", "yes", "not_sure") or self.says("medicines", *THINNERS)
        asked |= {"recent_stent_or_clot", "recent_bleed"} if thinner else set()
        unnamed = (
            self.says("blood_thinner", "yes") and "medicines" in self.told and not self.says("medicines", *THINNERS)
        )
        asked |= {"anticoagulant_control"} if unnamed or self.says("medicines", "warfarin") else set()
        return not asked <= set(self.told)


@cache
def drawn(number):
    """So many people: like the quiet person but for a few answers, or for more; some leave answers out."""
    dice = random.Random(26)
    return tuple(Person(_told(dice)) for _ in range(number))


def changed(person, id_, answer):
    """The same person with another answer to one question."""
    return Person(person.told | {id_: answer})


def reaches(level, floor, ladder):
    """Not assessed is neither calm nor firm: it will do where the floor is calm, never where the floor is firm."""
    return floor in CALM if level == "not_assessed" else ladder.index(level) >= ladder.index(floor)


def anyone(_):
    return True


def always(people, claim, urgency="self_care", acupuncture="reasonable"):
    """Some people fit the claim, and every one of them gets these levels at least."""
    fitting = [person for person in people if claim(person)]

    assert fitting
    for person in fitting:
        assert reaches(person.urgency, urgency, URGENCY), person.told
        assert reaches(person.acupuncture, acupuncture, ACUPUNCTURE), person.told


def no_milder(person, than):
    """Whether neither level is milder than the other person's."""
    return all(
        before == "not_assessed" or reaches(after, before, ladder)
        for after, before, ladder in (
            (person.urgency, than.urgency, URGENCY),
            (person.acupuncture, than.acupuncture, ACUPUNCTURE),
        )
    )


def _told(dice):
    apart, silent = dice.choice((0, 0, 0, 0.1, 0.2, 1)), dice.choice((0, 0, 0, 0.1, 0.4))
    plight = {id_ for _ in range(dice.choice((1, 1, 2))) for id_ in dice.choice(PLIGHTS)}
    told = {}
    for id_, question in guideline().questions.items():
        if dice.random() >= silent:
            differs = id_ in plight or dice.random() < apart
            told[id_] = _any_answer(dice, question) if differs else QUIET[id_]
    return told


def _any_answer(dice, question):
    if question.band:
        return dice.randint(question.band.minimum, question.band.maximum)
    if question.kind == "one":
        return dice.choice(question.codes)
    codes = question.codes or (*NAMES, "none")
    alone = [code for code in codes if code in ("none", "not_sure", "skipped")]
    if dice.random() < 0.2:
        return [dice.choice(alone)]
    together = [code for code in codes if code not in alone] + [code for code in IN_COMPANY if code in codes] * 4
    return dice.sample(together, dice.choice((1, 1, 1, 2, min(3, len(together)))))
