"""The guideline as a clinician reads it: every rule and question in words, the cases that try it, and what changed."""
