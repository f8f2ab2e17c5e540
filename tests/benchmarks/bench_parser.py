"""How many texts a second the parser reads. Run it by hand: `python -m tests.benchmarks.bench_parser`."""

from time import perf_counter

from engine.language.parser import read
from engine.language.reading import Read

NAMES = ("x", "y", "z", "lambda")
TEXTS = {
    "a word": "x",
    "an entry": "2x*y + 3",
    "a derivative": "2y sin(y z) + y^2 e^(x y)/(1 + z^2)",
    "unicode": "√(x² + y²) · λ − π",
    "pasted": r"\frac{x^{2} + \sin^2(y)}{\sqrt{1 + z^2}}",
    "a long one": " + ".join(f"{n}x^{n} e^(-{n}y)/(1 + z^2)" for n in range(2, 30)),
    "not readable": "2x + + (y",
}
SECONDS_EACH = 0.5


def rate(text: str) -> float:
    """Return how often a second a text is read."""
    began, count = perf_counter(), 0
    while perf_counter() - began < SECONDS_EACH:
        read(text, NAMES)
        count += 1
    return count / (perf_counter() - began)


def main() -> None:
    for title, text in TEXTS.items():
        per_second = rate(text)
        outcome = "read" if isinstance(read(text, NAMES), Read) else "refused"
        print(
            f"{title:15}{len(text):6} characters {outcome:8}{per_second:10.0f} a second {1e6 / per_second:8.1f} µs each"
        )


if __name__ == "__main__":
    main()
