"""Which fixed sentences the report and the interview need; one that is missing, or left over, is refused at load."""

from __future__ import annotations

from typing import Any

from sciatica_guide.guideline.rows import Row

ABOUT = (
    *("purpose", "for_whom", "not_for_whom", "cannot", "looks_for", "if_sign", "if_no_sign", "test_like", "test_worry"),
    *("evidence", "publisher", "funding", "status", "updates", "reading", "about_private"),
)
"""What `sciatica-guide about` prints, in this order."""

REPORT = [
    "title",
    "at_least",
    "now",
    "why",
    "why_nothing",
    "why_open",
    "told",
    "verdict",
    "acupuncture",
    "acupuncture_decision",
    "sort_out",
    "options",
    "ask_doctor",
    "ask_acupuncturist",
    "sciatica",
    "acupuncture_facts",
    "options_in_order",
    "more",
    "meanwhile",
    "meanwhile_held",
    "meanwhile_same_day",
    "get_help",
    "unanswered",
    "answers",
    "handover",
    "signs",
    "none_of_it",
    "medicine_unknown",
    "medicine_other",
    "medicine_may_be",
    "medicine_unconfirmed",
    "medicine_unchecked",
    "card_title",
    "card_what",
    "card_why",
    "card_do",
    "card_who",
    "card_name",
    "not_answered",
    "unanswered_here",
    "yes",
    "no",
    "not_sure",
    "not_asked",
    "body",
    "left",
    "right",
    "front",
    "back",
    "sources",
    "sources_note",
    "about",
    "about_version",
    "about_proof",
    "about_you",
    "about_not",
    "about_review",
    "about_not_for",
    "overdue",
    "grade",
    *ABOUT,
]
"""Headings and sentences of the report, in content/about.toml."""

OWN = {"followup": ["course", "course_decision", "instead", "measured", "line_at", "line_none"]}
"""What the report of one guideline alone needs."""

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
    "did_you_mean",
    "did_you_mean_this",
    "called_thinner",
    "answer_yes",
    "answer_no",
    "answer_not_sure",
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


def report_words(row: Row, edition: str) -> dict[str, str]:
    return {id_: row.text(id_) for id_ in (*REPORT, *OWN.get(edition, ()))}


def interview_words(row: Row) -> dict[str, Any]:
    """Sentences by id; `opening` is a list of lines."""
    return {"opening": row.texts("opening")} | {id_: row.text(id_) for id_ in INTERVIEW}
