"""The answers of an interview as it goes on: what to ask next, where we are, what falls away when an answer changes."""

from __future__ import annotations

from collections.abc import Mapping

from sciatica_guide.assessment.answers import Answers, asked, collect
from sciatica_guide.assessment.checks import check
from sciatica_guide.guideline.model import Question, Value
from sciatica_guide.guideline.rows_as_nouns import Guideline


class Session:
    """Starts from answers already given, if any; a question left out on purpose is not asked again by itself."""

    def __init__(
        self, guideline: Guideline, given: Mapping[str, Value] | None = None, then: Mapping[str, Value] | None = None
    ) -> None:
        self.guideline, self.questions = guideline, guideline.questions
        self.given = dict(given or {})
        self.then = dict(then or {})
        """What was answered another time: shown, and counted only once it is confirmed."""
        self.left_out: set[str] = set()

    @property
    def answers(self) -> Answers:
        return collect(self.guideline, self.given)

    def applicable(self) -> list[Question]:
        """The questions that apply as the answers stand, in order."""
        answers = self.answers
        return [question for question in self.questions.values() if asked(question, answers)]

    def next(self) -> Question | None:
        """The first question that applies and is still open."""
        done = self.given.keys() | self.left_out
        return next((question for question in self.applicable() if question.id not in done), None)

    def before(self, question: Question) -> Question | None:
        """The question to go back to."""
        order = [one.id for one in self.applicable()]
        place = order.index(question.id)
        return self.questions[order[place - 1]] if place else None

    def put(self, question: Question, raw: object) -> None:
        """Takes an answer and drops those that hung on the one it replaces. Errors: AnswerError."""
        self.given[question.id] = check(question, raw, question.short)
        self.left_out.discard(question.id)
        while stale := self.given.keys() - {one.id for one in self.applicable()}:
            for id_ in stale:
                del self.given[id_]

    def leave_out(self, question: Question) -> None:
        """Leaves a question without an answer."""
        self.given.pop(question.id, None)
        self.left_out.add(question.id)

    def progress(self, question: Question, words: str) -> str:
        """Where we are, as in "Part 2 of 6: about you, question 3"."""
        parts = self.guideline.parts
        in_part = [one.id for one in self.applicable() if one.part == question.part]
        return words.format(
            part=list(parts).index(question.part) + 1,
            parts=len(parts),
            title=parts[question.part],
            number=in_part.index(question.id) + 1,
        )
