"""The audit: levels of a family that answers as the test says."""

import argparse
import json

import pytest

from engine.questions.audited import Audited
from engine.questions.outline import FamilyOutline, Topic
from engine.worker.messages import Audit, AuditLine, Done, Failed
from ui.terminal import audit

TOPICS = (Topic("gradients", "Gradients", (FamilyOutline("gr_vector", "Gradient vector", (1, 2)),)),)


class Prover:
    """Finds nothing to object to; seed 3 of level 2 has a fault, and as many notes repeat as the test says."""

    def __init__(self, variants: int = 1000, seconds: float = 0.01, *, has_fault: bool = False) -> None:
        self.asked: list[Audit] = []
        self._variants, self._seconds, self._has_fault = variants, seconds, has_fault

    def ask(self, request: Audit, deadline_s: float) -> Done | Failed:
        self.asked.append(request)
        seed, is_faulty = request.identity.seed, (request.identity.level, request.identity.seed) == (2, 3)
        faults = ("the key is no key",) if is_faulty and self._has_fault else ()
        return Done(id=1, result=AuditLine(Audited(str(seed % self._variants), self._seconds, faults=faults)))

    def close(self) -> None: ...


def audited(prover: Prover, *, seeds: int = 5, level: int | None = None, as_json: bool = False) -> int:
    arguments = argparse.Namespace(family=None, topic=None, level=level, seeds=seeds, workers=1, json=as_json)
    return audit.run(arguments, TOPICS, prover, Prover)


def test_every_seed_of_every_level_is_proved_once(capsys):
    prover = Prover()

    assert audited(prover) == 0

    assert [(a.identity.level, a.identity.seed) for a in prover.asked] == [(n, s) for n in (1, 2) for s in range(5)]
    assert "Everything holds." in capsys.readouterr().out


def test_a_fault_is_told_with_what_makes_the_question_again(capsys):
    assert audited(Prover(has_fault=True)) == 1

    assert "gr_vector 2, seed 3: the key is no key." in capsys.readouterr().out


def test_more_seeds_are_made_where_variants_repeat_but_not_proved():
    prover = Prover(variants=20)

    assert audited(prover, seeds=20, level=1) == 0
    assert not any(request.make_only for request in prover.asked)

    prover = Prover(variants=19)
    assert audited(prover, seeds=20, level=1) == 1
    assert {request.identity.seed for request in prover.asked if request.make_only} == set(range(20, 200))


def test_what_is_slow_fails(capsys):
    assert audited(Prover(seconds=0.2)) == 1

    assert "gr_vector 1: a question takes 200 ms in the median." in capsys.readouterr().out


def test_another_program_gets_a_line_for_each_question(capsysbinary):
    audited(Prover(has_fault=True), as_json=True)

    lines = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [(line["level"], line["seed"]) for line in lines if line["faults"]] == [(2, 3)]
    assert len(lines) == 10


@pytest.mark.parametrize("reply", [Failed(id=1, message="It took too long.")], ids=["a deadline"])
def test_a_question_that_no_audit_comes_back_of_has_failed(reply, capsys):
    class Hanging(Prover):
        def ask(self, request: Audit, deadline_s: float) -> Failed:
            return reply

    assert audited(Hanging()) == 1
    assert "It took too long." in capsys.readouterr().out
