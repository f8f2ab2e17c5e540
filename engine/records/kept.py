"""A small JSON file that one value is kept in: written whole or not at all, and never lost to what cannot be read."""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from engine.errors import MachineError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")


class Kept(Generic[T]):
    """One value in one file; saving returns at once and is done on a thread of its own.

    Args:
        path: The file; its folder exists.
        kind: A frozen msgspec Struct.
        fresh: The value to begin with.
        report: Told, on whichever thread it happens, when the file could not be read or written.
    """

    def __init__(self, path: Path, kind: type[T], fresh: T, report: Callable[[MachineError], None]) -> None:
        self._path = path
        self._kind = kind
        self._fresh = fresh
        self._report = report
        self._lock = Lock()
        self._newest: bytes | None = None
        self._writer: ThreadPoolExecutor | None = None

    def load(self) -> T:
        """Return what was saved last; what cannot be understood is set aside and the fresh value is returned."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=self._kind)
        except FileNotFoundError:
            pass
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._set_aside()
        except OSError as fault:
            self._report(MachineError(f"{self._path} cannot be read: {fault.strerror}."))
        return self._fresh

    def save(self, value: T) -> None:
        """Write the value soon; of several that wait, only the newest is written."""
        text = msgspec.json.format(msgspec.json.encode(value), indent=2)
        with self._lock:
            is_under_way = self._newest is not None
            self._newest = text
        if not is_under_way:
            self._thread().submit(self._write_newest)

    def close(self) -> None:
        """Wait until the newest value is on the disk."""
        if self._writer is not None:
            self._writer.shutdown()

    def _thread(self) -> "ThreadPoolExecutor":
        if self._writer is None:
            # a file is read before the first paint, which does not wait for what only writing needs
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

            self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._path.stem)
        return self._writer

    def _write_newest(self) -> None:
        with self._lock:
            text, self._newest = self._newest, None
        try:
            _replace(self._path, text or b"")
        except OSError as fault:
            self._report(MachineError(f"{self._path} cannot be written: {fault.strerror}."))

    def _set_aside(self) -> None:
        places = (self._path.with_name(f"{self._path.stem}.unread-{n}{self._path.suffix}") for n in count(1))
        try:
            self._path.rename(next(place for place in places if not place.exists()))
        except OSError as fault:
            self._report(MachineError(f"{self._path} cannot be understood, nor renamed: {fault.strerror}."))


def _replace(path: Path, text: bytes) -> None:
    """Put a file in the place of another in one step that a power cut cannot halve."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
