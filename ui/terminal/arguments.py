"""What may be typed after `main.py`. It is a promise to scripts and stays as it is."""

import argparse
from collections.abc import Sequence

from engine.questions.outline import FamilyOutline, Topic

_EPILOGUE = "Every command has --help. Exit codes: 0 success, 1 refused input, 2 wrong usage."
_FIRST_SEED = 0
_ROUND = 10
_AUDITED = 20
# Seeds travel as JSON numbers, which other programs read as doubles; beyond this they would come back as others.
_LAST_SEED = 2**53 - 1
# Of a picture, in pixels; a larger one does not fit into the memory that Qt allows it.
_LEAST_SIDE, _MOST_SIDE = 100, 8000


def read_arguments(arguments: Sequence[str], topics: Sequence[Topic]) -> argparse.Namespace:
    """Return what was asked for; `command` is None for the window.

    Wrong usage, and `--help`, end the process as argparse does: with 2 and 0.
    """
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Practise the multivariable calculus that machine learning runs on. Without a command, a window.",
        epilog=_EPILOGUE,
    )
    parser.add_argument(
        "--exit-when-ready",
        action="store_true",
        help="close the window as soon as it is ready, and print how long that took",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_practise(commands.add_parser("practise", help="practise in the terminal", epilog=_EPILOGUE))
    _add_check(commands.add_parser("check", help="mark answers from JSON lines", epilog=_EPILOGUE))
    _add_generate(commands.add_parser("generate", help="print questions with their keys", epilog=_EPILOGUE))
    _add_audit(commands.add_parser("audit", help="prove questions of every family and level", epilog=_EPILOGUE))
    _add_shoot(commands.add_parser("shoot", help="draw a page of the window into a file", epilog=_EPILOGUE))
    found = parser.parse_args(arguments)
    fault = _fault(found, topics)
    if fault is not None:
        commands.choices.get(found.command, parser).error(fault)
    return found


def chosen_families(
    topics: Sequence[Topic], *, family: str | None, topic: str | None, level: int | None
) -> list[FamilyOutline]:
    """Return the families that are asked for and have the level, in teaching order; None asks for any."""
    return [
        outline
        for chapter in topics
        for outline in chapter.families
        if topic in {None, chapter.id} and family in {None, outline.id} and (level is None or level in outline.levels)
    ]


def _add_practise(parser: argparse.ArgumentParser) -> None:
    parser.description = "Ask questions in the terminal; answers come from the standard input, typed or piped."
    parser.add_argument("--topic", metavar="T", help="only questions of this topic")
    parser.add_argument("--family", metavar="ID", help="only questions of this family")
    parser.add_argument("--level", type=_whole, metavar="N", help="only this level")
    parser.add_argument(
        "--count", type=_positive, default=_ROUND, metavar="N", help="how many questions (default: %(default)s)"
    )
    parser.add_argument("--seed", type=_seed, metavar="S", help="the seed of the first question; the next has S + 1")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.description = "Read one JSON object a line and print one verdict a line, in the same order."
    parser.add_argument("--batch", metavar="FILE", default="-", help="the lines to read; - is the standard input")


def _add_generate(parser: argparse.ArgumentParser) -> None:
    parser.description = "Print questions with their keys, slips, hints and steps. The same seed gives the same bytes."
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--family", metavar="ID", help="one family")
    what.add_argument("--topic", metavar="T", help="every family of a topic")
    what.add_argument("--all", action="store_true", help="every family")
    parser.add_argument("--level", type=_whole, metavar="N", help="only this level; otherwise every level")
    parser.add_argument(
        "--seed", type=_seed, default=_FIRST_SEED, metavar="S", help="the first seed (default: %(default)s)"
    )
    parser.add_argument(
        "--count", type=_positive, default=1, metavar="N", help="how many of each family and level, seeds S, S + 1, …"
    )
    parser.add_argument(
        "--format", choices=("json", "worksheet"), default="json", help="JSON lines, or an HTML page to print"
    )


def _add_audit(parser: argparse.ArgumentParser) -> None:
    parser.description = "Make questions of every family and level, prove everything that they say, and count variants."
    parser.add_argument("--family", metavar="ID", help="only this family")
    parser.add_argument("--topic", metavar="T", help="only the families of this topic")
    parser.add_argument("--level", type=_whole, metavar="N", help="only this level")
    parser.add_argument(
        "--seeds", type=_positive, default=_AUDITED, metavar="N", help="seeds of each level (default: %(default)s)"
    )
    parser.add_argument("--workers", type=_positive, metavar="N", help="worker processes (default: one for each core)")
    parser.add_argument("--json", action="store_true", help="print one JSON line for each question and no table")


def _add_shoot(parser: argparse.ArgumentParser) -> None:
    parser.description = "Draw a page of the window with real content, without a display."
    parser.add_argument("page", metavar="PAGE", help="which page")
    parser.add_argument("--out", metavar="FILE.png", required=True, help="the picture to write")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, default=(1320, 840), metavar="WxH", help="in pixels of the page")
    parser.add_argument("--scale", type=_scale, default=1.0, help="pixels of the picture for one of the page")


def _fault(found: argparse.Namespace, topics: Sequence[Topic]) -> str | None:
    """Return what is wrong with the arguments taken together, or None."""
    if found.exit_when_ready and found.command is not None:
        return "--exit-when-ready goes without a command"
    match found.command:
        case "practise" | "generate" | "audit":
            return _fault_of_choice(found, topics)
        case "shoot":
            return _fault_of_size(found)
        case _:
            return None


def _fault_of_choice(found: argparse.Namespace, topics: Sequence[Topic]) -> str | None:
    if chosen_families(topics, family=found.family, topic=found.topic, level=found.level):
        return None
    known = [chapter.id for chapter in topics]
    if found.topic is not None and found.topic not in known:
        return f"there is no topic {found.topic}; there are {', '.join(known)}"
    families = chosen_families(topics, family=None, topic=found.topic, level=None)
    if found.family is not None and found.family not in {outline.id for outline in families}:
        return f"there is no family {found.family} here; there are {', '.join(outline.id for outline in families)}"
    return f"nothing that is asked for has a level {found.level}"


def _fault_of_size(found: argparse.Namespace) -> str | None:
    width, height = (round(side * found.scale) for side in found.size)
    if all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height)):
        return None
    return f"a picture has {_LEAST_SIDE} to {_MOST_SIDE} pixels a side; this would have {width} by {height}"


def _positive(text: str) -> int:
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number from 1")
    return number


def _seed(text: str) -> int:
    number = _whole(text)
    if abs(number) > _LAST_SEED:
        raise argparse.ArgumentTypeError(f"a seed has no more than 16 digits: at most {_LAST_SEED}")
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError("give a whole number") from None


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    # not a number fails the comparison too
    if not 0.1 <= scale <= 10.0:
        raise argparse.ArgumentTypeError("give a scale from 0.1 to 10, as in 2")
    return scale


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError("give a width and a height, as in 1320x840")
    return int(width), int(height)
