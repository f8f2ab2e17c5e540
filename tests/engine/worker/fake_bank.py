"""A bank whose families misbehave; run as a module it is their worker process."""

import os
import time
from collections.abc import Callable
from dataclasses import replace

from engine.chance import Draw
from engine.language.tree import Name, Product, number
from engine.questions.question import Family, Part, Question, Slip
from engine.worker.service import serve

X = Name("x")


def question(draw: Draw) -> Question:
    """f(x) = n x² with n from the seed, so that f′(x) = 2n x; the slip is n x."""
    factor = draw.integer(1, 9)
    key = Product((number(2 * factor), X))
    return Question(
        prompt="Differentiate ${f}$.",
        given={"f": Product((number(factor), X, X))},
        names=("x",),
        parts=(Part(key=key, kind="expression", label="f'(x)", names=("x",)),),
        steps=(),
        slips=(Slip("D9", Product((number(factor), X)), "The two is gone."),),
        hints=("Look at the power.", "It comes down."),
        note=str(factor),
    )


def prints(draw: Draw) -> Question:
    print("between the replies")  # noqa: T201 -- that is the point
    os.write(1, b"and below Python\n")
    return question(draw)


def raises(draw: Draw) -> Question:
    raise ValueError(draw.family)


def dies(draw: Draw) -> Question:
    os._exit(9)


def hangs(draw: Draw) -> Question:
    time.sleep(3600)
    return question(draw)


def devours(draw: Draw) -> Question:
    bytearray(4 * 1024**3)
    return question(draw)


def has_no_slip(draw: Draw) -> Question:
    """Break the contract of every family: a slip that is the key is dropped, and then none is left."""
    made = question(draw)
    return replace(made, slips=(Slip("D9", made.parts[0].key, "This is right."),))


def family(make: Callable[[Draw], Question]) -> Family:
    return Family(
        id=make.__name__,
        revision=3,
        topic="fakes",
        title="A fake",
        levels=(1, 2),
        make=make,
        source="none",
        connection="None.",
    )


CATALOGUE = [family(make) for make in (question, prints, raises, dies, hangs, devours, has_no_slip)]

if __name__ == "__main__":
    serve(CATALOGUE)
