"""The file of properties: what each row becomes, and the very words that refuse one."""

import pytest

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.levels import Suitability
from sciatica_guide.guideline.model import Condition, Range
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.properties import Accepted, Change, Property, Stated, Thing, load_properties

GUIDE = guideline()
FILE = GUIDE.edition.properties
PROPERTY = """
[[property]]
id = "one"
contract = "beyond"
claim = "It holds."
harm = "Somebody is harmed."
"""
WHOLE = f"""
[table]
title = "Not read here."
{PROPERTY}
then = {{ urgency = "same_day" }}
alone = true
when = [{{ leg_signs = ["foot_drop"], age = {{ min = 70 }} }}, {{ medicine_effects = ["thins_blood"] }}]
also = [{{ urgency = ["not_assessed"] }}, {{ findings = ["foot-drop"] }}, {{ medicine_classes = ["doac"] }}]
{PROPERTY.replace('"one"', '"two"')}
then = {{ never_milder = ["urgency", "acupuncture"] }}
[[property.change]]
question = "onset"
from = ["gradual"]
to = ["sudden", "not_sure"]
[[property.change]]
question = "age"
to = "rising"
{PROPERTY.replace('"one"', '"three"')}
then = {{ by_itself = "foot-drop" }}
as = "avoid"
[[accepted]]
id = "four"
check = "answer-unread"
about = ["tried: nothing"]
reason = "It is for later."
[[thing]]
id = "five"
recommendations = ["sleep"]
"""


def read(folder, text):
    (folder / FILE).write_text(text, encoding="utf-8")
    return load_properties(GUIDE, folder)


def test_a_row_is_read_whole(tmp_path):
    """Every field of every kind of row has its place."""
    told = {"contract": "beyond", "claim": "It holds.", "harm": "Somebody is harmed."}
    older = Condition({"leg_signs": frozenset(["foot_drop"]), "age": Range(70, 120)})
    thinner = Condition({"medicine_effects": frozenset(["thins_blood"])})
    also = ({"urgency": "not_assessed"}, {"findings": "foot-drop"}, {"medicine_classes": "doac"})
    also = tuple(Condition({name: frozenset([code]) for name, code in cells.items()}) for cells in also)
    changes = (Change("onset", ("gradual",), ("sudden", "not_sure")), Change("age", (), ("rising",)))
    assert read(tmp_path, WHOLE) == Stated(
        (
            Property("one", promise="urgency", of=("same_day",), when=(older, thinner), also=also, alone=True, **told),
            Property("two", promise="never_milder", of=("urgency", "acupuncture"), changes=changes, **told),
            Property("three", promise="by_itself", of=("foot-drop",), caution=Suitability.AVOID, **told),
        ),
        (Accepted("four", "answer-unread", ("tried: nothing",), "It is for later."),),
        (Thing("five", ("sleep",)),),
    )


def test_a_file_without_rows_states_nothing(tmp_path):
    """No row, no property; and so it is without the file."""
    assert read(tmp_path, "") == Stated((), (), ())
    (tmp_path / FILE).rename(tmp_path / "other.toml")
    assert load_properties(GUIDE, tmp_path) == Stated((), (), ())


PROMISES = (
    "urgency, acupuncture, urgency_at_most, acupuncture_at_most, given, withheld, cautioned, never_together, told, "
    "by_itself, asked, comes_to, never_milder, one_step, never_calm, first_and_last, never_printed"
)
LEVELS = "emergency, routine, same_day, self_care, within_2_weeks"
CAUTION = "ask_first, avoid, precautions, reasonable"
ONE = "row one, field then: is not one promise. Choose one of: " + PROMISES + "."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (PROPERTY, ONE),
        (PROPERTY + "then = 1", ONE),
        (PROPERTY + "then = {}", ONE),
        (PROPERTY + 'then = { sure = "age" }', ONE),
        (PROPERTY + 'then = { asked = "age", told = "foot-drop" }', ONE),
        (PROPERTY + 'then = { urgency = "x" }', f"row one, then, field urgency: 'x' is not known here. {LEVELS}"),
        (PROPERTY + 'then = { urgency_at_most = "x" }', f"field urgency_at_most: 'x' is not known here. {LEVELS}"),
        (PROPERTY + 'then = { first_and_last = "x" }', f"field first_and_last: 'x' is not known here. {LEVELS}"),
        (PROPERTY + 'then = { acupuncture = "x" }', f"field acupuncture: 'x' is not known here. {CAUTION}"),
        (PROPERTY + 'then = { never_calm = "x" }', "field never_calm: 'x' is not known here. acupuncture, urgency"),
        (PROPERTY + 'then = { never_milder = "x" }', "field never_milder: 'x' is not known here. acupuncture, urgency"),
        (PROPERTY + "then = { never_printed = 1 }", "row one, then, field never_printed: is not a list of texts."),
        *(
            (PROPERTY + f'then = {{ {promise} = "age-60" }}', f"row one, then, field {promise}: 'age-60' is not known")
            for promise in ("given", "withheld", "cautioned", "never_together", "told", "by_itself", "asked")
        ),
        (PROPERTY + 'then = { asked = "age" }\nchange = [1]', f"{FILE}: one, change is not a table."),
        (PROPERTY + 'then = { asked = "age" }\nchange = [{ question = "x" }]', "row one, change, field question: 'x'"),
        (
            PROPERTY + 'then = { asked = "age" }\nchange = [{ question = "age", to = "falling" }]',
            "row one, change, field to: 'falling' is not known here. rising",
        ),
        (
            PROPERTY + 'then = { asked = "age" }\nchange = [{ question = "onset", from = ["x"], to = ["sudden"] }]',
            "row one, change, field from: 'x' is not known here. gradual, minor_strain, not_sure, sudden",
        ),
        (
            PROPERTY + 'then = { asked = "age" }\nchange = [{ question = "onset", from = ["gradual"], to = ["x"] }]',
            "row one, change, field to: 'x' is not known here. gradual, minor_strain, not_sure, sudden",
        ),
        (
            PROPERTY + 'then = { asked = "age" }\nchange = [{ question = "age", to = "rising", by = 2 }]',
            "row one, change, field by: is not read by anything.",
        ),
        (PROPERTY + 'then = { asked = "age" }\nas = "x"', f"row one, field as: 'x' is not known here. {CAUTION}"),
        (PROPERTY + 'then = { asked = "age" }\nwhy = "x"', "row one, field why: is not read by anything."),
        (
            '[[accepted]]\nid = "a"\ncheck = "c"\nabout = ["x"]\nreason = "r"\nwhy = "w"',
            "row a, field why: is not read",
        ),
        ('[[thing]]\nid = "a"\nrecommendations = ["x"]', "row a, field recommendations: 'x' is not known here."),
        ('[[thing]]\nid = "a"\nrecommendations = ["sleep"]\nwhy = "w"', "row a, field why: is not read by anything."),
        ('[[thingz]]\nid = "a"', "row the whole file, field thingz: is not read by anything."),
        (
            '[[thing]]\nid = "a"\nrecommendations = ["sleep"]\n' * 2,
            f"{FILE}, row a, field id: is used twice. Give each row an id of its own.",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_refused(text, message, tmp_path):
    """By file, row and field, with what there is to choose from."""
    with pytest.raises(ContentError) as error:
        read(tmp_path, text)
    assert message in str(error.value).replace("Choose from: ", "")
    assert str(error.value).startswith(FILE)
