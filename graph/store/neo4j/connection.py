"""The driver, opened and asked; what it raises becomes one of our errors."""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar, cast

import neo4j
from neo4j import exceptions

from graph.errors import JieduiError
from graph.store.neo4j.address import Address

Transaction = neo4j.ManagedTransaction
T = TypeVar("T")
_WAIT = 15.0  # seconds to wait for a connection
_RETRY = 30.0  # seconds during which the driver tries a failed transaction again
_DENIED = ("Neo.ClientError.Security.",)
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it tries again is told once, as an error
_GONE = ("Neo.ClientError.Database.DatabaseNotFound", "Neo.TransientError.Database.DatabaseUnavailable")


class Connection:
    """A database; any number of threads may use it. Errors: `store_unreachable`, `store_denied`, `store_failed` …

    `patience` is for how many seconds a passing failure is tried again before it becomes an error.
    """

    def __init__(self, address: Address, patience: float = _RETRY) -> None:
        self.address = address
        with told(address):
            self._driver = neo4j.GraphDatabase.driver(
                address.uri, auth=(address.user, address.password), user_agent="jiedui",
                connection_acquisition_timeout=min(_WAIT, patience), connection_timeout=min(_WAIT, patience),
                max_transaction_retry_time=patience,
                notifications_min_severity="OFF",
            )  # fmt: skip

    def close(self) -> None:
        """Lets go of all connections."""
        self._driver.close()

    def read(self, work: Callable[[Transaction], T]) -> T:
        """The value of a function over a transaction that reads; it may be called again after a passing failure."""
        with told(self.address), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(work)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """The value of a function over a transaction that writes; called again, it must do the same."""
        with told(self.address), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def rows(self, statement: str, values: Mapping[str, Any]) -> list[neo4j.Record]:
        """The rows of a statement that reads."""
        return self.read(lambda tx: list(run(tx, statement, values)))

    def alone(self, statement: str) -> None:
        """Runs a statement in a transaction of its own, as changes to indexes must be."""
        self.write(lambda tx: run(tx, statement).consume())

    @contextmanager
    def reading(self, seconds: float, mark: str) -> Iterator[neo4j.Transaction]:
        """A transaction that reads, ended by the server after `seconds`; `mark` names it for `stop`."""
        with told(self.address), self._session(neo4j.READ_ACCESS) as session:
            tx = session.begin_transaction(metadata={"jiedui": mark}, timeout=seconds)
            with tx:
                yield tx

    def stop(self, statement: str, mark: str) -> None:
        """Ends the transaction marked so, wherever it has got to."""
        with told(self.address), self._session(neo4j.WRITE_ACCESS) as session:
            session.run(cast(Any, statement), mark=mark).consume()

    def _session(self, mode: str) -> neo4j.Session:
        return self._driver.session(database=self.address.database, default_access_mode=mode, fetch_size=1000)


@cache
def shared(address: Address, patience: float = _RETRY) -> Connection:
    """The connection of this process to a database, opened once."""
    connection = Connection(address, patience)
    atexit.register(connection.close)
    return connection


def run(tx: Transaction | neo4j.Transaction, statement: str, values: Mapping[str, Any] | None = None) -> neo4j.Result:
    """Runs a statement of our `.cypher` files (or one the guard let through); values are parameters."""
    return tx.run(cast(Any, statement), dict(values or {}))


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Failures of the driver as errors a person understands."""
    try:
        yield
    except JieduiError:
        raise
    except exceptions.Neo4jError as fault:
        raise told_of(fault, address) from fault
    except (exceptions.AuthConfigurationError, exceptions.ConfigurationError) as fault:
        raise JieduiError("store_address", uri=address.uri) from fault
    except (exceptions.DriverError, OSError) as fault:
        raise JieduiError("store_unreachable", uri=address.uri, reason=_line(fault)) from fault
    except (ValueError, UnicodeError) as fault:
        raise JieduiError("store_failed", uri=address.uri, reason=_line(fault)) from fault


def told_of(fault: exceptions.Neo4jError, address: Address) -> JieduiError:
    """What a failure that the server reports is to us."""
    code = fault.code or ""
    if code.startswith(_DENIED):
        return JieduiError("store_denied", uri=address.uri, user=address.user)
    if code in _GONE:
        return JieduiError("store_no_database", uri=address.uri, database=address.database or "neo4j")
    if "Memory" in code:
        return JieduiError("store_memory", uri=address.uri)
    return JieduiError("store_failed", uri=address.uri, reason=_line(fault))


def _line(fault: BaseException) -> str:
    words = getattr(fault, "message", None) or str(fault) or type(fault).__name__
    return str(words).strip().splitlines()[0][:300]
