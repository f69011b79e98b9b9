"""Packaging asks here whether the tables keep their promises."""

from pathlib import Path

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.loader import load
from sciatica_guide.guideline.manifest import CONTENT, EDITIONS
from sciatica_guide.guideline.model import Seal
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.prover import prove_all
from sciatica_guide.proof.space import Space


def prove(folder: Path = CONTENT) -> Seal:
    """The seal of tables that keep every property. Errors: ContentError with the first that does not hold."""
    for edition in EDITIONS:
        guideline = load(folder, edition)
        for broken in prove_all(load_properties(guideline, folder).properties, Space(guideline)):
            raise ContentError(edition.properties, f"is not kept by the rules. {broken}", "Mend the rule.")
    return guideline.seal
