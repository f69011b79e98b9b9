"""The guidelines that this package carries, each loaded once."""

from functools import cache

from sciatica_guide.guideline import packed
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition
from sciatica_guide.guideline.rows_as_nouns import Guideline


def guideline(edition: Edition = ASSESSMENT) -> Guideline:
    """A guideline that this package carries, loaded once."""
    return _loaded(edition)


@cache
def _loaded(edition: Edition) -> Guideline:
    return packed.guideline(edition)
