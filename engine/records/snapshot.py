"""What a question was when it was shown, so that history outlives the code that made it."""

from hashlib import sha256

import msgspec

from engine.questions.sheet import Sheet, Solution


class Snapshot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question as it was shown, with its key and worked solution where they were known by then."""

    sheet: Sheet
    solution: Solution | None = None


def encoded(snapshot: Snapshot) -> bytes:
    """Return the JSON of a snapshot; equal snapshots give equal bytes."""
    return msgspec.json.encode(snapshot, order="deterministic")


def decoded(json: bytes | str) -> Snapshot:
    """Return the snapshot that `encoded` wrote.

    Raises:
        msgspec.DecodeError: The text is not the JSON of a snapshot.
    """
    return msgspec.json.decode(json, type=Snapshot)


def digest(json: bytes) -> str:
    """Return what a snapshot is filed under."""
    return sha256(json).hexdigest()
