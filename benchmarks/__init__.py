"""Measurements, each with its command; no test depends on a time."""
