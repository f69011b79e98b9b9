"""Packaging: writes the content in quick-loading forms into the wheel, so that no start has to parse and check it."""

from __future__ import annotations

import json
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
        from sciatica_guide.guideline import packed, seal
        from sciatica_guide.guideline.content_files import BUILT, read_toml
        from sciatica_guide.medicines import lists as table
        from sciatica_guide.proof.seal import prove
        from sciatica_guide.review import cases

        folder, content = Path(tempfile.mkdtemp()), Path(self.root) / "sciatica_guide" / "content"
        parsed = read_toml(content)
        copies = {
            BUILT: json.dumps(parsed, ensure_ascii=False),
            **table.built(content),
            cases.BUILT: json.dumps(cases.written(), ensure_ascii=False),
            seal.BUILT: json.dumps(prove(parsed, content), ensure_ascii=False),
        }
        files = packed.built(content) | {name: copy.encode() for name, copy in copies.items()}
        for name, file in files.items():
            (folder / name).write_bytes(file)
            build_data["force_include"][str(folder / name)] = f"sciatica_guide/content/{name}"
