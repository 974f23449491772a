"""Runs users' Cypher on a workspace in a Neo4j database: the same guard, a transaction that reads, the same limits."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from neo4j import exceptions, graph, spatial
from neo4j import time as times

from graph.cypher.child import MAX_BYTES
from graph.cypher.confine import confined
from graph.cypher.engine import CypherResult, check_limits, stopped
from graph.cypher.guard import check
from graph.cypher.lists import check_lists
from graph.cypher.regex import check_regex
from graph.cypher.values import parameters as checked_parameters
from graph.cypher.values import plain
from graph.errors import JieduiError
from graph.schema import schema
from graph.store.neo4j.connection import Connection, run, told_of
from graph.store.statements import statements

_CYPHER = statements(Path(__file__).with_name("neo4j.cypher"), comment="//")
_GRACE = 2.0  # seconds beyond the transaction's own time-out after which nobody waits any more
_LOOK = 0.05
_TIMED_OUT = "TransactionTimedOut"
_OURS = ("_hash", "_forms", "_names", "_sounds", "_within", "_order", "_ingested", "_listed", "_more")


def run_on(
    connection: Connection,
    statement: str,
    params: Mapping[str, Any] | None = None,
    *,
    limit: int = 1000,
    timeout: float = 30.0,
    cancelled: Callable[[], bool] | None = None,
) -> CypherResult:
    """Runs a statement that reads; limits and errors are those of `graph.cypher.run`, and those of the database."""
    check_limits(limit, timeout)
    checked = check(statement)
    values = checked_parameters(params or {})
    for name in sorted(checked.parameters - set(values)):
        raise JieduiError("cypher_parameter_missing", name=name)
    check_regex(checked, values)
    check_lists(checked)
    text = confined(checked, connection.address.label, schema().edges)
    used = {name: values[name] for name in checked.parameters}
    result = _Running(connection, text, used, int(limit), float(timeout)).wait(cancelled)
    return replace(result, tokens=checked.tokens)


class _Running:
    """A statement in a thread of its own, so that it can be given up."""

    def __init__(
        self, connection: Connection, text: str, values: Mapping[str, Any], limit: int, timeout: float
    ) -> None:
        self._connection = connection
        self._ask = (text, values, limit, timeout)
        self._mark = uuid4().hex
        self._result: CypherResult | None = None
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def wait(self, cancelled: Callable[[], bool] | None) -> CypherResult:
        """The rows; when cancelled, or when the server does not keep to the time, its transaction is ended."""
        until = time.monotonic() + self._ask[3] + _GRACE
        self._thread.start()
        while self._thread.is_alive():
            self._thread.join(_LOOK)
            late = time.monotonic() > until
            if self._thread.is_alive() and (late or (cancelled is not None and cancelled())):
                stopping = threading.Thread(target=self._stop, daemon=True)
                stopping.start()
                stopping.join(_GRACE)  # a server that does not answer is not waited for
                raise stopped("time" if late else "cancelled")
        if self._fault is not None:
            raise self._fault
        if self._result is None:
            raise stopped("died")
        return self._result

    def _stop(self) -> None:
        try:
            self._connection.stop(_CYPHER["stop"], self._mark)
        except JieduiError:
            return  # the server ends it by its own time-out

    def _run(self) -> None:
        try:
            self._result = self._rows()
        except BaseException as fault:
            self._fault = fault

    def _rows(self) -> CypherResult:
        text, values, limit, timeout = self._ask
        begun = time.perf_counter()
        rows: list[dict[str, Any]] = []
        with self._connection.reading(timeout, self._mark) as tx:
            try:
                result = run(tx, text, values)
                columns = list(result.keys())
                size, cut = 0, False
                for record in result:
                    row = {name: as_json(value) for name, value in zip(columns, record.values(), strict=True)}
                    size += len(json.dumps(row, allow_nan=False))
                    cut = len(rows) == limit or size > MAX_BYTES
                    if cut:
                        break
                    rows.append(row)
            except exceptions.Neo4jError as fault:
                raise self._told(fault) from fault
            return CypherResult(columns, rows, cut, round((time.perf_counter() - begun) * 1000, 3))

    def _told(self, fault: exceptions.Neo4jError) -> JieduiError:
        code = fault.code or ""
        if _TIMED_OUT in code or "Transaction.Terminated" in code:
            return stopped("time")
        if "Memory" in code:
            return stopped("memory")
        if code.startswith(("Neo.ClientError.Statement.", "Neo.DatabaseError.Statement.")):
            words = (fault.message or code).strip().splitlines()[0].split(" (line ")[0]
            return JieduiError("cypher_failed", reason=words[:500])
        return told_of(fault, self._connection.address)


def as_json(value: Any) -> Any:
    """A value of the driver as JSON, in the shapes of the embedded engine; what is ours alone is left out."""
    if isinstance(value, graph.Node):
        own = dict(value.items())
        label = next((one for one in schema().nodes if one in value.labels), "")
        return {"id": own.pop("id", None), "label": label, "name": own.pop("name", None), **_map(own)}
    if isinstance(value, graph.Relationship):
        own = dict(value.items())
        ends = {"source": own.pop("source", None), "target": own.pop("target", None)}
        return {"id": own.pop("id", None), "type": value.type, **ends, **_map(own)}
    if isinstance(value, graph.Path):
        return {"nodes": [as_json(n) for n in value.nodes], "relationships": [as_json(r) for r in value.relationships]}
    if isinstance(value, (times.Date, times.DateTime, times.Time)):
        return value.iso_format()
    if isinstance(value, (times.Duration, spatial.Point)):
        return str(value)
    if isinstance(value, Mapping):
        return _map(value)
    if isinstance(value, (list, tuple)):
        return [as_json(inner) for inner in value]
    return plain(value)


def _map(values: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name): as_json(value) for name, value in values.items() if name not in _OURS}
