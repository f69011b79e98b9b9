"""Two spellings of one name → one key."""

import unicodedata


def fold(name: str) -> str:
    """Letters and digits only, without case or accents: 'Co-Plavix ' and 'coplavix' are one name."""
    if name.isascii():
        plain = name.lower()
        return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name.casefold())))
