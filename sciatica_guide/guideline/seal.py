"""Which tables these are, by a digest, and how many safety properties go with them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sciatica_guide.guideline.manifest import EDITIONS

BUILT = "seal.json"
LENGTH = 12
"""Characters of the digest that are printed."""


class Seal(NamedTuple):
    """The number of safety properties, and the first characters of the sha256 of the tables as parsed."""

    properties: int
    digest: str


def read(folder: Path, tables: Mapping[str, Any]) -> Seal:
    """The seal of a package, where they were all proved; in a tree that people edit, what is to be proved."""
    built = folder / BUILT
    return Seal(*json.loads(built.read_text(encoding="utf-8"))) if built.exists() else of(tables)


def of(tables: Mapping[str, Any]) -> Seal:
    """The seal of these tables; nothing is proved here."""
    from hashlib import sha256

    stated = [row for edition in EDITIONS for row in tables.get(edition.properties, {}).get("property", ())]
    whole = json.dumps(tables, sort_keys=True, ensure_ascii=False, default=str)
    return Seal(len(stated), sha256(whole.encode()).hexdigest()[:LENGTH])
