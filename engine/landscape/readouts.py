"""The numbers beside a plot: the marker, the height there and, once it may be seen, the gradient."""

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from engine.landscape.sampling import height
from engine.landscape.scene import Scene
from engine.landscape.slopes import gradient

ReadoutKind: TypeAlias = Literal["point", "height", "gradient"]

_LARGEST_PLAIN = 1e5


@dataclass(frozen=True, slots=True)
class Readout:
    """One number or pair: what it is and what it is worth, in words and in LaTeX."""

    kind: ReadoutKind
    name: str
    value: str
    latex: str


def rounded(value: float) -> str:
    """Return a number as it is shown: two decimals, or four digits and a power of ten where it is huge."""
    if math.isnan(value):
        return "undefined"
    if abs(value) >= _LARGEST_PLAIN:
        return f"{value:.3e}".replace("e+0", "e").replace("e+", "e")
    # adding zero takes the sign from -0.0
    return f"{round(value, 2) + 0.0:.2f}"


def spoken(label: str) -> str:
    """Return a label as plain text: `F_{1}` is F1."""
    return label.translate(str.maketrans("", "", r"_{}\ "))


def readouts(scene: Scene) -> tuple[Readout, ...]:
    """Return what a scene shows in numbers: the point and the height; the gradient only when it is revealed."""
    function, (x, y) = height(scene), scene.point
    label = scene.shown.label
    shown = [
        _readout("point", "P", "P", x, y),
        _readout("height", f"{spoken(label)}(P)", f"{label}(P)", float(function(x, y))),
    ]
    if scene.is_revealed:
        u, v = gradient(function, x, y, scene.landscape.box)
        shown.append(_readout("gradient", f"∇{spoken(label)}(P)", rf"\nabla {label}(P)", float(u), float(v)))
    return tuple(shown)


def _readout(kind: ReadoutKind, name: str, symbol: str, *values: float) -> Readout:
    texts = [rounded(value) for value in values]
    if "undefined" in texts:
        return Readout(kind, name, "undefined", rf"{symbol}\ \text{{undefined}}")
    numbers = ",\\,".join(_number_latex(text) for text in texts)
    if len(texts) == 1:
        return Readout(kind, name, texts[0], f"{symbol}={numbers}")
    return Readout(kind, name, f"({', '.join(texts)})", f"{symbol}=({numbers})")


def _number_latex(text: str) -> str:
    mantissa, exponential, exponent = text.partition("e")
    return rf"{mantissa}\cdot 10^{{{exponent}}}" if exponential else mantissa
