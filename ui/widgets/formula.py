"""Typeset mathematics: sharp at every scale, in the theme's ink, spoken to assistive technology."""

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from engine.language.decimal_mark import shown_latex
from ui.theme.appearance import is_restyling, worn
from ui.theme.fonts import text_scale
from ui.theme.tokens import SIZE, Tone
from ui.translation import tr
from ui.typesetting import RenderedFormula, render_svg

# Room for the ink of slanted letters, which reaches past their advance width
_BLEED = 2
# Above and below the baseline of every formula, so that a line does not jump when x becomes x²
_STRUT_ASCENT_EM = 0.85
_STRUT_DEPTH_EM = 0.25
_SCROLL_STEP_PX = 40


def ink(rendered: RenderedFormula, tone: Tone) -> QSvgRenderer:
    """Return the drawing of a formula in one of the worn theme's colours."""
    return QSvgRenderer(QByteArray(rendered.svg.replace("currentColor", worn().tone(tone)).encode()))


class Formula(QWidget):
    """One formula. In less room than it needs it shrinks, but never below 15 px; then use `ScrollingFormula`.

    Args:
        latex: The formula; "" shows nothing but keeps the height of a line.
        size_px: The size of an em, times the learner's text scale.
        tone: The ink.
        centred: In the middle of its room, instead of at its left.
    """

    def __init__(
        self, latex: str = "", *, size_px: int = SIZE.formula, tone: Tone = "text", centred: bool = False
    ) -> None:
        super().__init__()
        self._size_px: float = size_px
        self._size = size_px * text_scale()
        self._tone: Tone = tone
        self._centred = centred
        self._latex = ""
        self._rendered = render_svg("")
        self._drawing: QSvgRenderer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._offer_copy()
        self.set_latex(latex)

    @property
    def latex(self) -> str:
        return self._latex

    @property
    def warnings(self) -> tuple[str, ...]:
        """What could not be typeset."""
        return self._rendered.warnings

    @property
    def drawn_px(self) -> float:
        """The size of an em as it is drawn in the present width."""
        room = max(1, self.width() - 2 * _BLEED)
        fitting = room / self._rendered.width_em if self._rendered.width_em else self._size
        return max(self._smallest, min(self._size, fitting))

    @property
    def baseline(self) -> int:
        """How far the baseline lies below the top, at full size."""
        return round(_BLEED + self._ascent_em * self._size)

    def set_latex(self, latex: str) -> None:
        self._latex = latex
        self._rendered = render_svg(latex)
        self._drawing = None
        self.setAccessibleName(self._rendered.speech)
        self.updateGeometry()
        self.update()

    def set_size_px(self, size_px: float) -> None:
        """Draw at another size, times the learner's text scale."""
        self._size_px = size_px
        wanted = size_px * text_scale()
        if wanted != self._size:
            self._size = wanted
            self.updateGeometry()
            self.update()

    def adapt(self) -> None:
        self._size = self._size_px * text_scale()
        self.set_latex(self._latex)

    @property
    def width_em(self) -> float:
        """The width in ems, whatever the size."""
        return self._rendered.width_em

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self._drawing = None
        self.update()

    def sizeHint(self) -> QSize:
        return self._size_at(self._size)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._size_at(self._smallest).width(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyling(event):
            self._drawing = None

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._rendered.width_em:
            return
        if self._drawing is None:
            self._drawing = ink(self._rendered, self._tone)
        painter = QPainter(self)
        self._drawing.render(painter, self._place())
        painter.end()

    @property
    def _smallest(self) -> float:
        return min(self._size, SIZE.smallest_formula * text_scale())

    @property
    def _ascent_em(self) -> float:
        return max(_STRUT_ASCENT_EM, self._rendered.ascent_em)

    def _size_at(self, px: float) -> QSize:
        height = self._ascent_em + max(_STRUT_DEPTH_EM, self._rendered.depth_em)
        return QSize(round(self._rendered.width_em * px) + 2 * _BLEED, round(height * px) + 2 * _BLEED)

    def _place(self) -> QRectF:
        px = self.drawn_px
        width, height = self._rendered.width_em * px, self._rendered.height_em * px
        left = (self.width() - width) / 2 if self._centred else _BLEED
        line = self._size_at(px).height()
        top = (self.height() - line) / 2 + _BLEED + (self._ascent_em - self._rendered.ascent_em) * px
        return QRectF(left, top, width, height)

    def _offer_copy(self) -> None:
        copy = QAction(tr("Copy as LaTeX"), self)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(shown_latex(self._latex))


class ScrollingFormula(QScrollArea):
    """A formula that scrolls sideways where it would have to shrink below 15 px. Arrow keys scroll it."""

    def __init__(
        self, latex: str = "", *, size_px: int = SIZE.formula, tone: Tone = "text", centred: bool = False
    ) -> None:
        super().__init__()
        self.formula = Formula(size_px=size_px, tone=tone, centred=centred)
        self.formula.setObjectName("scrolled")
        self.setWidget(self.formula)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.set_latex(latex)

    @property
    def latex(self) -> str:
        return self.formula.latex

    @property
    def overflows(self) -> bool:
        """Whether the formula is wider than its room even at the smallest size."""
        return self.formula.minimumSizeHint().width() > self.width()

    def set_latex(self, latex: str) -> None:
        self.formula.set_latex(latex)
        self.setAccessibleName(self.formula.accessibleName())
        self._fit()

    def adapt(self) -> None:
        self.formula.adapt()
        self.set_latex(self.formula.latex)

    def sizeHint(self) -> QSize:
        return self.formula.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.formula.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(is_here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(is_here=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -_SCROLL_STEP_PX, Qt.Key.Key_Right: _SCROLL_STEP_PX}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + step)

    def _show_focus(self, *, is_here: bool) -> None:
        # a style sheet cannot say "the bar of an area that has the focus": it would colour the bars of all areas
        bar = self.horizontalScrollBar()
        bar.setProperty("focused", is_here)
        bar.style().polish(bar)

    def _fit(self) -> None:
        bar = self.horizontalScrollBar().sizeHint().height() if self.overflows else 0
        self.setFixedHeight(self.formula.sizeHint().height() + bar)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.overflows else Qt.FocusPolicy.NoFocus)
