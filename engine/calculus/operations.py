"""What is done with partial derivatives: rates along a direction or a path, implicit slopes, local models, tangents.

Points are exact: a tree for each name, such as 1/2 or pi/3. Results are tidied trees.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, permutations
from math import factorial, prod

import numpy as np

from engine.calculus.rules import gradient, partial
from engine.calculus.tidy import minus, over, plus, raised, tidy, times
from engine.errors import DefectError
from engine.language.equations import Equation
from engine.language.numeric import compiled
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import ONE, ZERO, Call, Name, Node, free_names, number

Point = Mapping[str, Node]


def value_at(f: Node, at: Point) -> Node:
    """Return the value at a point; names that it does not give stay.

    Raises:
        DefectError: No names are left, and there is no real value.
    """
    value = tidy(substituted(f, dict(at)))
    if not free_names(value) and np.isnan(compiled(value, ())()):
        raise DefectError(f"{plain(f)} has no value there.")
    return value


def gradient_at(f: Node, at: Point, names: Sequence[str]) -> tuple[Node, ...]:
    """Return the gradient at a point, in the order of the names."""
    return tuple(value_at(slope, at) for slope in gradient(f, tuple(names)))


def length(vector: Sequence[Node]) -> Node:
    """Return the Euclidean norm."""
    return tidy(Call("sqrt", (plus(*(raised(entry, 2) for entry in vector)),)))


def directional(f: Node, at: Point, direction: Mapping[str, Node]) -> Node:
    """Return the rate of change of f at a point per unit of length along a direction of any length.

    Raises:
        DefectError: The direction is zero.
    """
    size = length(tuple(direction.values()))
    if size == ZERO:
        raise DefectError("The zero vector has no direction.")
    return over(differential(f, at, direction), size)


def steepest(f: Node, at: Point, names: Sequence[str]) -> Node:
    """Return the largest rate of change of f at a point, which is the length of the gradient."""
    return length(gradient_at(f, at, names))


def differential(f: Node, at: Point, change: Mapping[str, Node]) -> Node:
    """Return the sum of f_x(at) dx over the changes, the first-order change of f."""
    slopes = gradient_at(f, at, tuple(change))
    return plus(*(times(slope, step) for slope, step in zip(slopes, change.values(), strict=True)))


def total(f: Node, path: Mapping[str, Node], name: str) -> Node:
    """Return df/dname by the chain rule, where names of f stand for functions.

    A name that `path` does not give is held constant, except `name` itself, which f may also hold directly.
    """
    inner = {**path} if name in path else {**path, name: Name(name)}
    return plus(
        *(times(value_at(partial(f, outer), path), partial(along, name)) for outer, along in inner.items()),
    )


def implicit(equation: Node, dependent: str, independent: str) -> Node:
    """Return the slope of `dependent` by `independent` on the zero set of `equation`, at fixed other names.

    Raises:
        DefectError: The equation does not determine the dependent name, or the two names are one.
    """
    along, across = partial(equation, independent), partial(equation, dependent)
    if across == ZERO or dependent == independent:
        raise DefectError(f"This equation does not make {dependent} a function of {independent}.")
    return minus(over(along, across))


def linear_model(f: Node, at: Point) -> Node:
    """Return the Taylor polynomial of order one at a point, in the names that the point gives."""
    return _taylor(f, at, 1)


def quadratic_model(f: Node, at: Point) -> Node:
    """Return the Taylor polynomial of order two at a point, in the names that the point gives."""
    return _taylor(f, at, 2)


def _taylor(f: Node, at: Point, order: int) -> Node:
    terms = [value_at(f, at)]
    for degree in range(1, order + 1):
        for wrt in combinations_with_replacement(at, degree):
            repeats = prod(factorial(wrt.count(name)) for name in set(wrt))
            steps = (plus(Name(name), minus(at[name])) for name in wrt)
            terms.append(times(number(Fraction(1, repeats)), value_at(partial(f, *wrt), at), *steps))
    return plus(*terms)


def tangent_to_graph(f: Node, at: Point, height: str = "z") -> Equation:
    """Return the tangent line or plane of the graph `height` = f at a point, solved for the height."""
    return Equation(Name(height), linear_model(f, at))


def tangent_to_level(f: Node, at: Point) -> Equation:
    """Return the tangent line or plane of the level set of f through a point.

    Raises:
        DefectError: The gradient is zero there, so that it has no normal.
    """
    normal = gradient_at(f, at, tuple(at))
    if all(entry == ZERO for entry in normal):
        raise DefectError("The gradient is zero at this point, so that the level set has no normal there.")
    offset = plus(*(times(entry, place) for entry, place in zip(normal, at.values(), strict=True)))
    return Equation(plus(*(times(entry, Name(name)) for entry, name in zip(normal, at, strict=True))), offset)


def determinant(rows: Sequence[Sequence[Node]]) -> Node:
    """Return the determinant of a square matrix of trees, of at most four rows, by its permutations."""
    size = len(rows)
    if size > 4 or any(len(row) != size for row in rows):
        raise DefectError("A determinant is taken of a square matrix of at most four rows.")
    return plus(*(_signed(order, rows) for order in permutations(range(size))))


def _signed(order: tuple[int, ...], rows: Sequence[Sequence[Node]]) -> Node:
    """Return the product of the entries that a permutation picks, with its sign."""
    product = times(ONE, *(row[column] for row, column in zip(rows, order, strict=True)))
    inversions = sum(a > b for place, a in enumerate(order) for b in order[place + 1 :])
    return minus(product) if inversions % 2 else product
