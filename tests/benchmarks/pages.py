"""How long an HTML page and a PDF take above a text report, in one run: python tests/benchmarks/pages.py."""

import json
import os
import statistics
import tempfile
from pathlib import Path

from clock import beside
from startup import CASE, REPOSITORY, ROUNDS, installed, whole_process

FORMATS = ("text", "html", "pdf")
BARS = {"text": 0, "html": 60, "pdf": 120}
"""Milliseconds above text, at most."""


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place, answers = installed(folder, REPOSITORY, "typst>=0.15,<0.16"), folder / "answers.json"
        answers.write_text(json.dumps(json.loads(CASE.read_text())["answers"]))
        call = (place / "sciatica-guide", "assess", "--answers", answers, "--region", "GB", "--format")
        times: dict[str, list[float]] = {form: [] for form in FORMATS}
        for _ in range(ROUNDS):
            for form in FORMATS:
                times[form].append(whole_process(*call, form) * 1000)
    for form in FORMATS:
        above = statistics.median(one - text for one, text in zip(times[form], times["text"], strict=True))
        print(f"{form:5} {statistics.median(times[form]):7.1f} ms, above text by {beside(above, BARS[form])} ms")


if __name__ == "__main__":
    main()
