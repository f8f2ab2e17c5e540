"""What products with a Hessian cost beside the Hessian itself, in operations and in numbers to store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.calculus.tidy import over, plus, times
from engine.chance import Draw
from engine.language.tree import Name, Node, Power, Product, Sum, Value, number
from engine.questions.question import Part, Question, Slip, Step
from engine.questions.sheet import Code
from engine.subjects.map_images import map_note
from engine.subjects.matrix_steps import chain_step

_N = Name("n")


@dataclass(frozen=True, slots=True)
class Budget:
    """What is counted.

    Attributes:
        gradient: A gradient costs this times n operations.
        products: How many products are needed.
        gradients: How many gradients a product takes: 2 by a central difference, 1 by a one-sided one.
        pairs_once: Whether a symmetric pair is stored once.
    """

    gradient: int
    products: int
    gradients: int
    pairs_once: bool


def drawn_budget(draw: Draw) -> Budget:
    return Budget(draw.integer(2, 9), draw.integer(2, 40), draw.integer(1, 2), draw.chance(1, 2))


def cost_question(budget: Budget, opening: str) -> Question:
    """Ask for the cost of some products, of the whole Hessian, and for the numbers that it holds."""
    kind = "central" if budget.gradients == 2 else "one-sided"
    known = "" if budget.gradients == 2 else " The gradient at the present point is known already."
    stored = "each symmetric pair once" if budget.pairs_once else "every entry"
    given: dict[str, Value] = {"c": number(budget.gradient), "k": number(budget.products)}
    each, whole, size = _keys(budget)
    return Question(
        prompt=(
            f"{opening} A gradient costs ${budget.gradient}n$ operations, and a product $H v$ is taken as a {kind} difference "
            f"of gradients; only gradients are counted.{known}"
        ),
        given=given,
        names=("n",),
        parts=(
            _part("a", each, f"(a) The operations for {budget.products} products.", lambda n: _counted(budget, n)[0]),
            _part(
                "b",
                whole,
                "(b) The operations for the whole Hessian, one product for each column.",
                lambda n: _counted(budget, n)[1],
            ),
            _part("c", size, f"(c) The numbers to store for the Hessian, {stored}.", lambda n: _counted(budget, n)[2]),
        ),
        steps=_steps(budget),
        slips=_slips(budget),
        hints=(
            "A product with a unit vector gives one column of the Hessian.",
            f"Start with one product: it takes {'two gradients' if budget.gradients == 2 else 'one more gradient'}.",
        ),
        note=f"{map_note('costs', given)}; {kind}; {stored}",
        code=_code(budget),
    )


def _keys(budget: Budget) -> tuple[Node, Node, Node]:
    one = budget.gradients * budget.gradient
    square = Power(_N, number(2))
    size = over(times(_N, plus(_N, number(1))), number(2)) if budget.pairs_once else square
    return times(number(one * budget.products), _N), times(number(one), square), size


def _counted(budget: Budget, n: int) -> tuple[int, int, int]:
    """Count by going through products, gradients and entries one by one."""
    gradients = [_ for _ in range(budget.products) for _ in range(budget.gradients)]
    columns = [_ for _ in range(n) for _ in range(budget.gradients)]
    entries = [(i, j) for i in range(n) for j in range(n) if j <= i or not budget.pairs_once]
    return len(gradients) * budget.gradient * n, len(columns) * budget.gradient * n, len(entries)


def _part(name: str, key: Node, asks: str, count: Callable[[int], int]) -> Part:
    def witness(at: Mapping[str, Fraction]) -> tuple[float, ...]:
        # the count is a polynomial of the second degree, which its values at three sizes decide
        (first, second, third), x = (count(n) for n in (1, 2, 3)), at["n"]
        line = (x - 2) * (x - 3) / 2 * first - (x - 1) * (x - 3) * second + (x - 1) * (x - 2) / 2 * third
        return (float(line),)

    return Part(
        id=name,
        key=key,
        kind="expression",
        label=_LABELS[name],
        names=("n",),
        asks=asks,
        positive=("n",),
        witness=witness,
    )


_LABELS = {"a": r"\text{products}", "b": r"\text{Hessian}", "c": r"\text{numbers}"}


def _slips(budget: Budget) -> tuple[Slip, ...]:
    each, whole, _ = _keys(budget)
    square = Power(_N, number(2))
    other = Fraction(1, 2) if budget.gradients == 2 else Fraction(2)
    says = (
        "A central difference takes two gradients." if budget.gradients == 2 else "The gradient at the point is known."
    )
    counted = f"{says} Count the gradients of one product again."
    pairs = (
        "Each pair is stored once here, but the diagonal has no partners."
        if budget.pairs_once
        else "Every entry is stored here."
    )
    stored = square if budget.pairs_once else over(times(_N, plus(_N, number(1))), number(2))
    return (
        Slip("H18", times(number(other), each), counted, "a"),
        Slip("H18", times(number(other), whole), counted, "b"),
        Slip(
            "H19",
            over(each, number(budget.products)),
            "This is the cost of a single product. Multiply by their number.",
            "a",
        ),
        Slip("H19", over(whole, _N), "This is the cost of a single column. There are $n$ of them.", "b"),
        Slip("H17", stored, f"{pairs} Look at what the question stores.", "c"),
        Slip(
            "H17",
            over(square, number(2)),
            "Half of all entries leaves half of the diagonal out. The diagonal is stored whole.",
            "c",
        ),
        Slip("H20", _N, "This is the size of a vector. A matrix has $n$ rows of it.", "c"),
    )


_ROWS = "There are $n$ rows of $n$ entries."


def _steps(budget: Budget) -> tuple[Step, ...]:
    each, whole, size = _keys(budget)
    one = number(budget.gradients * budget.gradient)
    per_product = [number(2)] if budget.gradients == 2 else []
    counts = Product((number(budget.products), *per_product, number(budget.gradient), _N))
    columns = Product((_N, Product((one, _N))))
    pairs = over(times(_N, plus(_N, number(-1))), number(2))
    written = Sum((_N, pairs)) if budget.pairs_once else size
    says = "The diagonal has $n$ entries, and below it are half of the others." if budget.pairs_once else _ROWS
    return (
        chain_step("Products times gradients each times the cost of a gradient.", _LABELS["a"], counts, each),
        chain_step("There are $n$ columns, and each takes one product.", _LABELS["b"], columns, whole),
        chain_step(says, _LABELS["c"], written, size),
        Step("Products need a few vectors of $n$ numbers only, and that is why large models use nothing else."),
    )


def _code(budget: Budget) -> Code:
    size = "n * (n + 1) / 2" if budget.pairs_once else "n**2"
    lines = (
        f"product = {budget.gradients} * {budget.gradient} * n\n"
        f'answer = {{"a": {budget.products} * product, "b": n * product, "c": {size}}}\n'
    )
    return Code(
        f'from sympy import symbols\n\nn = symbols("n", positive=True)\n\n{lines}',
        f'import numpy as np\n\nn = np.float64(1000)\nat = {{"n": n}}\n\n{lines}',
    )
