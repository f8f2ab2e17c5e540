"""Forward and backward through a small graph: every value, and the derivative of the output by every node.

From level 2 on one node is read twice, and what comes back from its two readers differs, so that overwriting shows.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from engine.calculus.rules import partial
from engine.chance import Draw
from engine.functions.attempts import found
from engine.functions.computation import Computation, Gate, Kept, Operation, Slopes
from engine.functions.linear import as_vector
from engine.functions.logits import log_of
from engine.language.plain_text import plain
from engine.language.substitution import substituted
from engine.language.tree import ONE, Name, Neg, Node, Product, Sum, number
from engine.language.typeset import enumerated, latex, name_latex
from engine.questions.keys import Key
from engine.questions.question import Claim, Example, Family, Part, Question, Slip, Step
from engine.subjects.chain_rule.passes import Passes, drawn, gradient_witness, programs, run_through, value_witness
from engine.subjects.earlier import exact_vector
from engine.subjects.prompts import definitions, listed, paragraph, partial_symbol

_LARGEST_VALUE = 40
_LARGEST_GRADIENT = 60
_LARGEST_DENOMINATOR = 36
# A closed ReLU stops what would come back to itself and to its two sources.
_MOST_ZEROS = 3

# A gate as it is drawn: the node, the operations to choose from, and what it reads.
_Plan = tuple[tuple[str, str, str], ...]

_OPERATIONS: Mapping[str, Operation] = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "^": "square",
    "M": "max",
    "R": "relu",
    "E": "exp",
    "S": "sigmoid",
}

_PLANS: Mapping[int, tuple[_Plan, ...]] = {
    1: (
        (("p", "*+", "a b"), ("q", "+*", "p c"), ("L", "^", "q")),
        (("p", "*", "a b"), ("q", "+-*", "c d"), ("L", "*", "p q")),
        (("p", "^", "a"), ("q", "*", "p b"), ("L", "+-", "q c")),
        (("p", "+-", "a b"), ("q", "*", "p c"), ("L", "*", "q d")),
    ),
    2: (
        (("p", "+*", "a b"), ("q", "*", "p c"), ("r", "^", "p"), ("L", "+-", "q r")),
        (("p", "*", "a b"), ("q", "+-", "a c"), ("L", "*", "p q")),
        (("p", "*", "a b"), ("q", "+-", "p c"), ("L", "*", "p q")),
        (("p", "+-", "a b"), ("q", "*", "p c"), ("r", "+-", "p d"), ("L", "*", "q r")),
    ),
    3: (
        (("p", "*", "a b"), ("q", "M", "p c"), ("L", "+-", "q a")),
        (("p", "+-*", "a b"), ("q", "M", "p c"), ("r", "*", "p d"), ("L", "+-", "q r")),
        (("p", "+-", "a b"), ("q", "R", "p"), ("r", "*", "p c"), ("L", "+-", "q r")),
        (("p", "R", "a"), ("q", "+-", "p b"), ("r", "^", "q"), ("L", "+-", "r b")),
        (("p", "*", "a b"), ("q", "R", "p"), ("r", "+-", "q c"), ("s", "^", "r"), ("L", "+-", "s c")),
    ),
    4: (
        (("p", "E", "a"), ("q", "+", "p b"), ("L", "/", "p q")),
        (("p", "E", "a"), ("q", "*", "p b"), ("r", "+-", "p c"), ("L", "/", "q r")),
        (("p", "S", "a"), ("q", "*", "p b"), ("r", "+-", "p c"), ("L", "*", "q r")),
        (("p", "/", "a b"), ("q", "+-", "p c"), ("L", "*", "p q")),
    ),
    5: (
        (("p", "*", "w x"), ("z", "+", "p b"), ("d", "-", "z y"), ("s", "^", "d"), ("r", "^", "w"), ("L", "+", "s r")),
        (("p", "*", "w x"), ("h", "R", "p"), ("o", "*", "w h"), ("d", "-", "o y"), ("L", "^", "d")),
        (("p", "*", "w x"), ("h", "R", "p"), ("o", "+", "h x"), ("d", "-", "o y"), ("L", "^", "d")),
        (("p", "*", "w x"), ("q", "*", "w u"), ("z", "+", "p q b"), ("d", "-", "z y"), ("L", "^", "d")),
    ),
}

_OPENINGS = (
    "Run this graph forward, then backward.",
    "Find the value of every node, and the derivative of $L$ with respect to every node.",
)
_ASKED = (
    "What does automatic differentiation leave at every node of this graph?",
    "Which values and which derivatives of the loss does a framework fill in at the nodes of this graph?",
)


def make(draw: Draw) -> Question:
    opening = draw.choice(_ASKED if draw.level == 5 else _OPENINGS)
    return passes(_drawn(draw), opening)


def passes(graph: Computation, opening: str) -> Question:
    """Return the question of both passes through a graph."""
    run = run_through(graph)
    trees = {gate.name: gate.tree() for gate in graph.gates}
    values = r", \quad ".join(f"{name} = {{{name}}}" for name in graph.inputs)
    gates = r", \quad ".join(f"{name} = {{{name}}}" for name in trees)
    return Question(
        prompt=f"{paragraph(opening, definitions(trees.values()), _target_note(graph))}\n${values}$\n${gates}$",
        given={**graph.inputs, **trees},
        names=graph.nodes[:-1],
        parts=_parts(run),
        steps=(*_forward_steps(run), *_backward_steps(run)),
        slips=_slips(run),
        hints=(
            "Forward, each node needs the ones before it. Backward, each node collects from every gate that reads it.",
            _first_hint(run),
        ),
        note="both passes: " + "; ".join(f"{name} = {plain(tree)}" for name, tree in {**graph.inputs, **trees}.items()),
        landscape=drawn(run),
        code=programs(run),
    )


def _target_note(graph: Computation) -> str:
    return "Here $y$ is a fixed target." if "y" in graph.inputs else ""


def _first_hint(run: Passes) -> str:
    first, last = run.graph.gates[0], run.graph.gates[-1]
    return (
        f"Start with ${first.name} = {latex(number(run.values[first.name]))}$."
        f" The backward pass starts at $L$ with 1, and ${latex(last.tree())}$ hands it on."
    )


def _parts(run: Passes) -> tuple[Part, ...]:
    gates, asked = listed(run.gates), listed(run.asked)
    return (
        Part(
            key=as_vector([run.values[name] for name in run.gates]),
            kind="vector",
            label=f"({gates})",
            names=(),
            witness=value_witness(run),
            id="a",
            asks=f"(a) The values of ${gates}$.",
            layout=f"The entries stand in the order ${gates}$.",
        ),
        Part(
            key=run.vector(run.gradients),
            kind="vector",
            label=rf"\frac{{\partial L}}{{\partial ({asked})}}",
            names=(),
            witness=gradient_witness(run),
            id="b",
            asks=f"(b) The derivatives of $L$ with respect to ${asked}$.",
            layout=f"The entries stand in the order ${asked}$.",
            follows=_follows(run),
        ),
    )


def _follows(run: Passes) -> Callable[[Mapping[str, Key]], Key | None]:
    """Return what takes the learner's own values of the gates through the backward pass."""

    def follow(earlier: Mapping[str, Key]) -> Key | None:
        own = exact_vector(earlier, "a")
        if own is None or len(own) != len(run.gates):
            return None
        try:
            return run.vector(run.graph.backward({**run.values, **dict(zip(run.gates, own, strict=True))}))
        except ZeroDivisionError:
            return None

    return follow


