"""Programs that go on where another one ends."""

import re

from engine.questions.sheet import Code

_IMPORTED = re.compile(r"^from sympy import (.+)$", re.MULTILINE)


def continued(
    code: Code, name: str, *blocks: str, numpy: tuple[str, ...] | None = None, needs: tuple[str, ...] = ()
) -> Code:
    """Return programs that keep an answer under a name, and go on from there.

    Args:
        code: Programs whose last statement sets `answer`.
        name: What the first answer is called from now on.
        blocks: What follows in plain Python; the last one sets `answer`.
        numpy: What follows in the numpy program, where that differs.
        needs: What the sympy program imports besides.
    """
    sympy = _IMPORTED.sub(lambda found: _with(found[1], needs), code.sympy, count=1)
    return Code(_renamed(sympy, name, blocks), _renamed(code.numpy, name, blocks if numpy is None else numpy))


def _with(imported: str, needs: tuple[str, ...]) -> str:
    return f"from sympy import {', '.join(sorted({*imported.split(', '), *needs}))}"


def _renamed(program: str, name: str, blocks: tuple[str, ...]) -> str:
    head, _, tail = program.rpartition("\nanswer = ")
    return "\n".join((f"{head}\n{name} = {tail.rstrip()}", *blocks)) + "\n"
