"""Which fixed sentences the report and the interview need; one that is missing, or left over, is refused at load."""

from __future__ import annotations

from typing import Any

from sciatica_guide.rows import Row

REPORT = [
    "title",
    "at_least",
    "now",
    "why",
    "why_nothing",
    "why_open",
    "told",
    "acupuncture",
    "acupuncture_decision",
    "sort_out",
    "options",
    "ask",
    "ask_doctor",
    "ask_acupuncturist",
    "sciatica",
    "acupuncture_facts",
    "more",
    "meanwhile",
    "meanwhile_held",
    "meanwhile_same_day",
    "get_help",
    "unanswered",
    "answers",
    "answers_note",
    "warning_signs",
    "other_answers",
    "medicines",
    "medicine_unknown",
    "not_answered",
    "yes",
    "no",
    "not_sure",
    "not_asked",
    "sources",
    "sources_note",
    "about",
    "about_version",
    "about_not",
    "about_review",
    "about_not_for",
    "about_private",
]
"""Headings and sentences of the report, in content/about.toml."""

INTERVIEW = [
    "keys_lines",
    "keys_choose",
    "progress",
    "hint_one",
    "hint_many",
    "hint_number",
    "hint_names",
    "hint_choose_one",
    "hint_choose_many",
    "hint_skip",
    "scale",
    "earlier",
    "earlier_ticked",
    "pause",
    "answer",
    "nothing_typed",
    "nothing_chosen",
    "not_a_choice",
    "one_only",
    "no_way_back",
    "not_sure_again",
    "emergency_offer",
    "emergency_right",
    "emergency_wrong",
    "check_title",
    "check_report",
    "check_change",
    "after_title",
    "after_report",
    "after_answers",
    "after_neither",
    "file_name",
    "file_there",
    "saved",
    "nothing",
    "kept",
    "asked_again",
    "no_longer_fits",
]
"""What is said around the questions, in content/interview.toml."""


def report_words(row: Row) -> dict[str, str]:
    return {id_: row.text(id_) for id_ in REPORT}


def interview_words(row: Row) -> dict[str, Any]:
    """Sentences by id; `opening` is a list of lines."""
    return {"opening": row.texts("opening")} | {id_: row.text(id_) for id_ in INTERVIEW}
