from __future__ import annotations

import dataclasses
import errno
import shutil
import sqlite3
import threading

import pytest

from graph.errors import JieduiError
from graph.facts import fact_from_json
from graph.ledger import Extraction, Heading, Ledger, Source, UnreadRow
from graph.ledger.lock import WriterLock
from graph.ledger.originals import Originals
from tests.support.graphs import P, fill, report_2021


def said(words: str, **more) -> Extraction:
    fact = {"type": "pairing", "east": "甲区", "east_type": "district", "west": "乙县", "west_type": "district"}
    fact |= {"quote": words, "start": 0, "end": len(words), "line": 1, "year": 2021}
    return Extraction(text=words, facts=[fact_from_json(fact)], **more)


def source(words: str, name: str = "a.txt", **more) -> Source:
    return Source(name, words.encode("utf-8", "surrogatepass"), **more)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path) as opened:
        yield opened


def test_what_goes_in_comes_out(ledger):
    extraction = report_2021()
    done = ledger.record(source(extraction.text, "雁回县.txt"), extraction)
    row = ledger.document("雁回县.txt")
    assert (done.state, row.id, row.place, row.year) == ("new", done.document, P("933021"), 2021)
    assert (row.title, row.headings, row.side) == (extraction.title, (Heading(0, 1, extraction.title),), "west")
    assert [stored.fact for stored in ledger.facts()] == list(extraction.facts)
    assert [unread for _, unread in ledger.unread()] == list(extraction.unread)
    assert ledger.text(row.id) == extraction.text
    assert ledger.original(row.id) == extraction.text.encode()


def test_the_same_file_again_changes_nothing(ledger):
    first = ledger.record(source("甲乙结对"), said("甲乙结对"))
    before = (ledger.state(), ledger.history(), ledger.documents())
    again = ledger.record(source("甲乙结对", "other name.txt"), said("甲乙结对"))
    assert (again.state, again.document) == ("unchanged", first.document)
    assert (ledger.state(), ledger.history(), ledger.documents()) == before


def test_a_newer_version_replaces_what_the_older_one_said(ledger):
    old = ledger.record(source("甲乙结对"), said("甲乙结对"))
    new = ledger.record(source("甲乙仍结对"), said("甲乙仍结对"))
    assert (new.state, new.replaced) == ("newer version", old.document)
    assert [f.fact.quote for f in ledger.facts()] == ["甲乙仍结对"]
    assert [(h.event, h.document, h.other) for h in ledger.history()] == [
        ("added", old.document, None),
        ("replaced", new.document, old.document),
    ]


def test_going_back_to_the_older_version_makes_it_count_again(ledger):
    ledger.record(source("甲乙结对"), said("甲乙结对"))
    ledger.record(source("甲乙仍结对"), said("甲乙仍结对"))
    assert ledger.record(source("甲乙结对"), said("甲乙结对")).state == "newer version"
    assert [f.fact.quote for f in ledger.facts()] == ["甲乙结对"]


def test_the_same_words_read_with_other_settings_are_read_again(ledger):
    ledger.record(source("甲乙结对"), said("甲乙结对"))
    facts = [dataclasses.replace(said("甲乙结对"), settings="--year 2020", facts=())]
    assert ledger.record(source("甲乙结对"), facts[0]).state == "newer version"
    assert list(ledger.facts()) == []
    assert ledger.history()[-1].event == "read again"


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ({"origin": "/x/a.txt"}, {"origin": "/x/a.txt"}, False),
        ({"origin": "/x/a.txt"}, {"origin": "/y/a.txt"}, False),
        ({"origin": "/x/a.txt", "batch": "1"}, {"origin": "/y/a.txt", "batch": "1"}, True),
        ({"origin": "/x/a.txt", "batch": "1"}, {"origin": "/x/a.txt", "batch": "2"}, False),
    ],
)
def test_when_a_file_of_the_same_name_is_a_newer_version(ledger, first, second, together):
    ledger.record(source("甲乙结对", **first), said("甲乙结对"))
    ledger.record(source("甲丙结对", **second), said("甲丙结对"))
    assert len(ledger.documents()) == (2 if together else 1)


def test_a_file_of_the_same_name_about_another_place_or_year_is_another_document(ledger):
    ledger.record(source("1"), Extraction("1", place=P("933021"), year=2021))
    ledger.record(source("2"), Extraction("2", place=P("933021"), year=2022))
    ledger.record(source("3"), Extraction("3", place=P("930121"), year=2021))
    ledger.record(source("4"), Extraction("4", place=P("930121"), year=2021))
    assert [ledger.text(d.id) for d in ledger.documents()] == ["1", "2", "4"]
    assert [d.shown for d in ledger.documents()] == [f"a.txt#{d.id[2:10]}" for d in ledger.documents()]


