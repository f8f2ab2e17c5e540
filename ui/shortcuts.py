"""Every shortcut of the window, by group: this table is what installs them, and what the sheet of shortcuts shows.

What a widget decides while a key is pressed (an arrow leaves a cell only at its end) cannot be installed from here; it
stands here all the same, so that the sheet has it. Add one to the tuple of its group.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.pages import PAGES
from ui.translation import tr

# What stands on a key cap where the name of the key is not it.
_CAPS = {
    "Return": "↵",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Tab": "Tab",
    "Backspace": "⌫",
    "Escape": "Esc",
    "PgUp": "Page ↑",
    "PgDown": "Page ↓",
    "Plus": "+",
}


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys, and what they do.

    Attributes:
        keys: One or several that do the same, or as many sides of one thing; as Qt writes them: `Ctrl+Return`.
        does: A few words, the first of them capitalised.
    """

    keys: tuple[str, ...]
    does: str

    @property
    def first(self) -> str:
        """The keys that a tool tip names."""
        return self.keys[0]


SHEET = Shortcut(("F1", "?"), tr("This sheet"))
PRIMER = Shortcut(("Ctrl+I",), tr("Primer of the topic, and back"))
TYPING_STYLE = Shortcut(("F2",), tr("Type formulas, or lines of text"))
QUIT = Shortcut(("Ctrl+Q",), tr("Quit; everything is kept"))

BEGIN = Shortcut(("Return", "Enter", "Escape"), tr("Begin, on the first start"))
CHECK = Shortcut(("Ctrl+Return", "Ctrl+Enter"), tr("Check"))
HINT = Shortcut(("Ctrl+H",), tr("Hint"))
DIFFERENCES = Shortcut(("Alt+G",), tr("Check by differences"))
GIVE_UP = Shortcut(("Alt+D",), tr("I don't know"))
SKIP = Shortcut(("Alt+S",), tr("Skip"))
OBJECT = Shortcut(("Alt+R",), tr("I think I'm right"))
KEYPAD = Shortcut(("Alt+K",), tr("Keypad"))
EARLIER = Shortcut(("Ctrl+Up",), tr("An earlier attempt at this question"))
LATER = Shortcut(("Ctrl+Down",), tr("A later one, and what was being typed"))
NEXT = Shortcut(("Alt+N",), tr("Next, beside trying one like it"))
CROSS = Shortcut(("F6",), tr("To the landscape, and back"))
EXPLORE = Shortcut(("Alt+E",), tr("Explore"))

EVERYWHERE = (
    *(Shortcut((entry.keys,), entry.title) for entry in PAGES),
    PRIMER,
    SHEET,
    QUIT,
    Shortcut(("Tab", "Shift+Tab"), tr("On, and back")),
    Shortcut(("Escape",), tr("Close what was opened")),
)
QUESTION = (
    BEGIN,
    CHECK,
    Shortcut(("Return",), tr("Check; go on when it is right")),
    HINT,
    DIFFERENCES,
    GIVE_UP,
    SKIP,
    OBJECT,
    NEXT,
    Shortcut(("PgUp", "PgDown"), tr("Scroll the answer")),
)
TYPING = (
    TYPING_STYLE,
    Shortcut(("Ctrl+Alt+C",), tr("Copy a formula as LaTeX")),
    Shortcut(("Alt+1", "Alt+2"), tr("Choose between two readings")),
    Shortcut(("Ctrl+Z", "Ctrl+Y"), tr("Undo, redo")),
    Shortcut(("Down", "Tab"), tr("Into the words that are offered; take one")),
    KEYPAD,
    Shortcut(("Ctrl+Shift+R", "Ctrl+Shift+E"), tr("√, eˣ: as the keypad's tool tips say")),
    EARLIER,
    LATER,
)
MATRIX = (
    Shortcut(
        ("Left", "Right", "Up", "Down"), tr("From cell to cell, at the end of a text; over the edge where it grows")
    ),
    Shortcut(("Return",), tr("Next cell; check in the last")),
)
CHOOSING = (
    Shortcut(("A", "B"), tr("Choose an option by its letter")),
    Shortcut(("Up", "Down"), tr("From option to option")),
    Shortcut(("Alt+Up", "Alt+Down"), tr("Move a step up or down")),
)
LANDSCAPE = (
    CROSS,
    EXPLORE,
    Shortcut(("Left", "Right", "Up", "Down"), tr("Move the point; turn the surface")),
    Shortcut(("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down"), tr("Move the point on the surface")),
    Shortcut(("+", "-"), tr("Closer, farther")),
    Shortcut(("0",), tr("Back to the start")),
    Shortcut(("Ctrl+C", "Ctrl+S"), tr("Copy the picture, save it")),
    Shortcut(("Left", "Right", "Home"), tr("Move the divider, and back")),
)
LIBRARY = (
    Shortcut(("Up", "Down"), tr("From family to family")),
    Shortcut(("Left", "Right"), tr("Change the level")),
    Shortcut(("Return",), tr("Practise it")),
)

GROUPS: tuple[tuple[str, tuple[Shortcut, ...]], ...] = (
    (tr("Everywhere"), EVERYWHERE),
    (tr("A question"), QUESTION),
    (tr("Typing"), TYPING),
    (tr("A matrix"), MATRIX),
    (tr("Choosing"), CHOOSING),
    (tr("The landscape"), LANDSCAPE),
    (tr("The library"), LIBRARY),
)


def install(
    shortcut: Shortcut,
    parent: QWidget,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Let all keys of a shortcut do something while `parent` is shown and, by `context`, has the keyboard."""
    for keys in shortcut.keys:
        made = QShortcut(QKeySequence(keys), parent)
        made.setContext(context)
        made.activated.connect(act)


def caps(keys: str) -> tuple[str, ...]:
    """Return what stands on the keys of one chord, in the order in which they are held: `Ctrl+Return` is Ctrl, ↵."""
    names = keys.split("+") if keys != "+" else ["Plus"]
    return tuple(_CAPS.get(name, name) for name in names)


def chords(shortcut: Shortcut) -> list[tuple[str, ...]]:
    """Return the caps of each alternative; what all of them hold down stands before the first only: Ctrl ↑ ↓."""
    all_caps = [caps(keys) for keys in shortcut.keys]
    held = {each[:-1] for each in all_caps}
    if len(held) > 1:
        return all_caps
    first, *others = all_caps
    return [first, *(each[-1:] for each in others)]
