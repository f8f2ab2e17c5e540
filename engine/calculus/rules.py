"""The rules of differentiation on trees, one method a rule, so that a slip can be one rule gone wrong."""

from fractions import Fraction

from engine.calculus.outer import outer_derivative
from engine.calculus.tidy import expanded, minus, over, plus, raised, tidy, times, well_led
from engine.errors import DefectError
from engine.language.tree import (
    ONE,
    ZERO,
    Call,
    Const,
    E,
    Hole,
    Name,
    Neg,
    Node,
    Num,
    Power,
    Product,
    Quotient,
    Sum,
    free_names,
    number,
    rational,
)


class Differentiator:
    """Takes derivatives with respect to one name.

    Every method returns a tidied tree. `sites` collects the nodes where a slip (a subclass) departed from the rule.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.sites: list[Node] = []

    def derivative(self, node: Node) -> Node:
        if not self.depends(node):
            return ZERO
        match node:
            case Name():
                return ONE
            case Neg(argument):
                return minus(self.derivative(argument))
            case Sum(terms):
                return plus(*(self.term(term) for term in terms))
            case Product(factors):
                return self.product(factors)
            case Quotient(numerator, denominator):
                return self.quotient(numerator, denominator)
            case Power(base, exponent):
                return self.power(base, exponent)
            case Call(function, arguments):
                return self.call(function, arguments)
            case Num() | Const() | Hole():
                return ZERO

    def depends(self, node: Node) -> bool:
        return self.name in free_names(node)

    def term(self, term: Node) -> Node:
        """Differentiate one term of a sum."""
        return self.derivative(term)

    def product(self, factors: tuple[Node, ...]) -> Node:
        """Take the factors that do not vary out, and apply the product rule to the others."""
        steady = tuple(factor for factor in factors if not self.depends(factor))
        varying = tuple(factor for factor in factors if self.depends(factor))
        return distributed(self.coefficient(steady, varying), self.varying_product(varying))

    def coefficient(self, steady: tuple[Node, ...], varying: tuple[Node, ...]) -> tuple[Node, ...]:  # noqa: ARG002 - slips look at what varies
        """Return the factors that stay in front."""
        return steady

    def varying_product(self, factors: tuple[Node, ...]) -> Node:
        """Apply the product rule to factors that all vary."""
        return plus(
            *(
                distributed((*factors[:place], *factors[place + 1 :]), self.derivative(factor))
                for place, factor in enumerate(factors)
            )
        )

    def quotient(self, numerator: Node, denominator: Node) -> Node:
        if not self.depends(denominator):
            return over(self.derivative(numerator), denominator)
        if not self.depends(numerator):
            base, power = _base_and_power(denominator)
            return over(minus(times(number(power), numerator, self.derivative(base))), raised(base, number(power + 1)))
        return self.varying_quotient(numerator, denominator)

    def varying_quotient(self, numerator: Node, denominator: Node) -> Node:
        """Apply the quotient rule; over a power of D as (n' D - k n D') / D^(k+1), which spares a cancellation."""
        base, power = _base_and_power(denominator)
        above = plus(
            times(self.derivative(numerator), base),
            minus(times(number(power), numerator, self.derivative(base))),
        )
        return over(expanded(above), raised(base, number(power + 1)))

    def power(self, base: Node, exponent: Node) -> Node:
        if not self.depends(exponent):
            return self.power_rule(base, exponent)
        if base == E:
            return self.exponential(Power(base, exponent), exponent)
        if not self.depends(base):
            return times(Power(base, exponent), Call("ln", (base,)), self.inner(exponent))
        logarithm = times(exponent, Call("ln", (base,)))
        return times(Power(base, exponent), self.derivative(logarithm))

    def power_rule(self, base: Node, exponent: Node) -> Node:
        return times(exponent, Power(base, lowered(exponent)), self.inner(base))

    def extremum(self, function: str, first: Node, rest: tuple[Node, ...]) -> Node:
        """Return the derivative of whichever is the largest or least; where two are, it is the mean of theirs."""
        other = rest[0] if len(rest) == 1 else Call(function, rest)
        difference = plus(first, minus(other)) if function == "max" else plus(other, minus(first))
        leads = Call("sign", (difference,))
        both = (
            times(self.derivative(first), plus(ONE, leads)),
            times(self.derivative(other), plus(ONE, minus(leads))),
        )
        return over(plus(*both), number(2))

    def call(self, function: str, arguments: tuple[Node, ...]) -> Node:
        match function, arguments:
            case "exp", (inside,):
                return self.exponential(Call(function, arguments), inside)
            case "root", (inside, index):
                return self.derivative(Power(inside, Quotient(ONE, index)))
            case "logb", (inside, base):
                return self.derivative(Quotient(Call("ln", (inside,)), Call("ln", (base,))))
            case "max" | "min", (first, *rest) if rest:
                return self.extremum(function, first, tuple(rest))
            case _, (inside,):
                return self.function(function, inside)
            case _:
                raise DefectError(f"There is no rule for the derivative of {function} with {len(arguments)} arguments.")

    def exponential(self, whole: Node, inside: Node) -> Node:
        return times(whole, self.inner(inside))

    def function(self, function: str, inside: Node) -> Node:
        """Apply the chain rule to a function of one argument."""
        return times(self.outer(function, inside), self.inner(inside))

    def outer(self, function: str, inside: Node) -> Node:
        return outer_derivative(function, inside)

    def inner(self, inside: Node) -> Node:
        """Return the inner derivative of the chain rule."""
        return self.derivative(inside)


def lowered(exponent: Node) -> Node:
    """Return the exponent less one."""
    power = rational(exponent)
    return number(power - 1) if power is not None else plus(exponent, Neg(ONE))


def distributed(factors: tuple[Node, ...], derivative: Node) -> Node:
    """Multiply every term of a derivative by the factors, so that `3y(2x + x^2)` comes out as a sum of products."""
    terms = derivative.terms if isinstance(derivative, Sum) else (derivative,)
    return plus(*(times(*factors, term) for term in terms))


def _base_and_power(denominator: Node) -> tuple[Node, Fraction]:
    match denominator:
        case Power(base, exponent):
            power = rational(exponent)
            if power is not None and power > 0:
                return base, power
        case Call("sqrt", (base,)):
            return base, Fraction(1, 2)
        case _:
            pass
    return denominator, Fraction(1)


def partial(node: Node, *names: str) -> Node:
    """Return the partial derivative, taken with respect to each name in turn, opening with a positive term."""
    for name in names:
        node = Differentiator(name).derivative(tidy(node))
    return well_led(node)


def gradient(node: Node, names: tuple[str, ...]) -> tuple[Node, ...]:
    """Return the partial derivatives in the order of the names."""
    return tuple(partial(node, name) for name in names)


def jacobian(components: tuple[Node, ...], names: tuple[str, ...]) -> tuple[tuple[Node, ...], ...]:
    """Return the Jacobian in numerator layout: a row for each component, a column for each name."""
    return tuple(gradient(component, names) for component in components)


def hessian(node: Node, names: tuple[str, ...]) -> tuple[tuple[Node, ...], ...]:
    """Return the Jacobian of the gradient."""
    return jacobian(gradient(node, names), names)
