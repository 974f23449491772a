"""A bad file costs that file only."""

from __future__ import annotations

import os
import threading
import time

import pytest

from ingest.batch import Job, Outcome, Reader, read_all

TEXT = "甲县与乙区结对。\n".encode()


def test_outcomes_come_in_the_order_of_the_jobs():
    jobs = [Job(f"{n}.txt", TEXT) for n in range(6)]
    outcomes = list(read_all(jobs, workers=2))
    assert [outcome.job.name for outcome in outcomes] == [job.name for job in jobs]
    assert all(outcome.answer["text"] == TEXT.decode() for outcome in outcomes)


def test_what_is_an_outcome_goes_through():
    known = Outcome(Job("known.txt", b""))
    assert next(iter(read_all([known], workers=1))) is known


def test_a_bad_file_is_an_error_and_the_next_is_read():
    outcomes = list(read_all([Job("empty.txt", b""), Job("good.txt", TEXT)], workers=1))
    assert [outcome.error.code if outcome.error else None for outcome in outcomes] == ["file_empty", None]


def test_a_child_that_takes_too_long_is_stopped_and_replaced():
    reader = Reader(seconds=0.01)
    assert reader.read(Job("slow.txt", TEXT)).error.code == "file_too_slow"
    reader._seconds = 60
    assert reader.read(Job("next.txt", TEXT)).error is None
    reader.close()


def test_a_child_that_dies_costs_one_file():
    reader = Reader()
    assert reader.read(Job("first.txt", TEXT)).error is None
    child = reader._child
    reader._child.kill()
    reader._child.wait()
    assert reader.read(Job("second.txt", TEXT)).error is None
    assert reader._child is not child
    reader.close()


def test_closing_the_iterator_ends_the_children():
    outcomes = read_all((Job(f"{n}.txt", TEXT) for n in range(100)), workers=2)
    next(outcomes)
    before = threading.active_count()
    outcomes.close()
    time.sleep(0.2)
    assert threading.active_count() <= before
    assert os.getpid()


def test_a_fault_of_the_program_is_not_called_a_limit(monkeypatch):
    monkeypatch.setattr("ingest.batch.sys.executable", "false")
    assert Reader().read(Job("any.txt", TEXT)).error.code == "reader_broken"


def test_a_pulse_stops_a_file_that_is_being_read():
    """Whoever waits may give up at any moment; the children end with the wait."""

    class EnoughError(Exception):
        pass

    beats = []

    def pulse():
        beats.append(time.monotonic())
        if len(beats) == 2:
            raise EnoughError

    with pytest.raises(EnoughError):
        next(read_all([Job("large.txt", TEXT * 50_000)], workers=1, pulse=pulse))
    assert beats[1] - beats[0] < 5
