"""A clinic's small service: fifty lines against the door, as types see it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from typing import assert_type

import sciatica_guide
from sciatica_guide import AnswerError, Answers, Assessment, Followup, FollowupAnswers


def typed() -> Assessment:
    told: Answers = {"leg_signs": ["foot_drop"], "age": 45, "medicines": "Eliqis", "pregnant": None, "trend": "worse"}
    return sciatica_guide.assess(told, region="GB", date=datetime.date(2026, 11, 21))


def untyped(body: Mapping[str, object]) -> dict[str, object]:
    try:
        found = sciatica_guide.assess(body, date="2026-11-21")
    except AnswerError as error:
        return {"problems": [{"question": one.question, "code": one.code, "say": str(one)} for one in error.problems]}
    assert_type(found.urgency.code, str)
    assert_type(found.complete, bool)
    urgent = found.urgency.level is not None and found.urgency.level >= 3
    return {"urgent": urgent, "page": found.to_html(large_print=True), **found.to_dict()}


def many(people: Iterable[Answers]) -> tuple[list[str], list[str]]:
    levels: list[str] = []
    wrong: list[str] = []
    for found in sciatica_guide.assess_many(people):
        if isinstance(found, AnswerError):
            wrong.append(str(found))
        else:
            levels.append(found.acupuncture.code)
            assert all(one.status != "withheld" for one in found.recommendations)
    return levels, wrong


def after(before: Assessment) -> Followup:
    now: FollowupAnswers = {"since_needling": "none", "leg_pain": 3.0, "sessions": 6}
    found = sciatica_guide.followup(now, since=before)
    assert_type(found.course.code, str)
    return found


if __name__ == "__main__":
    print(json.dumps(untyped({"age": 200})), many([{"age": 45}]), after(typed()), len(typed().to_pdf()))
    print({medicine.generic for medicine in typed().medicines}, typed().region.emergency_number, typed().findings[0].id)
