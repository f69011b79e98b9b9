"""What was typed → the answer it means: a number, a label, or words that people use for it (content/phrases.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.errors import shown
from sciatica_guide.guideline.model import Question, Range
from sciatica_guide.guideline.words import InterviewWords, Phrases
from sciatica_guide.interview.prompts import Command, Prompt

COMMANDS = {
    **dict.fromkeys(("b", "back", "go back"), Command.BACK),
    **dict.fromkeys(("?", "why", "help"), Command.WHY),
    **dict.fromkeys(("q", "quit", "stop", "exit"), Command.STOP),
    **dict.fromkeys(("country", "region"), Command.COUNTRY),
}
SKIP = ("s", "skip")
LONGEST = 300
"""Letters of a line beyond which it is no answer to a question with choices."""
SHORTEST_SLIP, LIKENESS = 5, 0.84
"""Letters from which on a misspelt word is still heard, and how alike the two have to be."""

SEVERAL = re.compile(r"[\s.]*(?:[,;/+&\n]|\band\b|\balso\b|\bplus\b)\s*")
NUMBERED = re.compile(r"(?:number |option |row |answer |no\.? |#)?\s*(\d{1,3})[.)]?")
SHORTENED = (("can't", "cannot"), ("can not", "cannot"), ("cant", "cannot"), ("won't", "will not"), ("n't", " not"))
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), range(20, 110, 10), strict=True)
)
NUMERALS = TENS | {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
AMOUNTS = {"a": (1, 1), "an": (1, 1), "couple": (2, 3), "few": (3, 5), "several": (3, 9)}
UNITS = {
    **dict.fromkeys(("d", "day", "days"), (1, 1)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), (7, 7)),
    **dict.fromkeys(("fortnight", "fortnights"), (14, 14)),
    **dict.fromkeys(("mth", "mths", "month", "months"), (28, 31)),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), (365, 366)),
}
"""Days in each unit of time, at least and at most."""
ROUGHLY = ("about", "around", "roughly", "approximately", "approx", "maybe", "perhaps", "nearer")
UP_TO = ("under", "nearly", "almost", "below")
FROM = ("over", "above")
EVER = 10**6
"""Days that nothing lasts."""


class Heard(NamedTuple):
    """An answer still to be checked. Unless it is `exact` (a number, a label) it is shown and confirmed first."""

    answer: object
    exact: bool


class NotUnderstood(Exception):
    """What was typed is no answer; the text says what to type instead."""


def understand(typed: str, prompt: Prompt, phrases: Phrases, words: InterviewWords) -> Heard | Command:
    """What a line says at this prompt. Errors: NotUnderstood, whose text is shown before asking again."""
    text, question = typed.strip(), prompt.question
    word = text.casefold()
    if not question.options or not _codes_of(word, _said(question, phrases)):
        if word in COMMANDS:
            return COMMANDS[word]
        if word in SKIP and prompt.skippable:
            return Command.SKIP
    if not text:
        if prompt.earlier is not None:
            return Command.KEEP
        raise NotUnderstood(words.nothing_typed)
    if question.options:
        return _choice(text, question, phrases, words)
    if question.band:
        return _number(text, question, question.band, phrases, words)
    return Heard(text, exact=True)


def plain(text: str, fillers: Sequence[str] = ()) -> str:
    """A line as it is compared: small letters, "can't" written out, and no word that says nothing."""
    text = text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    for short, full in SHORTENED:
        text = re.sub(rf"(?<![^\W_]){short}\b" if short[0] != "n" else rf"{short}\b", full, text)
    said = re.findall(r"\w+", text.replace("'", ""))
    return " ".join([word for word in said if word not in fillers] or said)


def _choice(text: str, question: Question, phrases: Phrases, words: InterviewWords) -> Heard:
    """One answer, or several with commas or "and" between them where several may fit."""
    count = len(question.options)
    wrong = words.not_a_choice.format(typed=shown(text), count=count)
    if len(text) > LONGEST:
        raise NotUnderstood(wrong)
    parts = [text]
    if not _one(text, question, phrases):
        numbers = text.replace(",", " ").split()
        parts = numbers if all(map(str.isdigit, numbers)) else SEVERAL.split(text)
        parts = [part for part in parts if part] or [text]
    codes, exact = [], True
    for part in parts:
        fits, sure = _one(part, question, phrases) or ((), True)
        if not fits:
            raise NotUnderstood(words.not_a_choice.format(typed=shown(part), count=count))
        if len(fits) > 1:
            labels = " / ".join(option.label for option in question.options if option.code in fits)
            raise NotUnderstood(words.several_fit.format(typed=shown(part), labels=labels))
        codes += [*fits]
        exact = exact and sure
    codes = list(dict.fromkeys(codes))
    if question.kind == "one":
        if len(codes) > 1:
            raise NotUnderstood(words.one_only)
        return Heard(codes[0], exact)
    for option in question.options:
        if option.code in codes and option.code in ALONE and len(codes) > 1:
            raise NotUnderstood(words.stands_alone.format(label=option.label))
    return Heard(codes, exact)


def _one(text: str, question: Question, phrases: Phrases) -> tuple[set[str], bool] | None:
    """The options that this may mean, and whether it is one's number, code or label; None where it means none."""
    for number, option in enumerate(question.options, 1):
        if text.casefold() in (str(number), option.code, option.label.casefold()):
            return {option.code}, True
    if named := NUMBERED.fullmatch(text.casefold()):
        row = int(named[1])
        return ({question.codes[row - 1]}, False) if 0 < row <= len(question.codes) else None
    said = _said(question, phrases)
    spelt = plain(text, phrases.fillers)
    codes = said.get(spelt) or said.get(plain(text)) or _lasting(text, question, phrases) or _misspelt(spelt, said)
    return (codes, False) if codes else None


