"""Words of false comfort are noticed in every text we hold, and wherever two texts of a report could meet."""

from sciatica_guide.guideline.levels import Suitability
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.page_properties import fault
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.space import Space

GUIDE = guideline()
(WORDS,) = [property for property in load_properties(GUIDE).properties if property.promise == "never_printed"]


def found(guide, *words):
    """What breaks the property in a guideline; with other words, if any are given."""
    return fault(WORDS._replace(of=words or WORDS.of), Space(guide))


def with_region(name, register):
    """The guideline where the numbers to ring are called so."""
    return GUIDE._replace(unknown_region=GUIDE.unknown_region._replace(name=name, register=register))


def test_words_of_false_comfort_are_noticed():
    """In any text, in any case and over a line break, and in the name of a medicine."""
    message = "'all clear' stands in: it is all clear now."
    assert found(with_region("It is All\n  Clear now.", "")) == message
    assert found(GUIDE._replace(words=GUIDE.words._replace(title="It is all clear now."))) == message
    assert found(GUIDE, "warfarin").startswith("'warfarin' stands in: ")
    assert found(GUIDE) is None


def test_words_of_false_comfort_are_noticed_where_two_texts_meet():
    """One text ends and another begins, at any blank of the words, but never inside a word."""
    for words, one, other in (
        ("all clear", "not at all", "clear of it"),
        ("you do not have", "you do", "not have it"),
        ("no side effects", "there are no", "side effects of it"),
        ("no side effects", "there is no side", "effects"),
    ):
        message = found(with_region(one.capitalize(), other.upper()))
        assert message.startswith(f"'{words}' could come about where these meet: '")
        assert message.endswith(f"' and '{other}'")
    assert found(with_region("a mall", "clear")) is None
    assert found(with_region("all", "clearly")) is None


def test_only_texts_of_one_report_can_meet():
    """What is asked, and the headers of the tables, never stand beside words of a report."""
    split = with_region("not at all", "")
    asked = GUIDE.questions["age"]
    level = GUIDE.caution[Suitability.AVOID]
    told = [
        (split._replace(questions={**GUIDE.questions, "age": asked._replace(short="Clear of it")}), "clear of it"),
        (split._replace(caution={Suitability.AVOID: level._replace(headline="Clear of it")}), "clear of it"),
    ]
    apart = [
        split._replace(questions={**GUIDE.questions, "age": asked._replace(text="Clear of it")}),
        split._replace(caution={Suitability.AVOID: level._replace(action="Clear of it")}),
        split._replace(parts={**GUIDE.parts, "one": "Clear of it"}),
        split._replace(edition=GUIDE.edition._replace(command="Clear of it")),
        split._replace(interview=GUIDE.interview._replace(saved="Clear of it")),
        split._replace(tables={"one": next(iter(GUIDE.tables.values()))._replace(title="Clear of it")}),
    ]
    for guide, begins in told:
        first, _, second = found(guide).partition(" and ")
        assert first == "'all clear' could come about where these meet: 'not at all'"
        assert second[1:].startswith(begins)
    assert [found(guide) for guide in apart] == [None] * len(apart)
