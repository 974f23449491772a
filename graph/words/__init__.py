"""From a person's words to a named question: `understand` a sentence, `follow_up` one said after another, `resolve`."""

from graph.words.asking import Asking
from graph.words.context import Remembered, recalled, remembered
from graph.words.entities import resolve
from graph.words.following import ask_on, follow_up
from graph.words.understanding import Understood, ask, understand

__all__ = [
    "Asking",
    "Remembered",
    "Understood",
    "ask",
    "ask_on",
    "follow_up",
    "recalled",
    "remembered",
    "resolve",
    "understand",
]
