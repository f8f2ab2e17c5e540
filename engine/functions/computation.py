"""Computational graphs with exact values: forward, and backward by the slopes of each gate.

An input may be ln k where it feeds nothing but an exponential or a sigmoid, whose values are then k and k / (k + 1).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from engine.language.tree import Call, Name, Neg, Node, Num, Power, Product, Quotient, Sum, number, rational

Operation: TypeAlias = Literal["add", "subtract", "multiply", "divide", "square", "max", "relu", "exp", "sigmoid"]
Values: TypeAlias = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Gate:
    """One operation on earlier nodes; `name` is the node that it fills."""

    name: str
    operation: Operation
    inputs: tuple[str, ...]

    def tree(self) -> Node:
        """Return what the gate computes, over the names of its inputs."""
        return _TREES[self.operation](*map(Name, self.inputs))


@dataclass(frozen=True, slots=True)
class Computation:
    """A graph that computes its last gate.

    Attributes:
        inputs: The value of each input, a rational number or ln k, in the order of the prompt.
        gates: Each after the nodes that it reads.
    """

    inputs: Mapping[str, Node]
    gates: tuple[Gate, ...]

    @property
    def output(self) -> str:
        return self.gates[-1].name

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every node, inputs first, the output last."""
        return (*self.inputs, *(gate.name for gate in self.gates))

    def readers(self, name: str) -> tuple[tuple[Gate, int], ...]:
        """Return the gates that read a node, each with the place of the node among its inputs."""
        return tuple((gate, at) for gate in self.gates for at, read in enumerate(gate.inputs) if read == name)

    def forward(self) -> dict[str, Fraction]:
        """Return the values of all nodes but the inputs that are logarithms.

        Raises:
            ZeroDivisionError: A denominator is zero.
        """
        values = {name: value for name, tree in self.inputs.items() if (value := rational(tree)) is not None}
        for gate in self.gates:
            values[gate.name] = self._value(gate, values)
        return values

    def _value(self, gate: Gate, values: Values) -> Fraction:
        if gate.operation in {"exp", "sigmoid"}:
            odds = odds_of(self.inputs[gate.inputs[0]])
            return odds if gate.operation == "exp" else odds / (1 + odds)
        return _VALUES[gate.operation](*(values[name] for name in gate.inputs))

    def backward(
        self, values: Values, slopes: "Slopes | None" = None, kept: "Kept" = lambda flows: sum(flows, Fraction(0))
    ) -> dict[str, Fraction]:
        """Return the derivative of the output by every node.

        Args:
            values: Of every node that is a number, the gates' among them.
            slopes: The local derivatives of some operations where they are not the right ones.
            kept: What a node makes of the flows that come back from the gates that read it, in their order.
        """
        rules = {**RIGHT_SLOPES, **(slopes or {})}
        found = {self.output: Fraction(1)}
        for name in reversed(self.nodes[:-1]):
            flows = [found[gate.name] * self._slope(gate, at, values, rules) for gate, at in self.readers(name)]
            found[name] = kept(flows)
        return found

    def _slope(self, gate: Gate, at: int, values: Values, rules: "Slopes") -> Fraction:
        # an input that is a logarithm has no rational value, and the rules that would need one use the output
        reads = tuple(values.get(name, Fraction(0)) for name in gate.inputs)
        return rules[gate.operation](reads, values[gate.name])[at]

    def slope(self, gate: Gate, at: int, values: Values) -> Fraction:
        """Return the derivative of a gate by one of its inputs."""
        return self._slope(gate, at, values, RIGHT_SLOPES)


# The derivatives of a gate by each of its inputs, given their values and its own.
Rule: TypeAlias = Callable[[tuple[Fraction, ...], Fraction], tuple[Fraction, ...]]
Slopes: TypeAlias = Mapping[Operation, Rule]
Kept: TypeAlias = Callable[[Sequence[Fraction]], Fraction]

_ONE, _ZERO, _TWO = Fraction(1), Fraction(0), Fraction(2)

RIGHT_SLOPES: Slopes = {
    "add": lambda reads, _: (_ONE,) * len(reads),
    "subtract": lambda *_: (_ONE, -_ONE),
    "multiply": lambda reads, _: (reads[1], reads[0]),
    "divide": lambda reads, value: (1 / reads[1], -value / reads[1]),
    "square": lambda reads, _: (2 * reads[0],),
    "max": lambda reads, _: (_ONE, _ZERO) if reads[0] > reads[1] else (_ZERO, _ONE),
    "relu": lambda reads, _: (_ONE if reads[0] > 0 else _ZERO,),
    "exp": lambda _, value: (value,),
    "sigmoid": lambda _, value: (value * (1 - value),),
}

_VALUES: Mapping[Operation, Callable[..., Fraction]] = {
    "add": lambda *reads: sum(reads, _ZERO),
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "square": lambda a: a * a,
    "max": max,
    "relu": lambda a: max(a, _ZERO),
}

_TREES: Mapping[Operation, Callable[..., Node]] = {
    "add": lambda *reads: Sum(reads),
    "subtract": lambda a, b: Sum((a, Neg(b))),
    "multiply": lambda a, b: Product((a, b)),
    "divide": Quotient,
    "square": lambda a: Power(a, number(2)),
    "max": lambda a, b: Call("max", (a, b)),
    "relu": lambda a: Call("relu", (a,)),
    "exp": lambda a: Call("exp", (a,)),
    "sigmoid": lambda a: Call("sigmoid", (a,)),
}


def odds_of(tree: Node) -> Fraction:
    """Return the k of ln k, of -ln k its reciprocal, and 1 for 0."""
    match tree:
        case Call("ln", (Num(value),)):
            return value
        case Neg(argument):
            return 1 / odds_of(argument)
        case _:
            return _ONE
