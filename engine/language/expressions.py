"""Expressions: sums of products of powers, by precedence climbing, with every sign that people leave out."""

from fractions import Fraction
from math import factorial

from engine.errors import LearnerError, Span
from engine.language.applications import Applications, Factor, is_number
from engine.language.forks import Edit, enclose, insert
from engine.language.literals import number, raised_number
from engine.language.reach import reach
from engine.language.tokens import Token
from engine.language.tree import Call, Const, E, Hole, Name, Neg, Node, Num, Power, Product, Quotient, Sum, rational

_MOST_FACTORIAL = 20
_MOST_DIVISIONS = 60
_STARTING = frozenset(["name", "constant", "function", "root", "fraction", "radical", "gap"])
_RUNNING_ON = frozenset(["name", "constant", "function", "root"])


class Expressions(Applications):
    """Reads one expression from the cursor on."""

    def expression(self) -> Node:
        """Read a sum; what follows it is left."""
        terms = [self._first_term()]
        while self.token.text in {"+", "-"}:
            terms.append(self._signed_term())
        return terms[0] if len(terms) == 1 else Sum(tuple(terms))

    def _first_term(self) -> Node:
        return self._signed_term() if self.token.text in {"+", "-"} else self._product()

    def _signed_term(self) -> Node:
        sign = self.operator()
        self._refuse_sign()
        term = self._product()
        return Neg(term) if sign.text == "-" else term

    def _refuse_sign(self) -> None:
        if self.token.text in {"+", "-"}:
            both = Span(self.before.start, self.token.stop)
            raise LearnerError("Two signs stand side by side here. Put the second one in parentheses.", both)

    def _product(self) -> Node:
        start, divisions = self.token.start, 0
        factors = [factor.node for factor in self.run()]
        while self.token.text in {"*", "/"}:
            operator, at = self.operator(), self.token.start
            negative = self.accept("-")
            self._refuse_sign()
            run = self.run()
            nodes = [factor.node for factor in run]
            nodes[0] = Neg(nodes[0]) if negative else nodes[0]
            if operator.text == "*":
                factors += nodes
                continue
            divisions += 1
            if divisions > _MOST_DIVISIONS:
                raise LearnerError(f"At most {_MOST_DIVISIONS} fractions can be nested.", operator.span)
            self._ask_denominator(start, at, run)
            factors = [Quotient(_product_of(factors), nodes[0]), *nodes[1:]]
        return _product_of(factors)

    def _ask_denominator(self, start: int, at: int, run: list[Factor]) -> None:
        """Ask how much of `1/2x` is below the line: the first factor, what is written without a space, or all."""
        if len(run) == 1:
            return
        tight = next((index for index, factor in enumerate(run) if index and factor.first.spaced), len(run))
        first, whole = enclose(start, run[0].stop), [enclose(at, run[-1].stop)]
        if 1 < tight < len(run):
            stop = run[tight - 1].stop
            whole.insert(0, (insert(start, "("), insert(at, "("), insert(stop, "))")))
        rewritings = [first, *whole] if tight == 1 or is_number(run[0].node) else [*whole, first]
        self.ask(Span(start, run[-1].stop), rewritings)

    def run(self) -> list[Factor]:
        """Read factors that stand side by side."""
        factors = [self.power()]
        while self.another_follows():
            factors.append(self.power())
            self._ask_mixed(*factors[-2:])
        return factors

    def _ask_mixed(self, whole: Factor, part: Factor) -> None:
        r"""Ask whether `2\frac{1}{2}` is a mixed number or a product."""
        behind = part.first.kind == "fraction" and isinstance(whole.node, Num) and "." not in whole.node.text
        fraction = rational(part.node) if behind and isinstance(part.node, Quotient) else None
        if fraction is None or fraction >= 1:
            return
        between, around = (whole.stop, part.first.start), enclose(whole.first.start, part.stop)
        mixed = (around[0], Edit(*between, "+"), around[1])
        self.ask(Span(whole.first.start, part.stop), [mixed, (Edit(*between, "*"),)])

    def another_follows(self) -> bool:
        """Whether the next token begins a factor of the same product."""
        token = self.token
        if token.kind == "number":
            between = "Put a comma between entries, or * between factors." if self.grid else "Put * or ^ between them."
            raise LearnerError(
                f"A number cannot follow {self.written(self.before)} directly. {between}",
                Span(self.before.start, token.stop),
            )
        if token.kind in _STARTING or token.text in {"(", "|<"}:
            return True
        if token.text == "|" and self.bars == 0:
            self._refuse_puzzle()
            return True
        return token.text == "{" and self.latex

    def _refuse_puzzle(self) -> None:
        """Refuse a bar that opens behind a product that had bars before: `|x|y|z|`; but `|x||y|` is plain."""
        if self.paired not in {None, self.at - 1}:
            raise LearnerError("These bars can be paired in several ways. Write abs( ).", self.token.span)

    def power(self) -> Factor:
        """Read a factor: a base with its exponents."""
        first = self.token
        node = self._counted(self._primary())
        base_stop = self.before.stop
        if self.token.kind == "superscript":
            node = Power(node, raised_number(self.token.text, self.take().span))
            if self.token.text == "^" or self.token.kind == "superscript":
                raise LearnerError("Two exponents follow each other. Put the power in parentheses.", self.token.span)
        elif self.token.text == "^":
            node = Power(node, self._exponent(first.start, node))
        else:
            return Factor(node, first, base_stop, None)
        return Factor(node, first, self.before.stop, base_stop)

    def _counted(self, node: Node) -> Node:
        """Read the factorial behind a number."""
        if self.token.text != "!":
            return node
        if self._follows("="):
            raise self.unexpected()
        if not isinstance(node, Num) or node.value.denominator != 1 or node.value > _MOST_FACTORIAL or "!" in node.text:
            few = f"A factorial can be taken of a whole number up to {_MOST_FACTORIAL}."
            raise LearnerError(few, self.token.span)
        self.take()
        return Num(Fraction(factorial(int(node.value))), f"{node.text}!")

    def _exponent(self, begun: int, base: Node) -> Node:
        """Read what follows `^`, and ask how far it reaches where that cannot be seen, as in `e^2x`.

        Args:
            begun: Where the base begins in the text.
            base: The base.
        """
        self.take()
        start = self.token.start
        self.enter()
        negative = self.accept("-")
        self._refuse_exponent_sign()
        opening, opened = self.token, self.at
        factor = Factor(self.group(), opening, self.before.stop, None) if opening.text == "{" else self.power()
        self.leave()
        enclosed = opening.kind in {"fraction", "radical"} or self.closed.get(opened) == self.at - 1
        if not enclosed and self._runs_on(base, factor.node):
            stop = reach(self.tokens, self.at)
            inside, outside = enclose(start, stop), enclose(start, factor.stop)
            rewritings = [outside, inside] if self.token.kind == "function" else [inside, outside]
            self.ask(Span(begun, stop), rewritings)
        return Neg(factor.node) if negative else factor.node

    def _refuse_exponent_sign(self) -> None:
        if self.token.text in {"+", "-"}:
            raise LearnerError("One minus at most can stand before an exponent.", self.token.span)

    def _runs_on(self, base: Node, exponent: Node) -> bool:
        """Whether the next factor may belong to the exponent: in `e^2x` and `x^yz`, but not in `x^2y` or `e^x y`."""
        token = self.token
        if token.spaced or token.kind not in _RUNNING_ON or self.text.startswith("\\", token.start):
            return False
        return not isinstance(exponent, Num) or isinstance(base, Num) or base in (E, Name("e"))

    def _primary(self) -> Node:
        token = self.token
        match token.kind:
            case "number":
                self.take()
                return number(token.text)
            case "name":
                self.take()
                return Name(token.text)
            case "constant":
                self.take()
                return Const(token.text)
            case "function" | "root":
                return self.application()
            case "fraction":
                command = self.take()
                return Quotient(self._braced(command), self._braced(command))
            case "radical":
                return self._radical()
            case "gap":
                self.take()
                return self.missing(token.text, token.span)
            case _:
                return self._enclosed()

    def _enclosed(self) -> Node:
        if self.token.text in {"(", "|<"} or (self.token.text == "{" and self.latex):
            bars = self.token.text == "|<"
            node = self.group()
            return Call("abs", (node,)) if bars else node
        if self.token.text == "|":
            return self._bars()
        if self.token.text in {"[", "{"}:
            raise self.unexpected()
        return self._operand_missing()

    def group(self) -> Node:
        """Read an expression between brackets that face each other."""
        self.enter()
        opened, opening = self.at, self.take()
        node = self.apart(self.expression)
        self.close(opening)
        self.closed[opened] = self.at - 1
        self.leave()
        return node

    def _bars(self) -> Node:
        self.enter()
        opening = self.take()
        self.bars += 1
        node = self.expression()
        self.bars -= 1
        self.close(opening)
        self.paired = self.at - 1
        self.leave()
        return Call("abs", (node,))

    def _operand_missing(self) -> Hole:
        if len(self.tokens) == 1:
            return self.missing("Nothing is typed yet.", Span(0, len(self.text)))
        if self.at == 0:
            return self.missing(f"Something is missing before “{self.written(self.token)}”.", self.token.span)
        if self.before.text == "(" and self.token.text == ")":
            return self.missing("These parentheses are empty.", Span(self.before.start, self.token.stop))
        return self.missing(f"Something is missing after “{self.written(self.before)}”.", self.before.span)

    def _radical(self) -> Node:
        r"""Read `\sqrt{x}` or `\sqrt[3]{x}`."""
        command = self.take()
        if self.token.text != "[":
            return Call("sqrt", (self._braced(command),))
        opening = self.take()
        index = self.expression()
        self.close(opening)
        return Call("root", (self._braced(command), index))

    def _braced(self, command: Token) -> Node:
        r"""Read the argument of a LaTeX command: a group in braces, or the one digit or letter that follows."""
        if self.token.text == "{":
            return self.group()
        if self.token.kind == "end":
            return self.missing(f"\\{command.text} is not complete yet.", command.span)
        if self.token.kind == "number" and len(self.token.text) > 1 and self.token.text.isdigit():
            first, rest = self.token, self.token.text[1:]
            self.tokens[self.at] = first._replace(text=rest, start=first.start + 1, spaced=False)
            self.token = self.tokens[self.at]
            return number(first.text[0])
        self.enter()
        node = self._primary()
        self.leave()
        return node


def _product_of(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))
