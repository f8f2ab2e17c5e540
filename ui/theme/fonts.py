"""Inter, the one typeface of the window, as a variable font."""

from functools import cache
from pathlib import Path

import fontpkg_inter
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from ui.theme.tokens import SIZE, WEIGHT

FAMILY = "Inter"


def inter_file() -> Path:
    """Return the upright variable font file, for Qt and for whoever else draws text."""
    return Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"


@cache
def install() -> None:
    """Make Inter known to Qt; without it, Qt falls back to the system's typeface."""
    QFontDatabase.addApplicationFont(str(inter_file()))


def text_scale() -> float:
    """Return how much larger than ours the learner's text is: the application's font says."""
    size = QGuiApplication.font().pixelSize()
    return size / SIZE.body if size > 0 else 1.0


def scaled(size_px: float) -> int:
    """Return a measure that goes with text, such as the height of a line, in the learner's size of text."""
    return round(size_px * text_scale())


def font(size_px: float = SIZE.body, weight: int = WEIGHT.regular, *, scale: float | None = None) -> QFont:
    """Return Inter at a size in device-independent pixels, times `scale` (as `text_scale` unless given)."""
    install()
    made = QFont(FAMILY)
    made.setPixelSize(round(size_px * (text_scale() if scale is None else scale)))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Qt ignores setWeight(500) for a variable font; the axis works
    made.setVariableAxis(QFont.Tag.fromString("wght"), weight)
    return made
