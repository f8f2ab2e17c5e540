"""One formula as it is edited: its boxes, their text in plain notation, and how they are set. No Qt."""

from engine.errors import Span
from ui.widgets.math_edit.document.dialect import Dialect
from ui.widgets.math_edit.document.editing import Editing
from ui.widgets.math_edit.document.items import Row
from ui.widgets.math_edit.document.places import Caret, Selection
from ui.widgets.math_edit.document.printing import Printed, printed
from ui.widgets.math_edit.document.reading import row_of
from ui.widgets.math_edit.layout.picture import Picture
from ui.widgets.math_edit.layout.setting import Setter
from ui.widgets.math_edit.layout.style import Style

# Of earlier texts
_MOST_KNOWN = 500


class Manuscript:
    """A formula and its text.

    A text that is put there stays as it is until the formula is edited: only then is it printed anew.

    Attributes:
        text: What stands there in plain notation.
        state: The formula with its caret.
        known: The formulas of earlier texts, so that what is taken back looks as it did when it was typed.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.text = ""
        self.state = Editing()
        self._style = Style()
        self._setter = Setter(dialect.decimal_mark)
        self.known: dict[str, Row] = {}
        self._print()

    @property
    def picture(self) -> Picture:
        """The formula as it is set."""
        return self._picture

    @property
    def offset(self) -> int:
        """Where the caret is in the text."""
        return self.offset_of(self.state.caret)

    @property
    def selected_span(self) -> Span | None:
        """What is selected, as a span of the text, or None."""
        found = self.state.selection
        if found is None:
            return None
        ends = (self.offset_of(Caret(found.path, at)) for at in (found.start, found.stop))
        return Span(*sorted(ends))

    def put(self, text: str) -> None:
        """Show another text; the caret goes to its end."""
        if text == self.text:
            return
        root = self.known.get(text)
        root = row_of(text, self.dialect) if root is None else root
        self.text, self.state = text, Editing(root, Caret((), len(root)))
        self._print()

    def go(self, state: Editing) -> bool:
        """Go on to a state of the formula, and return whether the text changed with it."""
        is_edited = state.root is not self.state.root and state.root != self.state.root
        self.state = state
        if is_edited:
            self._print()
            self.text = self._printed.text
            self._remember()
        return is_edited

    def take_over(self, other: "Manuscript") -> None:
        """Be the same formula as another manuscript, with the same earlier ones."""
        self.text, self.state = other.text, other.state
        self.known = dict(other.known)
        self._print()

    def use(self, dialect: Dialect) -> None:
        """Read what stands there with other names."""
        if dialect != self.dialect:
            text, self.dialect = self.text, dialect
            self._setter = Setter(dialect.decimal_mark)
            self.known.clear()
            self.text = ""
            self.put(text)

    def set_least_scale(self, scale: float) -> None:
        """Set no exponent smaller than this, of the size of letters."""
        self._style = Style(least_scale=scale)
        self._picture = Picture(self._setter.formula(self.state.root, self._style))

    def offset_of(self, caret: Caret) -> int:
        """Return where a place is in the text."""
        return min(self._printed.offset(caret), len(self.text))

    def caret_of(self, offset: int) -> Caret:
        """Return the place of a position in the text."""
        return self._printed.caret(offset)

    def stretches(self, span: Span) -> tuple[Selection, ...]:
        """Return the items that a span of the text comes from; all of them where the text is not the printed one."""
        if self.text == self._printed.text:
            return self._printed.items(span)
        return (Selection((), 0, len(self.state.root)),) if self.state.root else ()

    def _print(self) -> None:
        self._printed: Printed = printed(self.state.root, self.dialect)
        self._picture = Picture(self._setter.formula(self.state.root, self._style))

    def _remember(self) -> None:
        self.known.pop(self.text, None)
        self.known[self.text] = self.state.root
        if len(self.known) > _MOST_KNOWN:
            del self.known[next(iter(self.known))]
