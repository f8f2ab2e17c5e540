"""Both passes through a computational graph: its numbers, found twice, its picture and its programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.functions.computation import Computation, Operation
from engine.functions.linear import as_vector
from engine.landscape.plots import Edge, Graph
from engine.language.numeric import compiled
from engine.language.python_text import numpy_text, sympy_text
from engine.language.tree import Value, number
from engine.language.typeset import latex, name_latex
from engine.questions.question import Found, Witness
from engine.questions.sheet import Code
from engine.subjects.chain_rule.graphing import in_columns
from engine.subjects.programs import assigned, numpy_program, sympy_program

_STEP = 1e-5
# With more columns than this there is no room for formulas in the nodes.
_MOST_LABELLED = 4


@dataclass(frozen=True, slots=True)
class Passes:
    """A graph with the values and derivatives of all its nodes; `asked` has no target of a loss."""

    graph: Computation
    values: Mapping[str, Fraction]
    gradients: Mapping[str, Fraction]

    @property
    def gates(self) -> tuple[str, ...]:
        return tuple(gate.name for gate in self.graph.gates)

    @property
    def asked(self) -> tuple[str, ...]:
        """The nodes whose derivatives are asked: all but the output and the target of a loss."""
        return tuple(name for name in self.graph.nodes[:-1] if name != "y")

    def vector(self, gradients: Mapping[str, Fraction]) -> Value:
        return as_vector([gradients[name] for name in self.asked])


def run_through(graph: Computation) -> Passes:
    """Run a graph forward and backward, exactly.

    Raises:
        ZeroDivisionError: A denominator is zero.
    """
    values = graph.forward()
    return Passes(graph, values, graph.backward(values))


def _floats(run: Passes, moved: str = "", by: float = 0.0) -> dict[str, float]:
    """Run forward in floats, with one node moved by a little after it has been computed."""
    values: dict[str, float] = {}
    trees = {**run.graph.inputs, **{gate.name: gate.tree() for gate in run.graph.gates}}
    for name, tree in trees.items():
        values[name] = float(compiled(tree, tuple(values))(*values.values())) + (by if name == moved else 0.0)
    return values


def value_witness(run: Passes) -> Witness:
    """Return the values of the gates as a run in floats finds them."""
    return lambda _: tuple(_floats(run)[name] for name in run.gates)


def gradient_witness(run: Passes) -> Witness:
    """Return how much the output of a run in floats changes when each node is moved."""

    def witness(_: object) -> Found:
        return tuple(
            (_floats(run, name, _STEP)["L"] - _floats(run, name, -_STEP)["L"]) / (2 * _STEP) for name in run.asked
        )

    return witness


def _depths(graph: Computation) -> dict[str, int]:
    """Return the column of each node: a gate stands after what it reads, an input right before its first reader."""
    depths = dict.fromkeys(graph.inputs, 0)
    for gate in graph.gates:
        depths[gate.name] = 1 + max(depths[name] for name in gate.inputs)
    first_read = {name: min(depths[gate.name] for gate, _ in graph.readers(name)) for name in graph.inputs}
    return depths | {name: depth - 1 for name, depth in first_read.items()}


def drawn(run: Passes) -> Graph:
    """Return the graph with the given values; the others, and the derivatives, come after the verdict."""
    graph = run.graph
    depths = _depths(graph)
    columns = [[name for name in graph.nodes if depths[name] == depth] for depth in range(max(depths.values()) + 1)]
    found = {name: rf"{latex(number(value))}" for name, value in run.values.items() if name not in graph.inputs}
    edges = [
        Edge(start=name, end=gate.name, found=latex(number(run.graph.slope(gate, at, run.values))))
        for gate in graph.gates
        for at, name in enumerate(gate.inputs)
    ]
    labels = {} if len(columns) > _MOST_LABELLED else {g.name: f"{g.name} = {latex(g.tree())}" for g in graph.gates}
    shown = {name: latex(tree) for name, tree in graph.inputs.items()}
    return in_columns(columns, edges, {name: labels.get(name, name_latex(name)) for name in graph.nodes}, shown, found)


def programs(run: Passes) -> Code:
    """Return programs that answer with the values in part a and the derivatives in part b."""
    return Code(_sympy(run), _numpy(run))


_BY_RULE = """\
at = dict(inputs)
for node, rule in graph:
    at[node] = rule.subs(at)
slopes = {L: 1}
for node in asked[::-1]:
    readers = [(later, rule) for later, rule in graph if rule.has(node)]
    flows = [slopes[later] * diff(rule, node).subs(at) for later, rule in readers]
    slopes[node] = sum(flows)"""


def _sympy(run: Passes) -> str:
    inputs = ", ".join(f"{name}: {sympy_text(tree)}" for name, tree in run.graph.inputs.items())
    graph = ", ".join(f"({gate.name}, {sympy_text(gate.tree())})" for gate in run.graph.gates)
    answer = '{"a": [at[node] for node, _ in graph], "b": [slopes[node] for node in asked]}'
    return sympy_program(
        "\n".join(
            (
                assigned("inputs", f"{{{inputs}}}"),
                assigned("graph", f"[{graph}]"),
                assigned("asked", f"[{', '.join(run.asked)}]"),
            )
        ),
        _BY_RULE,
        assigned("answer", answer),
        names=run.graph.nodes,
    )


_SLOPES_IN_NUMPY: Mapping[Operation, tuple[str, ...]] = {
    "add": ("", "", ""),
    "subtract": ("", " * -1"),
    "multiply": (" * {1}", " * {0}"),
    "divide": (" / {1}", " * -{out} / {1}"),
    "square": (" * 2 * {0}",),
    "max": (" * ({0} > {1})", " * ({1} > {0})"),
    "relu": (" * ({0} > 0)",),
    "exp": (" * {out}",),
    "sigmoid": (" * {out} * (1 - {out})",),
}


def _numpy(run: Passes) -> str:
    """Return a program that runs forward, and backward with `+=` at every node."""
    graph = run.graph
    forward = [assigned(name, numpy_text(tree)) for name, tree in graph.inputs.items()]
    forward += [assigned(gate.name, numpy_text(gate.tree())) for gate in graph.gates]
    opened = [f"{' = '.join(f'd{name}' for name in graph.nodes[:-1])} = 0.0", "dL = 1.0"]
    backward = [
        f"d{name} += d{gate.name}" + _SLOPES_IN_NUMPY[gate.operation][at].format(*gate.inputs, out=gate.name)
        for gate in reversed(graph.gates)
        for at, name in enumerate(gate.inputs)
    ]
    answer = f'{{"a": [{", ".join(run.gates)}], "b": [{", ".join(f"d{name}" for name in run.asked)}]}}'
    return numpy_program("\n".join(forward), "\n".join(opened + backward), assigned("answer", answer))
