"""Landscapes of every sort that a question may bring: smooth, steep, with gaps, flat, undefined, oblong, frozen."""

from engine.landscape.plots import Component, Landscape, Slider

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


def landscape(
    *formulas: str,
    axes: tuple[str, str] = ("x", "y"),
    box: tuple[tuple[float, float], tuple[float, float]] = SQUARE,
    point: tuple[float, float] = (1.0, 0.5),
    sliders: tuple[Slider, ...] = (),
) -> Landscape:
    labels = ("f",) if len(formulas) == 1 else tuple(f"F_{{{row + 1}}}" for row in range(len(formulas)))
    components = tuple(Component(label, formula) for label, formula in zip(labels, formulas, strict=True))
    return Landscape(components=components, axes=axes, box=box, point=point, sliders=sliders)


SPECS = {
    "a polynomial": landscape("x^2*y - 3*y"),
    "an exponential": landscape("exp(x*y)"),
    "a steep exponential": landscape("exp(exp(x*y))"),
    "a logarithm with a hole": landscape("ln(x^2 + y^2)"),
    "a quotient with a pole": landscape("y/(x - 1/2)"),
    "a tangent": landscape("tan(2*x) + y"),
    "half undefined": landscape("sqrt(x)*y", point=(-1.0, 0.5)),
    "undefined everywhere": landscape("ln(-1 - x^2)"),
    "a constant": landscape("3 + 0*x"),
    "zero": landscape("x - x"),
    "a plane": landscape("2*x - y"),
    "a kink": landscape("abs(x) + max(x, y)"),
    "a step": landscape("sign(x*y)"),
    "tiny": landscape("x*y/1000000"),
    "huge": landscape("1000000*x*y + 3000000000"),
    "oblong": landscape("sin(x)*y", box=((0.0, 12.0), (-1.0, 1.0)), point=(2.0, 0.0)),
    "shallow": landscape("x*y", box=((0.0, 3.0), (-1.0, 1.0))),
    "several functions": landscape("x*y", "sin(x)", "y^2"),
    "indexed names": landscape("x1*x2^2", axes=("x1", "x2")),
    "Greek, with sliders": landscape(
        "lambda*x^2 + z*y", sliders=(Slider("z", 1.0, -3.0, 3.0), Slider("lambda", 0.5, 0.0, 2.0))
    ),
}