def _said(question: Question, phrases: Phrases) -> dict[str, set[str]]:
    """Every way to say an option, as it is compared, with the codes it may mean."""
    said: dict[str, set[str]] = {}
    own = phrases.answers.get(question.id, {})
    for option in question.options:
        usual = phrases.anywhere.get(option.code, ())
        for words in (option.label, option.said, option.brief, *own.get(option.code, ()), *usual):
            said.setdefault(plain(words, phrases.fillers), set()).add(option.code)
    said.pop("", None)
    return said


def _codes_of(word: str, said: dict[str, set[str]]) -> set[str]:
    return said.get(word, set())


def _misspelt(spelt: str, said: dict[str, set[str]]) -> set[str]:
    """What differs from a way to say it in the spelling of one longer word, which is itself no word of the list."""
    from difflib import get_close_matches

    typed = spelt.split()
    known = {word for way in said for word in way.split()}
    strange = [word for word in typed if word not in known]
    if len(strange) != 1 or len(strange[0]) < SHORTEST_SLIP or not strange[0].isalpha():
        return set()
    (wrong,) = strange
    near = [word for word in known if len(word) >= SHORTEST_SLIP - 1 and word[0] == wrong[0] and word.isalpha()]
    found: set[str] = set()
    for right in get_close_matches(wrong, near, 3, LIKENESS):
        found |= said.get(" ".join(right if word == wrong else word for word in typed), set())
    return found


def _number(text: str, question: Question, band: Range, phrases: Phrases, words: InterviewWords) -> Heard:
    """A whole number in figures or words; the ends of a scale by their names."""
    ends = {"minimum": band.minimum, "maximum": band.maximum}
    number, exact = None, True
    if text.isascii() and text.isdigit():
        number = int(text[:10])
    else:
        exact = False
        named = {band.minimum: (question.low, *phrases.lowest), band.maximum: (question.high,)} if question.low else {}
        spelt = plain(text, (*phrases.fillers, *phrases.units.get(question.id, ())))
        for end, ways in named.items():
            if spelt in {plain(way, phrases.fillers) for way in ways if way}:
                number = end
        if number is None:
            number = _counted(text, question, band, phrases)
    if number is None:
        raise NotUnderstood(words.not_a_number.format(typed=shown(text), **ends))
    if number not in band:
        raise NotUnderstood(words.out_of_range.format(typed=shown(text), **ends))
    return Heard(number, exact)


