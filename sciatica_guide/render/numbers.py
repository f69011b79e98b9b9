"""The numbers behind a line that stand for its sources."""

from __future__ import annotations

from sciatica_guide.report.page import Line, Report


def of(line: Line, report: Report) -> str:
    """As in "[1, 4]"; nothing where the page numbers none of its sources."""
    numbers = [str(report.cited.index(source) + 1) for source in line.sources if source in report.cited]
    return f"[{', '.join(numbers)}]" if numbers else ""
