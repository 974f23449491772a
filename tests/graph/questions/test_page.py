"""The page of questions is what the declarations say."""

from __future__ import annotations

from graph.questions.document import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m graph.questions.document"
