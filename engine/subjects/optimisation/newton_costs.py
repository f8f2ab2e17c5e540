"""What a Newton step costs: the memory of a Hessian, the time to solve with it, and methods that need none."""

from collections.abc import Mapping
from fractions import Fraction

from engine.chance import Draw
from engine.functions.decimals import decimal
from engine.language.tree import Node, Power, Product, Quotient, Value, number
from engine.language.typeset import latex
from engine.questions.keys import Chosen
from engine.questions.question import Claim, Part, Question, Slip, Step
from engine.questions.sheet import Code, Option
from engine.subjects.programs import assigned, numpy_program, sympy_program

_THOUSAND, _GIGABYTE = 1000, 10**9

# How many numbers a method stores for n weights, by what it is called.
_METHODS: Mapping[str, tuple[str, str]] = {
    "momentum": ("gradient descent with momentum", "2 * n"),
    "adam": ("Adam", "3 * n"),
    "limited": ("L-BFGS with the last 10 steps", "21 * n"),
    "products": ("conjugate gradients on Hessian-vector products", "4 * n"),
    "diagonal": ("Newton's method with the diagonal of the Hessian alone", "2 * n"),
    "cholesky": ("a Cholesky factorisation of the Hessian", "n * n + n"),
    "estimate": ("BFGS with its estimate of the inverse Hessian", "n * n + 2 * n"),
    "damped": ("Newton's method with a damped Hessian", "n * n + n"),
    "gauss": (r"Gauss-Newton that forms $J^{T} J$", "n * n + n"),
}
_LEAN = ("momentum", "adam", "limited", "products", "diagonal")
_DENSE = ("cholesky", "estimate", "damped", "gauss")

_OPENINGS = (
    (
        "What would it cost to train a model of ${n}$ weights with the full matrix of second derivatives of the loss? A "
        "colleague wants to store it with {bytes} bytes a number, and to solve a linear system with it in every step."
    ),
    (
        "Why does nobody train a network of ${n}$ weights with the full Hessian of its loss, at {bytes} bytes a number? Put "
        "figures to it, and name what is left."
    ),
)


def drawn_costs(draw: Draw) -> tuple[int, int, int, tuple[str, ...], str]:
    """Draw thousands of weights, bytes a number, a factor of growth, four methods and an opening."""
    thousands = draw.choice((2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50))
    lean = draw.integer(2, 3)
    methods = set(draw.sample(_LEAN, lean)) | set(draw.sample(_DENSE, 4 - lean))
    return (
        thousands,
        draw.choice((4, 8)),
        draw.integer(2, 5),
        tuple(sorted(methods, key=lambda method: _METHODS[method][0].lower())),
        draw.choice(_OPENINGS),
    )


def cost_question(thousands: int, size: int, growth: int, methods: tuple[str, ...], opening: str) -> Question:
    """Return the question of what the full Hessian costs.

    Args:
        thousands: The number of weights, in thousands.
        size: Bytes of one number.
        growth: How many times as many weights another model has.
        methods: Which methods are offered.
        opening: The first sentences.
    """
    weights = Product((number(thousands), Power(number(10), number(3))))
    given: dict[str, Value] = {"n": weights, "bytes": number(size), "growth": number(growth)}
    return Question(
        prompt=opening.format(n=latex(weights), bytes=size),
        given=given,
        names=(),
        parts=(_memory_part(thousands, size), _time_part(growth), _method_part(methods)),
        steps=_steps(thousands, size, growth, methods),
        slips=_slips(thousands, size, growth, methods),
        hints=(
            "Count the entries of the matrix, and the operations that elimination needs for each row.",
            f"Start with the entries: a Hessian of $n$ weights has $n^{{2}}$ of them, and $n = {latex(weights)}$.",
        ),
        note=f"cost of a Newton step: n = {thousands}000; bytes = {size}; growth = {growth}; {', '.join(methods)}",
        code=_code(thousands, size, growth, methods),
    )


def _memory(thousands: int, size: int) -> Fraction:
    return Fraction((thousands * _THOUSAND) ** 2 * size, _GIGABYTE)


def _memory_part(thousands: int, size: int) -> Part:
    weights = thousands * _THOUSAND
    return Part(
        id="a",
        key=decimal(_memory(thousands, size)),
        kind="number",
        label=r"\text{memory in GB}",
        names=(),
        asks=r"(a) The memory of the full matrix, in gigabytes ($1\,\text{GB} = 10^{9}$ bytes).",
        witness=lambda _: (sum(weights * size for _ in range(weights)) / _GIGABYTE,),
    )


def _time_part(growth: int) -> Part:
    return Part(
        id="b",
        key=number(growth**3),
        kind="number",
        label=r"\text{times as long}",
        names=(),
        asks=f"(b) A model has ${growth}$ times as many weights. How many times as long does one solution of the system "
        "by elimination take, to leading order?",
        witness=lambda _: (_growth_of_time(growth),),
    )


def _growth_of_time(growth: int) -> float:
    """Count the multiplications of elimination for two sizes, and for their multiples, and extrapolate."""

    def multiplications(size: int) -> int:
        return sum(rows * (rows + 1) for rows in range(size))

    coarse, fine = (multiplications(growth * size) / multiplications(size) for size in (20_000, 40_000))
    return 2 * fine - coarse