def _forward_steps(run: Passes) -> tuple[Step, ...]:
    known: dict[str, Node] = dict(run.graph.inputs)
    steps = []
    for place, gate in enumerate(run.graph.gates):
        value = number(run.values[gate.name])
        put_in = substituted(gate.tree(), known)
        known[gate.name] = value
        says = f"Forward: ${gate.name}$ needs {enumerated([name_latex(name) for name in gate.inputs])}."
        formula = f"{gate.name} = {latex(gate.tree())} = {latex(value)}"
        steps.append(Step(says, formula, (Claim(put_in, value),), yields=(0, place, value), part="a"))
    return tuple(steps)


def _backward_steps(run: Passes) -> tuple[Step, ...]:
    return tuple(_backward_step(run, name) for name in reversed(run.asked))


def _backward_step(run: Passes, name: str) -> Step:
    """Collect what comes back to one node from every gate that reads it."""
    readers = run.graph.readers(name)
    flows = [_flow(run, gate, run.graph.slope(gate, at, run.values)) for gate, at in readers]
    whole = flows[0] if len(flows) == 1 else Sum(tuple(flows))
    value = number(run.gradients[name])
    seen = enumerated([gate.name for gate, _ in readers])
    says = f"Backward: ${name}$ is read by {seen}" + (
        ", so what comes back is added." if len(readers) > 1 else " alone."
    )
    ways = " + ".join(_way(gate, at) for gate, at in readers).replace("+ -", "- ")
    shown = dict.fromkeys((ways, latex(whole), latex(value)))
    formula = f"{partial_symbol('L', name)} = {' = '.join(shown)}"
    return Step(says, formula, (Claim(whole, value),), yields=(0, run.asked.index(name), value), part="b")


