"""Small guidelines drawn at random, few enough answers to list them all, and properties drawn to go with them."""

import itertools
import random
from collections.abc import Iterator

from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.model import UNANSWERED, Advice, Condition, Guideline, Question, Range, Rule, Term
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import Change, Property

CODES = {"one": ("no", "yes", "not_sure"), "many": ("none", "a", "b", "not_sure")}
BAND = Range(0, 3)


def small_guideline(dice: random.Random, most: int = 3) -> Guideline:
    """Two questions or more, a term or two, up to six rules of any level, three recommendations, perhaps a gate."""
    questions = {id_: _question(id_, dice.choice(("one", "many", "scale"))) for id_ in "pqrs"[: dice.randint(2, most)]}
    terms = {term.id: term for term in _terms(questions, dice)}
    rules = tuple(_rule(f"rule-{at}", questions, terms, dice) for at in range(dice.randint(1, 6)))
    if dice.random() < 0.5:
        first, *_, last = questions
        gate = Condition({first: _cell(questions[first], dice)})
        questions[last] = questions[last]._replace(enable_when=(gate,))
    advice = tuple(_advice(f"advice-{at}", rules, dice) for at in range(3))
    return guideline()._replace(
        questions=questions, terms=terms, indications=(), rules=rules, advice=advice, medicine_classes={}
    )


def small_property(guide: Guideline, dice: random.Random, promise: str = "") -> Property:
    """A promise of this kind, or of any that is about answers, for some people."""
    promise = promise or dice.choice([*PROMISES])
    bare = Property("drawn", "beyond", "It holds.", "Somebody is.", promise, PROMISES[promise](guide, dice))
    if promise in ("never_milder", "never_together", "one_step"):
        changes = tuple(_changes(guide, dice))
        if promise != "never_together" and dice.random() < 0.3:
            changes = changes[:1]
            others = [id_ for id_ in guide.questions if id_ != changes[0].question]
            cells = {others[0]: _cell(guide.questions[others[0]], dice)}
            bare = bare._replace(when=(Condition(cells),))
        but = (guide.rules[0].id,) if promise == "never_milder" and dice.random() < 0.3 else ()
        return bare._replace(changes=changes, but=but)
    when = tuple(_condition(guide, dice) for _ in range(dice.randint(0, 2)))
    also = tuple(_condition(guide, dice) for _ in range(dice.choice((0, 0, 1))))
    calm = promise == "urgency_at_most"
    return bare._replace(when=when, also=also, alone=calm and dice.random() < 0.3, only=calm and dice.random() < 0.3)


def all_answers(guide: Guideline) -> Iterator[dict[str, object]]:
    """Every set of answers that the command would take."""
    ways = [[None, *_values(question)] for question in guide.questions.values()]
    for values in itertools.product(*ways):
        yield {id_: value for id_, value in zip(guide.questions, values, strict=True) if value is not None}


def _values(question: Question) -> list[object]:
    if question.band:
        return [*range(question.band.minimum, question.band.maximum + 1)]
    if question.kind == "one":
        return [*question.codes]
    return [["none"], ["not_sure"], ["a"], ["b"], ["a", "b"]]


def _question(id_: str, kind: str) -> Question:
    options = tuple(guideline().questions["pregnant"].options[0]._replace(code=code) for code in CODES.get(kind, ()))
    return Question(id_, "", kind, "", "", "", (), options, band=BAND if kind == "scale" else None)


def _terms(questions: dict[str, Question], dice: random.Random) -> Iterator[Term]:
    """A term of two rows, and the worst of the numbers where there are any."""
    rows = tuple(Condition({name: _cell(questions[name], dice)}) for name in dice.sample([*questions], 2))
    yield Term("t", "", (), "", codes={"x": rows, "y": rows[:1]}, labels={"x": "", "y": ""})
    numbers = tuple(id_ for id_, question in questions.items() if question.band)
    if numbers:
        yield Term("w", "", (), "", worst_of=numbers)


