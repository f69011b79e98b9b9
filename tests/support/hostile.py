"""Somebody whose own words look like marks of every format, and are to come out as typed."""

from cases import CASES

OWN_WORDS = '[left] [/] :cold: <b> #$*_\\ "quotes" \u00e9 \u6f22\u5b57 \u200f\u05e2\u05d1\u05e8\u05d9\u05ea'
TYPED = [OWN_WORDS, "&amp 1. `x` ~~y~~ |", "- dash", "12) twelve", "+ adds", "# head", "---"]
HOSTILE = CASES["V54"]["answers"] | {"medicines": TYPED}


def folded(text):
    """Words on one line, however they were broken."""
    return " ".join(text.split())
