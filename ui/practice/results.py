"""What a worked solution comes to, as far as its last step has not said it already. No Qt."""

from dataclasses import dataclass

from engine.questions.sheet import PartSheet, Sheet, Solution
from ui.practice.part_names import part_name


@dataclass(frozen=True, slots=True)
class Result:
    """The key of a part.

    Attributes:
        name: What the part is called, such as "(b)", or "" where it is the only one.
        latex: The key as a formula; "" where it is options.
        words: What the options say; it may hold LaTeX between dollar signs.
    """

    name: str
    latex: str = ""
    words: str = ""


def keys(sheet: Sheet, solution: Solution) -> tuple[Result, ...]:
    """Return the key of each part, in order."""
    return tuple(_result(sheet, part, solution) for part in sheet.parts)


def results(sheet: Sheet, solution: Solution) -> tuple[Result, ...]:
    """Return the keys that the steps have not said already; of several parts all of them, as a summary."""
    last = solution.steps[-1].formula if solution.steps else ""
    found = keys(sheet, solution)
    return () if len(found) == 1 and found[0].latex and _says(last, found[0].latex) else found


def _result(sheet: Sheet, part: PartSheet, solution: Solution) -> Result:
    name = part_name(sheet, part)
    if not part.options:
        return Result(name, latex=solution.latex[part.id])
    said = {option.id: option.text for option in part.options}
    texts = [said.get(one.strip(), one.strip()) for one in solution.keys[part.id].split(",")]
    if part.kind == "order":
        return Result(name, words="\n".join(f"{place}. {text}" for place, text in enumerate(texts, 1)))
    return Result(name, words="\n".join(text[:1].upper() + text[1:] for text in texts))


def _says(formula: str, result: str) -> bool:
    """Return whether a formula ends with what a result is equal to."""
    return formula.strip().endswith(result.partition(" = ")[2].strip() or result.strip())
