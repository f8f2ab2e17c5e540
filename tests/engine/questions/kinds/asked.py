"""Parts to answer, with keys as text, and what is finally said of an answer."""

from engine.equality.budget import Budget
from engine.equality.domain import Domain
from engine.language.equations import read_equation
from engine.language.intervals import read_interval
from engine.language.parser import parse
from engine.language.point_sets import read_points
from engine.questions.keys import Key
from engine.questions.kinds.catalogue import KINDS
from engine.questions.question import Part
from engine.questions.sheet import Answer, Kind
from engine.questions.verdict import PartVerdict

NAMES = ("x", "y", "z", "a")

_NOTATIONS = {"vector": "vector", "direction": "vector", "normal": "vector", "eigenvector": "vector"}
_READERS = {"equation": read_equation, "interval": read_interval, "points": read_points}


def key_of(text: str, kind: Kind) -> Key:
    return _READERS[kind](text, NAMES) if kind in _READERS else parse(text, NAMES, _NOTATIONS.get(kind, "expression"))


def part(key: str, kind: Kind, **more) -> Part:
    return Part(key=key_of(key, kind), kind=kind, label="", names=NAMES, **more)


def marked(asked: Part, answer: Answer) -> PartVerdict:
    kind = KINDS[asked.kind]
    domain = Domain(asked.names, frozenset(asked.positive))
    *_, final = kind.mark(kind.read(answer, asked), asked, domain, Budget(60))
    return final
