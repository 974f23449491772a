"""Named questions: each one small function over a View, with the Cypher that gives the same rows beside it.

`answer` answers one by name, `catalogue` lists them all. A new question is a new module in a group's folder with its
`.cypher` beside it; nothing else has to be told.
"""

from graph.questions.answers import Answer, answer
from graph.questions.registry import catalogue, question

__all__ = ["Answer", "answer", "catalogue", "question"]
