"""The questionnaire in another system: LHC-Forms shows it in a browser, it is filled in, and we read the answers."""

import json

import lhc_forms
import pytest
from calls import call
from report_pages import CASES

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(lhc_forms.CHROMIUM is None, reason="needs chromium, as apt-get install chromium"),
    pytest.mark.skipif(lhc_forms.NPM is None, reason="needs npm, as apt-get install npm"),
]
THINNER = {"medicines": ["warfarin", "St John's wort"], "blood_thinner": "yes", "anticoagulant_control": "in_range"}
THINNER |= {"recent_stent_or_clot": "no", "recent_bleed": "not_sure"}
PEOPLE = {"as it stands": {}, "with a thinner": THINNER}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the renderer in it."""
    return lhc_forms.fetched(tmp_path_factory.mktemp("lforms"))


def printed(folder, resource, form):
    """What the command prints of the answers in this resource."""
    path = folder / "answers.json"
    path.write_text(json.dumps(resource), encoding="utf-8")
    result = call("assess", "--answers", str(path), "--format", form, "--region", "GB", "--date", "2026-11-21")
    assert result.status == 0, result.err
    return json.loads(result.out)


@pytest.mark.parametrize("changes", PEOPLE.values(), ids=PEOPLE)
def test_a_case_answered_in_another_system_gets_the_same_assessment(folder, changes):
    """A case filled in by mouse and keyboard is exported, read and assessed exactly as from its own file."""
    told = CASES["V40"]["answers"] | changes
    questionnaire, response = (entry["resource"] for entry in printed(folder, told, "fhir")["entry"])
    with lhc_forms.form(folder, questionnaire) as page:
        lhc_forms.answer(page, questionnaire, response)
        made = lhc_forms.exported(page)
        assert page.errors == []
    assert printed(folder, made, "json") == printed(folder, told, "json")
    assert printed(folder, made, "json")["complete"]


@pytest.mark.parametrize(
    ("id_", "typed", "question", "shown"),
    [
        ("age", "30", "pregnant", True),
        ("age", "70", "pregnant", False),
        ("medicines", "warfarin", "recent_bleed", True),
        ("medicines", "None", "recent_bleed", False),
    ],
)
def test_the_renderer_asks_what_we_would_ask(folder, id_, typed, question, shown):
    """Pregnancy shows at 30 and not at 70; questions on thinners show beside a name and not beside none."""
    questionnaire = json.loads(call("questionnaire").out)
    with lhc_forms.form(folder, questionnaire) as page:
        lhc_forms.fill(page, id_, typed)
        page.wait_for_timeout(500)
        assert lhc_forms.seen(page, question) == shown
        assert lhc_forms.seen(page, "leg_signs")
