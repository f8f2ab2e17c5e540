"""The slips of differentiation: each is the differentiator with one rule gone wrong; `docs/slips.md` lists the codes.

A slip takes the derivative of a whole tree and notes where it departed from the rule, so that its message can speak of
the learner's own symbols.
"""

from typing import ClassVar

from engine.calculus.outer import outer_derivative
from engine.calculus.rules import Differentiator, lowered
from engine.calculus.tidy import minus, over, plus, times
from engine.language.tree import ONE, ZERO, Call, Name, Neg, Node, Power, Product, free_names
from engine.language.typeset import latex, name_latex


class SlippedDifferentiator(Differentiator):
    """A differentiator with one wrong rule.

    Attributes:
        code: The code in `docs/slips.md`.
    """

    code: ClassVar[str]

    def message(self) -> str:
        """Return what the learner seems to have done and what to look at; needs a site."""
        raise NotImplementedError

    def _seen(self, site: Node) -> None:
        self.sites.append(site)

    @property
    def _where(self) -> str:
        return f"${latex(self.sites[0])}$"

    @property
    def _variable(self) -> str:
        return f"${name_latex(self.name)}$"


class DropsInner(SlippedDifferentiator):
    """D1: h(u) to h'(u)."""

    code = "D1"

    def inner(self, inside: Node) -> Node:
        if inside != Name(self.name):
            self._seen(inside)
        return ONE

    def message(self) -> str:
        return (
            f"You differentiated the outside and left out the derivative of the inside, {self._where}. "
            f"The chain rule multiplies by it."
        )


class InnerReplaces(SlippedDifferentiator):
    """D2: h(u) to h'(u_x)."""

    code = "D2"

    def function(self, function: str, inside: Node) -> Node:
        self._seen(inside)
        return outer_derivative(function, self.derivative(inside))

    def message(self) -> str:
        return (
            f"You put the derivative of {self._where} in place of {self._where} itself. "
            f"Keep the inside as it is, and multiply by its derivative."
        )


class InnerInOuter(SlippedDifferentiator):
    """D3: h(u) to h'(u_x) u_x."""

    code = "D3"

    def function(self, function: str, inside: Node) -> Node:
        self._seen(inside)
        slope = self.derivative(inside)
        return times(outer_derivative(function, slope), slope)

    def message(self) -> str:
        return (
            f"You multiplied by the derivative of {self._where}, and also put it inside. "
            f"The inside of the outer derivative stays {self._where}."
        )


class ProductOfDerivatives(SlippedDifferentiator):
    """D4: (u v)' to u' v'."""

    code = "D4"

    def varying_product(self, factors: tuple[Node, ...]) -> Node:
        if len(factors) > 1:
            self._seen(Product(factors))
        return times(*(self.derivative(factor) for factor in factors))

    def message(self) -> str:
        return (
            f"You multiplied the derivatives of the factors of {self._where}. "
            f"The product rule differentiates one factor at a time and adds."
        )


class LosesProductTerm(SlippedDifferentiator):
    """D5: (u v)' to u' v."""

    code = "D5"

    def varying_product(self, factors: tuple[Node, ...]) -> Node:
        if len(factors) > 1:
            self._seen(factors[-1])
        return times(self.derivative(factors[0]), *factors[1:])

    def message(self) -> str:
        return f"One term of the product rule is missing: the one in which {self._where} is differentiated."


class LosesFirstProductTerm(SlippedDifferentiator):
    """D5b: (u v)' to u v'."""

    code = "D5b"

    def varying_product(self, factors: tuple[Node, ...]) -> Node:
        if len(factors) > 1:
            self._seen(factors[0])
        return times(*factors[:-1], self.derivative(factors[-1]))

    def message(self) -> str:
        return f"One term of the product rule is missing: the one in which {self._where} is differentiated."


class QuotientSign(SlippedDifferentiator):
    """D6: (u v' - u' v) / v^2."""

    code = "D6"

    def varying_quotient(self, numerator: Node, denominator: Node) -> Node:
        self._seen(numerator)
        return minus(super().varying_quotient(numerator, denominator))

    def message(self) -> str:
        return (
            "The two terms of the quotient rule have exchanged their signs. "
            f"The derivative of the numerator, {self._where}, comes first, with a plus."
        )


class QuotientWithoutSquare(SlippedDifferentiator):
    """D7: (u' v - u v') / v."""

    code = "D7"

    def varying_quotient(self, numerator: Node, denominator: Node) -> Node:
        self._seen(denominator)
        above = plus(
            times(self.derivative(numerator), denominator),
            minus(times(numerator, self.derivative(denominator))),
        )
        return over(above, denominator)

    def message(self) -> str:
        return f"Your numerator is that of the quotient rule. It belongs over the square of {self._where}."


