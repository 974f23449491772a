"""What the pages say, one YAML file a language; a test holds that none lacks a key or a {place}."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data import parsed
from graph.errors import Lang

LANGS: tuple[Lang, ...] = ("zh", "en")


@cache
def catalogue(lang: Lang) -> Mapping[str, str]:
    """All texts of a language by key, flat (`ask.empty`)."""
    text = Path(__file__).with_name(f"{lang}.yaml").read_text(encoding="utf-8")
    return {f"{group}.{key}": value for group, words in parsed(text).items() for key, value in words.items()}


@dataclass(frozen=True)
class Words:
    """The texts of one language.

    >>> Words("en")("nav.ask")
    'Ask'
    """

    lang: Lang

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its places filled; a missing key is a mistake and raises."""
        text = catalogue(self.lang)[key]
        return text.format_map(values) if values else text

    def word(self, group: str, value: object) -> str:
        """The display word of a closed value (`channel`, `fiscal`); the value itself where none is known."""
        return catalogue(self.lang).get(f"{group}.{value}", str(value))

    def group(self, *groups: str) -> dict[str, str]:
        """The texts of groups without the group's name, as components take them."""
        prefixes = tuple(f"{group}." for group in groups)
        return {key.split(".", 1)[1]: text for key, text in catalogue(self.lang).items() if key.startswith(prefixes)}
