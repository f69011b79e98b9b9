"""The one door in: raw answers from flags, a file or Python → Answers, checked, in the contract's order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from sciatica_guide.assessment.checks import check, plain
from sciatica_guide.assessment.derived import derive
from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.guideline.frozen import FrozenDict, frozen
from sciatica_guide.guideline.model import Facts, Guideline, Question, Value
from sciatica_guide.medicines.names import Medicine
from sciatica_guide.medicines.recognise import recognise

MOST_TOLD = 20
"""Names of no question that one error lists."""


class Answers(NamedTuple):
    """What a person has answered; a question that is missing here is unanswered, which is never a no."""

    guideline: Guideline
    given: Mapping[str, Value]
    medicines: tuple[Medicine, ...]
    facts: Facts
    behind: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]
    """The answers behind each derived fact, such as ("medicine_effects", "thins_blood"): names as typed, or numbers."""

    def opposed(self) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Answers that do not go together, as questions and codes, each pair under its name."""
        for id_, pairs in self.guideline.interview.contradictions.items():
            if all(isinstance(fact := self.facts.get(name), frozenset) and code in fact for name, code in pairs):
                yield id_, pairs


def collect(guideline: Guideline, raw: Mapping[str, object], where: Callable[[str], str] | None = None) -> Answers:
    """Checked answers, all of them or none; the error tells all that is wrong.

    `where` names the place of a question's answer in an error (a flag, a line of a file).
    """
    place = where or (lambda id_: f"Question {id_}")
    questions, given, problems = guideline.questions, {}, list(_unknown(guideline, raw, place))
    for id_, question in questions.items():
        if (answer := plain(raw.get(id_))) is not None:
            try:
                given[id_] = check(question, answer, place(id_))
            except AnswerError as error:
                problems.append(error)
    if problems:
        raise AnswerError.of(problems)
    names = given.get("medicines", ())
    medicines = recognise(names if isinstance(names, tuple) and names != ("none",) else ())
    facts, behind = derive(guideline, {id_: fact(value) for id_, value in given.items()}, medicines)
    return Answers(guideline, FrozenDict(given), medicines, FrozenDict(facts), frozen(behind))


def answered(raw: Mapping[str, object]) -> dict[str, object]:
    """The answers that are there, without those that say that there is none, such as null."""
    return {id_: answer for id_, answer in raw.items() if plain(answer) is not None}


def _unknown(guideline: Guideline, raw: Mapping[str, object], place: Callable[[str], str]) -> Iterator[AnswerError]:
    """What stands among the answers and is no question; more than a few are not told one by one."""
    for id_ in islice((id_ for id_ in raw if id_ not in guideline.questions), MOST_TOLD):
        hint = nearest(id_, guideline.questions)
        yield AnswerError(place(shown(id_)), "there is no such question.", hint, str(id_), "unknown_question")


def fact(value: Value) -> frozenset[str] | int:
    """A checked answer as conditions look at it."""
    return value if isinstance(value, int) else frozenset([value] if isinstance(value, str) else value)


def asked(question: Question, answers: Answers) -> bool:
    """Whether the question applies, as far as the answers so far can tell."""
    gates = question.enable_when
    return not gates or any(gate.holds(answers.facts) is not None for gate in gates)


def settled(guideline: Guideline, missing: Iterable[str]) -> bool:
    """Whether no level waits for an answer: what is missing may be skipped."""
    return all(guideline.questions[id_].optional for id_ in missing)


def unanswered(guideline: Guideline, answers: Answers) -> tuple[str, ...]:
    """The questions that apply and have no answer, in order."""
    return tuple(
        id_ for id_, question in guideline.questions.items() if id_ not in answers.given and asked(question, answers)
    )
