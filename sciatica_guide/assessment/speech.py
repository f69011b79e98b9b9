"""The guideline's texts as said to one person: who is spoken of, the country's numbers, their own medicines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sciatica_guide.guideline.codes import ANTI_INFLAMMATORY, MAY_THIN, NOT_RECOGNISED, THINS
from sciatica_guide.guideline.frozen import FrozenDict
from sciatica_guide.guideline.model import Guideline, Region, Value
from sciatica_guide.medicines.names import NONE, Medicine

YOU, THEY, ME = range(3)
"""To the person; about them, to whoever answers for them; and in the person's own words, to say to a doctor."""
VOICES = re.compile(r"\{([^{}|]*(?:\|[^{}|]*)+)\}")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def voiced(text: str, who: int) -> str:
    """The text in one voice: of "{you are|they are|I am} 74" the part that fits; without a third part, I is you."""
    return VOICES.sub(lambda found: _chosen(found[1].split("|"), who), text)


def _chosen(parts: Sequence[str], who: int) -> str:
    return parts[who] if who < len(parts) else parts[YOU]


def who(given: Mapping[str, Value]) -> int:
    """Whom the report speaks to: the person, unless someone else gave the answers."""
    return YOU if given.get("answering_for", "myself") == "myself" else THEY


def own(words: str) -> str:
    """The person's own words, kept apart from the direction in which ours run."""
    return f"\u2068{words}\u2069"


def plain(text: str) -> str:
    """The text without the marks around the person's own words."""
    return text.translate(MARKS)


MARKS = str.maketrans("", "", "\u2068\u2069")


def together(names: Sequence[str], last: str = "and") -> str:
    """As in "warfarin, clopidogrel and aspirin"."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


class Speech(NamedTuple):
    """How to speak to one person."""

    who: int
    facts: Mapping[str, str]
    """What stands for each placeholder of a text."""

    def says(self, text: str, who: int | None = None) -> str:
        """The text as this person hears it, or in another voice."""
        text = voiced(text, self.who if who is None else who)
        for name, words in self.facts.items() if "{" in text else ():
            text = text.replace("{" + name + "}", words)
        return text


def speech(guideline: Guideline, given: Mapping[str, Value], medicines: Iterable[Medicine], region: Region) -> Speech:
    """How to speak to someone with these answers, in this country."""
    told = who(given)
    return Speech(told, FrozenDict(region.facts | _medicines(guideline, given, tuple(medicines), told)))


def _medicines(
    guideline: Guideline, given: Mapping[str, Value], medicines: tuple[Medicine, ...], told: int
) -> dict[str, str]:
    """The person's own medicines by what they do to bleeding, in words; what stands for them where none is named."""
    said = "yes" if given.get("blood_thinner") == "yes" else "perhaps"
    unnamed = {name: voiced(words, told) for name, words in UNNAMED.items()}
    unnamed |= dict.fromkeys(("thinner", "thinners"), voiced(A_THINNER[said], told))
    if not medicines:
        return unnamed
    from sciatica_guide.medicines.wording import with_generic

    classes, known = guideline.medicine_classes, with_generic(guideline, medicines)
    groups: dict[str, list[str]] = {name: [] for name in UNNAMED}
    plain: list[str] = []
    for medicine in medicines:
        effects = {effect for class_ in medicine.classes for effect in classes[class_].effects}
        name = own(known.get(medicine.typed, medicine.typed))
        if effects & {THINS, MAY_THIN}:
            groups["thinners"].append(name)
            plain.append(own(medicine.typed))
        elif ANTI_INFLAMMATORY in effects:
            groups["anti_inflammatories"].append(name)
        if medicine.match == NONE or NOT_RECOGNISED in effects:
            groups["unrecognised"].append(own(medicine.typed))
    groups["thinner"] = plain
    groups["bleeders"] = groups["thinners"] + groups["anti_inflammatories"]
    words = {name: together(list(dict.fromkeys(some))) or unnamed[name] for name, some in groups.items()}
    count = len(dict.fromkeys(groups["bleeders"]))
    return words | {"bleeders_count": NUMBERS[count] if count < len(NUMBERS) else str(count)}


A_THINNER = {"yes": "{your|their|my} blood thinner", "perhaps": "a blood thinner"}
UNNAMED = {
    "thinners": "",
    "thinner": "",
    "anti_inflammatories": "ibuprofen, naproxen or the like",
    "unrecognised": "a medicine that {you|they|I} named",
    "bleeders": "{your|their|my} medicines",
}
