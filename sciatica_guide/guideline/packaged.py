"""The one way to a guideline: the copy that packaging made of it, or the tables as they stand where there is none."""

import pickle
from functools import cache
from pathlib import Path

from sciatica_guide.guideline.manifest import ASSESSMENT, BUILT, Edition
from sciatica_guide.guideline.rows_as_nouns import Guideline

PICKLE = "{}.pickle"


def guideline(edition: Edition = ASSESSMENT) -> Guideline:
    """A guideline that this package carries, loaded once."""
    return _loaded(edition)


def read(edition: Edition, built: Path = BUILT) -> Guideline:
    """The copy in this folder if there is one; in a tree that people edit, the tables as they stand.

    It is a pickle, which is as safe as the code beside it in the same wheel, and is never read from anywhere else.
    """
    try:
        with open(built / PICKLE.format(edition.id), "rb") as file:
            packed: Guideline = pickle.load(file)
            return packed
    except FileNotFoundError:
        from sciatica_guide.guideline.loader import load

        return load(edition=edition)


@cache
def _loaded(edition: Edition) -> Guideline:
    return read(edition)
