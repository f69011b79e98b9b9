"""`sciatica-guide interview`: questions one at a time, then the report."""

from __future__ import annotations

from sciatica_guide.cli.options import Full, InLines, Region, Resume, Save


def interview(
    save: Save = None, resume: Resume = None, accessible: InLines = False, region: Region = None, full: Full = False
) -> None:
    """Questions one at a time, then the report. The same as no command at all."""
    from sciatica_guide.interview import terminal

    terminal.interview(save, resume, accessible, region, full=full)
