"""What a scene says in numbers: the marker, the height there and, once it may be seen, the gradient."""

import math

from engine.landscape.sampling import height
from engine.landscape.scene import Scene
from engine.landscape.slopes import gradient
from engine.landscape.wording import Readout, ReadoutKind, rounded, rounded_latex, written


def readouts(scene: Scene) -> tuple[Readout, ...]:
    """Return the point, the height and, only when it is revealed, the gradient, in this order."""
    function, (x, y) = height(scene), scene.point
    label = scene.shown.label
    name = written(label)
    shown = [
        _readout("point", "P", "P", x, y),
        _readout("height", f"{name}(P)", f"{label}(P)", float(function(x, y))),
    ]
    if scene.is_revealed:
        slopes = map(float, gradient(function, x, y, scene.landscape.box))
        shown.append(_readout("gradient", f"∇{name}(P)", rf"\nabla {label}(P)", *slopes))
    return tuple(shown)


def _readout(kind: ReadoutKind, name: str, symbol: str, *values: float) -> Readout:
    if not all(map(math.isfinite, values)):
        return Readout(kind, name, "undefined", rf"{symbol}\text{{ is undefined}}")
    texts, formulas = ", ".join(map(rounded, values)), r",\,".join(map(rounded_latex, values))
    if len(values) == 1:
        return Readout(kind, name, texts, f"{symbol}={formulas}")
    return Readout(kind, name, f"({texts})", f"{symbol}=({formulas})")
