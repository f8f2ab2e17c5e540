"""What the sensitivity view shows, for those who would rather read than look."""

from collections.abc import Mapping, Sequence

from engine.landscape.cells import Table
from engine.landscape.sensitivity import Gauge, Sensitivity, Slope
from engine.landscape.wording import rounded, signed, written


def sensitivity_said(around: Sensitivity, now: Mapping[str, float]) -> str:
    """Return where the inputs have gone from the base point, and what has become of each output."""
    base = ", ".join(measured(name, value, around) for name, value in zip(around.names, around.base, strict=True))
    moved = [name for name, value in zip(around.names, around.base, strict=True) if now[name] != value]
    gone = ", ".join(measured(name, now[name], around) for name in moved)
    said = f"From P at {base} the inputs have gone to {gone}." if moved else f"The inputs are at P: {base}."
    return " ".join([said, *(gauge_said(gauge) for gauge in around.gauges(now))])


def sensitivity_table(around: Sensitivity, now: Mapping[str, float]) -> Table:
    """Return values, changes, predictions and slopes as a table with a column for each output."""
    gauges = around.gauges(now)
    lines = {
        "At P": [value_said(gauge.before) for gauge in gauges],
        "Now": [value_said(gauge.now) for gauge in gauges],
        "Change": [change_said(gauge.change) for gauge in gauges],
    }
    if any(gauge.yours is not None for gauge in gauges):
        lines["Yours predicts"] = [change_said(gauge.yours) for gauge in gauges]
    if any(gauge.true is not None for gauge in gauges):
        lines["True slopes predict"] = [change_said(gauge.true) for gauge in gauges]
    heads = tuple(_headed(gauge, around) for gauge in gauges)
    lines |= _slope_lines(around.slopes())
    return Table(heads, tuple(lines), tuple(map(tuple, lines.values())))


def slopes_said(slopes: Sequence[Slope]) -> tuple[str, ...]:
    """Return lines on how strongly one output answers to each input: as the learner says, and truly, where told."""
    yours = [f"{slope.name} {value_said(slope.yours)}" for slope in slopes if slope.yours is not None]
    true = [f"{slope.name} {value_said(slope.true)}" for slope in slopes if slope.true is not None]
    told = (("Your", yours), ("True", true))
    return tuple(f"{whose} sensitivity per unit: {', '.join(parts)}" for whose, parts in told if parts)


def change_said(change: float | None) -> str:
    """Return a change with its sign, or a dash where there is none."""
    if change is None:
        return "–"
    return signed(f"+{rounded(change)}" if change >= 0 else rounded(change))


def value_said(value: float | None) -> str:
    return "–" if value is None else signed(rounded(value))


def measured(name: str, value: float, around: Sensitivity) -> str:
    """Return a name with its value, and its unit where it has one."""
    return f"{written(name)} = {value_said(value)} {around.unit(name)}".rstrip()


def gauge_said(gauge: Gauge) -> str:
    """Return what has become of one output, and what was predicted of it."""
    name = written(gauge.output.label)
    said = f"{name} goes from {value_said(gauge.before)} to {value_said(gauge.now)}, by {change_said(gauge.change)}"
    told = [
        *([] if gauge.yours is None else [f"yours predicts {change_said(gauge.yours)}"]),
        *([] if gauge.true is None else [f"the true slopes predict {change_said(gauge.true)}"]),
    ]
    return f"{said}; {' and '.join(told)}." if told else f"{said}."


def _headed(gauge: Gauge, around: Sensitivity) -> str:
    name, unit = written(gauge.output.label), around.unit(gauge.output.label)
    return f"{name} in {unit}" if unit else name


def _slope_lines(slopes: Sequence[Slope]) -> dict[str, list[str]]:
    """Return the rows of the table for each input, with those that nothing is known of left out."""
    names = list(dict.fromkeys(slope.name for slope in slopes))
    lines: dict[str, list[str]] = {}
    for index, name in enumerate(names):
        own = slopes[index :: len(names)]
        for whose, values in (("yours", [each.yours for each in own]), ("true", [each.true for each in own])):
            if any(value is not None for value in values):
                lines[f"Sensitivity to {written(name)}, {whose}"] = list(map(value_said, values))
    return lines
