"""What can be done with a landscape besides moving its marker: a button for what is laid over it, one for all the rest."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from engine.landscape.exploring import OVERLAYS, Exploring, OverlayName
from engine.landscape.scene import Scene
from ui.shortcuts import EXPLORE
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button

_KEEP = tr("Show several at once")
_COMES_LATER = tr("Explore: after the check, or with Peek")

_TITLES: dict[OverlayName, str] = {
    "gradient": tr("Gradient"),
    "plane": tr("Tangent plane"),
    "model": tr("Quadratic model"),
    "curvatures": tr("Curvature axes"),
    "level": tr("Level curve through P"),
    "descent": tr("Gradient descent"),
    "momentum": tr("Descent with momentum"),
    "newton": tr("Newton's method"),
}


class ExploreBar(QWidget):
    """The button *Explore* with its list, *Back to the start*, and a list of what else there is.

    Signals:
        explored: An `Exploring` that the learner chose.
        zoomed: Closer (a factor below 1) or farther.
        framed: A box between ends that were typed.
        reset: Everything as it was in the beginning.
        copied: The picture is wanted on the clipboard.
        saved: The picture is wanted in a file.
    """

    explored = Signal(object)
    zoomed = Signal(float)
    framed = Signal(object)
    reset = Signal()
    copied = Signal()
    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._overlays: dict[OverlayName, QAction] = {}
        self._list = QMenu(tr("Explore"), self)
        self._keep = QAction(_KEEP, self, checkable=True)
        self._explore = Button(tr("Explore"), kind="ghost", icon_name="chevron-down")
        self._reset = Button(kind="ghost", icon_name="reset", name=tr("Back to the start (0)"))
        self._more = Button(kind="ghost", icon_name="more", name=tr("Zoom, copy and save"))
        self._rest = QMenu(tr("Zoom, copy and save"), self)
        self._fill_list()
        self._fill_rest()
        self._lay_out()

    def show_scene(self, scene: Scene) -> None:
        """Show what is explored in a scene; before it may be seen the list cannot be opened."""
        self._scene = scene
        exploring, is_allowed = scene.exploring, scene.is_revealed
        for name, action in self._overlays.items():
            action.setChecked(exploring.shows(name))
        self._explore.setEnabled(is_allowed)
        said = f"{EXPLORE.does} ({EXPLORE.first})" if is_allowed else _COMES_LATER
        self._explore.setToolTip(said)
        self._explore.setAccessibleName(said)

    def offer_keeping(self, *, is_picture: bool) -> None:
        """Offer to keep what is seen as a picture, or its numbers."""
        for action in (self._copy, self._save):
            action.setVisible(is_picture)
        self._copy_numbers.setVisible(not is_picture)

    def open_rest(self, at: QPoint) -> None:
        """Open the list of all the rest at a place of the screen, as the context menu of a picture."""
        self._rest.popup(at)

    def ask_for_ends(self) -> None:
        """Let the ends of the axes be typed."""
        if self._scene is None:
            return
        # it computes with numpy, which comes after the first paint
        from ui.widgets.landscape.ends_popover import EndsPopover  # noqa: PLC0415

        popover = EndsPopover(self, self._scene.landscape.axes, self._scene.landscape.box)
        popover.looked.connect(self.framed)
        popover.open_at(self.mapToGlobal(self.rect().bottomRight()))

    def _fill_list(self) -> None:
        for name in OVERLAYS:
            action = self._list.addAction(_TITLES[name])
            action.setCheckable(True)
            action.setObjectName(f"explore_{name}")
            action.triggered.connect(lambda _checked, chosen=name: self._choose(chosen))
            self._overlays[name] = action
        self._list.addSeparator()
        self._keep.setObjectName("explore_several")
        self._list.addAction(self._keep)
        self._keep.setToolTip(tr("Or hold Ctrl while you choose"))

    def _fill_rest(self) -> None:
        closer = self._offer(tr("Closer"), "+", lambda: self.zoomed.emit(0.8))
        closer.setObjectName("landscape_closer")
        self._offer(tr("Farther"), "−", lambda: self.zoomed.emit(1.25))
        self._rest.addAction(tr("Ends of the axes…"), self.ask_for_ends)
        self._offer(tr("Back to the start"), "0", self.reset.emit)
        self._rest.addSeparator()
        self._copy = self._offer(tr("Copy the picture"), "Ctrl+C", self.copied.emit)
        self._copy.setObjectName("landscape_copy")
        self._copy_numbers = self._rest.addAction(tr("Copy the numbers"), self.copied.emit)
        self._copy_numbers.setObjectName("landscape_copy_numbers")
        self._save = self._offer(tr("Save the picture…"), "Ctrl+S", self.saved.emit)
        self._save.setObjectName("landscape_save")
        self.offer_keeping(is_picture=True)

    def _offer(self, title: str, keys: str, act: Callable[[], None]) -> QAction:
        """Add something that can also be done by keys, which a tab puts at the right end."""
        return self._rest.addAction(f"{title}\t{keys}", act)

    def _lay_out(self) -> None:
        self._explore.setObjectName("explore")
        self._explore.setShortcut(EXPLORE.first)
        self._explore.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._reset.setObjectName("landscape_reset")
        self._more.setObjectName("landscape_more")
        self._explore.clicked.connect(lambda: self._list.popup(_beneath(self._explore)))
        self._more.clicked.connect(lambda: self._rest.popup(_beneath(self._more)))
        self._reset.clicked.connect(self.reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.hair)
        for button in (self._explore, self._reset, self._more):
            row.addWidget(button)

    def _choose(self, name: OverlayName) -> None:
        exploring = Exploring() if self._scene is None else self._scene.exploring
        with_ctrl = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        self.explored.emit(exploring.toggled(name, keeps=self._keep.isChecked() or with_ctrl))


def _beneath(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + SPACING.hair))