def _counted(text: str, question: Question, band: Range, phrases: Phrases) -> int | None:
    """One number, in figures or words, with nothing beside it but words that say nothing and its own unit."""
    if re.search(r"\d[.,]\d|-\s*\d", text):
        return None
    said = (
        re.sub(rf"\s*(?:/|\bout of\b|\bof\b)\s*(?:{band.maximum}|ten)\b", "", text.casefold()) if question.low else text
    )
    wanted = {*phrases.fillers, *phrases.units.get(question.id, ())}
    said = said.casefold().replace("-", " ").replace("y/o", "yo").replace("'", "").rstrip(" .!")
    said = " ".join(re.findall(r"\d+|[^\W\d]+|\S", said))
    left = [word for word in said.split() if word not in wanted]
    if len(left) == 1 and left[0].isascii() and left[0].isdigit():
        return int(left[0][:10])
    if len(left) == 2 and TENS.get(left[0], 100) < 100 and 0 < NUMERALS.get(left[1], 0) < 10:
        return TENS[left[0]] + NUMERALS[left[1]]
    return NUMERALS.get(left[0]) if len(left) == 1 else None


def _lasting(text: str, question: Question, phrases: Phrases) -> set[str]:
    """The options whose span of days holds all of the time that is named, as in "about 2 months" or "4 to 6 weeks"."""
    spans = phrases.spans.get(question.id)
    time = days(text, phrases.fillers) if spans else None
    if not spans or not time:
        return set()
    return {code for code, (least, most) in spans.items() if least <= time[0] and time[1] <= most}


def days(text: str, fillers: Sequence[str] = ()) -> tuple[int, int] | None:
    """The shortest and the longest time that is meant, in days; None where it is no length of time."""
    said = re.sub(r"(\d)\s*(?:-|\u2013|to|or)\s*(?=\d)", r"\1 to ", text.casefold())
    said = " ".join(re.findall(r"\d+|[^\W\d]+|[.]", said))
    for longer, short in (
        ("more than", "over"),
        ("longer than", "over"),
        ("just over", "about"),
        ("just under", "nearly"),
        ("less than", "under"),
        ("a bit over", "about"),
        ("a couple", "couple"),
        ("a few", "few"),
        ("half a", "half"),
    ):
        said = re.sub(rf"\b{longer}\b", short, said)
    keep = {*AMOUNTS, *UNITS, *NUMERALS, *ROUGHLY, *UP_TO, *FROM}
    kept = [word for word in said.split() if word in keep or word not in fillers]
    how = kept.pop(0) if kept and kept[0] in (*ROUGHLY, *UP_TO, *FROM) else ""
    least = most = 0
    if not kept:
        return None
    while kept:
        time = _amount(kept)
        if time is None:
            return None
        least, most = least + time[0], most + time[1]
    if how in ROUGHLY:
        return least * 85 // 100, -(-most * 115 // 100)
    if how in UP_TO:
        return (least * 80 // 100 if how in ("nearly", "almost") else 0), least - 1
    return (most + 1, EVER) if how in FROM else (least, most)


def _amount(kept: list[str]) -> tuple[int, int] | None:
    """Takes "3 weeks", "2 to 3 months", "half year" or "a year and a half" off the front."""

    def number() -> tuple[int, int] | None:
        word = kept.pop(0) if kept else ""
        if word.isascii() and word.isdigit() and len(word) < 5:
            return int(word), int(word)
        return AMOUNTS.get(word) or ((NUMERALS[word],) * 2 if word in NUMERALS else None)

    if kept[0] == "and":
        kept.pop(0)
    if kept and kept[0] == "half" and len(kept) > 1 and kept[1] in UNITS:
        unit = UNITS[kept[1]]
        del kept[:2]
        return unit[0] // 2, unit[1] // 2 + 1
    first = number()
    last = first
    if kept[:1] in (["to"], ["or"]):
        kept.pop(0)
        last = number()
    halves = kept[:3] in (["and", "a", "half"],)
    if halves:
        del kept[:3]
    if not first or not last or not kept or kept[0] not in UNITS:
        return None
    unit = UNITS[kept.pop(0)]
    if kept[:3] == ["and", "a", "half"]:
        del kept[:3]
        halves = True
    return first[0] * unit[0] + halves * unit[0] // 2, last[1] * unit[1] + halves * unit[1] // 2
