"""Packaging: leaves copies for quick loading in content/built/ of a wheel, so that no start parses and checks."""

from __future__ import annotations

import json
import pickle
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
        sys.path.insert(0, self.root)
        from sciatica_guide.guideline.loader import load
        from sciatica_guide.guideline.manifest import EDITIONS
        from sciatica_guide.guideline.packaged import PICKLE, sealed
        from sciatica_guide.medicines import lists
        from sciatica_guide.proof.seal import prove
        from sciatica_guide.review import cases

        folder, content = Path(tempfile.mkdtemp()), Path(self.root) / "sciatica_guide" / "content"
        prove(content)
        texts = {**lists.built(content), cases.COPY: json.dumps(cases.written(), ensure_ascii=False)}
        copies = {name: text.encode() for name, text in texts.items()}
        copies |= {PICKLE.format(one.id): pickle.dumps(load(content, one), protocol=5) for one in EDITIONS}
        for name, copy in copies.items():
            (folder / name).write_bytes(sealed(name, copy))
            build_data["force_include"][str(folder / name)] = f"sciatica_guide/content/built/{name}"
