"""Who holds the log: a small file beside it, so that a second process can be told.

The lock itself is SQLite's; this file only carries the words. A stale one harms nothing, because it is read only after
the lock was refused.
"""

import contextlib
import os
from datetime import datetime
from pathlib import Path

import msgspec

from engine.errors import HeldError


class Holder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The process that holds the log, and since when."""

    pid: int
    since: datetime


def sign(log: Path, now: datetime) -> None:
    """Write this process down as the holder; without the file a second process merely learns less."""
    with contextlib.suppress(OSError):
        _note(log).write_bytes(msgspec.json.encode(Holder(os.getpid(), now)))


def is_signed(log: Path) -> bool:
    """Tell whether somebody is written down: they hold the log now, or ended without leaving it."""
    return _note(log).exists()


def leave(log: Path) -> None:
    with contextlib.suppress(OSError):
        _note(log).unlink()


def refusal(log: Path) -> HeldError:
    """Return the error that tells a second process who holds the log."""
    holder = _read(log)
    if holder is None:
        return HeldError("Saddlepoint is open already, in another process. Go on there, or close it first.")
    since = holder.since.astimezone()
    return HeldError(
        f"Saddlepoint is open already, since {since:%H:%M} on {since.day} {since:%B} (process {holder.pid})."
        " Go on there, or close it first.",
        holder.pid,
    )


def _read(log: Path) -> Holder | None:
    try:
        return msgspec.json.decode(_note(log).read_bytes(), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _note(log: Path) -> Path:
    return log.with_name(f"{log.stem}.holder.json")
