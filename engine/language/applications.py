"""Functions applied to arguments: `sin(x)`, `max(x, y)`, `log_2(x)`, and `sin^2 2x` where parentheses are left out.

Without parentheses a function takes what hangs together: `sin 2x`, `sin xy`; a function that follows begins a new
factor: `sin x cos y`. Where it may as well take more or less, as in `sin x y` and `ln x^2`, the learner is asked.
"""

from abc import ABC, abstractmethod
from typing import NamedTuple

from engine.errors import LearnerError, Span
from engine.language.cursor import Cursor
from engine.language.forks import Edit, Rewriting, enclose, insert
from engine.language.literals import number, raised_number
from engine.language.reach import reach
from engine.language.tokens import Token
from engine.language.tree import FUNCTIONS, Call, Const, Name, Neg, Node, Power, Product, free_names, rational
from engine.language.words import INVERSES

_COMMON_BASES = frozenset(["2", "10"])
_APPLICATIONS = frozenset(["function", "root"])
_WORDS = frozenset(["name", "constant"])
_ROOTS = {"sqrt": None, "cbrt": "3", "2": None, "3": "3", "4": "4"}
_MOST_READINGS = 3


class Factor(NamedTuple):
    """A factor as it stands in the text.

    Attributes:
        first: Its first token.
        stop: Where it ends.
        base_stop: Where its base ends, if it is a power.
    """

    node: Node
    first: Token
    stop: int
    base_stop: int | None


def is_number(node: Node) -> bool:
    return not free_names(node)


