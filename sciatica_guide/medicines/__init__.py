"""Names of medicines: as typed, what each is, and what it does that matters for needles."""
