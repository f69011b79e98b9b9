"""A guideline as a wheel carries it: read and checked at packaging time, so that no start does it again.

It is a pickle, which is as safe as the code beside it in the same wheel, and is never read from anywhere else.
"""

import pickle
from pathlib import Path

from sciatica_guide.guideline.content_files import CONTENT
from sciatica_guide.guideline.manifest import EDITIONS, Edition
from sciatica_guide.guideline.rows_as_nouns import Guideline

BUILT = "{}.pickle"


def built(content: Path) -> dict[str, bytes]:
    """The file of each guideline, by name."""
    from sciatica_guide.guideline.loader import load

    return {BUILT.format(edition.id): pickle.dumps(load(content, edition), protocol=5) for edition in EDITIONS}


def guideline(edition: Edition, content: Path = CONTENT) -> Guideline:
    """The copy in a wheel if there is one; in a tree that people edit, the tables as they stand."""
    try:
        with open(content / BUILT.format(edition.id), "rb") as file:
            packed: Guideline = pickle.load(file)
            return packed
    except FileNotFoundError:
        from sciatica_guide.guideline.loader import load

        return load(content, edition)
