"""The walk at a terminal: asks what applies, goes back, stops at an emergency, and lets every answer be checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sciatica_guide.assessment.answers import Answers, asked, collect
from sciatica_guide.assessment.assess import Assessment, judge, region_called
from sciatica_guide.assessment.checks import ALONE, check
from sciatica_guide.assessment.speech import THEY, who
from sciatica_guide.errors import AnswerError, Stopped, shown
from sciatica_guide.guideline.codes import MEDICINE_CONDITIONS, TAKEN_FOR, THINS
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.model import Guideline, Option, Question, Region, Value
from sciatica_guide.interview.prompts import Asker, Command, Prompt
from sciatica_guide.interview.understanding import plain
from sciatica_guide.report.wording import WARNING_PART, value_in_words

NOT_SURE = (["not_sure"], "not_sure")
YES, NO, UNSURE = "yes", "no", "not_sure"
KEEP = "keep"
NO_MEDICINES = "none"
THINNER, MEDICINES = "blood_thinner", "medicines"


class Interview:
    """One conversation. `keep` is called with the session whenever an answer has been taken.

    `rescue` keeps the answers in a file before they would be lost, and tells whether it did; `file` is where they are
    kept already.
    """

    def __init__(
        self,
        asker: Asker,
        session: Session,
        region: str | None = None,
        keep: Callable[[Session], None] | None = None,
        rescue: Callable[[], bool] | None = None,
        file: str | None = None,
    ) -> None:
        self.asker, self.session, self.region = asker, session, region
        self.keep, self.rescue, self.file = keep, rescue, file
        self.guideline = session.guideline
        self.words = session.guideline.interview
        self.started = dict(session.given)
        self.confirmed: set[str] = set()
        self.both_right: set[str] = set()
        self.emergency: Assessment | None = None
        """What was found so far, while it is an emergency."""

    @property
    def place(self) -> Region:
        """The numbers to ring."""
        return region_called(self.region)

    def run(self) -> Answers:
        """Asks until the person wants the result or an emergency is found. Raises Stopped."""
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
                self.emergency = None
                question = self._contradicted(question) or self.session.next()
                continue
            self._alarm(found)
            following = self._hangs_on(question)
            if following is None and self._confirms(cause := self.session.cause(question)):
                return self.session.answers
            question = following or cause

    def _put(self, question: Question) -> Command | None:
        """Asks one question until it is answered, left out, or the person goes back."""
        unsure, note = False, ""
        while True:
            prompt = self._prompt(question)._replace(note=note)
            reply = self._names(prompt) if question.kind == "names" else self._ask(prompt)
            note = ""
            if reply is Command.WHY:
                self._explain(question.why, *reasons(question, prompt.explained))
                continue
            if reply is Command.KEEP and question.id not in self.session.given:
                reply = self.session.then[question.id]
            if reply is Command.BACK or reply is Command.KEEP:
                return reply
            if reply in NOT_SURE and question.check and not unsure:
                unsure = True
                self._explain(self.words.not_sure_again, question.check)
                continue
            try:
                if reply is Command.SKIP:
                    self.session.leave_out(question)
                else:
                    self.session.put(question, reply)
            except AnswerError as error:
                note = f"{error.what} {error.fix}"
                continue
            if self.keep:
                self.keep(self.session)
            return None

    def _ask(self, prompt: Prompt) -> object:
        """What was answered; stopping and another country are dealt with here, and the question is put again."""
        while True:
            reply = self.asker.ask(prompt)
            if reply is Command.STOP:
                self._stop()
            elif reply is Command.COUNTRY:
                self._another_country()
                prompt = prompt._replace(alert=self._alert(prompt.question))
            else:
                return reply

    def _explain(self, *lines: str) -> None:
        if self.asker.explain("", *lines) is Command.STOP:
            self._stop()

    def _names(self, prompt: Prompt) -> object:
        """Names line by line until an empty line; each is understood, and asked about, as soon as it is given."""
        question, note = prompt.question, prompt.note
        earlier = list(prompt.earlier) if isinstance(prompt.earlier, tuple) else []
        names = list(earlier)
        while True:
            taken = tuple(self._understood(names))
            reply = self._ask(prompt._replace(taken=taken, earlier=tuple(names) or None, note=note))
            note = ""
            if reply is Command.BACK and names != earlier:
                note = self.words.taken_back.format(name=names.pop() if names else NO_MEDICINES)
            elif reply is Command.KEEP:
                return names
            elif isinstance(reply, Command):
                return reply
            elif all(map(self._says_none, str(reply).splitlines())):
                if str(reply).strip().casefold() == NO_MEDICINES and not names:
                    return [NO_MEDICINES]
                names, note = [NO_MEDICINES], self.words.taken_none
            else:
                before = [name for name in names if name != NO_MEDICINES]
                names = list(before)
                for line in str(reply).splitlines():
                    try:
                        names += self._settled(question, line)
                    except AnswerError as error:
                        note = f"{error.what} {error.fix}"
                names = list(dict.fromkeys(names)) or list(earlier)
                note = "\n".join(filter(None, [note, *self._understood(names[len(before) :])]))

    def _says_none(self, line: str) -> bool:
        phrases = self.guideline.phrases
        said = (plain(way, phrases.fillers) for way in phrases.anywhere[NO_MEDICINES])
        return plain(line, phrases.fillers) in {NO_MEDICINES, *said}

    def _settled(self, question: Question, line: str) -> list[str]:
        """The names of a line, once the doubtful ones have been asked about; none where the person goes back."""
        from sciatica_guide.interview.medicine_names import settle
        from sciatica_guide.medicines.recognise import effects, recognise

        checked = check(question, [line], question.short)
        found = recognise(checked if isinstance(checked, tuple) else ())
        names = settle(self.guideline, found, self._pick)
        kept = []
        for name in names or ():
            thins = effects(recognise([name]), self.guideline.medicine_classes).get(THINS)
            if not thins or self.session.given.get(THINNER) != NO or self._takes_after_all(name):
                kept.append(name)
        return kept

    def _takes_after_all(self, name: str) -> bool:
        """A blood thinner beside the answer that there is none: asks which is right. False where it is not taken."""
        from sciatica_guide.medicines.recognise import recognise
        from sciatica_guide.medicines.wording import what_it_is

        what = what_it_is(self.guideline, recognise([name])[0])
        title = self.words.thinner_after_all.format(name=name, what=what)
        rows = {
            YES: self.words.thinner_yes.format(name=name),
            NO: self.words.thinner_stopped.format(name=name),
            UNSURE: self.words.thinner_unsure,
        }
        reply = self._pick(title, rows)
        if reply in (YES, UNSURE):
            self.session.put(self.session.questions[THINNER], reply)
        return reply != NO

    def _understood(self, names: Iterable[str]) -> Iterable[str]:
        """Each name with what it was understood as."""
        from sciatica_guide.medicines.recognise import recognise
        from sciatica_guide.medicines.wording import what_it_is

        for name in names:
            if name == NO_MEDICINES:
                yield self.words.nothing
            for medicine in recognise([name]) if name != NO_MEDICINES else ():
                yield f"{medicine.typed}: {what_it_is(self.guideline, medicine)}"

    def _offered(self, question: Question) -> Question:
        """The question as this person is asked it, with the answers that fit.

        Whoever answers for somebody else is asked about them; what a medicine is taken for depends on the medicine.
        """
        if who(self.session.given) == THEY:
            they = self.words.they
            options = (
                option._replace(label=they.get(f"{question.id}.{option.code}", option.label))
                for option in question.options
            )
            question = question._replace(text=they.get(question.id, question.text), options=tuple(options))
        usual = self.session.answers.facts.get(MEDICINE_CONDITIONS)
        if question.id != TAKEN_FOR or not isinstance(usual, frozenset):
            return question
        fits = tuple(option for option in question.options if option.code in usual or option.code in ALONE)
        return question._replace(options=fits)

    def _prompt(self, question: Question) -> Prompt:
        number, count = self.session.place(question)
        title = self._part(question.part)
        return Prompt(
            self._offered(question),
            self.words.progress.format(number=number, count=count, title=title),
            alert=self._alert(question),
            earlier=self.session.given.get(question.id, self.session.then.get(question.id)),
            skippable=not {"not_sure", "skipped"} & set(question.codes),
            explained=question.part == WARNING_PART,
            groups=self.words.groups.get(question.id, {}),
        )

    def _part(self, part: str) -> str:
        """The title of a part, about whom it is."""
        title = self.guideline.parts[part]
        return self.words.they.get(f"part.{part}", title) if who(self.session.given) == THEY else title

    def _alert(self, question: Question) -> str:
        """What stays in sight: the headline of an emergency, or the number while warning signs are asked."""
        if self.emergency:
            return self.emergency.speech.says(self.guideline.urgency[Urgency.EMERGENCY].headline)
        return self.place.fill(self.words.alert) if question.part == WARNING_PART else ""

    def _before(self, question: Question) -> Question:
        earlier = self.session.before(question)
        if earlier is None:
            self.asker.say("", self.words.no_way_back)
        return earlier or question

    def _alarm(self, found: Assessment) -> None:
        """Says at once what to do."""
        if self.emergency:
            return
        self.emergency = found
        words = self.guideline.urgency[Urgency.EMERGENCY]
        given = [one.text for one in found.recommendations if one.advice.section in ("first", "now")]
        steps = [text for text in given if not text.endswith(":")]  # what is to be read out stands on the page
        self.asker.say("", *map(found.speech.says, (words.headline, words.action)), *steps)

    def _hangs_on(self, question: Question) -> Question | None:
        """What is still asked under the headline: a question that hangs on the one that made it an emergency."""
        following = self.session.next()
        return following if following and self.session.cause(following) is question is not following else None

    def _contradicted(self, question: Question) -> Question | None:
        """Asks about answers that do not go together, once for each pair; the question to put again, if any."""
        for id_, pairs in self.session.answers.opposed():
            if id_ in self.both_right or question.id not in dict(pairs):
                continue
            self.both_right.add(id_)
            asked_of = {name: self.session.questions[name] for name, _ in pairs}
            first, second = (f"{asked_of[name].short}: {asked_of[name].said(code)}" for name, code in pairs)
            change = self.words.contradiction_change
            rows = {name: change.format(short=one.short) for name, one in asked_of.items()}
            rows[YES] = self.words.contradiction_right
            reply = self._pick(self.words.contradiction.format(first=first, second=second), rows)
            if reply in asked_of:
                return self.session.questions[str(reply)]
        return None

    def _confirms(self, question: Question) -> bool:
        """Offers, once for each question, to mend a mistaken answer."""
        if question.id in self.confirmed:
            return True
        self.confirmed.add(question.id)
        offer = {YES: self.words.emergency_right, NO: self.words.emergency_wrong}
        return self._pick(f"{self._alert(question)}. {self.words.emergency_offer}", offer) == YES

    def _check_answers(self) -> Question | None:
        """A page of every answer by part; the question to change, or None for the result."""
        unanswered = self.guideline.words.not_answered
        rows, groups, part = {}, {}, ""
        for question in self.session.applicable():
            given = self.session.given.get(question.id)
            answer = unanswered if given is None else value_in_words(question, given)
            rows[question.id] = self.words.check_change.format(short=question.short, answer=answer)
            if question.part != part:
                part = question.part
                groups[question.id] = self._part(part).capitalize()
        prompt = Prompt(menu(self.words.check_title, rows), earlier=KEEP, groups=groups, page=True)
        while (reply := self._ask(prompt)) is Command.WHY:
            continue
        if reply is Command.KEEP:
            return None
        return self.session.questions[reply] if isinstance(reply, str) else self.session.applicable()[-1]

    def _stop(self) -> None:
        """Asks once before answers go. Raises Stopped."""
        if self.emergency or self.session.given == self.started:
            raise Stopped
        rows = {NO: self.words.stop_no} | ({KEEP: self.words.stop_keep} if self.rescue and not self.file else {})
        rows[YES] = self.words.stop_yes
        kept = self.words.stop_title_kept.format(file=self.file) if self.file else self.words.stop_title
        reply = pick(self.asker.ask, kept, rows)
        if reply is Command.STOP or reply == YES or (reply == KEEP and self.rescue and self.rescue()):
            raise Stopped

    def _another_country(self) -> None:
        question, note = Question("country", "", "text", self.words.country_ask, "", "", ()), ""
        while not isinstance(typed := self.asker.ask(Prompt(question, note=note)), Command):
            code = self._country(str(typed).strip())
            if code:
                self.region = code
                self.asker.say(self.place.fill(self.words.country_now.format(name=self.place.name or code)))
                return
            note = self.words.country_not_found.format(typed=shown(str(typed)))
        if typed is Command.STOP:
            self._stop()

    def _country(self, typed: str) -> str:
        """The code of a country by its name or by its code."""
        if len(typed) == 2 and typed.isascii() and typed.isalpha():
            return typed.upper()
        named = {region.name.casefold().removeprefix("the "): code for code, region in self.guideline.regions.items()}
        return named.get(typed.casefold().removeprefix("the "), "")

    def _pick(self, title: str, rows: dict[str, str]) -> str | None:
        reply = pick(self._ask, title, rows)
        return reply if isinstance(reply, str) else None


def menu(title: str, rows: Mapping[str, str]) -> Question:
    """Things to choose from that are no question of the guideline."""
    return Question(
        "menu", "", "one", title, "", "", (), tuple(Option(code, label, "", label) for code, label in rows.items())
    )


def pick(ask: Callable[[Prompt], Any], title: str, rows: Mapping[str, str]) -> str | Command:
    """One of several things to do next, by its code, or what was done instead."""
    while (reply := ask(Prompt(menu(title, rows)))) is Command.WHY:
        continue
    return reply  # type: ignore[no-any-return]


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

    def place(self, question: Question) -> tuple[int, int]:
        """Which question this is, and how many there are as the answers stand."""
        order = [one.id for one in self.applicable()]
        return order.index(question.id) + 1, len(order)

    def cause(self, question: Question) -> Question:
        """The question of the same part that this one hangs on; else the question itself."""
        asked_of = {name for gate in question.enable_when for name in gate.cells}
        parts = (one for one in self.questions.values() if one.part == question.part and one.id in asked_of)
        return next(parts, question)
