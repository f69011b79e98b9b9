"""What other programs read and write: files of answers, JSON, FHIR, JSON Schema."""
