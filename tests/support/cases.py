"""The people and plights written down for the tests, each read once."""

import json
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "cases"
VIGNETTES = FOLDER / "vignettes"
DATA = ROOT / "tests" / "data"
README = ROOT / "README.md"
CASES = {
    case["id"]: case
    for path in sorted(VIGNETTES.glob("V*.json"))
    for case in [json.loads(path.read_text(encoding="utf-8"))]
}
"""People and plights with the levels that must come back, by id."""
PUBLISHED = FOLDER / "published"
PLIGHTS = {
    case["id"]: case
    for path in sorted(PUBLISHED.glob("P*.json"))
    for case in [json.loads(path.read_text(encoding="utf-8"))]
}
"""Published plights, coded before anything was run, each with the mildest and the worst level that is right, by id."""
TWINS = tomllib.loads((VIGNETTES / "twins.toml").read_text(encoding="utf-8"))
"""For each rule somebody for whom it holds, and the nearest for whom it does not."""
FOLLOWUP_TWINS = tomllib.loads((VIGNETTES / "followup" / "twins.toml").read_text(encoding="utf-8"))
"""The same for the rules after needles."""
