"""Which fixed sentences the report and the interview need; one that is missing, or left over, is refused at load."""

from __future__ import annotations

from collections.abc import Mapping
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
    said: str
    and_that: str
    why_nothing: str
    why_open: str
    opposed: str
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
    country_guessed: str
    country_given: str
    country_unknown: str
    country_ask: str
    country_not_found: str
    country_now: str
    keys_lines: str
    keys_choose: str
    progress: str
    alert: str
    ask: str
    ask_name: str
    hint_one: str
    hint_many: str
    hint_number: str
    hint_scale: str
    hint_names: str
    hint_text: str
    hint_page: str
    hint_skip: str
    how_one: str
    how_many: str
    keys_list: str
    keys_skip: str
    more_above: str
    more_below: str
    ticked: str
    now_ticked: str
    typed: str
    meant: str
    enter_chooses: str
    letter_b: str
    letter_q: str
    letter_s: str
    scale: str
    earlier: str
    pause: str
    answer: str
    nothing_typed: str
    nothing_chosen: str
    nothing_ticked: str
    no_such_row: str
    not_a_choice: str
    not_a_step: str
    several_fit: str
    stands_alone: str
    one_only: str
    not_a_number: str
    out_of_range: str
    thrown_away: str
    pasted: str
    no_way_back: str
    not_sure_again: str
    taken: str
    taken_none: str
    taken_back: str
    did_you_mean: str
    did_you_mean_this: str
    called_thinner: str
    thinner_after_all: str
    thinner_yes: str
    thinner_stopped: str
    thinner_unsure: str
    answer_yes: str
    answer_no: str
    answer_not_sure: str
    emergency_offer: str
    emergency_right: str
    emergency_wrong: str
    check_title: str
    check_change: str
    contradiction: str
    contradiction_change: str
    contradiction_right: str
    stop_title: str
    stop_title_kept: str
    stop_no: str
    stop_keep: str
    stop_yes: str
    after_title: str
    after_read: str
    after_full: str
    after_web: str
    after_pdf: str
    after_keep: str
    after_finish: str
    file_name: str
    file_there: str
    saved: str
    opened: str
    nothing: str
    kept: str
    asked_again: str
    no_longer_fits: str
    groups: Mapping[str, Mapping[str, str]]
    """Long lists come in groups: by question, the first answer of each group and its title."""
    contradictions: Mapping[str, tuple[tuple[str, str], ...]]
    """Answers that do not go together, as questions and codes."""
    they: Mapping[str, str]
    """How a question is put where somebody else answers, by its id, its option (question.code) or part (part.id)."""


class Phrases(NamedTuple):
    """What people say for an answer beside its label, in content/phrases.toml."""

    fillers: tuple[str, ...]
    """Words that change nothing."""
    lowest: tuple[str, ...]
    """What means the lower end of a scale."""
    anywhere: Mapping[str, tuple[str, ...]]
    """By code, what means it at whichever question offers it."""
    answers: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By question and code, what means it there."""
    spans: Mapping[str, Mapping[str, tuple[int, int]]]
    """By question and code, the fewest and the most days that it means."""
    units: Mapping[str, tuple[str, ...]]
    """By question, words that may stand beside its number."""
