"""Content that is broken is refused before anything else happens, with file, row and field."""

import pytest
from broken_content import TABLES, Copy

from sciatica_guide.guideline.loader import load

FLAGS, ADVICE, QUESTIONS, SOURCES = "rules/red_flags.toml", "recommendations.toml", "questions.toml", "sources.toml"
LEVELS, CLASSES, REGIONS, BLEEDING = "levels.toml", "medicine_classes.toml", "regions.toml", "rules/bleeding.toml"
COLD = 'when = { sudden_signs = ["cold_pale_leg"] }'
FOOT = 'when = { leg_signs = ["foot_drop"] }'
WEAK = 'label = "One leg a little weaker, or it gives way because it hurts"'

BREAKS = [
    # file, row, field, what stands after the id of the row, what stands there once it is broken
    (FLAGS, "cold-pale-leg", "when", COLD, ""),
    (FLAGS, "cold-pale-leg", "when", COLD, "when = {}"),
    (FLAGS, "cold-pale-leg", "when", COLD, 'when = "cold_pale_leg"'),
    (FLAGS, "saddle-numbness", "reason", "reason = ", "resaon = "),
    (FLAGS, "saddle-numbness", "reason", 'reason = "This', 'reason = "" # "This'),
    (FLAGS, "saddle-numbness", "reason", 'reason = "This', 'reason = 5 # "This'),
    (FLAGS, "saddle-numbness", "sources", 'sources = ["ces-card", "nhs-sciatica"]', ""),
    (FLAGS, "saddle-numbness", "sources", '["ces-card", "nhs-sciatica"]', "[]"),
    (FLAGS, "saddle-numbness", "sources", '["ces-card", "nhs-sciatica"]', '"ces-card"'),
    (FLAGS, "saddle-numbness", "sources", '"ces-card"', "5"),
    (FLAGS, "saddle-numbness", "sources", '"ces-card"', '"ces-crad"'),
    (FLAGS, "saddle-numbness", "basis", 'basis = "guideline"', ""),
    (FLAGS, "saddle-numbness", "basis", '"guideline"', '"hearsay"'),
    (FLAGS, "saddle-numbness", "urgency", '"emergency"', '"emergncy"'),
    (FLAGS, "saddle-numbness", "urgency", '"emergency"', "4"),
    (FLAGS, "saddle-numbness", "urgancy", "urgency = ", "urgancy = "),
    (FLAGS, "foot-drop", "when", FOOT, 'when = { leg_sings = ["foot_drop"] }'),
    (FLAGS, "foot-drop", "when", FOOT, 'when = { leg_signs = ["foot_drip"] }'),
    (FLAGS, "foot-drop", "when", FOOT, "when = { leg_signs = [] }"),
    (FLAGS, "foot-drop", "when", FOOT, 'when = { leg_signs = "foot_drop" }'),
    (FLAGS, "foot-drop", "when", FOOT, "when = { leg_signs = [5] }"),
    (FLAGS, "foot-drop", "when", FOOT, 'when = { leg_signs = [["foot_drop"]] }'),
    (FLAGS, "foot-drop", "when", FOOT, "when = { leg_signs = { min = 1 } }"),
    (FLAGS, "under-18", "when", "max = 17", "max = 200"),
    (FLAGS, "under-18", "when", "max = 17", "min = -1"),
    (FLAGS, "under-18", "when", "max = 17", "min = 9, max = 8"),
    (FLAGS, "under-18", "when", "max = 17", "maximum = 17"),
    (FLAGS, "under-18", "when", "max = 17", 'max = "17"'),
    (FLAGS, "under-18", "when", "max = 17", "max = true"),
    (FLAGS, "under-18", "when", "{ max = 17 }", "[17]"),
    (BLEEDING, "bleeding-disorder-mild", "acupuncture", '"ask_first"', '"ask-first"'),
    (BLEEDING, "vitamin-k-antagonist", "when", '["vka"]', '["vkas"]'),
    (BLEEDING, "thinner-named", "when", '["thins_blood"]', '["thins"]'),
    (ADVICE, "call-cancer-team", "when", '"cancer-now"', '"cancer"'),
    (ADVICE, "do-not-drive", "when", '"emergency"', '"urgent"'),
    (ADVICE, "do-not-drive", "section", '"now"', '"soon"'),
    (ADVICE, "do-not-drive", "act", '"know"', '"think"'),
    (ADVICE, "do-not-drive", "text", "text = ", "txt = "),
    (ADVICE, "do-not-drive", "sources", '["ces-card"]', '["ces"]'),
    (ADVICE, "fits-sciatica", "withheld_by", 'urgency = ["emergency"', 'urgency = ["e"'),
    (ADVICE, "watch-for-emergency", "points", "points = [", "points = [5,"),
    (LEVELS, "same_day", "acupuncture", '"avoid"', '"never"'),
    (LEVELS, "same_day", "headline", "headline = ", "head = "),
    (CLASSES, "vka", "effects", '["anticoagulant", "thins_blood"]', "[]"),
    (SOURCES, "ces-card", "read", "read = ", "reed = "),
    (REGIONS, "GB", "emergency_number", '"999"', "999"),
    (REGIONS, "GB", "sources", '"gb-999"', '"gb-99"'),
    (QUESTIONS, "leg_signs", "kind", '"many"', '"some"'),
    (QUESTIONS, "leg_signs", "part", '"warning_signs"', '"warnings"'),
    (QUESTIONS, "leg_signs", "why", "why = ", "because = "),
    (QUESTIONS, "leg_signs", "label", "label = ", "lable = "),
    (QUESTIONS, "leg_signs", "code", WEAK, f'{WEAK}\n[[question.option]]\ncode = "foot_drop"\nlabel = "Again"'),
    (QUESTIONS, "leg_signs", "reason", 'text = "', 'reason = "Why" \ntext = "'),
    (QUESTIONS, "age", "option", '"number"', '"many"'),
    (QUESTIONS, "age", "max", "max = 120", ""),
    (QUESTIONS, "age", "max", "max = 120", "max = 12.5"),
    (QUESTIONS, "age", "max", "max = 120", "max = -1"),
    (QUESTIONS, "pregnant", "enable_when", "min = 12", "min = 121"),
]  # fmt: skip


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """A copy of the content that may be broken."""
    return Copy(tmp_path_factory.mktemp("broken"))


