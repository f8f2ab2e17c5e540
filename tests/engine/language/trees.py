"""Hypothesis strategies for trees: everything that the constructors can build without holes, within the parser's limits."""

from fractions import Fraction

from hypothesis import strategies as st

from engine.language.tree import (
    FUNCTIONS,
    Call,
    Const,
    Matrix,
    Name,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    Vector,
)

# letters that spell words together (ln, pi, tan), letters with an index, Greek ones, and words
NAMES = ("x", "y", "z", "x1", "x_2", "lambda", "theta_1", "l", "n", "t", "a", "p", "i", "d", "E", "rate")

_SPELLED = [("0.50", "0.50"), ("2e3", "2000"), ("1.5e-2", "0.015"), ("3!", "6"), (".5", "0.5"), ("007", "7")]


def _number(value: int) -> Num:
    return Num(Fraction(value), str(value))


def numbers() -> st.SearchStrategy[Num]:
    spelled = st.sampled_from([Num(Fraction(value), text) for text, value in _SPELLED])
    return st.one_of(st.integers(0, 12).map(_number), spelled, st.integers(0, 10**12).map(_number))


def leaves(names: tuple[str, ...] = NAMES) -> st.SearchStrategy[Node]:
    constants = st.sampled_from([Const("pi"), Const("e")])
    return st.one_of(st.sampled_from(names).map(Name), numbers(), st.sampled_from(names).map(Name), constants)


def _calls(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def of(function: str) -> st.SearchStrategy[Node]:
        least, most = FUNCTIONS[function]
        arguments = st.lists(inner, min_size=least, max_size=min(most, 3)).map(tuple)
        return arguments.map(lambda given: Call(function, given))

    return st.sampled_from(sorted(FUNCTIONS)).flatmap(of)


def _branches(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        inner.map(Neg),
        several.map(Sum),
        several.map(Product),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, inner),
        _calls(inner),
    )


def nodes(names: tuple[str, ...] = NAMES, size: int = 12) -> st.SearchStrategy[Node]:
    """Return scalar trees over the names, with about `size` leaves at most."""
    return st.recursive(leaves(names), _branches, max_leaves=size)


def vectors(names: tuple[str, ...] = NAMES) -> st.SearchStrategy[Vector]:
    return st.lists(nodes(names, size=5), min_size=2, max_size=4).map(lambda entries: Vector(tuple(entries)))


def matrices(names: tuple[str, ...] = NAMES) -> st.SearchStrategy[Matrix]:
    """Return matrices of one to three rows and columns."""

    def of(columns: int) -> st.SearchStrategy[Matrix]:
        row = st.lists(nodes(names, size=4), min_size=columns, max_size=columns).map(tuple)
        return st.lists(row, min_size=1, max_size=3).map(lambda rows: Matrix(tuple(rows)))

    return st.integers(1, 3).flatmap(of)
