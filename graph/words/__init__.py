"""From a person's words to a named question: `understand` reads a sentence, `resolve` a name."""

from graph.words.entities import resolve
from graph.words.understanding import Understood, ask, understand

__all__ = ["Understood", "ask", "resolve", "understand"]
