"""The walk at a terminal: asks what applies, goes back, stops at an emergency, and lets every answer be checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sciatica_guide.assessment.answers import Answers, asked, collect
from sciatica_guide.assessment.assess import Assessment, judge
from sciatica_guide.assessment.checks import ALONE, check
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.codes import MEDICINE_CONDITIONS
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.model import Guideline, Option, Question, Value
from sciatica_guide.interview.prompts import Asker, Command, Prompt
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
        self.words = session.guideline.interview
        self.confirmed: set[str] = set()
        self.met: set[str] = set()
        """Findings of answers at odds that were met already."""

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
            follow = self._hangs_on(question)
            if found.urgency.level == Urgency.EMERGENCY and follow is not None:
                self._announce(found)
                if self._put(follow) is Command.BACK:
                    continue
                found = judge(self.session.answers, self.region)
            if found.urgency.level != Urgency.EMERGENCY:
                question = self._at_odds(found) or self.session.next()
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
                self.asker.explain("", self.words.not_sure_again, question.check)
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
            self._narrowed(question),
            self.session.progress(question, self.words.progress),
            earlier=self.session.given.get(question.id, self.session.then.get(question.id)),
            skippable=not {"not_sure", "skipped"} & set(question.codes),
            explained=question.part == WARNING_PART,
        )

    def _narrowed(self, question: Question) -> Question:
        """What a medicine is taken for is asked with the answers that its name suggests, and no others."""
        if not any(MEDICINE_CONDITIONS in gate.cells for gate in question.enable_when):
            return question
        usual = self.session.answers.facts[MEDICINE_CONDITIONS]
        kept = {*ALONE, *(usual if isinstance(usual, frozenset) else ())}
        return question._replace(options=tuple(option for option in question.options if option.code in kept))

    def _before(self, question: Question) -> Question:
        earlier = self.session.before(question)
        if earlier is None:
            self.asker.say("", self.words.no_way_back)
        return earlier or question

    def _hangs_on(self, question: Question) -> Question | None:
        """The next question, if it hangs on a warning sign just told: in an emergency it stands under the headline."""
        follow = self.session.next()
        if follow is None or follow.part != WARNING_PART:
            return None
        return follow if any(question.id in gate.cells for gate in follow.enable_when) else None

    def _at_odds(self, found: Assessment) -> Question | None:
        """A question to ask again, once, since its answer does not go with another; what does not is said first."""
        for finding in found.findings:
            if finding.rule.ask_again and finding.id not in self.met:
                self.met.add(finding.id)
                self.asker.say("", found.speech.says(finding.rule.reason))
                return self.session.questions[finding.rule.ask_again]
        return None

    def _announce(self, found: Assessment) -> str:
        """Says at once what to do; the headline."""
        words = found.guideline.urgency[Urgency.EMERGENCY]
        steps = [one.text for one in found.recommendations if one.advice.section in ("first", "now")]
        headline = found.speech.says(words.headline)
        self.asker.say("", headline, found.speech.says(words.action), *steps)
        return headline

    def _confirms(self, question: Question, found: Assessment) -> bool:
        """Shows at once what to do, and offers once for each question to mend a mistaken answer."""
        headline = self._announce(found)
        if question.id in self.confirmed:
            return True
        self.confirmed.add(question.id)
        offer = {RIGHT: self.words.emergency_right, WRONG: self.words.emergency_wrong}
        return self._pick(f"{headline} {self.words.emergency_offer}", offer) == RIGHT

    def _check_answers(self) -> Question | None:
        """Every answer as a short statement; the question to change, or None for the report."""
        unanswered = self.guideline.words.not_answered
        rows = {REPORT: self.words.check_report}
        for question in self.session.applicable():
            given = self.session.given.get(question.id)
            answer = unanswered if given is None else value_in_words(question, given)
            rows[question.id] = self.words.check_change.format(short=question.short, answer=answer)
        picked = self._pick(self.words.check_title, rows)
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
