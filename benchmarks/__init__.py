"""Measurements: never asserted on, always rerunnable."""
