"""The frame: a top bar and one page beneath it, dressed in the learner's theme."""

from functools import partial

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.pages import PAGES, PageEntry
from ui.shortcuts import QUIT, SHEET, Shortcut, install
from ui.theme.appearance import Choice
from ui.theme.fonts import scaled
from ui.theme.icons import Icon, IconName
from ui.theme.tokens import SPACING
from ui.translation import tr
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented

TITLE = "Saddlepoint"
_SIZE = QSize(1320, 840)
_LEAST = QSize(1024, 700)
_TOP_BAR_PX = 40
# In less width the top bar does without the name of the program
_NAMED_FROM_PX = 1060

_NEXT_CHOICE: dict[Choice, Choice] = {"system": "light", "light": "dark", "dark": "system"}
_CHOICES: dict[Choice, tuple[IconName, str]] = {
    "system": ("monitor", tr("The theme follows the system")),
    "light": ("sun", tr("The theme is light")),
    "dark": ("moon", tr("The theme is dark")),
}


class Window(QWidget):
    """Shows pages, each with its heading in the top bar.

    Signals:
        painted: For the first time.
        page_wanted: The id of a page of the navigation.
        theme_chosen: "system", "light" or "dark".
        closing: The window is about to close; its geometry is still there.
    """

    painted = Signal()
    page_wanted = Signal(str)
    theme_chosen = Signal(str)
    closing = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(TITLE)
        # on a smaller screen it must still fit
        self.setMinimumSize(_LEAST.boundedTo(self.screen().availableSize()))
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self._choice = choice
        self._is_painted = False
        self._headings = QStackedWidget()
        # a heading makes do with what is left, and the navigation is never cut off
        self._headings.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._name = Label(TITLE, role="lead")
        self._pages = QStackedWidget()
        self._segments = [entry for entry in PAGES if entry.icon is None]
        self.navigation = Segmented([entry.title for entry in self._segments], name=tr("Pages"))
        self.navigation.setObjectName("navigation")
        self.navigation.picked.connect(lambda index: self.page_wanted.emit(self._segments[index].id))
        self._corner = {entry.id: self._corner_button(entry) for entry in PAGES if entry.icon is not None}
        self._theme = Button(kind="ghost", icon_name=_CHOICES[choice][0], name=_CHOICES[choice][1])
        self._theme.setObjectName("theme")
        self._theme.clicked.connect(self._choose_next_theme)
        self._help = Button(
            kind="ghost", icon_name="circle-question", name=tr("Keyboard shortcuts ({keys})").format(keys=SHEET.first)
        )
        self._help.setObjectName("help")
        self._help.clicked.connect(self.show_shortcuts)
        self._lay_out()
        self.adapt()
        for entry in PAGES:
            install(Shortcut((entry.keys,), entry.title), self, partial(self.page_wanted.emit, entry.id))
        install(SHEET, self, self.show_shortcuts)
        install(QUIT, self, self.close)

    def adapt(self) -> None:
        self._headings.setFixedHeight(scaled(_TOP_BAR_PX))
        self._name.setVisible(self.width() >= scaled(_NAMED_FROM_PX))

    def add_page(self, page: QWidget, heading: QWidget) -> None:
        """Add a page with its heading, and show it."""
        self._pages.addWidget(page)
        self._headings.addWidget(heading)
        self.show_page(page)

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts over the window."""
        # nobody needs it at the start
        from ui.shortcut_sheet import ShortcutSheet  # noqa: PLC0415

        sheet = ShortcutSheet(self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def come_forward(self) -> None:
        """Stand before all other windows, also from the task bar, as large as before."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def has_page(self, page: QWidget) -> bool:
        return self._pages.indexOf(page) >= 0

    def show_place(self, wanted: str) -> None:
        """Say in the navigation which page is shown, by its id."""
        self.navigation.set_current(next((n for n, entry in enumerate(self._segments) if entry.id == wanted), -1))
        for page, button in self._corner.items():
            button.setChecked(page == wanted)

    def show_choice(self, choice: Choice) -> None:
        """Say which theme is chosen, wherever that was done."""
        self._choice = choice
        icon, says = _CHOICES[choice]
        self._theme.set_icon(icon)
        self._theme.setAccessibleName(says)
        self._theme.setToolTip(says)

    def show_page(self, page: QWidget) -> None:
        index = self._pages.indexOf(page)
        self._pages.setCurrentIndex(index)
        self._headings.setCurrentIndex(index)

    def geometry_text(self) -> str:
        """Return where the window stands, for `restore`."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def restore(self, geometry: str) -> None:
        """Stand where the window stood; a text that is not from `geometry_text` changes nothing."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _corner_button(self, entry: PageEntry) -> Button:
        button = Button(kind="ghost", icon_name=entry.icon, name=f"{entry.title} ({entry.keys})")
        button.setObjectName(f"open_{entry.id}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.page_wanted.emit(entry.id))
        return button

    def _choose_next_theme(self) -> None:
        self.show_choice(_NEXT_CHOICE[self._choice])
        self.theme_chosen.emit(self._choice)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(SPACING.medium)
        bar.addWidget(Icon("saddle", size_px=24, tone="accent"))
        bar.addWidget(self._name)
        bar.addWidget(self.navigation)
        bar.addSpacing(SPACING.small)
        bar.addWidget(self._headings, 1)
        corner = QHBoxLayout()
        # icons bring room of their own
        corner.setSpacing(0)
        for button in (self._help, *self._corner.values(), self._theme):
            corner.addWidget(button)
        bar.addLayout(corner)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.medium, SPACING.page, SPACING.page)
        column.setSpacing(SPACING.medium)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