def test_documents_that_share_a_name_are_asked_about(ledger):
    for text, year in (("1", 2021), ("2", 2022)):
        ledger.record(source(text), Extraction(text, year=year))
    with pytest.raises(JieduiError) as caught:
        ledger.document("a.txt")
    assert caught.value.code == "document_ambiguous"
    assert ledger.document(caught.value.candidates[1]["name"]).year == 2022
    with pytest.raises(JieduiError) as caught:
        ledger.document("a.tx")
    assert (caught.value.code, caught.value.exit_code, len(caught.value.candidates)) == ("document_unknown", 4, 2)


def test_removing_takes_out_exactly_what_one_document_said(ledger):
    kept = ledger.record(source("甲乙结对", "b.txt"), said("甲乙结对"))
    gone = ledger.record(source("甲丙结对"), said("甲丙结对"))
    assert ledger.remove("a.txt").id == gone.document
    assert {f.document for f in ledger.facts()} == {kept.document}
    assert ledger.counts() == (1, 1)
    assert ledger.record(source("甲丙结对"), said("甲丙结对")).state == "new"
    assert ledger.history()[-1].event == "back"


def test_a_fact_is_found_by_its_id_while_its_document_counts(ledger):
    ledger.record(source("甲乙结对"), said("甲乙结对"))
    (stored,) = ledger.facts()
    assert ledger.fact(stored.id) == stored
    ledger.remove("a.txt")
    assert ledger.fact(stored.id) is None


def test_any_characters_survive(ledger):
    words = "甲\ud800\0乙\U0010ffff结对"
    name = "\udcff坏.txt"
    extraction = said(words, title=words, headings=[Heading(0, 1, words)], notes=[words], reasons=[("place", words)])
    extraction = dataclasses.replace(extraction, unread=[UnreadRow(0, 2, 1, words[:2], "r")])
    ledger.record(source(words, name), extraction)
    row = ledger.document(name)
    assert (row.name, row.title, row.headings[0].text, row.notes, row.reasons[0][1]) == (
        name,
        words,
        words,
        (words,),
        words,
    )
    assert next(iter(ledger.facts())).fact.quote == words
    assert next(iter(ledger.unread()))[1].quote == words[:2]


def test_a_fact_that_does_not_quote_its_text_is_refused(ledger):
    with pytest.raises(ValueError, match="not what stands"):
        ledger.record(source("甲乙结对"), dataclasses.replace(said("甲乙结对"), text="乙甲结对"))
    assert ledger.documents() == []


def test_every_change_changes_the_state(ledger):
    states = [ledger.state()]
    for act in (
        lambda: ledger.record(source("甲乙结对"), said("甲乙结对")),
        lambda: ledger.remove("a.txt"),
        lambda: ledger.judge("某人", "看过原文", "reject", "f-1"),
    ):
        act()
        states.append(ledger.state())
    assert len(set(states)) == 4


def test_a_judgement_leaves_what_documents_state(ledger):
    """The graph is built without judgements: one more makes no published graph out of date."""
    empty = ledger.content()
    ledger.record(source("甲乙结对"), said("甲乙结对"))
    before = ledger.content()
    ledger.judge("某人", "看过原文", "reject", "f-1")
    assert ledger.content() == before != empty


def test_judgements_are_only_added(ledger):
    made = ledger.judge("某人", "原文写错", "correct", "f-1", {"amount_yuan": 5})
    ledger.judge("某人", "看错了", "undo", made.id)
    assert [j.verdict for j in ledger.judgements()] == ["correct", "undo"]
    assert ledger.judgements()[0] == made
    with pytest.raises(sqlite3.IntegrityError), sqlite3.connect(ledger.workspace / "ledger.sqlite") as other:
        other.execute("DELETE FROM judgement")


def test_nothing_is_half_there_when_a_step_fails(ledger, monkeypatch):
    ledger.record(source("甲乙结对"), said("甲乙结对"))
    before = ledger.history()
    monkeypatch.setattr("graph.ledger.taking.fact_proofs", lambda n, fact: iter([(n, 0)]))
    with pytest.raises(JieduiError):
        ledger.record(source("甲乙仍结对"), said("甲乙仍结对"))
    assert [f.fact.quote for f in ledger.facts()] == ["甲乙结对"]
    assert ledger.history() == before


