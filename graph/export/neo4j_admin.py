"""The folder that `neo4j-admin database import full` reads, with the command to run in its README.

Texts are quoted and a missing value is nothing between two commas, so that the empty text stays one. Lists are joined
by the unit separator (U+001F); where a text holds one itself, its picture stands there.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any, TextIO

from graph.export.base import Format
from graph.export.plain import unicode_only
from graph.export.properties import edge_columns, edge_properties, node_columns, node_properties
from graph.export.scope import Stated
from graph.store.base import Node
from graph.store.int64 import fits

_BETWEEN = "\x1f"
_TYPES = {"integer": "long", "amount": "double", "number": "double", "boolean": "boolean", "string": "string",
          "integer list": "long[]", "string list": "string[]"}  # fmt: skip
_PICTURES = str.maketrans({"\x1f": "␟", "\0": "␀"})


class Neo4jAdmin(Format):
    """`nodes/LABEL.csv`, `edges/TYPE.csv`, `README.md`."""

    folder = True

    def open(self) -> None:
        """Files are opened with their first row."""
        self._files: dict[str, TextIO] = {}

    def node(self, node: Node) -> None:
        """Writes a row to the label's file."""
        columns = node_columns(node.label)
        heads = {"id": "id:ID"}
        self._write(f"nodes/{node.label}", columns, heads, node_properties(node))

    def edge(self, stated: Stated) -> None:
        """Writes a row to the type's file."""
        columns = {":START_ID": "string", ":END_ID": "string", **edge_columns(stated.edge.type)}
        heads = {":START_ID": ":START_ID", ":END_ID": ":END_ID"}
        ends = {":START_ID": stated.source.id, ":END_ID": stated.target.id}
        self._write(f"edges/{stated.edge.type}", columns, heads, {**edge_properties(stated), **ends})

    def close(self) -> None:
        """Writes the command that imports the files."""
        command = import_command(sorted(self._files))
        (self.path / "README.md").write_text(_README.format(command=command), encoding="utf-8")

    def _write(self, name: str, columns: Mapping[str, str], heads: Mapping[str, str], row: Mapping[str, Any]) -> None:
        file = self._files.get(name)
        if file is None:
            file = self._files[name] = self._file(name)
            file.write(",".join(heads.get(one) or f"{one}:{_TYPES[type]}" for one, type in columns.items()) + "\n")
        file.write(",".join(_cell(row.get(one), type) for one, type in columns.items()) + "\n")

    def _file(self, name: str) -> TextIO:
        path = self.path / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        return self.stack.enter_context(path.open("w", encoding="utf-8", newline=""))


def import_command(names: list[str], program: str = "neo4j-admin", database: str = "neo4j") -> str:
    """The command line that imports files of these names (`nodes/School`), run in their folder.

    >>> import_command(["nodes/School"]).split()[-2:]
    ['--multiline-fields=true', '--nodes=School=nodes/School.csv']
    """
    options = ["--array-delimiter=U+001F", "--multiline-fields=true"]
    for name in names:
        folder, _, kind = name.partition("/")
        options.append(f"--{'nodes' if folder == 'nodes' else 'relationships'}={kind}={name}.csv")
    return shlex.join([program, "database", "import", "full", database, *options])


def _cell(value: Any, type: str) -> str:
    """One field.

    >>> _cell('a "b" c', "string"), _cell(None, "string"), _cell(3, "amount"), _cell([2021], "integer list")
    ('"a ""b"" c"', '', '3.0', '2021')
    """
    if value is None or value == [] or value == ():
        return ""
    if type == "string":
        return _quoted(_text(value))
    if type == "string list":
        return _quoted(_BETWEEN.join(map(_text, value)))
    if type == "integer list":
        return _BETWEEN.join(str(one) for one in value if fits(one))
    if type == "boolean":
        return "true" if value else "false"
    if type == "integer":
        return str(value) if fits(value) else ""
    return repr(float(value))


def _text(value: object) -> str:
    return unicode_only(str(value)).translate(_PICTURES)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


_README = """\
# 导入 Neo4j / Import into Neo4j

停止数据库后，在本文件夹中运行（目标数据库必须是空的）：
With the database stopped, run this in this folder (the target database must be empty):

    {command}

之后建立索引 / Then make the indexes:

    CREATE CONSTRAINT jiedui_district_id IF NOT EXISTS FOR (n:District) REQUIRE n.id IS UNIQUE;

（其余类型同样处理 / likewise for the other labels.）
"""

FORMAT = Neo4jAdmin