def _flow(run: Passes, gate: Gate, slope: Fraction) -> Node:
    """Return what one gate sends back: its own derivative, which is 1 at the output, times its slope."""
    if gate.name == run.graph.output:
        return number(slope)
    return Product((number(run.gradients[gate.name]), number(slope)))


def _way(gate: Gate, at: int) -> str:
    symbol = gate.name if gate.operation in {"max", "relu"} else ""
    slope = partial_symbol(symbol, gate.inputs[at]) if symbol else _slope_latex(gate, at)
    if gate.name == "L":
        return slope
    bracketed = rf"\left({slope}\right)" if slope.startswith("-") else slope
    return rf"{partial_symbol('L', gate.name)} \cdot {bracketed}"


def _slope_latex(gate: Gate, at: int) -> str:
    slope = {"exp": Name(gate.name), "sigmoid": _logistic_slope(Name(gate.name))}.get(gate.operation)
    return latex(partial(gate.tree(), gate.inputs[at]) if slope is None else slope)


def _logistic_slope(value: Node) -> Node:
    return Product((value, Sum((ONE, Neg(value)))))


_WRONG_SLOPES: tuple[tuple[str, str, Slopes, str], ...] = (
    ("B3", "multiply", {"multiply": lambda reads, _: reads}, "a product hands each factor its own value. It hands on the other factor."),
    ("B7", "add", {"add": lambda reads, _: tuple(reversed(reads))}, "a sum multiplies by its other input. A sum hands the derivative on unchanged."),
    ("B8", "max", {"max": lambda *_: (Fraction(1), Fraction(1))}, "a maximum hands the derivative to both inputs. Only the larger one moves it."),
    ("B6", "relu", {"relu": lambda *_: (Fraction(1),)}, "the ReLU lets the derivative through. Look at the sign of what it reads."),
    ("B1", "sigmoid", {"sigmoid": lambda *_: (Fraction(1),)}, "the sigmoid hands the derivative on unchanged. Its slope is value times one minus value."),
    ("D6", "divide", {"divide": lambda reads, value: (1 / reads[1], value / reads[1])}, "the denominator has a plus sign. A larger denominator makes a quotient smaller."),
    ("D9", "square", {"square": lambda reads, _: reads}, "the square has lost its 2. The exponent comes down as a factor."),
    ("D11", "exp", {"exp": lambda *_: (Fraction(1),)}, "the exponential hands the derivative on unchanged. Its slope is its own value."),
    ("D17", "subtract", {"subtract": lambda *_: (Fraction(1), Fraction(1))}, "both inputs of a difference have a plus sign. The second one counts with a minus."),
)  # fmt: skip


def _slips(run: Passes) -> tuple[Slip, ...]:
    used = {gate.operation for gate in run.graph.gates}
    found = [
        Slip(code, run.vector(run.graph.backward(run.values, slopes)), f"In your backward pass {says}", "b")
        for code, operation, slopes, says in _WRONG_SLOPES
        if operation in used
    ]
    return (*_fork_slips(run), *found, *_forward_slips(run))


def _fork_slips(run: Passes) -> list[Slip]:
    """Return what is left where the first, or the last, of several flows overwrites the others."""
    forks = [name for name in run.asked if len(run.graph.readers(name)) > 1]
    if not forks:
        return []
    says = f"At {enumerated(forks)} only one of two flows is left. What comes back from all readers is added."
    kept: tuple[Kept, ...] = (lambda flows: flows[0], lambda flows: flows[-1])
    return [Slip("C5", run.vector(run.graph.backward(run.values, kept=one)), says, "b") for one in kept]


def _forward_slips(run: Passes) -> list[Slip]:
    """Return the output alone handed back as if every slope were one."""
    ones = as_vector([1] * len(run.asked))
    return [Slip("C2", ones, "Every derivative is 1 here. Each gate multiplies by its own slope on the way back.", "b")]


