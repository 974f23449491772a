"""The side of a party; the function itself is `ingest.rules.sides.side`."""

from ingest.rules.sides import Side, side

__all__ = ["Side", "side"]
