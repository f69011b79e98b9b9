"""The walk at a terminal: asks what applies, goes back, stops at an emergency, and lets every answer be checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sciatica_guide.assessment.answers import Answers
from sciatica_guide.assessment.assess import Assessment, judge
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.model import Option, Question, Urgency
from sciatica_guide.interview.prompts import Asker, Command, Prompt
from sciatica_guide.interview.session import Session
from sciatica_guide.report.wording import WARNING_PART, value_in_words

NOT_SURE = (["not_sure"], "not_sure")
RIGHT, WRONG, REPORT = "right", "wrong", "report"


class Interview:
    """One conversation. `keep` is called with the session whenever an answer has been taken."""

    def __init__(
        self, asker: Asker, session: Session, region: str | None = None, keep: Callable[[Session], None] | None = None
    ) -> None:
        self.asker, self.session, self.region, self.keep = asker, session, region, keep
        self.guideline = session.guideline
        self.words: dict[str, Any] = dict(session.guideline.interview)
        self.confirmed: set[str] = set()

    def run(self) -> Answers:
        """Asks until the person wants the report or an emergency is found. Raises Stopped."""
        question = self.session.next()
        while True:
            question = question or self._check_answers()
            if question is None:
                return self.session.answers
            if self._put(question) is Command.BACK:
                question = self._before(question)
                continue
            found = judge(self.session.answers, self.region)
            if found.urgency.level != Urgency.EMERGENCY:
                question = self.session.next()
            elif self._confirms(question, found):
                return self.session.answers

    def _put(self, question: Question) -> Command | None:
        """Asks one question until it is answered, left out, or the person goes back."""
        unsure = False
        while True:
            prompt = self._prompt(question)
            reply = self.asker.ask(prompt)
            if reply is Command.WHY:
                self.asker.explain("", question.why, *reasons(question, prompt.explained))
                continue
            if reply is Command.KEEP and question.id not in self.session.given:
                reply = self.session.then[question.id]
            if reply is Command.BACK or reply is Command.KEEP:
                return reply
            if reply in NOT_SURE and question.check and not unsure:
                unsure = True
                self.asker.explain("", self.words["not_sure_again"], question.check)
                continue
            try:
                if reply is Command.SKIP:
                    self.session.leave_out(question)
                else:
                    before = dict(self.session.given)
                    self.session.put(question, reply)
                    if question.kind == "names" and not self._settled(question):
                        self.session.given = before
                        continue
            except AnswerError as error:
                self.asker.say("", f"{error.what} {error.fix}")
                continue
            if self.keep:
                self.keep(self.session)
            return None

    def _settled(self, question: Question) -> bool:
        """Asks about the names that are in doubt; false when the person goes back to the question instead."""
        from sciatica_guide.interview.medicine_names import settle

        named = self.session.answers.medicines
        names = settle(self.guideline, named, self._pick)
        if names is not None and names != [medicine.typed for medicine in named]:
            self.session.put(question, names)
        return names is not None

    def _prompt(self, question: Question) -> Prompt:
        return Prompt(
            question,
            self.session.progress(question, self.words["progress"]),
            earlier=self.session.given.get(question.id, self.session.then.get(question.id)),
            skippable=not {"not_sure", "skipped"} & set(question.codes),
            explained=question.part == WARNING_PART,
        )

    def _before(self, question: Question) -> Question:
        earlier = self.session.before(question)
        if earlier is None:
            self.asker.say("", self.words["no_way_back"])
        return earlier or question

    def _confirms(self, question: Question, found: Assessment) -> bool:
        """Shows at once what to do, and offers once for each question to mend a mistaken answer."""
        words = found.guideline.urgency[Urgency.EMERGENCY]
        steps = [one.text for one in found.recommendations if one.advice.section == "now"]
        headline = found.region.fill(words.headline)
        self.asker.say("", headline, found.region.fill(words.action), *steps)
        if question.id in self.confirmed:
            return True
        self.confirmed.add(question.id)
        offer = {RIGHT: self.words["emergency_right"], WRONG: self.words["emergency_wrong"]}
        return self._pick(f"{headline} {self.words['emergency_offer']}", offer) == RIGHT

    def _check_answers(self) -> Question | None:
        """Every answer as a short statement; the question to change, or None for the report."""
        unanswered = self.guideline.words["not_answered"]
        rows = {REPORT: self.words["check_report"]}
        for question in self.session.applicable():
            given = self.session.given.get(question.id)
            answer = unanswered if given is None else value_in_words(question, given)
            rows[question.id] = self.words["check_change"].format(short=question.short, answer=answer)
        picked = self._pick(self.words["check_title"], rows)
        return None if picked == REPORT else self.session.questions[picked or self.session.applicable()[-1].id]

    def _pick(self, title: str, rows: dict[str, str]) -> str | None:
        return pick(self.asker, title, rows)


def pick(asker: Asker, title: str, rows: dict[str, str]) -> str | None:
    """One of several things to do next, by its code; None for going back."""
    options = tuple(Option(code, label, "", label) for code, label in rows.items())
    menu = Question("menu", "", "one", title, "", "", (), options)
    while (reply := asker.ask(Prompt(menu))) is Command.WHY:
        continue
    return reply if isinstance(reply, str) else None


def reasons(question: Question, explained: bool) -> list[str]:
    """What the words of a question mean, and those of its answers unless they stand explained already."""
    means = [] if explained else [f"{option.label}: {option.means}" for option in question.options if option.means]
    return [question.means, *means] if question.means else means
