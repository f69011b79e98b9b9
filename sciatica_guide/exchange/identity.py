"""Names for what we publish to other programs: unique, ours without a domain, and leading nowhere on a network."""

from __future__ import annotations

from uuid import UUID, uuid5

OURS = UUID("c2b9d9a2-6a43-5c0e-9c37-0f6a5b1f7d10")
"""Drawn once; every name is made from it, so that a name stays the same for as long as what it names does."""


def urn(what: str) -> str:
    """The name of something of ours, such as `questionnaire`, as `urn:uuid:...`."""
    return uuid5(OURS, what).urn
