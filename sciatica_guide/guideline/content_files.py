"""The content folder as plain data: the copy built at packaging time if there is one, else the TOML itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sciatica_guide.errors import ContentError

CONTENT = Path(__file__).parents[1] / "content"
BUILT = "built.json"


def read_content(folder: Path = CONTENT) -> dict[str, Any]:
    """Every table by file name ("rules/red_flags.toml"), as parsed; a wheel carries them as one quick-loading file."""
    built = folder / BUILT
    if built.exists():
        import json

        loaded: dict[str, Any] = json.loads(built.read_text(encoding="utf-8"))
        return loaded
    return read_toml(folder)


def read_toml(folder: Path = CONTENT) -> dict[str, Any]:
    """The same from the TOML files, which are what people edit and review."""
    import tomllib

    tables: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        try:
            tables[name] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ContentError(name, f"cannot be read: {error}.", "Mend that line.") from error
    return tables
