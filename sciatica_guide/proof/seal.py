"""The seal of tables once proved."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.content_files import CONTENT
from sciatica_guide.guideline.manifest import EDITIONS
from sciatica_guide.guideline.seal import Seal, of


def prove(tables: Mapping[str, Any], folder: Path = CONTENT) -> Seal:
    """The same once every property has been proved. Errors: ContentError with the first that does not hold."""
    from sciatica_guide.guideline.loader import load
    from sciatica_guide.proof.property_rows import load_properties
    from sciatica_guide.proof.prover import prove_all
    from sciatica_guide.proof.space import Space

    for edition in EDITIONS:
        guideline = load(folder, edition)
        for broken in prove_all(load_properties(guideline, folder).properties, Space(guideline)):
            raise ContentError(edition.properties, f"is not kept by the rules. {broken}", "Mend the rule.")
    return of(tables)
