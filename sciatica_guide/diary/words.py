"""content/diary.toml in, the words of the diary out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from sciatica_guide.guideline.content_files import CONTENT

FILE = "diary.toml"


@cache
def said() -> Mapping[str, str]:
    """Sentences by id."""
    words: dict[str, str] = tomllib.loads((CONTENT / FILE).read_text(encoding="utf-8"))["words"]
    return words
