"""What can be done with the question: one primary button at the right, help at the left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.practice.page import Actions, Primary
from ui.shortcuts import GIVE_UP, HINT, NEXT, OBJECT, SKIP, Shortcut
from ui.theme.icons import IconName
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button

_PRIMARY_WORDS: dict[Primary, str] = {
    "check": tr("Check"),
    "next": tr("Next"),
    "again": tr("Try one like it"),
    "none": "",
}


class ActionRow(QWidget):
    """The buttons beneath an answer.

    Signals:
        primary_pressed: The primary button, whatever it says now.
        hint_pressed, give_up_pressed, skip_pressed, next_pressed, object_pressed: The others.
    """

    primary_pressed = Signal()
    hint_pressed = Signal()
    give_up_pressed = Signal()
    skip_pressed = Signal()
    next_pressed = Signal()
    object_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.primary = Button(tr("Check"), kind="primary")
        self.primary.setObjectName("primary")
        self.primary.clicked.connect(self.primary_pressed)
        self._hint = _secondary(tr("Hint"), "hint", HINT, icon_name="lightbulb")
        self._give_up = _secondary(tr("I don't know"), "give_up", GIVE_UP)
        self._skip = _secondary(tr("Skip"), "skip", SKIP)
        self._object = _secondary(tr("I think I'm right"), "object", OBJECT)
        self._next = _secondary(tr("Next"), "next", NEXT)
        self._actions = Actions("none")
        self._lay_out()
        self._connect()
        self.offer(self._actions)

    @property
    def offered(self) -> Actions:
        return self._actions

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons, shown or not, in the order in which Tab visits them: the primary one first."""
        return (self.primary, self._hint, self._give_up, self._skip, self._object, self._next)

    def offer(self, actions: Actions) -> None:
        """Show what can be done now, and nothing else."""
        self._actions = actions
        self.primary.setText(_PRIMARY_WORDS[actions.primary])
        self.primary.setVisible(actions.primary != "none")
        if actions.primary != "check":
            self.primary.setEnabled(True)
        self._hint.setVisible(actions.hints_left > 0)
        self._give_up.setVisible(actions.give_up)
        self._skip.setVisible(actions.skip)
        self._object.setVisible(actions.object)
        self._next.setVisible(actions.next)

    def set_busy(self, *, busy: bool) -> None:
        """Say on the button that a check is under way; it can be pressed again after it."""
        if self._actions.primary == "check":
            self.primary.setText(tr("Checking…") if busy else _PRIMARY_WORDS["check"])
            self.primary.setEnabled(not busy)

    def _connect(self) -> None:
        self._hint.clicked.connect(self.hint_pressed)
        self._give_up.clicked.connect(self.give_up_pressed)
        self._skip.clicked.connect(self.skip_pressed)
        self._object.clicked.connect(self.object_pressed)
        self._next.clicked.connect(self.next_pressed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        for button in (self._hint, self._give_up, self._skip):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self._object, self._next, self.primary):
            row.addWidget(button)


def _secondary(words: str, name: str, shortcut: Shortcut, *, icon_name: IconName | None = None) -> Button:
    button = Button(words, kind="secondary" if name in {"hint", "next"} else "ghost", icon_name=icon_name)
    button.setObjectName(name)
    button.setShortcut(shortcut.first)
    button.setToolTip(f"{words} ({shortcut.first})")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
