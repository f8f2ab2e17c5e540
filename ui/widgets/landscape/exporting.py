"""A picture of a landscape as a file or on the clipboard: in light colours, sharp, and never half written."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from engine.errors import MachineError
from engine.landscape.scene import Scene
from engine.landscape.typography import DPI
from engine.landscape.wording import written
from ui.translation import tr

FORMATS = ("png", "svg", "pdf")
FILTERS = tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)")
_LONGEST_NAME = 40
# Twice the pixels of the window
_SHARPNESS = 2


def suggested_name(scene: Scene) -> str:
    """Return the name of a file that says which function it shows, without an ending."""
    formula = scene.shown.formula.replace("^", "").replace("*", "").replace("/", " over ")
    words = re.sub(r"[^A-Za-z0-9]+", "-", f"{_plain(written(scene.shown.label))} {formula}")
    return words.strip("-")[:_LONGEST_NAME].rstrip("-")


def picture_bytes(figure: Figure, kind: str) -> bytes:
    """Return a figure as PNG, at twice its size, or as SVG or PDF with its letters as outlines.

    Raises:
        MachineError: The kind is none of them.
    """
    if kind not in FORMATS:
        raise MachineError(tr("A picture is saved as PNG, SVG or PDF. Give the file one of these endings."))
    stream = BytesIO()
    metadata: dict[str, Any] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(kind, {})
    with mpl.rc_context({"svg.hashsalt": "saddlepoint"}):
        figure.savefig(stream, format=kind, dpi=_SHARPNESS * DPI, facecolor=figure.get_facecolor(), metadata=metadata)
    return stream.getvalue()


def write_picture(figure: Figure, path: Path) -> None:
    """Write a figure into a file, whose ending says as what; an old file stays whole until the new one is.

    Raises:
        MachineError: It cannot be written there.
    """
    contents = picture_bytes(figure, path.suffix.lower().removeprefix("."))
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(contents)
        draft.replace(path)
    except OSError as refusal:
        draft.unlink(missing_ok=True)
        raise MachineError(tr("The picture could not be saved there: {why}.").format(why=refusal.strerror)) from refusal


def _plain(label: str) -> str:
    """Return a label with digits in the place of small ones."""
    return label.translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789"))
