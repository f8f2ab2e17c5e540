"""Two halves side by side, or in a narrow window one behind the other, with tabs to change between them."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.practice.divider import Divided
from ui.theme.fonts import scaled
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.segmented import Segmented

# DESIGN: below this width of the window the landscape is a tab.
NARROW_PX = 1150
# In larger text a half needs more than that, but less than in proportion
_NARROW_SCALED_PX = 1000
# Of the width, as designed: question and answer to landscape is 10 to 11
_SHARE = 10 / 21

_NAMES = (tr("Question"), tr("Landscape"))


class Split(QWidget):
    """The question's half and the landscape's.

    Args:
        first: At the left; the first tab.
        second: At the right; the second tab.
        names: Of the tabs.

    Attributes:
        divided: The two halves while they stand side by side.
    """

    def __init__(self, first: QWidget, second: QWidget, names: tuple[str, str] = _NAMES) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._has_second = True
        self._is_narrow = False
        self.tabs = Segmented(names, name=tr("Question or landscape"))
        self.tabs.setObjectName("tabs")
        self.tabs.picked.connect(self._show_tab)
        self.divided = Divided(first, second, _SHARE)
        tab_row = QHBoxLayout()
        tab_row.addWidget(self.tabs)
        tab_row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        column.addLayout(tab_row)
        column.addWidget(self.divided, 1)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        return self._is_narrow

    @property
    def second(self) -> QWidget:
        return self._second

    def free_area(self) -> QRect:
        """Return where the landscape is, or in a narrow window everything."""
        if self._is_narrow or not self._has_second:
            return self.rect()
        return QRect(self._second.mapTo(self, QPoint()), self._second.size())

    def show_first(self) -> None:
        self.tabs.set_current(0)
        self._arrange()

    def show_second(self) -> None:
        self.tabs.set_current(1)
        self._arrange()

    def set_second_visible(self, *, visible: bool) -> None:
        """Say whether there is anything to show at the right."""
        self._has_second = visible
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def adapt(self) -> None:
        """Put one half behind the other, or beside it, as the width and the size of text have it."""
        is_narrow = self.width() < max(NARROW_PX, scaled(_NARROW_SCALED_PX)) - 2 * SPACING.page
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _show_tab(self, index: int) -> None:
        del index
        self._arrange()

    def _arrange(self) -> None:
        has_tabs = self._is_narrow and self._has_second
        self.tabs.setVisible(has_tabs)
        self._first.setVisible(not has_tabs or self.tabs.current == 0)
        self._second.setVisible(self._has_second and (not has_tabs or self.tabs.current == 1))
