"""The interview's questions about a name: did you mean this one, and has anyone called it a blood thinner?

What a person says is kept beside the name, never in it, so that no name reads as an answer.
"""

from collections.abc import Callable

from sciatica_guide.guideline.model import Guideline
from sciatica_guide.guideline.words import InterviewWords
from sciatica_guide.medicines.names import CLOSE, NO, NONE, NOT_SURE, YES, Medicine, Typed
from sciatica_guide.medicines.wording import may_be

MOST_ASKED = 10
"""Names of one list that are asked about; the others count as they are."""

Pick = Callable[[str, dict[str, str]], str | None]


def settle(guideline: Guideline, medicines: tuple[Medicine, ...], pick: Pick) -> list[str] | None:
    """The names as they stand once the doubtful ones have been asked about; None when the person goes back."""
    names = []
    asked = 0
    for medicine in medicines:
        name: str | None = medicine.typed
        if asked < MOST_ASKED and _is_doubtful(medicine):
            asked += 1
            name = _asked(guideline, medicine, pick)
        if name is None:
            return None
        names.append(name)
    return names


def _is_doubtful(medicine: Medicine) -> bool:
    """Not known, or near to names that matter; a slip in the name of a harmless medicine is no question."""
    told = isinstance(medicine.typed, Typed) and bool(medicine.typed.called)
    return not told and (medicine.match == NONE or (medicine.match == CLOSE and not medicine.clear))


def _asked(guideline: Guideline, medicine: Medicine, pick: Pick) -> str | None:
    words: InterviewWords = guideline.interview
    typed = medicine.typed
    denied: tuple[str, ...] = ()
    if medicine.match == CLOSE:
        yes = {name.name: words.did_you_mean_this.format(meant=may_be(guideline, [name])) for name in medicine.names}
        if len(yes) == 1:
            yes = dict.fromkeys(yes, words.answer_yes)
        meant = may_be(guideline, medicine.names)
        reply = pick(words.did_you_mean.format(typed=typed, meant=meant), yes | _no_or_not_sure(words))
        if reply != NO:
            return typed if reply == NOT_SURE else reply
        denied = tuple(yes)
    reply = pick(words.called_thinner.format(typed=typed), {YES: words.answer_yes} | _no_or_not_sure(words))
    return None if reply is None else Typed(typed, denied, reply)


def _no_or_not_sure(words: InterviewWords) -> dict[str, str]:
    return {NO: words.answer_no, NOT_SURE: words.answer_not_sure}
