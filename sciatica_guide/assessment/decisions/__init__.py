"""Answers of many people → decisions, each in microseconds, by the same rules as `triage`."""
