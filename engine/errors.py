"""Every error raised on purpose, split by whose fault it is."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, counted in the text as its author typed it."""

    start: int
    stop: int


class SaddlepointError(Exception):
    """The root of every error that this program raises on purpose."""


class LearnerError(SaddlepointError):
    """A learner's text cannot be read or marked; it costs nothing.

    Attributes:
        message: One or two sentences to a person.
        span: Where in their own text, or None when the whole is meant.
    """

    def __init__(self, message: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


class AuthorError(SaddlepointError):
    """A set or an authored question breaks its contract; the message says where and what to do."""


class MachineError(SaddlepointError):
    """The machine is at fault: the disk, a lock, a file from a newer program."""


class HeldError(MachineError):
    """Another process holds a file that only one may write.

    Attributes:
        pid: The number of that process, where it is known.
    """

    def __init__(self, message: str, pid: int | None = None) -> None:
        super().__init__(message)
        self.pid = pid


class NewerFileError(MachineError):
    """A file was written by a newer program; it is left as it is."""


class DefectError(SaddlepointError):
    """This program is at fault: a family broke its contract, a worker its protocol."""
