"""When an event happened and what it is called: aware times in UTC, and identifiers that sort by time."""

import os
from datetime import UTC, datetime
from uuid import UUID

_RANDOM_BYTES = 10


def utc_now() -> datetime:
    return datetime.now(UTC)


def uuid7(at: datetime, chance: bytes | None = None) -> str:
    """Return a UUID of version 7 (RFC 9562, section 5.7).

    Args:
        at: An aware time; its milliseconds since 1970 are the first 48 bits.
        chance: 10 random bytes, of which 74 bits are kept; drawn from the system unless given.
    """
    milliseconds = int(at.timestamp() * 1000)
    drawn = int.from_bytes(chance or os.urandom(_RANDOM_BYTES), "big")
    high, low = drawn >> 68, drawn & (1 << 62) - 1
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))


def written(at: datetime) -> str:
    """Return a time as text of fixed width, so that texts sort as times do: `2026-11-23T10:31:00.000000+00:00`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
