"""Questions on the chain rule of a tree of dependencies: how many products, and which."""

from collections.abc import Callable, Mapping, Sequence

from engine.calculus.tidy import plus, times
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Name, Value, number
from engine.language.typeset import latex, name_latex
from engine.questions.question import Claim, Part, Question, Slip, Step, Witness
from engine.questions.sheet import Code
from engine.subjects.chain_rule.dependencies import Dependencies, slope_name, steps_of, way_product
from engine.subjects.programs import assigned, numpy_program, sympy_program
from engine.subjects.prompts import paragraph


def term_question(tree: Dependencies, wrt: str, opening: str) -> Question:
    """Return the question of the number of products of a chain rule, and of the rule itself, in symbols."""
    top = tree.layers[0][0]
    ways = tuple(tree.ways(wrt))
    key = tree.total(wrt)
    symbol = rf"\frac{{\partial {top}}}{{\partial {wrt}}}"
    first, second = tree.edges[0], tree.edges[-1]
    says = (
        f"Write ${name_latex(slope_name(first))}$ for"
        rf" $\frac{{\partial {first[0]}}}{{\partial {first[1]}}}$, and so on down to ${name_latex(slope_name(second))}$."
    )
    return Question(
        prompt=paragraph(opening.format(first=f"${symbol}$"), tree.spoken(), says),
        given=_term_given(tree),
        names=tree.slopes,
        parts=(
            Part(
                number(len(ways)),
                "number",
                r"\text{products}",
                (),
                _count_witness(tree, wrt),
                id="a",
                asks="(a) How many products are added?",
            ),
            Part(
                key,
                "expression",
                symbol,
                tree.slopes,
                _term_witness(tree, wrt),
                id="b",
                asks=f"(b) The whole of ${symbol}$, in these symbols.",
            ),
        ),
        steps=_term_steps(tree, wrt, symbol, ways),
        slips=_term_slips(tree, wrt, ways),
        hints=(
            f"Follow every way down from ${top}$ to ${wrt}$. Each way is one product.",
            f"One of the products is ${latex(way_product(ways[0]))}$.",
        ),
        note=f"chain rule by {wrt}: {tree.plain()}",
        landscape=tree.graph(),
        code=_term_code(tree, wrt, len(ways)),
    )


def _term_given(tree: Dependencies) -> Mapping[str, Value]:
    """Return the Jacobian of each layer, from the output down: their product is the answer."""
    return {f"J{place}": matrix for place, matrix in enumerate(tree.matrices(), 1)}


def _term_steps(tree: Dependencies, wrt: str, symbol: str, ways: Sequence[Sequence[str]]) -> tuple[Step, ...]:
    each = tuple(
        Step(
            f"The way {' to '.join(f'${name}$' for name in way)}: multiply the slopes on it.",
            latex(way_product(way)),
            (Claim(way_product(way), way_product(way)),),
            yields=(0, 0, way_product(way)),
            part="b",
        )
        for way in ways
    )
    total = tree.total(wrt)
    claims = (Claim(plus(*map(way_product, ways)), total),)
    return (
        *each,
        Step(f"These are all the ways, so {len(ways)} products are added.", f"{symbol} = {latex(total)}", claims),
    )


def _term_slips(tree: Dependencies, wrt: str, ways: Sequence[Sequence[str]]) -> tuple[Slip, ...]:
    (other,) = (name for name in tree.layers[-1] if name != wrt)
    crossed = tuple(tree.ways(other))
    outer = plus(*(Name(slope_name(steps_of(way)[0])) for way in ways))
    return (
        Slip(
            "D15",
            number(len(ways) + len(crossed)),
            f"These are the ways to every parameter. Only those that end in ${wrt}$ count.",
            "a",
        ),
        Slip("D16", number(len(crossed)), f"So many ways lead to ${other}$. Count those that end in ${wrt}$.", "a"),
        Slip(
            "D16", tree.total(other), f"This is the derivative with respect to ${other}$. Here only ${wrt}$ moves.", "b"
        ),
        Slip(
            "D15",
            plus(tree.total(wrt), tree.total(other)),
            f"The ways to ${other}$ are in there, too. Here only ${wrt}$ moves.",
            "b",
        ),
        Slip(
            "C2",
            outer,
            f"Only the slopes at the top are here. Each is multiplied by the slopes further down to ${wrt}$.",
            "b",
        ),
        Slip(
            "C3",
            times(*map(way_product, ways)),
            "You multiplied the ways with each other. Within a way slopes multiply; ways add.",
            "b",
        ),
        *(
            Slip(
                "C1",
                plus(*(way_product(way) for way in ways if way != left_out)),
                f"The way {' to '.join(f'${n}$' for n in left_out)} is missing. Every way adds a product.",
                "b",
            )
            for left_out in ways
        ),
    )


def _multiplied(tree: Dependencies, wrt: str, slope: Callable[[str], float]) -> float:
    """Multiply the layers' Jacobians as arrays of numbers, and return the entry of the parameter."""
    import numpy as np  # noqa: PLC0415 - a question is made without it

    known = set(tree.edges)
    whole = np.eye(1)
    for upper, lower in zip(tree.layers, tree.layers[1:], strict=False):
        whole = whole @ np.array([[slope(f"{u}_{v}") if (u, v) in known else 0.0 for v in lower] for u in upper])
    return float(whole[0, tree.layers[-1].index(wrt)])


def _count_witness(tree: Dependencies, wrt: str) -> Witness:
    return lambda _: (_multiplied(tree, wrt, lambda _: 1.0),)


def _term_witness(tree: Dependencies, wrt: str) -> Witness:
    return lambda at: (_multiplied(tree, wrt, lambda slope: float(at[slope])),)


def _term_code(tree: Dependencies, wrt: str, count: int) -> Code:
    """Return programs that multiply the Jacobians of the layers."""
    labels = [f"J{place}" for place in range(1, len(tree.layers))]
    column = tree.layers[-1].index(wrt)
    matrices = dict(zip(labels, tree.matrices(), strict=True))
    exact = "\n".join(assigned(label, sympy_text(matrix)) for label, matrix in matrices.items())
    floats = "\n".join(assigned(label, numpy_text(matrix)) for label, matrix in matrices.items())
    counted = " @ ".join(f"({label} != 0).astype(int)" for label in labels)
    entry = f"({' * '.join(labels)})[0, {column}]"
    values = [f"{slope} = {(7 + 3 * place) / 10}" for place, slope in enumerate(tree.slopes)]
    place = ", ".join(f'"{slope}": {slope}' for slope in tree.slopes)
    return Code(
        sympy=sympy_program(
            exact, f"total = {entry}\n" + assigned("answer", f'{{"a": {count}, "b": total}}'), names=tree.slopes
        ),
        numpy=numpy_program(
            "\n".join(values),
            floats,
            "\n".join(
                (
                    assigned("ways", counted),
                    assigned("slopes", " @ ".join(labels)),
                    assigned("at", f"{{{place}}}"),
                    assigned("answer", f'{{"a": ways[0, {column}], "b": slopes[0, {column}]}}'),
                )
            ),
        ),
    )