def _drawn(draw: Draw) -> Computation:
    def one() -> Computation | None:
        gates = tuple(
            Gate(name, _OPERATIONS[draw.choice(choices)], tuple(reads.split()))
            for name, choices, reads in draw.choice(_PLANS[draw.level])
        )
        graph = Computation(_inputs(draw, gates), gates)
        return graph if _is_telling(graph, draw) else None

    return found(draw, "graph", one)


def _inputs(draw: Draw, gates: Sequence[Gate]) -> dict[str, Node]:
    """Return whole inputs in the order in which they are read; what is exponentiated is ln k."""
    filled = {gate.name for gate in gates}
    read = dict.fromkeys(name for gate in gates for name in gate.inputs if name not in filled)
    curved = {gate.inputs[0] for gate in gates if gate.operation in {"exp", "sigmoid"}}
    return {name: log_of(Fraction(draw.integer(2, 5))) if name in curved else number(draw.nonzero(6)) for name in read}


def _is_telling(graph: Computation, draw: Draw) -> bool:
    """Whether no number is large, only a ReLU gives zero, no fork is fed zero or twice the same, and half of the ReLUs are closed."""
    try:
        run = run_through(graph)
    except ZeroDivisionError:
        return False
    values, gradients = list(run.values.values()), [run.gradients[name] for name in run.asked]
    if max(map(abs, values)) > _LARGEST_VALUE or max(map(abs, gradients)) > _LARGEST_GRADIENT:
        return False
    if any(value.denominator > _LARGEST_DENOMINATOR for value in (*values, *gradients)):
        return False
    if 0 in values and not any(gate.operation == "relu" for gate in graph.gates):
        return False
    return _has_live_forks(run) and _has_clear_gates(run, closed=draw.chance(1, 2))


def _has_live_forks(run: Passes) -> bool:
    for name in run.asked:
        readers = run.graph.readers(name)
        flows = [run.gradients[gate.name] * run.graph.slope(gate, at, run.values) for gate, at in readers]
        if len(flows) > 1 and (len(set(flows)) < len(flows) or 0 in flows or sum(flows) == 0):
            return False
    return sum(gradient == 0 for gradient in run.gradients.values()) <= _MOST_ZEROS


def _has_clear_gates(run: Passes, *, closed: bool) -> bool:
    """Whether what is compared differs by one at least, and a ReLU is closed, or open, as asked."""
    for gate in run.graph.gates:
        reads = [run.values.get(name, Fraction(0)) for name in gate.inputs]
        if gate.operation == "max" and abs(reads[0] - reads[1]) < 1:
            return False
        if gate.operation == "relu" and (reads[0] == 0 or (reads[0] < 0) != closed):
            return False
        if gate.operation in {"multiply", "square", "divide"} and 0 in (reads if gate.operation != "multiply" else ()):
            return False
    return True


def _golden() -> Question:
    gates = (Gate("p", "add", ("a", "b")), Gate("q", "multiply", ("p", "c")), Gate("r", "square", ("p",)))
    inputs: dict[str, Node] = {"a": number(2), "b": number(1), "c": number(-4)}
    return passes(Computation(inputs, (*gates, Gate("L", "add", ("q", "r")))), _OPENINGS[0])


FAMILY = Family(
    id="bp_graph",
    revision=2,
    topic="chain_rule",
    title="Backward through a graph",
    levels=(1, 2, 3, 4, 5),
    make=make,
    source="Goodfellow, Bengio & Courville, Deep Learning (2016), section 6.5",
    connection="This is what automatic differentiation does: one pass forward, one pass back, adding at every fork.",
    examples=(
        # p = a b, q = p c, r = p^2, L = q - r at a = 3, b = 1, c = 2
        Example(
            level=2,
            seed=1,
            accepts=({"a": "[20, -2, -40]", "b": "(10, -8, 20, -2, 20)"},),
            refuses={
                "C5": {"a": "[20, -2, -40]", "b": "[20, -8, 20, -2, 20]"},
                "B3": {"a": "[20, -2, -40]", "b": "[78, 100, -2, 20, -2]"},
            },
        ),
        # p = a + b, q = p c, r = p^2, L = q + r at a = 2, b = 1, c = -4
        Example(
            of=_golden,
            accepts=({"a": "(3, -12, 9, -3)", "b": "[2, 2, 3, 2, 1, 1]"},),
            refuses={"C5": {"a": "(3, -12, 9, -3)", "b": "[6, 6, 3, 6, 1, 1]"}},
        ),
    ),
)
