"""The files that examples name, in the README and in the help of the commands."""

import json
from pathlib import Path

from batch_lists import json_lines, people
from calls import call
from cases import CASES, ROOT
from diaries import noted

from sciatica_guide.diary import store


def written(folder: Path) -> None:
    """Answers, a report, lists of people and of cases, and a diary, in the folder that calls are made from."""
    answers = next(iter(CASES.values()))["answers"]
    (folder / "answers.json").write_text(json.dumps(answers))
    (folder / "report.json").write_text(call("assess", "--answers", "answers.json", "--format", "json").out)
    (folder / "clinic.csv").write_text("id,age\n17,45\n")
    (folder / "cases.csv").write_text("id,age,leg_signs,expect_urgency\n17,45,foot_drop,same_day\n")
    (folder / "people.jsonl").write_text(json_lines(people(3)))
    (folder / "tests").symlink_to(ROOT / "tests")
    store.add(store.file(store.DEFAULT), [noted("2026-09-01", 8, 7, session=True)])
