"""Packaging: leaves copies for quick loading in content/built/ of a wheel, so that no start parses and checks."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuiltContent(BuildHookInterface[Any]):
    """Leaves an editable install alone: there the TOML is read as it stands, so an edit counts at once."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        folder = Path(tempfile.mkdtemp())
        code = "import sys; from sciatica_guide.packaging_hook import write; write(sys.argv[1])"
        # A pickle holds a set in the order of its hashes, which Python draws anew at every start unless it is told to.
        fixed = os.environ | {"PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", code, folder], cwd=self.root, env=fixed, check=True)
        for copy in sorted(folder.iterdir()):
            build_data["force_include"][str(copy)] = f"sciatica_guide/content/built/{copy.name}"


def write(folder: str) -> None:
    """Every copy, in this folder, once all properties are proved. Errors: ContentError."""
    from sciatica_guide.guideline.loader import load
    from sciatica_guide.guideline.manifest import CONTENT, EDITIONS
    from sciatica_guide.guideline.packaged import PICKLE, sealed
    from sciatica_guide.proof.seal import prove
    from sciatica_guide.review import cases

    prove(CONTENT)
    copies = {cases.COPY: json.dumps(cases.written(), ensure_ascii=False).encode()}
    copies |= {PICKLE.format(one.id): pickle.dumps(load(CONTENT, one), protocol=5) for one in EDITIONS}
    for name, copy in copies.items():
        (Path(folder) / name).write_bytes(sealed(name, copy))