def test_the_copy_loads_before_it_is_broken(content):
    """An unbroken copy loads as the same guideline, so what the tests below see is what they broke."""
    assert load(content.folder) == load()


@pytest.mark.parametrize(
    ("file", "row", "field", "old", "new"),
    BREAKS,
    ids=[f"{number}-{row[1]}-{row[2]}" for number, row in enumerate(BREAKS)],
)
def test_a_broken_row_is_refused(file, row, field, old, new, content):
    """What is missing, misspelt, unknown, out of its band or of the wrong type is named by file, row and field."""
    before, id_, after = content.text(file).partition(f'id = "{row}"')
    assert old in after
    message = content.said(file, before + id_ + after.replace(old, new, 1))
    where = message.partition(":")[0]
    assert [part for part in (file, f"row {row}", f"field {field}") if part not in where] == [], message


@pytest.mark.parametrize("file", TABLES)
def test_an_id_stands_once_in_all_tables_of_a_kind(file, content):
    """A second rule called foot-drop, or a second piece of advice called do-not-drive, is refused in any table."""
    first = ("foot-drop", '{ leg_signs = ["foot_drop"] }'), ("growing-bruise", '{ since_needling = ["fever"] }')
    rule, asked = first[file.startswith("followup/")]
    for heading, id_, when in (
        ("rule", rule, f'{asked}\nreason = "A reason."'),
        (
            "recommendation",
            "do-not-drive",
            '[{ urgency = ["emergency"] }]\nsection = "now"\nact = "know"\ntext = "A step."',
        ),
    ):
        if f"[[{heading}]]" in content.text(file):
            row = f'\n[[{heading}]]\nid = "{id_}"\nwhen = {when}\nsources = ["ces-card"]\nbasis = "study"\n'
            assert content.said(file, content.text(file) + row).startswith(
                f"{file}, row {id_}, field id: is used twice"
            )
