"""Where what was made goes: standard output, or a file for its owner alone, which is whole at every moment."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import NoReturn

from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.render.printing import alarm, show

STDOUT = "-"
OF_A_DIARY = re.compile(r"\.diary(-wal|-shm|-journal|\.damaged-.*)?$", re.IGNORECASE)
"""Names that belong to a diary, which only the diary commands may touch."""
DATABASE = b"SQLite format 3\0"
"""What a diary begins with, whatever it is called."""
FIXES = {
    errno.ENOSPC: "Make room for it.",
    errno.EDQUOT: "Make room for it.",
    errno.EFBIG: "Files here may not grow so large: ask whoever set that limit.",
    errno.EMFILE: "Too many files are open: close some programs and try again.",
    errno.ENFILE: "Too many files are open: close some programs and try again.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
}
ANOTHER = "Name a file in a folder of yours."
UNIQUE = "Choose another name."


def width(path: str | None) -> int:
    """Columns to wrap a text report at: the terminal's, or 80 for a file or a pipe (COLUMNS says otherwise)."""
    return max(20, min(shutil.get_terminal_size().columns, 80)) if path in (None, STDOUT) else 80


def write(made: str | bytes, path: str | None, replace: bool = False, inputs: Iterable[str] = ()) -> None:
    """What was made, to standard output or to a file; `inputs` are files it was made from. Errors: as `Place`."""
    if path is None or path == STDOUT:
        show(made)
        return
    with Place(path, replace, inputs) as place:
        place.put(made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace"))


def refuse_pdf_on_screen(format: str, path: str | None) -> None:
    """Errors: AnswerError when a PDF would go to a terminal."""
    if format == "pdf" and path in (None, STDOUT) and sys.stdout and sys.stdout.isatty():
        raise AnswerError("Format pdf", "is not for a screen.", "Name a file: --output report.pdf")


@contextmanager
def heard(urgent: str, elsewhere: bool) -> Iterator[None]:
    """Around the handing out of a page: what is urgent reaches the terminal, whatever becomes of the page.

    It is told at once where the page goes `elsewhere`, and before any error otherwise; nothing where `urgent` is empty.
    """
    if urgent and elsewhere:
        alarm(urgent)
    try:
        yield
    except BaseException:
        if urgent and not elsewhere:
            alarm(urgent)
        raise


class Place:
    """A file to be written: looked at before it is touched, and held until it is closed, so that no other run mixes in.

    Errors: AnswerError where it is no ordinary file, is there and not to be replaced (an empty one may be), belongs to
    a diary, is one of the `inputs`, is held by another run, or cannot be written.
    """

    def __init__(
        self, path: str, replace: bool = False, inputs: Iterable[str] = (), instead: str = "replace it with --force"
    ) -> None:
        self.where = f"File {shown(path, NAME_LENGTH)}"
        self._held: int | None = None
        self._made_here = False
        self._draft: _Draft | None = None
        try:
            self._path = self._looked_at(path)
            if self._held is not None:
                self._refuse_what_is_there(replace, inputs, f"{UNIQUE[:-1]}, or {instead}.")
            else:
                _Draft(_folder(self._path)).discard()  # whether the folder takes a file is told now, not at the end
        except (OSError, ValueError) as error:
            self.close()
            refuse_writing(self.where, error)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Place:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def reserve(self) -> None:
        """Takes the name now, for what is put there later; an empty file is left only if nothing ever comes."""
        if self._held is None:
            self.put(b"")
            self._made_here = True

    def stream(self, going_on: bool = False) -> int:
        """A descriptor to write to bit by bit: a file that is new or gone on with, else a draft until `finish`."""
        try:
            if self._held is not None and os.fstat(self._held).st_size and not going_on:
                self._draft = _Draft(_folder(self._path))
                return self._draft.descriptor
            self.reserve()
            descriptor = os.open(self._path, os.O_RDWR)
            os.fchmod(descriptor, 0o600)
            return descriptor
        except OSError as error:
            refuse_writing(self.where, error)

    def finish(self) -> None:
        """What was streamed into a draft takes the place of the file."""
        if self._draft is None:
            return
        try:
            self._draft.fill(b"")
            self._draft.replace(self._path)
        except OSError as error:
            refuse_writing(self.where, error)

    def put(self, made: bytes) -> None:
        """Replaces the file in one step: it is the old or the new, whole, and on the disk. Errors: AnswerError."""
        try:
            draft = _Draft(_folder(self._path))
            try:
                draft.fill(made)
                _take(draft.descriptor)
                if self._held is None:
                    draft.begin(self._path)
                else:
                    self._refuse_another(self._held)
                    draft.replace(self._path)
            except BaseException:
                draft.discard()
                raise
        except FileExistsError as error:
            raise AnswerError(self.where, "is there already.", UNIQUE) from error
        except (OSError, ValueError) as error:
            refuse_writing(self.where, error)
        if self._held is not None:
            os.close(self._held)
        self._held = draft.descriptor

    def close(self) -> None:
        """Lets go of the file; a draft that was not finished is gone."""
        if self._draft is not None:
            self._draft.discard()
            self._draft = None
        if self._held is None:
            return
        status = os.fstat(self._held)
        if self._made_here and not status.st_size:
            with suppress(OSError):
                if os.path.samestat(os.stat(self._path), status):
                    os.unlink(self._path)
        os.close(self._held)
        self._held = None

    def _looked_at(self, path: str) -> str:
        """The file that the name leads to; one that is there is held from here on."""
        if not os.path.basename(path):
            raise ValueError(path)
        if OF_A_DIARY.search(path) or OF_A_DIARY.search(os.path.realpath(path)):
            raise AnswerError(self.where, "belongs to a diary.", UNIQUE)
        try:
            status = os.stat(path)
        except FileNotFoundError:
            if os.path.islink(path):
                raise AnswerError(self.where, "cannot be written: it is a link that leads nowhere.", UNIQUE) from None
            return path
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "a pipe or a device"
            raise AnswerError(self.where, f"cannot be written: it is {kind}.", "Name an ordinary file.")
        self._held = os.open(path, os.O_RDONLY)
        return os.path.realpath(path)

    def _refuse_what_is_there(self, replace: bool, inputs: Iterable[str], taken: str) -> None:
        assert self._held is not None
        status = os.fstat(self._held)
        for name in inputs:
            with suppress(OSError, ValueError):
                if os.path.samestat(status, os.fstat(0) if name == STDOUT else os.stat(name)):
                    what = "is named for two things: it holds answers or people, and --output would replace it."
                    raise AnswerError(self.where, what, "Give each a file of its own.")
        if not _take(self._held):
            raise AnswerError(self.where, "is being written by another run.", "Wait for it, or choose another name.")
        if status.st_size and not replace:
            raise AnswerError(self.where, "is there already.", taken)
        if os.read(self._held, len(DATABASE)) == DATABASE:
            raise AnswerError(self.where, "is a database, such as a diary.", UNIQUE)
        self._refuse_another(self._held)

    def _refuse_another(self, held: int) -> None:
        """What has come in place of the file since it was looked at is somebody else's."""
        with suppress(FileNotFoundError):
            if not os.path.samestat(os.stat(self._path), os.fstat(held)):
                raise AnswerError(self.where, "was replaced by something else in the meantime.", UNIQUE)


def refuse_writing(where: str, error: OSError | ValueError) -> NoReturn:
    """Errors: AnswerError that says what truly stood in the way, and what to do."""
    if isinstance(error, OSError) and error.strerror:
        fix = FIXES.get(error.errno or 0, ANOTHER)
        raise AnswerError(where, f"cannot be written: {error.strerror.lower()}.", fix) from error
    raise AnswerError(where, "cannot be written: not a usable name.", ANOTHER) from error


class _Draft:
    """A new file in a folder, without a name where the disk can do that, so that a kill leaves nothing of it."""

    def __init__(self, folder: str) -> None:
        self._folder, self._name = folder, ""
        if sys.platform == "linux" and os.path.exists("/proc/self/fd"):
            with suppress(OSError):  # not on every kind of disk
                self.descriptor = os.open(folder, os.O_RDWR | os.O_TMPFILE, 0o600)
                return
        name = self._free_name()
        self.descriptor = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._name = name

    def fill(self, made: bytes) -> None:
        """All of it, on the disk."""
        left = memoryview(made)
        while left:
            left = left[os.write(self.descriptor, left) :]
        os.fsync(self.descriptor)

    def begin(self, path: str) -> None:
        """Takes a name that is free. Errors: FileExistsError where it is not."""
        try:
            self._link(path)
        except FileExistsError:
            raise
        except OSError:
            if not self._name or os.path.lexists(path):
                raise
            os.rename(self._name, path)  # a disk without links, such as a memory stick
            self._name = ""
        self._settle()

    def replace(self, path: str) -> None:
        """Takes the place of the file of that name."""
        if not self._name:
            name = self._free_name()
            self._link(name)
            self._name = name
        os.replace(self._name, path)
        self._name = ""
        self._settle()

    def discard(self) -> None:
        """Nothing is left of it."""
        if self._name:
            with suppress(OSError):
                os.unlink(self._name)
        os.close(self.descriptor)

    def _free_name(self) -> str:
        return os.path.join(self._folder, f".sciatica-guide-{os.urandom(8).hex()}")

    def _link(self, path: str) -> None:
        if self._name:
            os.link(self._name, path)
        else:  # with a folder given, the link is followed to the file behind it; the folder itself plays no part
            os.link(f"/proc/self/fd/{self.descriptor}", path, src_dir_fd=self.descriptor)

    def _settle(self) -> None:
        """The name is on the disk too; its draft's is gone."""
        if self._name:
            os.unlink(self._name)
            self._name = ""
        with suppress(OSError):  # not on every kind of disk
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _folder(path: str) -> str:
    return os.path.dirname(path) or "."


def _take(descriptor: int) -> bool:
    """Whether an open file is now ours alone, until it is closed; false where another run has it."""
    try:
        import fcntl
    except ImportError:  # Windows lets nobody replace a file that is open
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks
        return True
    return True


FALSE = ("", "0", "false", "no")


def wanted(name: str) -> bool:
    """Whether this environment variable is set to anything but no."""
    return os.environ.get(name, "").lower() not in FALSE