class Applications(Cursor, ABC):
    """Reads a function with what it is applied to; the reader of expressions supplies the rest."""

    @abstractmethod
    def expression(self) -> Node:
        """Read a sum."""

    @abstractmethod
    def power(self) -> Factor:
        """Read a factor."""

    @abstractmethod
    def group(self) -> Node:
        """Read an expression in brackets."""

    @abstractmethod
    def another_follows(self) -> bool:
        """Whether the next token begins a factor of the same product."""

    def application(self) -> Node:
        """Read a function or a root sign and its arguments."""
        at, function = self.at, self.take()
        base = self._logarithm_base(function)
        exponent = self._early_exponent(function)
        named = self.before.stop
        call = _call(function, base, self._arguments(function, powered=exponent is not None))
        if exponent is None:
            return call
        if rational(exponent) == -1:
            self._ask_inverse(at, named)
        return Power(call, exponent)

    def _logarithm_base(self, function: Token) -> Node | None:
        """Read the base of `log_2(x)`, `log_b x` and `log2(x)`."""
        if function.text == "log_":
            return self._index()
        if function.text != "log" or self.token.kind != "number" or self.token.spaced:
            return None
        following = self.tokens[self.at + 1]
        if following.text == "(" and self.token.text in _COMMON_BASES:
            return number(self.take().text)
        if following.kind in _APPLICATIONS | _WORDS or following.text == "(":
            base, argument = (insert(function.stop, "_"),), (insert(function.stop, " "),)
            self.ask(Span(function.start, following.stop), [base, argument])
        return None

    def _index(self) -> Node:
        if self.token.text in {"{", "("}:
            return self.group()
        if self.token.kind == "number":
            return number(self.take().text)
        if self.token.kind in _WORDS:
            word = self.take()
            return Name(word.text) if word.kind == "name" else Const(word.text)
        return self.missing("The base of the logarithm follows the underscore, as in log_2(x).", self.before.span)

    def _early_exponent(self, function: Token) -> Node | None:
        """Read the exponent between a function and its argument, as in `sin^2 x`."""
        if function.kind == "root":
            return None
        if self.token.kind == "superscript":
            exponent = raised_number(self.token.text, self.take().span)
        elif self.accept("^"):
            exponent = self._plain_exponent(function)
        else:
            return None
        value = rational(exponent)
        if (value is None and self.gap is None) or (value == -1 and function.text not in INVERSES):
            raise self._misplaced_exponent(function)
        return exponent

    def _plain_exponent(self, function: Token) -> Node:
        negative = self.accept("-")
        if self.token.text in {"(", "{"}:
            exponent = self.group()
        elif self.token.kind == "number":
            exponent = number(self.take().text)
        elif self.token.kind == "end":
            exponent = self.missing("The exponent is missing.", self.before.span)
        else:
            raise self._misplaced_exponent(function)
        return Neg(exponent) if negative else exponent

    def _misplaced_exponent(self, function: Token) -> LearnerError:
        written = self.written(function)
        if function.text == "exp":
            return LearnerError(f"Write e^x or exp(x) instead of {written}^x.", Span(function.start, self.token.stop))
        return LearnerError(
            f"An exponent that is not a plain number goes behind the argument: {written}(x)^n.",
            Span(function.start, self.token.stop),
        )

    def _arguments(self, function: Token, *, powered: bool) -> list[Node]:
        if self.token.text == "(":
            return self._listed(function)
        if self.token.text == "{" and self.latex:
            return self._padded(function, [self.group()])
        if FUNCTIONS.get(function.text, (1, 1))[0] > 1 and self.token.kind != "end":
            raise LearnerError(f"Put what {function.text} is taken of in parentheses.", function.span)
        return self._padded(function, [self._bare(function, powered=powered)])

    def _listed(self, function: Token) -> list[Node]:
        """Read arguments in parentheses."""
        self.enter()
        opening = self.take()
        arguments = [self.apart(self.expression)]
        while self.accept(self.separator):
            arguments.append(self.apart(self.expression))
        self.close(opening)
        self.leave()
        return self._padded(function, arguments)

    def _padded(self, function: Token, arguments: list[Node]) -> list[Node]:
        """Return as many arguments as the function takes, with holes for those still missing."""
        least, most = FUNCTIONS.get(function.text, (1, 1))
        whole = Span(function.start, self.before.stop)
        if len(arguments) > most:
            only = "one value" if most == 1 else f"at most {most} values"
            raise LearnerError(f"{self.written(function)} takes {only}.", whole)
        if len(arguments) < least:
            example = f"{function.text}(x, 3)" if most == least else f"{function.text}(x, y)"
            hole = self.missing(f"{function.text} takes two values, as in {example}.", whole)
            return [*arguments, *[hole] * (least - len(arguments))]
        return arguments

    def _bare(self, function: Token, *, powered: bool) -> Node:
        """Read an argument without parentheses, and ask how far it reaches where that cannot be seen."""
        begun, start = self.before.stop, self.token.start
        if self.token.kind == "end":
            whole = Span(function.start, begun)
            return self.missing(f"Something is missing after “{self.text[slice(*whole)]}”.", whole)
        self.enter()
        negative = self.accept("-")
        run = [self.power()]
        while self.another_follows() and not self._begins_anew(function, run):
            run.append(self.power())
        self._ask_extent(function, Span(begun, start), run, powered=powered)
        self.leave()
        node = run[0].node if len(run) == 1 else Product(tuple(factor.node for factor in run))
        return Neg(node) if negative else node

    def _begins_anew(self, function: Token, run: list[Factor]) -> bool:
        """Whether the next factor is none of the argument's: `cos` in `sin x cos y`, and `x` in `√2 x`."""
        if function.kind == "root" and self.token.spaced:
            return True
        complete = run[0].first.kind not in _APPLICATIONS and not all(is_number(factor.node) for factor in run)
        return self.token.kind in _APPLICATIONS and complete and function.kind != "root"

    def _ask_extent(self, function: Token, gap: Span, run: list[Factor], *, powered: bool) -> None:
        """Ask what a function without parentheses takes, if that is not plain.

        Args:
            function: The function.
            gap: From the end of the function, with its base and exponent, to the start of the argument.
            run: The factors behind it.
            powered: Whether the function has its own exponent, so that a second one belongs to the argument.
        """
        if self.fork is not None:
            return
        tight = _tight(run)
        sizes = sorted({tight, len(run), 1} if function.text in _ROOTS else {tight, len(run)})
        number_first = all(is_number(factor.node) for factor in run[:tight])
        if number_first and function.text not in _ROOTS:
            sizes.reverse()
        rewritings: list[Rewriting] = [_enclosed(gap, run[size - 1].stop) for size in sizes]
        power = next((factor.base_stop for factor in run[:tight] if factor.base_stop), None)
        if power is not None and not powered:
            rewritings.append(enclose(function.start, power))
        stop = run[-1].stop
        if self._goes_on(function):
            stop = reach(self.tokens, self.at + 1)
            further_first = number_first and function.text not in _ROOTS
            rewritings.insert(0 if further_first else len(rewritings), _enclosed(gap, stop))
        self.ask(Span(function.start, stop), rewritings[:_MOST_READINGS])

    def _goes_on(self, function: Token) -> bool:
        """Whether `*` or `/` and more follow, which may belong to the argument: `sin x/2`, but not `sin x/cos x`."""
        following = self.tokens[min(self.at + 1, len(self.tokens) - 1)].kind
        return self.token.text in {"*", "/"} and function.kind != "root" and following not in _APPLICATIONS | {"end"}

    def _ask_inverse(self, at: int, named: int) -> None:
        """Ask whether `sin^-1 x` is the inverse function or the reciprocal.

        Args:
            at: The index of the function's token.
            named: Where its exponent ends.
        """
        function, stop = self.tokens[at], self.before.stop
        before, behind = self.text[function.start - 1 : function.start], self.text[named : named + 1]
        lead, trail = " " * before.isalnum(), " " * behind.isalnum()
        # a backslash stays a backslash, since without one the braces in the text would no longer group
        name = "\\" * self.text.startswith("\\", function.start) + INVERSES[function.text]
        inverse = (Edit(function.start, named, lead + name + trail),)
        alone = self.begins_term(at) and self.token.text in {"", ")", "]", "}", "+", "-", ",", ";", "&"}
        reciprocal = [insert(function.start, "1/" if alone else "(1/"), Edit(function.stop, named, trail)]
        if not alone:
            reciprocal.append(insert(stop, ")"))
        self.ask(Span(function.start, stop), [inverse, tuple(reciprocal)])


def _call(function: Token, base: Node | None, arguments: list[Node]) -> Node:
    """Return the tree of a function by its spelling: `log` is ln or logb, roots are sqrt or root."""
    degree = _ROOTS.get(function.text)
    if degree is not None:
        return Call("root", (*arguments, number(degree)))
    if function.kind == "root":
        return Call("sqrt", tuple(arguments))
    if base is not None:
        return Call("logb", (*arguments, base))
    return Call("ln" if function.text == "log" else function.text, tuple(arguments))


def _tight(run: list[Factor]) -> int:
    """Return how many factors from the first on are one word, such as `2xy`; what has brackets or bars ends itself."""
    if run[0].first.kind not in _WORDS | {"number"}:
        return 1
    for index, factor in enumerate(run[1:], start=1):
        if factor.first.spaced or factor.first.kind not in _WORDS:
            return index
    return len(run)


def _enclosed(gap: Span, stop: int) -> Rewriting:
    """Put parentheses around an argument; they take the place of the white space before it."""
    return (Edit(*gap, "("), insert(stop, ")"))
