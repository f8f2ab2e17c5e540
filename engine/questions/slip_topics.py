"""What slips are about, to say what several of them share when none can be named."""

from collections.abc import Iterable

_ABOUT = {
    "the chain rule": ("D1", "D2", "D3", "C1", "C2", "C3", "Y3", "Y4"),
    "the product rule": ("D4", "D5", "D5b"),
    "the quotient rule": ("D6", "D7"),
    "the power rule": ("D8", "D9"),
    "the derivative of an exponential": ("D10", "D11"),
    "the derivative of a logarithm": ("D13",),
    "a sign": ("D12", "D17"),
    "which letters are held fixed": ("D14", "D14b", "D15", "D16", "D18b"),
    "the mixed entries": ("H1", "H2", "H6"),
    "the order of the entries": ("G1", "J1", "J2"),
}
_TOPICS = {code: about for about, codes in _ABOUT.items() for code in codes}


def shared_topic(codes: Iterable[str]) -> str:
    """Return what slips of all these codes are about, or ""."""
    topics = {_TOPICS.get(code, "") for code in codes}
    return topics.pop() if len(topics) == 1 else ""
