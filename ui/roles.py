"""What assistive technology is told that our own widgets are; Qt knows only its own.

A widget that paints itself names its role: `ACCESSIBLE_ROLE = QAccessible.Role.ListItem`. Qt asks the factory only while
somebody listens, so that it costs nothing otherwise.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget


def install() -> None:
    """Let Qt know our roles; once for a program."""
    QAccessible.installFactory(_interface)


def _interface(name: str, described: QObject) -> QAccessibleInterface | None:
    del name
    role = role_of(described)
    if role is None or not isinstance(described, QWidget):
        return None
    # without a name of its own it says the widget's, which may change
    return QAccessibleWidget(described, role, "")


def role_of(described: QObject) -> QAccessible.Role | None:
    """Return the role that a widget names, or None where Qt's own will do."""
    role = getattr(described, "ACCESSIBLE_ROLE", None)
    if isinstance(role, QAccessible.Role):
        return role
    # Qt has none for what scrolls by itself
    return QAccessible.Role.Document if type(described) is QScrollArea else None
