"""Which fixed sentences the report and the interview need; one that is missing, or left over, is refused at load."""

from __future__ import annotations

from typing import NamedTuple

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


class InterviewWords(NamedTuple):
    """What is said around the questions, in content/interview.toml; `opening` is a list of lines."""

    opening: tuple[str, ...]
    keys_lines: str
    keys_choose: str
    progress: str
    hint_one: str
    hint_many: str
    hint_number: str
    hint_names: str
    hint_choose_one: str
    hint_choose_many: str
    hint_skip: str
    scale: str
    earlier: str
    earlier_ticked: str
    pause: str
    answer: str
    nothing_typed: str
    nothing_chosen: str
    not_a_choice: str
    one_only: str
    no_way_back: str
    not_sure_again: str
    did_you_mean: str
    did_you_mean_this: str
    called_thinner: str
    answer_yes: str
    answer_no: str
    answer_not_sure: str
    emergency_offer: str
    emergency_right: str
    emergency_wrong: str
    check_title: str
    check_report: str
    check_change: str
    after_title: str
    after_report: str
    after_answers: str
    after_neither: str
    file_name: str
    file_there: str
    saved: str
    nothing: str
    kept: str
    asked_again: str
    no_longer_fits: str


def report_words(row: Row, edition: str) -> dict[str, str]:
    return {id_: row.text(id_) for id_ in (*REPORT, *OWN.get(edition, ()))}


def interview_words(row: Row) -> InterviewWords:
    opening, *sentences = InterviewWords._fields
    return InterviewWords(row.texts(opening), *map(row.text, sentences))
