"""Typed text → a raw answer or a command; the same for every prompt where something is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sciatica_guide.errors import Stopped, shown
from sciatica_guide.guideline.model import Question
from sciatica_guide.interview.prompts import Command, Prompt

COMMANDS = {"b": Command.BACK, "back": Command.BACK, "?": Command.WHY, "why": Command.WHY}
QUIT = ("q", "quit")
SKIP = ("s", "skip")


class NotUnderstood(Exception):
    """What was typed is no answer; the text says what to type instead."""


def understand(typed: str, prompt: Prompt, words: Mapping[str, Any]) -> object:
    """A raw answer (codes, a number, names as typed) or a Command. Raises Stopped, or NotUnderstood to ask again."""
    text = typed.strip()
    word = text.casefold()
    if word in QUIT:
        raise Stopped
    if word in COMMANDS:
        return COMMANDS[word]
    if word in SKIP and prompt.skippable:
        return Command.SKIP
    if not text:
        if prompt.earlier is not None:
            return Command.KEEP
        raise NotUnderstood(words["nothing_typed"])
    if prompt.question.options:
        return _codes(text, prompt.question, words)
    if prompt.question.band:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
    return text


def _codes(text: str, question: Question, words: Mapping[str, Any]) -> object:
    """Codes by number, code or label; several only where the question takes several."""
    whole = _code(text, question)
    parts = [text] if whole else text.replace(",", " ").split()
    codes = [_code(part, question) for part in parts]
    if None in codes:
        typed = parts[codes.index(None)]
        raise NotUnderstood(words["not_a_choice"].format(typed=shown(typed), count=len(question.options)))
    codes = list(dict.fromkeys(codes))
    if question.kind == "many":
        return codes
    if len(codes) != 1:
        raise NotUnderstood(words["one_only"])
    return codes[0]


def _code(text: str, question: Question) -> str | None:
    for number, option in enumerate(question.options, 1):
        if text.casefold() in (str(number), option.code, option.label.casefold()):
            return option.code
    return None
