"""Whether things on the screen may move by themselves: everything that does asks `may_move` first.

The application's caret says so and nothing else does: it blinks, or it stands still.
"""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.records.settings import Motion

# Qt's own, in milliseconds from one blink to the next
_BLINK_MS = 1000
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


def use_motion(motion: Motion) -> None:
    """Let things move or keep still from now on, as the learner wants it or as the system does."""
    is_reduced = motion == "reduced" or (motion == "system" and _is_reduced_by_system())
    QApplication.setCursorFlashTime(0 if is_reduced else _BLINK_MS)
    if is_reduced:
        for effect in _EFFECTS:
            QApplication.setEffectEnabled(effect, False)


def may_move() -> bool:
    """Return whether something may move that the learner does not move."""
    return QApplication.cursorFlashTime() > 0


def _is_reduced_by_system() -> bool:
    # Qt hands on what Windows says; of other systems it does not know, and then nothing is reduced
    return sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
