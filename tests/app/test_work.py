"""Long work beside a page: it tells how far it is, and leaves nothing half done when it is stopped."""

from __future__ import annotations

import threading
from pathlib import Path

from app.inputs import Upload
from app.views.upload import publish, reading
from app.work import Work
from app.workspace import Workspace
from graph.errors import JieduiError
from graph.store.snapshot import folder_of
from tests.support import front

TEXT = "雁回县2022年东西部协作工作总结\n\n望潮区与雁回县结对帮扶。\n"


def files(count: int) -> list[Upload]:
    return [Upload(f"{n}.txt", f"{TEXT}第{n}份。\n".encode()) for n in range(count)]


def test_it_tells_what_it_does():
    met = threading.Barrier(2)

    def do(tell):
        tell("reading", 1, 2)
        met.wait(5)
        yield "a"

    work = Work(do).start()
    met.wait(5)
    work.join(5)
    assert (work.step, work.done, work.total, work.results) == ("reading", 1, 2, ["a"])
    assert (work.running, work.stopped, work.failed, work.error) == (False, False, False, None)


def test_it_stops_when_it_next_tells():
    begun = threading.Event()

    def do(tell):
        while True:
            begun.set()
            tell("reading")
            yield "a"

    work = Work(do).start()
    begun.wait(5)
    work.stop()
    work.join(5)
    assert work.stopped


def test_errors_stay_with_it():
    def refused(tell):
        raise JieduiError("not_published")
        yield

    def broken(tell):
        raise ValueError
        yield

    first, second = Work(refused).start(), Work(broken).start()
    first.join(5)
    second.join(5)
    assert first.error is not None
    assert first.error.code == "not_published"
    assert second.failed


def test_files_read_before_a_stop_are_whole_and_the_others_leave_nothing(tmp_path: Path):
    with Workspace.open(tmp_path / "workspace") as at:
        do = reading(at, files(5), None, None)
        seen = []

        def tell(step, done=0, total=0):
            seen.append(done)
            if done == 2:
                work.stop()
            work_tell(step, done, total)

        work = Work(lambda told: do(tell))
        work_tell = work._tell
        work.start().join(60)
        assert work.stopped
        assert [result.name for result, _ in work.results] == ["0.txt", "1.txt"]
        assert [row["name"] for row in at.documents()] == ["0.txt", "1.txt"]
        assert seen[-1] == 2


def test_what_waits_for_another_writer_can_be_stopped(tmp_path: Path):
    with Workspace.open(tmp_path / "workspace") as at, at.ledger.writing():
        work = Work(reading(at, files(1), None, None)).start()
        while work.step != "waiting":
            work.join(0.02)
        work.stop()
        work.join(20)
        assert work.stopped
        assert at.documents() == []


def test_a_stopped_publishing_leaves_the_graph_that_stood(tmp_path: Path):
    workspace = front.make(tmp_path / "workspace")
    with Workspace.open(workspace) as at:
        before = at.view.about()
        list(at.ingest(files(1)))
        work = Work(publish(at))
        work.stop()
        work.start().join(60)
        assert work.stopped
        with Workspace.open(workspace) as again:
            assert again.view.about() == before
        assert not [one for one in folder_of(workspace).iterdir() if one.name.startswith("part-")]
