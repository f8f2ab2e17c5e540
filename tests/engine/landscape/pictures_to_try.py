"""One realistic plot of each kind, and landscapes with what may lie over them."""

import math

from engine.landscape.plots import (
    Arrow,
    Arrows,
    Bar,
    Bars,
    Component,
    Curve,
    Edge,
    Field,
    Graph,
    GraphNode,
    Landscape,
    Line,
    MapImage,
    Marker,
    Model,
    Panel,
    Panels,
    Path,
    Profile,
    Region,
    Series,
    ValueTable,
)

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))
LETTERS = "ABCD"


def overlaid(formula, *overlays, box=SQUARE, point=(1.0, 0.5)) -> Landscape:
    return Landscape((Component("f", formula),), ("x", "y"), box, point, overlays=overlays)


def descent() -> tuple[tuple[float, float], ...]:
    """Gradient descent on 2x² + y²/2 from (-1.8, 1.7) at a rate of 0.4."""
    return tuple((-1.8 * (1 - 1.6) ** step, 1.7 * 0.6**step) for step in range(8))


OVERLAID = {
    "a descent": overlaid(
        "2*x^2 + y^2/2",
        Marker((-1.8, 1.7), "p_0", "start"),
        Path(descent(), r"\text{steps}", after=True),
        Marker((1.08, 1.02), "p_1", after=True),
        point=(-1.8, 1.7),
    ),
    "zero curves": overlaid(
        "x^3 - 3*x*y + y^3",
        Curve("3*x^2 - 3*y", r"\frac{\partial f}{\partial x} = 0", after=True),
        Curve("3*y^2 - 3*x", r"\frac{\partial f}{\partial y} = 0", after=True),
        Marker((0.0, 0.0), kind="saddle", after=True),
        Marker((1.0, 1.0), kind="minimum", after=True),
        point=(-0.8, 0.9),
    ),
    "a direction": overlaid("x^2*y - 3*y", Arrow((1.0, 0.5), (0.6, -0.8), "u")),
    "a region": overlaid(
        "x^2 + y^2 - 2*x", Region(("x + y - 1", "-x", "-y"), "D"), Marker((1.0, 0.0), kind="minimum", after=True)
    ),
    "arrows and a model": overlaid(
        "exp(x)*cos(y)", Arrows("y", "-x", "v"), Model("exp(1)*cos(1/2)*x - exp(1)*sin(1/2)*(y - 1/2)", "L")
    ),
    "a quadratic model": overlaid(
        "cos(x)*sin(y) + x^2/4",
        Model("1 - x^2/4 - (y - 1.5708)^2/2", "Q"),
        Marker((0.4, 1.2), "R"),
        point=(0.0, 1.5708),
    ),
    "a path": overlaid(
        "x*y", Path(tuple((1.5 * math.cos(t / 6), math.sin(t / 3)) for t in range(38)), "r(t)"), point=(1.5, 0.0)
    ),
}

_NODES = (
    ("a", "a", (0.0, 1.0), "3", r"\frac{\partial L}{\partial a} = -12"),
    ("b", "b", (0.0, 0.0), "1", r"\frac{\partial L}{\partial b} = -36"),
    ("c", "c", (0.0, -1.0), "2", r"\frac{\partial L}{\partial c} = 3"),
    ("p", "p = ab", (1.6, 0.5), "3", "-12"),
    ("q", "q = p c", (3.2, 0.0), "6", "1"),
    ("L", "L = q - p^{2}", (4.8, 0.0), "-3", "1"),
)
_EDGES = (("a", "p", "1"), ("b", "p", "3"), ("p", "q", "2"), ("c", "q", "3"), ("q", "L", "1"), ("p", "L", "-6"))


def swirl(across: str, up: str) -> Field:
    return Field(Component("P", across), Component("Q", up), ("x", "y"), SQUARE)


PICTURES = {
    "a field that turns": Field(
        Component("P", "-y + x/4"), Component("Q", "x"), ("x", "y"), SQUARE, (Marker((1.0, 0.5), "P"),)
    ),
    "a step and its models": Profile(
        "eta",
        r"\eta",
        r"f(P - \eta g)",
        (0.0, 1.0),
        lines=(
            Line("exp(-2*eta) + 2*eta^2", "f"),
            Line("1 - 2*eta", "L", after=True),
            Line("1 - 2*eta + 4*eta^2", "Q", after=True),
        ),
        series=(Series(((0.25, 0.73), (0.5, 0.87)), r"\text{steps}", joined=False),),
    ),
    "an error against a step": Profile(
        "h",
        "h",
        r"\text{error}",
        (1e-12, 1.0),
        lines=(Line("h^2/6", r"h^{2}/6"), Line("1e-16/h", r"\varepsilon/h", after=True)),
        series=(
            Series(tuple((10.0**-k, 10.0 ** (-2 * k) / 5 + 10.0 ** (k - 16)) for k in range(13)), r"\text{measured}"),
        ),
        logarithmic="both",
    ),
    "a computational graph": Graph(
        tuple(GraphNode(*node) for node in _NODES), tuple(Edge(start, end, found=found) for start, end, found in _EDGES)
    ),
    "a table": ValueTable(
        "x",
        "y",
        ("1.0", "1.5", "2.0", "2.5", "3.0"),
        ("2.0", "1.5", "1.0", "0.5", "0.0"),
        tuple(tuple(round(x * y - y**2 + 0.1 * x, 2) for x in (1, 1.5, 2, 2.5, 3)) for y in (2, 1.5, 1, 0.5, 0)),
        (2, 2),
    ),
    "bars": Bars(
        r"|f_{i}|\,\Delta x_{i}",
        (
            Bar(r"\text{length}", 0.42),
            Bar(r"x_{2}", 1.3),
            Bar(r"\text{temperature}", -0.6),
            Bar("t", 0.08, after=False),
        ),
    ),
    "a polar map": MapImage(
        (Component("F_1", "r*cos(theta)"), Component("F_2", "r*sin(theta)")),
        ("r", "theta"),
        ("x", "y"),
        (1.0, 0.5),
        1.0,
    ),
    "four maps": Panels(
        tuple(
            Panel(rf"\text{{{letter}}}", overlaid(formula, point=(0.5, 0.5)))
            for letter, formula in zip(LETTERS, ("x*y", "x^2 + y^2", "x^2 - y^2", "x + y"), strict=True)
        )
    ),
    "two fields": Panels((Panel(r"\text{A}", swirl("-y", "x")), Panel(r"\text{B}", swirl("x", "y")))),
}
