"""One palette and one style sheet, both made from a theme. Fonts are set in code, never here: see `fonts`."""

from string import Template

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import RADIUS, Theme

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "page",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
}

# A border that grows from one pixel to two takes the second one from the padding, so that nothing moves.
_SHEET = Template("""
QToolTip { background: $text; color: $page; border: 0; padding: 6px 8px; }
QScrollArea { background: transparent; border: 0; }
QScrollArea[reads="true"] { border: 2px solid transparent; border-radius: 16px; }
QScrollArea[reads="true"]:focus { border-color: $accent; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }

QLabel { background: transparent; color: $text; }
QLabel[tone="mute"] { color: $mute; }
QLabel[tone="faint"] { color: $faint; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="info"] { color: $info; }
QLabel[tone="point"] { color: $point; }

QPushButton { outline: none; border: 1px solid $control; border-radius: ${radius}px; background: $surface; color: $text; padding: 8px 15px; }
QPushButton:hover { background: $sunken; border-color: $mute; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 7px 14px; }
QPushButton:disabled { color: $faint; border-color: $line; background: $sunken; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[kind="ghost"] { background: transparent; border-color: transparent; color: $mute; padding: 6px 9px; }
QPushButton[kind="ghost"]:hover { background: $line; color: $text; }
QPushButton[kind="ghost"]:focus { border: 2px solid $accent; padding: 5px 8px; }
QPushButton[kind="ghost"]:disabled { color: $faint; }
QPushButton[kind="ghost"]::menu-indicator { width: 0; }
QPushButton[kind="segment"] { border: 1px solid transparent; border-radius: 6px; background: transparent; color: $mute; padding: 5px 13px; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked { background: $surface; color: $text; border-color: $control; }
QPushButton[kind="segment"]:focus { border: 2px solid $accent; padding: 4px 12px; }

QLineEdit { background: $surface; color: $text; border: 1px solid $control; border-radius: ${radius}px; padding: 0 11px; selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $faint; }
QLineEdit:hover { border-color: $mute; }
QLineEdit[outcome="right"] { border-color: $ok; }
QLineEdit[outcome="look"] { border: 2px solid $warn; padding: 0 10px; }
QLineEdit:read-only { background: $sunken; }
QLineEdit:focus, QLineEdit[outcome]:focus { border: 2px solid $accent; padding: 0 10px; }

QPlainTextEdit { background: $sunken; color: $text; border: 1px solid $control; border-radius: ${radius}px; padding: 8px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 7px; }

QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $mute; }
QScrollBar[focused="true"]::handle { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $control; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; border: 1px solid $accent; background: $surface; }
QSlider::handle:horizontal:focus { background: $accent; }
""")


def palette(theme: Theme) -> QPalette:
    """Return the palette that every widget inherits, and that says which theme is worn."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(theme, name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return made


def style_sheet(theme: Theme) -> str:
    colours = {name: getattr(theme, name) for name in Theme.__slots__}
    return _SHEET.substitute(colours, radius=RADIUS.control)
