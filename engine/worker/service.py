"""The worker's side of the protocol: requests in, replies out, one at a time, whatever a request does."""

import contextlib
import gc
import importlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import BinaryIO, TypeAlias

import msgspec

from engine.equality.budget import Budget
from engine.errors import AuthorError, DefectError, SaddlepointError
from engine.language.tree import Name
from engine.questions import sheets
from engine.questions.audit import audited
from engine.questions.check_lines import CheckVerdict
from engine.questions.checking import check
from engine.questions.differences import differences
from engine.questions.making import made
from engine.questions.marking import mark, mark_part
from engine.questions.own_making import made_of_own
from engine.questions.question import Family, Part, Question
from engine.questions.sheet import Identity
from engine.worker.messages import (
    CURRENT,
    PROTOCOL,
    AnyRequest,
    Audit,
    AuditLine,
    Check,
    CheckLine,
    Differences,
    Done,
    Failed,
    Generate,
    GeneratedLine,
    Hint,
    HintText,
    Make,
    Mark,
    Provisional,
    Ready,
    Reply,
    Result,
    Solve,
)

Catalogue: TypeAlias = Sequence[Family] | Mapping[str, Family]

_MEMORY_BYTES = 1024**3
# Less than the client's deadline, so that what can end in time by itself is not killed.
_BUDGET_S = 1.7
# No client waits this long. The kernel then ends a worker that hangs after its client was killed.
_ORPHAN_S = 120
# A learner goes back and forth between a question, its hints, its marks and its solution.
_KEPT_QUESTIONS = 32

_FAULT = "This could not be done: the fault is the program's own. What it was stands on the standard error."
_TOO_LARGE = "This needs more memory than there is for one answer."


class _Numbered(msgspec.Struct):
    """As much of a request as can be read of one that is malformed otherwise."""

    id: int = 0


class Service:
    """Answers requests about the questions of a catalogue."""

    def __init__(self, catalogue: Catalogue, say: Callable[[Reply], None]) -> None:
        """Answer by `say`, which writes one line."""
        self._families = catalogue if isinstance(catalogue, Mapping) else {family.id: family for family in catalogue}
        self._say = say
        self._decode = msgspec.json.Decoder(AnyRequest).decode
        self._question = lru_cache(maxsize=_KEPT_QUESTIONS)(self._made)

    def answer(self, line: bytes) -> None:
        """Answer one line with `Done` or `Failed`, whatever it holds."""
        try:
            request = self._decode(line)
        except (msgspec.DecodeError, RecursionError) as error:
            self._say(Failed(id=_number_of(line), message=f"This line is no request: {error}."))
            return
        self._say(self._outcome(request))

    def _outcome(self, request: AnyRequest) -> Done | Failed:
        try:
            return Done(id=request.id, result=self._result(request))
        except MemoryError:
            return Failed(id=request.id, message=_TOO_LARGE)
        except SaddlepointError as error:
            return Failed(id=request.id, message=str(error), defect=isinstance(error, DefectError))
        except Exception:  # noqa: BLE001 -- the boundary of the process: the next request must not suffer from this one
            traceback.print_exc()
            return Failed(id=request.id, message=_FAULT, defect=True)

    def _result(self, request: AnyRequest) -> Result:
        def provisionally(result: Result) -> None:
            self._say(Provisional(id=request.id, result=result))

        match request:
            case Make():
                family, identity = self._known(request.identity)
                return sheets.sheet(self._question(identity), family, identity)
            case Mark():
                question = self._question(self._known(request.identity)[1])
                return mark(
                    question,
                    request.answers,
                    Budget(_BUDGET_S),
                    provisionally,
                    decimal_comma=request.decimal_comma,
                )
            case Hint():
                return _hint(self._question(self._known(request.identity)[1]), request.number)
            case Solve():
                family, identity = self._known(request.identity)
                return sheets.solution(self._question(identity), family)
            case Differences():
                question = self._question(self._known(request.identity)[1])
                return differences(question, request.answers, Budget(_BUDGET_S), decimal_comma=request.decimal_comma)
            case Generate():
                family, identity = self._known(request.identity)
                return GeneratedLine(line=_json(sheets.generated(self._question(identity), family, identity)))
            case Audit():
                family, identity = self._known(request.identity)
                found = audited(family, identity.level, identity.seed, make_only=request.make_only)
                return AuditLine(found=found)
            case Check():
                return _check_line(
                    check(request.line, Budget(_BUDGET_S), lambda verdict: provisionally(_check_line(verdict)))
                )

    def _known(self, identity: Identity) -> tuple[Family, Identity]:
        """Return the family of an identity, and the identity with the revision that there is.

        Raises:
            AuthorError: There is no such family or level, or another program version made the question.
        """
        family = self._families.get(identity.family)
        if family is None:
            raise AuthorError(f"There is no family {identity.family}.")
        if identity.level not in family.levels:
            levels = ", ".join(map(str, family.levels))
            raise AuthorError(f"{family.id} has no level {identity.level}; its levels are {levels}.")
        if bool(identity.of) != family.is_own:
            raise AuthorError(
                f"{family.id} asks about {'a function of your own' if family.is_own else 'what it draws'}."
            )
        if identity.revision not in {CURRENT, family.revision}:
            raise AuthorError("This question was made by another version of the program and cannot be made again.")
        return family, msgspec.structs.replace(identity, revision=family.revision)

    def _made(self, identity: Identity) -> Question:
        family = self._families[identity.family]
        return made_of_own(family, identity) if family.is_own else made(family, identity.level, identity.seed)


