"""Catalogues for tests, in the format that gettext reads."""

import struct
from collections.abc import Mapping
from pathlib import Path

_MAGIC = 0x950412DE
_HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\n"


def put_catalogue(folder: Path, language: str, texts: Mapping[str, str | tuple[str, tuple[str, ...]]]) -> None:
    """Write a catalogue where the window looks for it.

    Args:
        folder: What takes the place of `ui/locale`.
        language: Its code, such as "eo".
        texts: What is said for what; for what is counted, its plural in English and the three forms that there are.
    """
    path = folder / language / "LC_MESSAGES" / "saddlepoint.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(_compiled({"": _HEADER} | dict(_entry(*item) for item in texts.items())))


def _entry(text: str, said: str | tuple[str, tuple[str, ...]]) -> tuple[str, str]:
    return (text, said) if isinstance(said, str) else (f"{text}\0{said[0]}", "\0".join(said[1]))


def _compiled(texts: Mapping[str, str]) -> bytes:
    """Return a header, a table of where each text is, one of where its translation is, and all of them, ended by 0."""
    keys = sorted(texts)
    pieces = [piece.encode() for piece in (*keys, *(texts[key] for key in keys))]
    tables, at = b"", 28 + 8 * len(pieces)
    for piece in pieces:
        tables += struct.pack("<II", len(piece), at)
        at += len(piece) + 1
    header = struct.pack("<7I", _MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return header + tables + b"".join(piece + b"\0" for piece in pieces)
