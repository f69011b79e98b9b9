"""Packaging: writes the content as one quick-loading file into the wheel, so that no start has to parse TOML."""

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
        from sciatica_guide.content_files import BUILT, read_toml

        built = Path(tempfile.mkdtemp()) / BUILT
        content = read_toml(Path(self.root) / "sciatica_guide" / "content")
        built.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        build_data["force_include"][str(built)] = f"sciatica_guide/content/{BUILT}"
