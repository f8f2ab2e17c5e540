"""What a plot is drawn in, by the theme that is worn. The heights have the same colours in both."""

from engine.landscape.palette import Palette
from ui.theme.tokens import Theme

# From indigo to pale yellow, each about a fifth of the way lighter: the order is seen without the hues, too
_HEIGHTS = ("#1B1B4F", "#2F3A9E", "#2F6FD0", "#2BA8B8", "#7AD3A1", "#F4F1B0")
# White, amber and pale pink: at least 10:1 on their dark casing
_OVER = ("#FFFFFF", "#FFC657", "#FFB3E0")
_DARK_INK, _LIGHT_INK = "#0B0D2A", "#FFFFFF"


def palette(theme: Theme) -> Palette:
    return Palette(
        ground=theme.surface,
        pane=theme.sunken,
        line=theme.line,
        ink=theme.mute,
        point=theme.point,
        casing=theme.casing,
        heights=_HEIGHTS,
        dark=_DARK_INK,
        light=_LIGHT_INK,
        strong=theme.text,
        # not green, which means right
        lines=(theme.accent, theme.text, theme.warn, theme.mute),
        over=_OVER,
    )
