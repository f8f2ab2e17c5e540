"""Checking lines: what a worker could not finish."""

import json

from engine.worker.messages import Check, Failed
from ui.terminal import check


class Slow:
    def ask(self, request: Check, deadline_s: float) -> Failed:
        return Failed(id=1, message="This takes too long to decide.")

    def close(self) -> None: ...


def test_what_a_worker_could_not_finish_is_undecided_with_its_reason(tmp_path, capsysbinary):
    (tmp_path / "lines").write_text('{"id": 7}\n')

    assert check.run(str(tmp_path / "lines"), Slow(), Slow) == 0

    verdict = json.loads(capsysbinary.readouterr().out)
    assert (verdict["id"], verdict["verdict"], verdict["message"]) == (7, "undecided", "This takes too long to decide.")
