"""Programs that go on where another one ends."""

from engine.questions.sheet import Code


def continued(code: Code, name: str, *blocks: str, numpy: tuple[str, ...] | None = None) -> Code:
    """Return programs that keep an answer under a name, and go on from there.

    Args:
        code: Programs whose last statement sets `answer`.
        name: What the first answer is called from now on.
        blocks: What follows, in plain Python that needs no import; the last one sets `answer`.
        numpy: What follows in the numpy program, where that differs.
    """
    return Code(_renamed(code.sympy, name, blocks), _renamed(code.numpy, name, blocks if numpy is None else numpy))


def _renamed(program: str, name: str, blocks: tuple[str, ...]) -> str:
    head, _, tail = program.rpartition("\nanswer = ")
    return "\n".join((f"{head}\n{name} = {tail.rstrip()}", *blocks)) + "\n"
