"""Questions, rules and advice as nouns: content in, guideline out."""
