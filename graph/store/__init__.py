"""The published graph: what writes it and what answers from it."""
