"""Values as decimals short enough to read."""

from flint import arb, ctx

UNDEFINED = "undefined"
_SIGNIFICANT = 6
_MOST_SIGNIFICANT = 50
# Balls whose binary exponent is past this are written by their logarithm: all digits would take for ever.
_LONGEST_EXPONENT = 4096
# Powers of ten past this are written rounded.
_LARGEST_POWER = 10**12


def short_decimals(left: arb | None, right: arb | None) -> tuple[str, str]:
    """Write two values with six significant digits, or with as many more as it takes to tell them apart.

    Where fifty do not, the left one is written as the right one and what it is off by: `4 + 2.5e-65`.
    """
    for digits in range(_SIGNIFICANT, _MOST_SIGNIFICANT):
        written = short_decimal(left, digits), short_decimal(right, digits)
        if written[0] != written[1]:
            return written
    if left is None or right is None or left.overlaps(right):
        return written
    value = short_decimal(right)
    return f"{value} {'+' if left > right else '-'} {short_decimal(abs(left - right))}", value


def short_decimal(value: arb | None, digits: int = _SIGNIFICANT) -> str:
    """Write the middle of a ball in decimals, `2.5e-40` style where it is tiny or huge; None is "undefined"."""
    if value is None or not value.is_finite():
        return UNDEFINED
    if value.contains(0):
        return "0"
    middle = value.mid()
    if _is_extreme(middle):
        return _by_logarithm(middle, digits)
    return _trimmed(middle.str(digits, radius=False))


def _is_extreme(value: arb) -> bool:
    magnitude, limit = abs(value), arb(2) ** _LONGEST_EXPONENT
    return bool(magnitude > limit or magnitude < 1 / limit)


def _by_logarithm(value: arb, digits: int) -> str:
    with ctx.workprec(_LONGEST_EXPONENT):
        power = (abs(value).log() / arb(10).log()).floor().mid()
        if abs(power) > _LARGEST_POWER:
            return f"{'-' if value < 0 else ''}10^({short_decimal(power, _SIGNIFICANT)})"
        leading = value / arb(10) ** power.unique_fmpz()
    return f"{_trimmed(leading.str(digits, radius=False))}e{power.unique_fmpz()}"


def _trimmed(text: str) -> str:
    """Drop what decimals end in for nothing: `2.50000e+30` is `2.5e30`."""
    mantissa, _, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa
