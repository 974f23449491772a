"""The one family of errors a person may see.

An error is a code and its parameters; the wording in both languages and the exit code stand in `errors.yaml`,
which is read only when an error is shown. Programming mistakes are not of this family and stay loud.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from data import parsed

Lang = Literal["zh", "en"]


@cache
def catalogue() -> Mapping[str, Any]:
    """Every error code with its exit code, message and advice."""
    text = Path(__file__).with_name("errors.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = parsed(text)
    return loaded


class JieduiError(Exception):
    """Something a person can understand and act on.

    `code` is a key of `errors.yaml`; `parameters` fill its wording; `candidates` are what could have been meant,
    each a mapping with at least `name` (ambiguous and unknown names only). A parameter that is itself worded is a
    mapping from language to words.

    >>> error = JieduiError("file_empty", file="a.txt")
    >>> error.message("en"), error.exit_code
    ('a.txt is empty.', 1)
    """

    def __init__(self, code: str, /, *, candidates: Sequence[Mapping[str, Any]] = (), **parameters: object) -> None:
        super().__init__(code, parameters)
        self.code = code
        self.parameters = parameters
        self.candidates = list(candidates)

    @property
    def exit_code(self) -> int:
        """The exit code of the command line for this error."""
        return int(catalogue()[self.code]["exit"])

    def message(self, lang: Lang) -> str:
        """One line: what happened."""
        return self._wording(lang, 0)

    def advice(self, lang: Lang) -> str:
        """One line: what to do."""
        return self._wording(lang, 1)

    def as_json(self, lang: Lang) -> dict[str, Any]:
        """The error as printed with `--format json`."""
        body = {"code": self.code, "message": self.message(lang), "advice": self.advice(lang)}
        return {"error": {**body, "candidates": self.candidates}}

    def _wording(self, lang: Lang, line: int) -> str:
        template: str = catalogue()[self.code][lang][line]
        chosen = {k: v[lang] if isinstance(v, Mapping) and lang in v else v for k, v in self.parameters.items()}
        return template.format_map(chosen)
