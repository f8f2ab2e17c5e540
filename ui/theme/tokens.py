"""The colours and measures that every part of the window is drawn with, by name.

A test computes the WCAG contrast of every pair in `text_pairs` (4.5:1) and `mark_pairs` (3:1), in both themes.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["text", "mute", "faint", "accent", "on_accent", "ok", "warn", "info", "point"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours, each `#RRGGBB`.

    Attributes:
        page: Behind everything.
        surface: Cards and fields.
        sunken: Panels inside a card.
        line: Decorative edges of cards; it carries no meaning, so it needs no contrast.
        control: Edges of what can be typed into or pressed, 3:1.
        text: Words and formulas; then `mute` for what comes second and `faint` for placeholders.
        accent: What is asked for next: the primary button, the focus ring, the choice that is on.
        ok: Right; `ok_soft` is the ground of a message in that tone and `ok_line` its edge.
        warn: Not yet.
        info: A hint, a fact.
        point: The marker in the landscape and its gradient, and nothing else.
        casing: The thin edge that lifts a plot mark off any ground.
    """

    name: Literal["light", "dark"]
    page: str
    surface: str
    sunken: str
    line: str
    control: str
    text: str
    mute: str
    faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    ok_line: str
    warn: str
    warn_soft: str
    warn_line: str
    info: str
    info_soft: str
    info_line: str
    point: str
    casing: str

    def tone(self, tone: Tone) -> str:
        """Return the colour that a piece of text or an icon in this tone is drawn in."""
        colour: str = getattr(self, tone)
        return colour


LIGHT = Theme(
    name="light",
    page="#F5F6F8",
    surface="#FFFFFF",
    sunken="#F8F9FB",
    line="#E3E6EC",
    control="#7E8798",
    text="#161A22",
    mute="#5C6675",
    faint="#667085",
    accent="#4F46E5",
    accent_hover="#4338CA",
    accent_soft="#EEF0FF",
    on_accent="#FFFFFF",
    ok="#067A55",
    ok_soft="#E9F8F1",
    ok_line="#B5E5D0",
    warn="#9A4B06",
    warn_soft="#FFF6E8",
    warn_line="#F5D9A8",
    info="#4338CA",
    info_soft="#F1F2FF",
    info_line="#D5D8FB",
    point="#E11D48",
    casing="#FFFFFF",
)

DARK = Theme(
    name="dark",
    page="#0F1218",
    surface="#171B23",
    sunken="#12161D",
    line="#272D39",
    control="#6B758B",
    text="#E9ECF2",
    mute="#A3ADBD",
    faint="#8A95A8",
    accent="#8B8DF8",
    accent_hover="#A2A4FF",
    accent_soft="#23264A",
    on_accent="#0F1218",
    ok="#5EDDB0",
    ok_soft="#10281F",
    ok_line="#1F4A3A",
    warn="#F6C06B",
    warn_soft="#2A2113",
    warn_line="#4D3B1C",
    info="#A9ABFF",
    info_soft="#1C1F3A",
    info_line="#343969",
    point="#FB7185",
    casing="#0F1218",
)


@dataclass(frozen=True, slots=True)
class Spacing:
    """Gaps and margins, in device-independent pixels."""

    hair: int = 4
    small: int = 8
    medium: int = 12
    large: int = 16
    page: int = 24


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii, in device-independent pixels."""

    card: int = 16
    panel: int = 12
    control: int = 8


@dataclass(frozen=True, slots=True)
class TypeSize:
    """Sizes of text and of mathematics, in device-independent pixels."""

    small: int = 12
    body: int = 14
    lead: int = 15
    title: int = 24
    formula: int = 20
    smallest_formula: int = 15


@dataclass(frozen=True, slots=True)
class Weight:
    """Weights on the variable font's `wght` axis."""

    regular: int = 400
    medium: int = 500
    strong: int = 600


SPACING = Spacing()
RADIUS = Radius()
SIZE = TypeSize()
WEIGHT = Weight()


def text_pairs(theme: Theme) -> dict[str, tuple[str, str]]:
    """Return every (ink, ground) in use for words and formulas, by what it is."""
    grounds = {"page": theme.page, "surface": theme.surface, "sunken": theme.sunken}
    inks = {"text": theme.text, "mute": theme.mute, "faint": theme.faint, "ok": theme.ok, "warn": theme.warn}
    pairs = {f"{ink} on {ground}": (inks[ink], grounds[ground]) for ink in inks for ground in grounds}
    for name, ink, soft in _messages(theme):
        pairs |= {f"{name} on its ground": (ink, soft), f"text on {name}": (theme.text, soft)}
        pairs |= {f"mute on {name}": (theme.mute, soft)}
    return pairs | {
        "primary button": (theme.on_accent, theme.accent),
        "primary button under the pointer": (theme.on_accent, theme.accent_hover),
        **{f"accent on {ground}": (theme.accent, grounds[ground]) for ground in grounds},
        "accent on info": (theme.accent, theme.info_soft),
        "text under the pointer": (theme.text, theme.line),
        "text that is selected": (theme.on_accent, theme.accent),
        "text on the choice that is on": (theme.text, theme.accent_soft),
        "accent on the choice that is on": (theme.accent, theme.accent_soft),
        "tool tip": (theme.page, theme.text),
        "read-out of the gradient": (theme.point, theme.surface),
    }


def mark_pairs(theme: Theme) -> dict[str, tuple[str, str]]:
    """Return every (mark, ground) in use for borders, icons and focus rings, by what it is."""
    grounds = {"page": theme.page, "surface": theme.surface, "sunken": theme.sunken}
    marks = {"control": theme.control, "accent": theme.accent, "ok": theme.ok, "warn": theme.warn, "mute": theme.mute}
    pairs = {f"{mark} on {ground}": (marks[mark], grounds[ground]) for mark in marks for ground in grounds}
    lit = {f"{mark} on the choice that is on": (marks[mark], theme.accent_soft) for mark in ("control", "accent")}
    return pairs | lit | {f"{name} icon": (ink, soft) for name, ink, soft in _messages(theme)}


def _messages(theme: Theme) -> tuple[tuple[str, str, str], ...]:
    """Return (name, ink, ground) of each tone of message."""
    return (
        ("ok", theme.ok, theme.ok_soft),
        ("warn", theme.warn, theme.warn_soft),
        ("info", theme.info, theme.info_soft),
    )