def serve(catalogue: Catalogue, lines_in: BinaryIO | None = None, out: BinaryIO | None = None) -> None:
    """Answer requests until the input ends.

    Whatever else the process prints goes to the standard error, so that it cannot get between two replies.

    Args:
        catalogue: Every family that there are questions of; a mapping may import each when it is asked for.
        lines_in: Requests, one JSON object a line; the standard input if not given.
        out: Where replies go, one JSON object a line; the standard output if not given.
    """
    lines_in, out = lines_in or sys.stdin.buffer, out or _reserved_output()
    encode = msgspec.json.Encoder().encode

    def say(reply: Reply) -> None:
        try:
            out.write(encode(reply) + b"\n")
            out.flush()
        except BrokenPipeError:
            # nobody is left to answer, and an ordinary end would try to write the rest once more
            os._exit(0)

    _limit_memory()
    _warm_up()
    say(Ready(protocol=PROTOCOL))
    threading.Thread(target=_fetch_sympy, daemon=True).start()
    service = Service(catalogue, say)
    for line in lines_in:
        _end_when_orphaned(_ORPHAN_S)
        service.answer(line)
        _end_when_orphaned(0)


def _reserved_output() -> BinaryIO:
    """Keep the standard output for replies, and turn its old number into the standard error for everybody else."""
    sys.stdout.flush()
    reserved = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return reserved


def _limit_memory() -> None:
    """Refuse the process more than its share of memory, where the system can do that."""
    try:
        import resource  # noqa: PLC0415 -- Windows has no such module
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(_MEMORY_BYTES, hard)
    # macOS knows the limit and refuses to set it
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _warm_up() -> None:
    """Mark a trivial answer, so that whatever nearly every answer needs is there before the first deadline runs."""
    x = Name("x")
    part = Part(key=x, kind="expression", label="x", names=("x",))
    mark_part(part, "x + 0", Budget(_BUDGET_S))


def _fetch_sympy() -> None:
    """Import what only the rarest answers need, while the worker is ready for all others."""
    importlib.import_module("engine.equality.symbolic_proof")
    # sympy's objects are there to stay; a collection that walks them takes a tenth of a second of some answer
    gc.freeze()


def _end_when_orphaned(seconds: int) -> None:
    """Let the kernel end this process after so many seconds, or never for 0, where there are alarms."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _hint(question: Question, number: int) -> HintText:
    if not 0 <= number < len(question.hints):
        raise AuthorError(f"This question has {len(question.hints)} hints, counted from 0.")
    return HintText(text=question.hints[number])


def _number_of(line: bytes) -> int:
    try:
        return msgspec.json.decode(line, type=_Numbered).id
    except (msgspec.DecodeError, RecursionError):
        return 0


def _check_line(verdict: CheckVerdict) -> CheckLine:
    return CheckLine(line=_json(verdict))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
