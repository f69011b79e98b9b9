"""Answers to findings, findings to levels, levels to advice."""
