"""Ctrl-C and a request to end, made to wait while lines are written, so that they stay whole."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Patience:
    """While one of these is entered, both signals raise KeyboardInterrupt; a second one does not wait."""

    def __enter__(self) -> Patience:
        self._writing = self._stopped = False
        self._before = [signal.signal(one, self._stop) for one in SIGNALS]
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for one, handler in zip(SIGNALS, self._before, strict=True):
            signal.signal(one, handler)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Errors: KeyboardInterrupt at the end, where it was asked for in between."""
        self._writing = True
        yield
        self._writing = False
        if self._stopped:
            raise KeyboardInterrupt

    def _stop(self, _: int, __: FrameType | None) -> None:
        if self._stopped or not self._writing:
            raise KeyboardInterrupt
        self._stopped = True
