"""Small pieces that both schemas are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sciatica_guide.exchange.identity import urn
from sciatica_guide.guideline.rows_as_nouns import Guideline

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def head(guideline: Guideline, name: str, title: str, description: str) -> Schema:
    """How a schema begins. Its `$id` is a name and leads nowhere: nothing has to be fetched to use it."""
    return {
        "$schema": DIALECT,
        "$id": urn(f"schema {guideline.edition.id} {name} {guideline.version}"),
        "title": title,
        "description": description,
    }


def codes(known: Iterable[str]) -> Schema:
    """One of these codes."""
    return {"enum": list(known)}


def texts(pattern: str = "") -> Schema:
    return {"type": "string", "pattern": pattern} if pattern else {"type": "string"}


def several(items: Schema, least: int = 0) -> Schema:
    """A list of such items, at least so many."""
    return {"type": "array", "minItems": least, "items": items}


def record(properties: Schema, optional: Iterable[str] = ()) -> Schema:
    """An object with these keys and no others, each there unless it is optional."""
    needed = [key for key in properties if key not in set(optional)]
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}