class KeepsExponent(SlippedDifferentiator):
    """D8: x^n to n x^n."""

    code = "D8"

    def power_rule(self, base: Node, exponent: Node) -> Node:
        self._seen(Power(base, exponent))
        return times(exponent, Power(base, exponent), self.inner(base))

    def message(self) -> str:
        return f"The exponent of {self._where} came down and also stayed. After it comes down, it is one less."


class DropsCoefficient(SlippedDifferentiator):
    """D9: x^n to x^(n-1)."""

    code = "D9"

    def power_rule(self, base: Node, exponent: Node) -> Node:
        self._seen(Power(base, exponent))
        return times(Power(base, lowered(exponent)), self.inner(base))

    def message(self) -> str:
        return f"You lowered the exponent of {self._where}. The old exponent also comes down as a factor."


class PowerRuleOnExponential(SlippedDifferentiator):
    """D10: e^u to u e^(u-1) u'."""

    code = "D10"

    def exponential(self, whole: Node, inside: Node) -> Node:
        self._seen(whole)
        return times(inside, Call("exp", (plus(inside, Neg(ONE)),)), self.inner(inside))

    def message(self) -> str:
        return (
            f"You used the power rule on {self._where}. "
            f"There the exponent varies and the base does not, so the exponential stays as it is."
        )


class ExponentialReplaced(SlippedDifferentiator):
    """D11: e^u to e^(u')."""

    code = "D11"

    def exponential(self, whole: Node, inside: Node) -> Node:
        self._seen(whole)
        return Call("exp", (self.derivative(inside),))

    def message(self) -> str:
        return f"You differentiated in the exponent of {self._where}. The exponential stays, times that derivative."


class TrigonometricSign(SlippedDifferentiator):
    """D12: sin to -cos, cos to sin."""

    code = "D12"

    def outer(self, function: str, inside: Node) -> Node:
        right = outer_derivative(function, inside)
        if function not in {"sin", "cos"}:
            return right
        self._seen(Call(function, (inside,)))
        return minus(right)

    def message(self) -> str:
        keeps = isinstance(site := self.sites[0], Call) and site.function == "sin"
        rule = "Differentiating a sine keeps the sign." if keeps else "Differentiating a cosine changes the sign."
        return f"The derivative of {self._where} has the other sign. {rule}"


class LogarithmOfLogarithm(SlippedDifferentiator):
    """D13: (ln u)' to u' / ln u."""

    code = "D13"

    def outer(self, function: str, inside: Node) -> Node:
        if function != "ln":
            return outer_derivative(function, inside)
        self._seen(inside)
        return over(ONE, Call("ln", (inside,)))

    def message(self) -> str:
        return f"You divided by the logarithm. The derivative of a logarithm divides by its inside, {self._where}."


class DropsOtherVariable(SlippedDifferentiator):
    """D14: a coefficient that holds other variables is dropped (x^2 y to 2x)."""

    code = "D14"

    def coefficient(self, steady: tuple[Node, ...], varying: tuple[Node, ...]) -> tuple[Node, ...]:
        letters = tuple(factor for factor in steady if free_names(factor))
        if letters and varying:
            self._seen(times(*letters))
        return tuple(factor for factor in steady if not free_names(factor))

    def message(self) -> str:
        return f"The factor {self._where} is gone. It does not vary with {self._variable}, so it stays as a factor."


class MixedTermVanishes(SlippedDifferentiator):
    """D14b: a term that holds other variables becomes zero."""

    code = "D14b"

    def term(self, term: Node) -> Node:
        if self.depends(term) and free_names(term) != {self.name}:
            self._seen(term)
            return ZERO
        return self.derivative(term)

    def message(self) -> str:
        return f"{self._where} is gone. It holds {self._variable} too, so it has a derivative."


class ConstantsStay(SlippedDifferentiator):
    """D18b: terms free of the variable are kept."""

    code = "D18b"

    def term(self, term: Node) -> Node:
        if self.depends(term):
            return self.derivative(term)
        self._seen(term)
        return term

    def message(self) -> str:
        return f"{self._where} is still there. It does not vary with {self._variable}, so its derivative is zero."


SLIPS: tuple[type[SlippedDifferentiator], ...] = (
    DropsInner,
    InnerReplaces,
    InnerInOuter,
    ProductOfDerivatives,
    LosesProductTerm,
    LosesFirstProductTerm,
    QuotientSign,
    QuotientWithoutSquare,
    KeepsExponent,
    DropsCoefficient,
    PowerRuleOnExponential,
    ExponentialReplaced,
    TrigonometricSign,
    LogarithmOfLogarithm,
    DropsOtherVariable,
    MixedTermVanishes,
    ConstantsStay,
)
