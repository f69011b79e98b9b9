"""What people type at a question: each is recorded as meant, or asked again, and none as something else."""

import contextlib
import io
import tomllib
from pathlib import Path

import pytest
from askers import InLines, MoveByMove
from driver import ENTER, LINES, WAYS, before, press

from sciatica_guide.assessment.answers import collect
from sciatica_guide.errors import Stopped
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.interview.interview import Interview, Session

TYPED = tomllib.loads((Path(__file__).parents[1] / "data" / "typed_phrases.toml").read_text())
EACH = [(id_, code, phrase) for id_, means in TYPED.items() for code, phrases in means.items() for phrase in phrases]
PASTED = [
    "Warfarin\n1\nAmlodipine\n2\n",
    "Amlodipine 5 mg daily\nWarfarin 5 mg daily",
    "1\n2\n3\n",
    "1. Warfarin\n2. Eliquis\n\n3. aspirin\n",
    "yes\nno\nnot sure\n",
    "none\nnone\n",
    "2 Warfarin\n3 Ramipril\n",
    "\n1\n1\n",
    "b\nq\ny\n",
    "left\nright",
]


def recorded(way, id_, phrase):
    """What stands as the answer once a phrase has been typed and confirmed."""
    end = ENTER if way != LINES else "\n"
    heard = press(way, (phrase + end + end), before(id_))
    answer = heard.given.get(id_)
    return {str(one) for one in answer} if isinstance(answer, tuple) else {str(answer)} - {"None"}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("id_", TYPED)
def test_a_phrase_is_recorded_as_meant_or_asked_again(id_, way):
    """Typed and confirmed, a phrase gives the answer that it means, or none; one that may mean two gives none."""
    wrong = {
        phrase: (code, found)
        for asked, code, phrase in EACH
        if asked == id_ and not (found := recorded(way, id_, phrase)) <= ({code} - {"asked"})
    }

    assert wrong == {}


def test_most_phrases_are_understood():
    """Of four hundred phrases that people use, nine in ten of those that mean one answer are recorded as it."""
    meant = [(id_, code, phrase) for id_, code, phrase in EACH if code != "asked"]
    checked = {id_ for id_, question in guideline().questions.items() if question.check}

    heard = [
        recorded(LINES, id_, phrase) == {code}
        for id_, code, phrase in meant
        if not (id_ in checked and code == "not_sure")
    ]

    assert len(EACH) >= 400
    assert sum(heard) >= 0.9 * len(heard)


def once(pasted):
    """All of it at the first prompt, and nothing after."""
    left = [pasted]
    return lambda _: left.pop() if left else ""


class Pasting(InLines):
    """Numbered lines where everything arrives at once."""

    def __init__(self, pasted, out):
        super().__init__(lambda _: "", out)
        self.waiting = ""
        self.pasted = pasted

    def read(self, _prompt):
        line, _, self.waiting = self.pasted.partition("\n")
        self.pasted = ""
        return line if line or self.waiting else None

    def rest(self):
        rest, self.waiting = self.waiting, ""
        return rest


@pytest.mark.parametrize("id_", guideline().questions)
def test_a_list_that_is_pasted_answers_nothing(id_):
    """Ten lists, pasted with or without brackets at any question, record nothing that was not confirmed."""
    recorded_of = {}
    for pasted in PASTED:
        for name, asker in (
            ("lines", Pasting(pasted, out := io.StringIO())),
            ("list", MoveByMove(once(pasted), out)),
            ("list, in brackets", MoveByMove(once(f"\x1b[200~{pasted}\x1b[201~"), out)),
        ):
            session = Session(guideline(), collect(guideline(), before(id_)).given)
            kept = []
            with contextlib.suppress(Stopped, KeyboardInterrupt):
                Interview(asker, session, "GB", kept.append).run()
            if kept:
                recorded_of[name, pasted] = dict(session.given)

    assert recorded_of == {}