def _rule(id_: str, questions: dict[str, Question], terms: dict[str, Term], dice: random.Random) -> Rule:
    asked = dice.sample([*questions], dice.randint(1, min(3, len(questions))))
    cells: dict[str, frozenset[str] | Range] = {name: _cell(questions[name], dice) for name in asked}
    if dice.random() < 0.3:
        cells["t"] = frozenset(dice.sample("xy", dice.randint(1, 2)))
    if "w" in terms and dice.random() < 0.3:
        cells["w"] = Range(dice.randint(1, 3), 3)
    return Rule(id_, Condition(cells), "", (), "", Urgency(dice.randint(0, 4)), Suitability(dice.randint(0, 3)))


def _advice(id_: str, rules: tuple[Rule, ...], dice: random.Random) -> Advice:
    when = tuple(_conclusion(rules, dice) for _ in range(dice.randint(0, 2)))
    held, caution = ([_conclusion(rules, dice) for _ in range(dice.randint(0, 2))] for _ in "12")
    act = dice.choice(("treat", "avoid"))
    return Advice(id_, "now", act, "", (), "", when=when, withheld_by=tuple(held), cautioned_by=tuple(caution))


def _conclusion(rules: tuple[Rule, ...], dice: random.Random) -> Condition:
    cells = {
        "findings": [rule.id for rule in rules],
        "urgency": [*LEVELS["urgency"]],
        "acupuncture": [*LEVELS["acupuncture"]],
    }
    kept = dice.sample([*cells], dice.choice((1, 1, 2)))
    return Condition({name: frozenset(dice.sample(cells[name], dice.randint(1, len(cells[name])))) for name in kept})


def _condition(guide: Guideline, dice: random.Random) -> Condition:
    asked = dice.sample([*guide.questions], dice.randint(1, min(2, len(guide.questions))))
    cells = {name: _cell(guide.questions[name], dice) for name in asked}
    if dice.random() < 0.3:
        cells |= _conclusion(guide.rules, dice).cells
    return Condition(cells)


def _cell(question: Question, dice: random.Random) -> frozenset[str] | Range:
    if question.band:
        return Range(*sorted((dice.randint(0, 3), dice.randint(0, 3))))
    codes = frozenset(dice.sample(question.codes, dice.randint(1, 2)))
    return codes | {UNANSWERED} if dice.random() < 0.1 else codes


def _changes(guide: Guideline, dice: random.Random) -> Iterator[Change]:
    for question in guide.questions.values():
        if question.band:
            yield Change(question.id, (), ("rising",))
        else:
            before, after = dice.sample([code for code in question.codes if code not in ("a", "b")], 2)
            yield Change(question.id, (before,), (after,))


LEVELS = {
    "urgency": ("not_assessed", *(step.code for step in Urgency)),
    "acupuncture": ("not_assessed", *(step.code for step in Suitability)),
}
PROMISES = {
    "urgency": lambda _, dice: (dice.choice(LEVELS["urgency"][2:]),),
    "acupuncture": lambda _, dice: (dice.choice(LEVELS["acupuncture"][2:]),),
    "urgency_at_most": lambda _, dice: (dice.choice(LEVELS["urgency"][1:-1]),),
    "given": lambda guide, dice: (dice.choice(guide.advice).id,),
    "withheld": lambda guide, dice: (dice.choice(("treat", "avoid", guide.advice[0].id)),),
    "cautioned": lambda guide, dice: (dice.choice(guide.advice).id,),
    "never_together": lambda guide, dice: tuple(one.id for one in dice.sample(guide.advice, 2)),
    "told": lambda guide, dice: (dice.choice(guide.rules).id,),
    "asked": lambda guide, dice: (dice.choice([*guide.questions]),),
    "comes_to": lambda _, dice: (dice.choice(("t x", "t y")),),
    "never_milder": lambda _, dice: tuple(dice.sample([*LEVELS], dice.randint(1, 2))),
    "one_step": lambda _, dice: (dice.choice([*LEVELS]),),
}
