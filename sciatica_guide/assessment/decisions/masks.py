"""Sets of rules as bit masks, and the level that a set of rules comes to."""

from collections.abc import Callable, Iterable
from typing import Any

from sciatica_guide.assessment.triage import Finding, Verdict

Ladder = list[tuple[int, str]]
"""From the worst level down, the rules that bring it and its code; last, with no rules, the code when none holds."""


def mask(bits: Iterable[int]) -> int:
    return sum(1 << bit for bit in bits)


IN_BYTE = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]
"""The bits of each byte."""


def bits(mask: int) -> list[int]:
    """The bits of a mask, lowest first."""
    found = []
    for place, byte in enumerate(mask.to_bytes((mask.bit_length() + 7) // 8, "little")):
        if byte:
            found += [bit + 8 * place for bit in IN_BYTE[byte]]
    return found


def ladder(verdict: Callable[[list[Finding], bool], Verdict[Any]], findings: list[Finding], complete: bool) -> Ladder:
    """What `verdict` says of each finding alone; as the worst finding wins, it says the same of any set of them."""
    masks: dict[Any, int] = {}
    for bit, finding in enumerate(findings):
        level = verdict([finding], True).level
        masks[level] = masks.get(level, 0) | 1 << bit
    rungs = [
        (rules, verdict([findings[rules.bit_length() - 1]], complete).code)
        for _, rules in sorted(masks.items(), reverse=True)
    ]
    return [*rungs, (0, verdict([], complete).code)]


def worst(ladder: Ladder, fired: int) -> str:
    """The code of the worst level that any of these rules brings."""
    for rules, code in ladder:
        if fired & rules:
            return code
    return ladder[-1][1]
