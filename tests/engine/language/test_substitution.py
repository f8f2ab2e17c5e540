from engine.language.parser import parse
from engine.language.substitution import substituted
from engine.language.tree import Node, number


def _read(text: str) -> Node:
    tree = parse(text, "xyz")
    assert not hasattr(tree, "rows")
    return tree


def test_substitution_replaces_every_occurrence() -> None:
    assert substituted(_read("x^2 + sin(x y)/x"), {"x": number(2)}) == _read("2^2 + sin(2y)/2")
