"""The colours of a plot, as data: whoever knows the theme fills them in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#RRGGBB`.

    Attributes:
        ground: Behind the plot.
        pane: The walls of the box around a surface.
        line: Edges and grid lines of those walls.
        ink: Numbers and names at the axes.
        point: The marker, its gradient and the tangent plane.
        casing: The edge that lifts these off any ground.
        heights: From the lowest to the highest, at equal distances; each lighter than the one before.
        dark: Lines and arrows on light fills.
        light: Lines and arrows on dark fills.
        strong: Words and numbers inside a plot.
        lines: Graphs and arrows on the ground or the pane, 3:1 on both; the first one matters most.
        over: Curves and paths over the fills, all with a dark casing; the first one matters most.
    """

    ground: str
    pane: str
    line: str
    ink: str
    point: str
    casing: str
    heights: tuple[str, ...]
    dark: str
    light: str
    strong: str
    lines: tuple[str, ...]
    over: tuple[str, ...]

    @property
    def rim(self) -> str:
        """The hairline around the casing of the point: no one tone stands out from every fill, but of two one does."""
        return max((self.dark, self.light), key=lambda ink: contrast(_light_of(ink), _light_of(self.casing)))


def _light_of(colour: str) -> float:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return luminance(red, green, blue)


def luminance(red: float, green: float, blue: float) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it, of a colour with channels from 0 to 1."""
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: float, other: float) -> float:
    """Return the contrast ratio of two luminances, from 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
