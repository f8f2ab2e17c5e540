"""What depends on what, in layers, and the chain rule that it makes: a product for each way, written in symbols."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.landscape.plots import Edge, Graph
from engine.language.tree import ZERO, Matrix, Name, Node, Product, Sum
from engine.language.typeset import enumerated, name_latex
from engine.subjects.chain_rule.graphing import in_columns


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Layers of variables, the output first, each depending directly on some of the next layer.

    Attributes:
        layers: The names, from the output to the parameters.
        edges: Pairs (dependent, variable) of neighbouring layers.
    """

    layers: tuple[tuple[str, ...], ...]
    edges: tuple[tuple[str, str], ...]

    @property
    def slopes(self) -> tuple[str, ...]:
        """The names of all partial derivatives that are not zero: `z_x`, `x_u`."""
        return tuple(slope_name(edge) for edge in self.edges)

    def below(self, name: str) -> tuple[str, ...]:
        return tuple(lower for upper, lower in self.edges if upper == name)

    def ways(self, wrt: str, top: str | None = None) -> Iterator[tuple[str, ...]]:
        """Yield every way from the output, or from `top`, down to a parameter, as the names on it."""
        start = self.layers[0][0] if top is None else top
        if start == wrt:
            yield (start,)
        for lower in self.below(start):
            yield from ((start, *rest) for rest in self.ways(wrt, lower))

    def total(self, wrt: str) -> Node:
        """Return the sum over all ways, two or more, of the product of the slopes on each."""
        return Sum(tuple(way_product(way) for way in self.ways(wrt)))

    def matrices(self) -> tuple[Matrix, ...]:
        """Return the Jacobian of each layer by the next one, with a zero where nothing depends."""
        known = set(self.edges)
        return tuple(
            Matrix(tuple(tuple(Name(slope_name((u, v))) if (u, v) in known else ZERO for v in lower) for u in upper))
            for upper, lower in pairwise(self.layers)
        )

    def spoken(self) -> str:
        """Return a sentence such as `$z$ depends on $x$ and $y$; $x$ depends on $u$.`."""
        uppers = [name for layer in self.layers[:-1] for name in layer]
        clauses = (
            f"${name_latex(name)}$ depends on {enumerated([*map(name_latex, self.below(name))])}" for name in uppers
        )
        return "; ".join(clauses) + "."

    def plain(self) -> str:
        return ", ".join(f"{upper}({' '.join(self.below(upper))})" for layer in self.layers[:-1] for upper in layer)

    def graph(self, found: Sequence[str] | None = None) -> Graph:
        """Return the drawing, parameters on the left; `found` labels the edges after the verdict."""
        shown = [slope_latex(edge) for edge in self.edges] if found is None else found
        edges = [
            Edge(start=lower, end=upper, found=label) for (upper, lower), label in zip(self.edges, shown, strict=True)
        ]
        names = {name: name_latex(name) for layer in self.layers for name in layer}
        return in_columns(self.layers[::-1], edges, names)


def slope_name(edge: tuple[str, str]) -> str:
    return "_".join(edge)


def slope_latex(edge: tuple[str, str]) -> str:
    return name_latex(slope_name(edge))


def steps_of(way: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(pairwise(way))


def way_product(way: Sequence[str]) -> Node:
    """Return the product of the slopes on a way of two steps or more, in symbols, from the output down."""
    return Product(tuple(Name(slope_name(edge)) for edge in steps_of(way)))
