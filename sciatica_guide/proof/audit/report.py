"""The audit as a page of text and as data."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from sciatica_guide.proof.audit.tables import Audit, Check
from sciatica_guide.proof.counterexample import as_flags
from sciatica_guide.proof.prover import Refutation

SCHEMA = "sciatica-guide/audit/1"


def as_text(audits: Sequence[Audit], width: int) -> str:
    """For each guideline the properties, then each check; what is neither proved nor accepted is marked."""
    lines = [f"AUDIT OF THE TABLES {audits[0].guideline.seal.digest}"]
    for audit in audits:
        total = len(audit.properties)
        held = f"{total - len(audit.broken)} of {total} safety properties hold for every set of answers."
        lines += ["", f"sciatica-guide {audit.guideline.edition.command}", "", held]
        for broken in audit.broken:
            lines += _item(f"BROKEN {broken}", width)
        for check in audit.checks:
            lines += ["", *_check(check, width)]
    return "\n".join([*lines, "", "PASSED" if all(audit.passed for audit in audits) else "FAILED", ""])


def as_json(audits: Sequence[Audit]) -> str:
    """The same for programs."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "tables": audits[0].guideline.seal.digest,
        "passed": all(audit.passed for audit in audits),
        "properties": [
            {
                "guideline": audit.guideline.edition.id,
                "id": property.id,
                "contract": property.contract,
                "claim": property.claim,
                "harm": property.harm,
                "holds": broken is None,
                "broken_by": _broken(broken),
            }
            for audit in audits
            for property, broken in audit.properties
        ],
        "checks": [
            {
                "guideline": audit.guideline.edition.id,
                "id": check.id,
                "title": check.title,
                "found": [{"about": one.about, "accepted": one.accepted or None} for one in check.found],
            }
            for audit in audits
            for check in audit.checks
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _broken(broken: Refutation | None) -> dict[str, Any] | None:
    if broken is None:
        return None
    return {
        "what": broken.what,
        "answers": broken.given,
        "flags": None if broken.given is None else as_flags(broken.given),
        "before": broken.before,
    }


def _check(check: Check, width: int) -> Iterator[str]:
    new = [one.about for one in check.found if not one.accepted]
    accepted: dict[str, list[str]] = {}
    for one in check.found:
        if one.accepted:
            accepted.setdefault(one.accepted, []).append(one.about)
    count = f"{len(check.found)}, {f'{len(new)} not' if new else 'all'} accepted" if check.found else "none"
    yield f"{check.title}: {count}"
    for about in new:
        yield from _item(f"NOT ACCEPTED {about}", width)
    for reason, abouts in accepted.items():
        yield from _item(f"{'; '.join(abouts)}. Accepted: {' '.join(reason.split())}", width)


def _item(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent="- ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
