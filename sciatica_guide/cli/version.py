"""Which program and which guide this is."""

import os

from sciatica_guide.version import __version__

ABOUT = os.path.join(os.path.dirname(os.path.dirname(__file__)), "content", "about.toml")
HEAD = 500
"""Characters of a table within which its version stands."""


def text() -> str:
    """One line with both versions. The guide's is looked up where it stands, for to parse the tables takes long."""
    with open(ABOUT, encoding="utf-8") as file:
        guide = file.read(HEAD).partition('\nversion = "')[2].partition('"')[0]
    return f"sciatica-guide {__version__}, guide {guide}\n"
