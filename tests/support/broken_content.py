"""A copy of the content that tests may break, and what loading it then says."""

import re
import shutil
from pathlib import Path

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.loader import load
from sciatica_guide.guideline.manifest import CONTENT, EDITIONS

TABLES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.toml"))


class Copy:
    """A folder of content; each break is put right again before the next."""

    def __init__(self, folder: Path) -> None:
        self.folder = shutil.copytree(CONTENT, folder / "content")

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def changed(self, file: str, pattern: str, new: str = "") -> str:
        """What loading says once the first match of the pattern in a file is replaced."""
        text, count = re.subn(pattern, new, self.text(file), count=1, flags=re.MULTILINE)
        assert count == 1
        return self.said(file, text)

    def said(self, file: str, text: str | bytes | None) -> str:
        """What loading says with this text in place of a file, or without the file."""
        path = self.folder / file
        whole = path.read_bytes() if path.exists() else None
        _put(path, text)
        try:
            return self._load()
        finally:
            _put(path, whole)

    def _load(self) -> str:
        """The message that refuses the content; a short note when nothing, or something else, refuses it."""
        try:
            for edition in EDITIONS:
                load(self.folder, edition)
        except ContentError as error:
            return str(error)
        except Exception as error:
            return f"crashed: {error!r}"
        return "loaded"


def _put(path: Path, text: str | bytes | None) -> None:
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
