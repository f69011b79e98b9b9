"""Which fixed sentences the report and the interview need; one that is missing, or left over, is refused at load."""

from __future__ import annotations

from typing import NamedTuple

ABOUT = (
    *("purpose", "for_whom", "not_for_whom", "cannot", "looks_for", "if_sign", "if_no_sign", "test_like", "test_worry"),
    *("evidence", "publisher", "funding", "status", "updates", "reading", "about_private"),
)
"""What `sciatica-guide about` prints, in this order."""


class ReportWords(NamedTuple):
    """Headings and fixed sentences of the report, in content/about.toml, changed by those of each guideline.

    Those at the end, which have something to stand for them, are for one guideline alone.
    """

    title: str
    here: str
    at_least: str
    say_in_time: str
    opening: str
    today: str
    worse_title: str
    worse: str
    call: str
    checked_first: str
    checked_first_why: str
    checked_first_now: str
    consent: str
    said: str
    and_that: str
    why_nothing: str
    why_open: str
    unanswered: str
    unanswered_more: str
    choice: str
    needles_held: str
    sort_out: str
    known: str
    try_it: str
    choices_of: str
    choices_first: str
    choice_heads: str
    living_held: str
    living_today: str
    ask_doctor: str
    ask_acupuncturist: str
    not_answered: str
    yes: str
    no: str
    not_sure: str
    not_asked: str
    body: str
    body_nowhere: str
    body_side: str
    left: str
    right: str
    front: str
    back: str
    clinician_note: str
    clinician_why: str
    clinician_bleeding: str
    clinician_unrecognised: str
    clinician_not_sure: str
    clinician_not_answered: str
    clinician_skipped: str
    clinician_denied: str
    clinician_denied_other: str
    clinician_other_medicines: str
    clinician_no_medicines: str
    clinician_nothing: str
    medicine_unknown: str
    medicine_may_be: str
    medicine_unconfirmed: str
    medicine_unchecked: str
    learn_title: str
    card_title: str
    card_typed: str
    card_what: str
    card_why: str
    card_do: str
    card_who: str
    card_name: str
    sources_note: str
    about_version: str
    about_you: str
    about_not: str
    about_review: str
    about_not_for: str
    about_private: str
    more: str
    overdue: str
    purpose: str
    for_whom: str
    not_for_whom: str
    cannot: str
    looks_for: str
    if_sign: str
    if_no_sign: str
    test_like: str
    test_worry: str
    evidence: str
    publisher: str
    funding: str
    status: str
    updates: str
    reading: str
    grade: str
    measured: str = ""
    line_at: str = ""
    line_none: str = ""


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
