"""A long text is searched in pieces, and no word is lost where one ends."""

from __future__ import annotations

from ingest.lexicon import lexicon
from ingest.mentions.words import finder


def test_a_long_text_gives_what_its_sentences_give() -> None:
    sentence = "望潮区教育局与雁回县人民医院签订协议。"
    found = [word.text for _, _, word in finder().find(sentence)]
    text = sentence * 3000
    words = list(finder().find(text))
    assert [word.text for _, _, word in words] == found * 3000
    assert all(text[start:end] == word.text for start, end, word in words)


def test_no_word_reaches_over_the_end_of_a_sentence() -> None:
    assert not any("。" in str(lexicon(name)) for name in ("bodies", "stops", "own_words"))