def test_a_full_disk_loses_nothing(ledger, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    ledger.record(source("甲乙结对"), said("甲乙结对"))
    with monkeypatch.context() as patched:
        patched.setattr(Originals, "keep", full)
        with pytest.raises(JieduiError) as caught:
            ledger.record(source("甲乙仍结对"), said("甲乙仍结对"))
    assert (caught.value.code, caught.value.exit_code) == ("disk_full", 5)
    assert ledger.record(source("甲乙仍结对"), said("甲乙仍结对")).state == "newer version"


def test_a_database_that_may_not_grow_is_a_full_disk(ledger):
    pages = ledger._db.execute("PRAGMA page_count").fetchone()[0]
    ledger._db.execute(f"PRAGMA max_page_count = {pages}")
    words = "甲乙结对。" * 60_000
    noise = "".join(chr(0x4E00 + (i * 7919) % 20000) for i in range(200_000))
    with pytest.raises(JieduiError) as caught:
        ledger.record(source(words + noise), Extraction(words + noise))
    assert caught.value.code == "disk_full"
    assert ledger.documents() == []


@pytest.mark.parametrize("bytes_", [b"not a database, but long enough to look at" * 100, b""])
def test_a_foreign_file_is_told_apart_from_an_empty_one(tmp_path, bytes_):
    (tmp_path / "ledger.sqlite").write_bytes(bytes_)
    if bytes_:
        with pytest.raises(JieduiError) as caught:
            Ledger.open(tmp_path)
        assert caught.value.code == "workspace_broken"
    else:
        assert Ledger.open(tmp_path).documents() == []


def test_another_programs_database_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "ledger.sqlite") as other:
        other.execute("CREATE TABLE t(x)")
    with pytest.raises(JieduiError) as caught:
        Ledger.open(tmp_path)
    assert caught.value.code == "workspace_broken"


def test_a_ledger_of_a_newer_format_is_not_touched(tmp_path):
    Ledger.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(JieduiError) as caught:
        Ledger.open(tmp_path)
    assert caught.value.code == "workspace_newer"


def test_a_damaged_ledger_is_told(tmp_path):
    fill(tmp_path).close()
    path = tmp_path / "ledger.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xaa" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(JieduiError) as caught, Ledger.open(tmp_path) as ledger:
        list(ledger.facts())
    assert caught.value.code == "workspace_broken"


def test_a_missing_workspace_is_only_made_when_asked(tmp_path):
    with pytest.raises(JieduiError) as caught:
        Ledger.open(tmp_path / "none", create=False)
    assert (caught.value.code, (tmp_path / "none").exists()) == ("workspace_missing", False)
    (tmp_path / "file").write_text("x")
    with pytest.raises(JieduiError) as caught:
        Ledger.open(tmp_path / "file")
    assert caught.value.code == "workspace_denied"


def test_the_second_writer_waits_and_is_told_so(tmp_path):
    waited, done = threading.Event(), []
    first = Ledger.open(tmp_path)
    with first.writing():
        second = Ledger.open(tmp_path)
        work = threading.Thread(
            target=lambda: done.append(second.record(source("1"), Extraction("1"), waiting=waited.set))
        )
        work.start()
        assert waited.wait(5)
        assert done == []
        first.record(source("2", "b.txt"), Extraction("2"))
    work.join(5)
    assert done[0].state == "new"
    assert len(first.documents()) == 2


def test_a_writer_that_may_not_wait_longer_gives_up(tmp_path):
    held = WriterLock(tmp_path / "ledger.lock")
    held.acquire()
    with pytest.raises(JieduiError) as caught:
        WriterLock(tmp_path / "ledger.lock").acquire(timeout=0.1)
    assert caught.value.code == "workspace_busy"
    held.release()


def test_who_waits_may_give_up(tmp_path):
    def asked() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise TimeoutError

    calls: list[int] = []
    first, second = fill(tmp_path), Ledger.open(tmp_path)
    with first.writing(), pytest.raises(TimeoutError), second.writing(asked):
        pass
    with second.writing():
        pass


def test_readers_read_while_one_writes(tmp_path):
    ledger = fill(tmp_path)
    with ledger.writing(), ledger._transaction():
        ledger._db.execute("UPDATE document SET removed = 'now'")
        with Ledger.open(tmp_path) as reader:
            assert len(reader.documents()) == 3
        ledger._db.execute("UPDATE document SET removed = NULL")


def test_threads_share_a_ledger(ledger):
    def work(n: int) -> None:
        for i in range(10):
            ledger.record(source(f"{n} {i}", f"{n}-{i}.txt"), Extraction(f"{n} {i}"))
            assert ledger.documents()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger.documents()) == 40


def test_a_reading_thread_does_not_wait_for_a_writing_one(ledger):
    seen = []
    with ledger.writing():
        reader = threading.Thread(target=lambda: seen.append(ledger.documents()))
        reader.start()
        reader.join(5)
    assert seen == [[]]


def test_a_copied_workspace_is_a_workspace(tmp_path):
    fill(tmp_path / "a").close()
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    with Ledger.open(tmp_path / "b") as copied:
        assert len(list(copied.facts())) == 31
