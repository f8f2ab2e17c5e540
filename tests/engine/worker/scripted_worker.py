"""A worker that obeys: the family that a request names says how it behaves."""

import os
import sys
import time
from pathlib import Path

import msgspec

from engine.questions.verdict import Verdict
from engine.worker.messages import (
    PROTOCOL,
    AnyRequest,
    CheckLine,
    Done,
    Failed,
    GeneratedLine,
    Progress,
    Provisional,
    Ready,
)

RIGHT = Verdict(outcome="right", score=1.0, parts={})


def main() -> None:
    if "--dies-at-once" in sys.argv:
        sys.exit(3)
    if "--slow-start" in sys.argv:
        time.sleep(0.5)
    say(Ready(protocol=PROTOCOL + ("--other-protocol" in sys.argv)))
    decode = msgspec.json.Decoder(AnyRequest).decode
    for line in sys.stdin.buffer:
        request = decode(line)
        behave(request.id, request.line if hasattr(request, "line") else request.identity.family)


def say(message: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(message) + b"\n")
    sys.stdout.buffer.flush()


def behave(number: int, how: str) -> None:
    match how.split():
        case ["pid"]:
            say(Done(id=number, result=CheckLine(line=str(os.getpid()))))
        case ["hang"]:
            time.sleep(3600)
        case ["provisional"]:
            say(Provisional(id=number, result=RIGHT))
            time.sleep(3600)
        case ["die"]:
            os._exit(1)
        case ["die-once", marker]:
            if Path(marker).exists():
                say(Done(id=number, result=CheckLine(line="alive")))
            else:
                Path(marker).touch()
                os._exit(1)
        case ["babble"]:
            sys.stdout.write("no JSON at all\n")
            sys.stdout.flush()
        case ["progress"]:
            say(Progress(id=number, done=1, total=2))
            say(Done(id=number, result=GeneratedLine(line="{}")))
        case ["wait", seconds]:
            time.sleep(float(seconds))
            say(Done(id=number, result=CheckLine(line=how)))
        case _:
            say(Failed(id=number, message=f"{how} means nothing."))


if __name__ == "__main__":
    main()
