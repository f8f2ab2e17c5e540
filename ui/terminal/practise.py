"""`main.py practise`: questions in the terminal, with the same marking and the same log as in the window."""

import argparse
from collections import Counter
from collections.abc import Sequence
from secrets import randbelow

from engine.errors import DefectError, MachineError
from engine.learning.choosing import Choice, next_question
from engine.learning.history import History
from engine.questions.outline import Topic
from engine.questions.sheet import Identity, Sheet
from engine.records.session import Wish
from engine.worker.client import MAKING_S, WorkerClient
from engine.worker.messages import CURRENT, Done, Make
from ui.terminal.conversation import Conversation, Ending
from ui.terminal.recording import Recording, Unrecorded
from ui.terminal.talk import Talk

_SEEDS = 2**31
_WORDS: dict[Ending, str] = {"right": "right", "solved": "with the solution", "skipped": "skipped"}


def run(arguments: argparse.Namespace, topics: Sequence[Topic], client: WorkerClient) -> int:
    """Ask `count` questions, or fewer when the input ends; return the exit code.

    Args:
        arguments: `topic`, `family`, `level`, `count` and `seed`.
        topics: What there is to ask.
        client: The worker.

    Raises:
        DefectError: A question cannot be made.
        MachineError: No worker can be started.
    """
    talk = Talk()
    recorder = _recorder(talk)
    endings: Counter[Ending] = Counter()
    try:
        for number in range(arguments.count):
            choice = _choice(arguments, topics, recorder.history, number)
            talk.say(f"\nQuestion {number + 1} of {arguments.count}", "quiet")
            ending = Conversation(_sheet(choice, client), client, talk, recorder).hold()
            endings[ending] += 1
            if ending == "ended":
                break
    finally:
        recorder.close()
    talk.say()
    talk.say(_summary(endings), "title")
    return 0


def _recorder(talk: Talk) -> Recording | Unrecorded:
    try:
        recording = Recording()
    except MachineError as fault:
        talk.say(f"{fault} What you do here is not recorded.", "miss")
        return Unrecorded()
    if recording.notice:
        talk.say(recording.notice, "miss")
    return recording


def _choice(arguments: argparse.Namespace, topics: Sequence[Topic], history: History, number: int) -> Choice:
    """Choose as the window does; a seed that is asked for goes before a hand-chosen one."""
    wish = Wish(topic=arguments.topic, family=arguments.family, level=arguments.level)
    if arguments.seed is None:
        return next_question(history, topics, wish, randbelow(_SEEDS))
    seed = arguments.seed + number
    chosen = next_question(history, topics, wish, seed)
    return Choice(chosen.family, chosen.level, seed)


def _sheet(choice: Choice, client: WorkerClient) -> Sheet:
    identity = Identity(family=choice.family, revision=CURRENT, level=choice.level, seed=choice.seed)
    reply = client.ask(Make(identity=identity), MAKING_S)
    if isinstance(reply, Done) and isinstance(reply.result, Sheet):
        return reply.result
    raise DefectError(f"The question {choice.family}, level {choice.level}, seed {choice.seed} cannot be made.")


def _summary(endings: Counter[Ending]) -> str:
    told = [f"{endings[ending]} {words}" for ending, words in _WORDS.items() if endings[ending]]
    return f"Done: {', '.join(told)}." if told else "Until next time."
