"""The one way to a guideline: the copy that packaging made of it, or the tables as they stand where there is none."""

import pickle
from functools import cache
from pathlib import Path
from zlib import crc32

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.manifest import ASSESSMENT, BUILT, Edition
from sciatica_guide.guideline.model import Guideline

PICKLE = "{}.pickle"
SHAPE = crc32(repr(Guideline._fields).encode())
"""Another version may have other fields, and could not use the copy."""
AGAIN = "Install sciatica-guide again. If you need help, do not wait for it: ring a doctor, or your emergency number."


def guideline(edition: Edition = ASSESSMENT) -> Guideline:
    """A guideline that this package carries, loaded once. Errors: ContentError."""
    return _loaded(edition)


def read(edition: Edition, built: Path = BUILT) -> Guideline:
    """The copy in this folder if there is one; in a tree that people edit, the tables as they stand.

    It is a pickle, which is as safe as the code beside it in the same wheel, and is never read from anywhere else.
    Errors: ContentError where it is damaged, or belongs to another guideline or version.
    """
    name = PICKLE.format(edition.id)
    packed = carried(name, built)
    if packed is None:
        from sciatica_guide.guideline.loader import load

        return load(edition=edition)
    try:
        found = pickle.loads(packed)
        if isinstance(found, Guideline) and found.edition == edition:
            return found
    except Exception as error:  # what is no pickle of ours can raise anything
        raise _foreign(name) from error
    raise _foreign(name)


def sealed(name: str, copy: bytes) -> bytes:
    """What packaging writes under this name, for `carried` to read: a line that tells damage, and the copy."""
    return _seal(name, copy) + copy


def carried(name: str, built: Path = BUILT) -> bytes | None:
    """What packaging left under this name; None in a tree that people edit. Errors: ContentError where it is damaged.

    The checksum finds every flipped bit and costs nothing at a start; that they are the right tables is for `audit`.
    """
    try:
        with open(built / name, "rb") as file:
            held = file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise ContentError(f"File content/built/{name}", f"cannot be read: {reason}.", AGAIN) from error
    line, end, copy = held.partition(b"\n")
    if line + end != _seal(name, copy):
        raise _foreign(name)
    return copy


def _seal(name: str, copy: bytes) -> bytes:
    return f"sciatica-guide {SHAPE:08x} {name} {len(copy)} {crc32(copy):08x}\n".encode()


def _foreign(name: str) -> ContentError:
    return ContentError(f"File content/built/{name}", "is damaged, or belongs to another version.", AGAIN)


@cache
def _loaded(edition: Edition) -> Guideline:
    return read(edition)