def _method_part(methods: tuple[str, ...]) -> Part:
    return Part(
        id="c",
        key=Chosen(tuple(method for method in methods if method in _LEAN)),
        kind="multi",
        label=r"\text{without such a matrix}",
        names=(),
        asks="(c) Which of these store no matrix of $n \\times n$ numbers?",
        options=tuple(Option(method, _METHODS[method][0]) for method in methods),
        witness=lambda _: tuple(method for method in methods if _growth_of_memory(method) < _LINEAR),
    )


# With twice the weights, memory that is linear in them doubles, and that of a matrix becomes four times as large.
_LINEAR = 3.0
_COUNTS = {"momentum": (2, 0), "adam": (3, 0), "limited": (21, 0), "products": (4, 0), "diagonal": (2, 0)}


def _growth_of_memory(method: str) -> float:
    linear, square = _COUNTS.get(method, (1, 1))
    small, large = (linear * n + square * n * n for n in (1000, 2000))
    return large / small


def _steps(thousands: int, size: int, growth: int, methods: tuple[str, ...]) -> tuple[Step, ...]:
    entries: Node = Power(Product((number(thousands), Power(number(10), number(3)))), number(2))
    memory = Quotient(Product((number(size), entries)), Power(number(10), number(9)))
    found = decimal(_memory(thousands, size))
    cubed = Power(number(growth), number(3))
    lean = " and ".join(_METHODS[method][0] for method in methods if method in _LEAN)
    return (
        Step(
            f"The matrix has $n^{{2}}$ entries of {size} bytes.",
            f"{latex(memory)} = {latex(found)}",
            (Claim(memory, found),),
            (0, 0, found),
            "a",
        ),
        Step(
            "Elimination works on every entry once for each row, so its time grows like $n^{3}$.",
            f"{latex(cubed)} = {latex(number(growth**3))}",
            (Claim(cubed, number(growth**3)),),
            (0, 0, number(growth**3)),
            "b",
        ),
        Step(f"Only a few vectors of $n$ numbers are kept by {lean}.", part="c"),
    )


def _slips(thousands: int, size: int, growth: int, methods: tuple[str, ...]) -> tuple[Slip, ...]:
    linear = Fraction(thousands * _THOUSAND * size, _GIGABYTE)
    right = tuple(method for method in methods if method in _LEAN)
    picked = {
        "estimate": "BFGS stores a full matrix, its estimate of the inverse Hessian. The limited-memory variant does not.",
        "gauss": "$J^{T} J$ is a matrix of $n \\times n$ numbers, too, although it needs no second derivatives.",
        "cholesky": "A Cholesky factorisation starts from the full matrix, and its factor is as large.",
        "damped": "Damping changes the diagonal; the full matrix is still there.",
    }
    missed = {
        "products": "Hessian-vector products never form the matrix. Each costs about as much as a few gradients.",
        "diagonal": "The diagonal has $n$ entries, not $n^{2}$.",
        "limited": "L-BFGS keeps a few past steps, each of $n$ numbers. It stores no matrix.",
    }
    return (
        Slip("O29", number(linear), "This is the memory of a gradient. The matrix has a row for each weight.", "a"),
        Slip(
            "O29", decimal(_memory(thousands, size) / size), "This counts the entries. Each takes several bytes.", "a"
        ),
        Slip("O29", number(growth**2), "This is how the matrix grows. Elimination works on it once for each row.", "b"),
        Slip("O29", number(growth), "This is how a gradient grows. Count the operations of elimination.", "b"),
        *(Slip("O30", Chosen((*right, one)), says, "c") for one, says in picked.items() if one in methods),
        *(
            Slip("O30", Chosen(tuple(other for other in right if other != one)), says, "c")
            for one, says in missed.items()
            if one in right
        ),
    )


def _code(thousands: int, size: int, growth: int, methods: tuple[str, ...]) -> Code:
    """Return programs that let the number of weights grow, symbolically and in figures."""
    stored = ",\n".join(f'    "{method}": {_METHODS[method][1]}' for method in methods)
    answer = '{"a": memory, "b": time, "c": lean}'
    by_limit = "lean = [name for name, count in stored.items() if limit(count / n**2, n, oo) == 0]"
    by_figures = "lean = [name for name, count in stored.items() if count[1] < 3 * count[0]]"
    return Code(
        sympy_program(
            f"memory = Rational({size} * ({thousands} * 10**3) ** 2, 10**9)",
            f"operations = n**3 / 3\ntime = simplify(operations.subs(n, {growth} * n) / operations)",
            f"stored = {{\n{stored},\n}}\n{by_limit}",
            assigned("answer", answer),
            names=("n",),
            positive=("n",),
        ),
        numpy_program(
            f"memory = np.dtype(np.float{8 * size}).itemsize * ({thousands} * 10**3) ** 2 / 10**9",
            f"sizes = np.array([10**6, {growth} * 10**6], float)\noperations = sizes**3 / 3\n"
            "time = operations[1] / operations[0]",
            f"n = np.array([1000.0, 2000.0])\nstored = {{\n{stored},\n}}\n{by_figures}",
            assigned("answer", answer),
        ),
    )
