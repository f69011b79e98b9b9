"""Where diaries are kept: a folder that only its owner can enter, a file for each person."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sciatica_guide.errors import AnswerError, shown

HOME = "SCIATICA_GUIDE_HOME"
"""The environment variable that moves the folder."""
FOLDER, ENDING = "diaries", ".diary"
DEFAULT = "me"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def folder() -> Path:
    """The folder of diaries, inside the person's data folder for this program; nothing is made here."""
    moved = os.environ.get(HOME)
    if moved:
        return Path(moved) / FOLDER
    from platformdirs import user_data_path

    return user_data_path("sciatica-guide", appauthor=False) / FOLDER


def file(profile: str) -> Path:
    """The diary of one person. Errors: AnswerError where the name could not be a file's."""
    if not NAME.fullmatch(profile):
        fix = "Use up to 40 small letters, digits, - and _, such as anna."
        raise AnswerError("Flag --profile", f"{shown(profile)} does not fit.", fix)
    return folder() / f"{profile}{ENDING}"


def prepare(diary: Path) -> None:
    """Makes the folder (0700) and the file (0600), so that what SQLite puts beside it is the owner's alone too."""
    try:
        diary.parent.mkdir(parents=True, exist_ok=True)
        os.chmod(diary.parent, 0o700)
        os.close(os.open(diary, os.O_RDWR | os.O_CREAT, 0o600))
        os.chmod(diary, 0o600)
    except OSError as error:
        why = (error.strerror or "unknown").lower()
        raise AnswerError(
            f"Diary {diary}", f"cannot be written: {why}.", f"Name a folder of yours in {HOME}."
        ) from error
