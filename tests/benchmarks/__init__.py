"""Tests of the measurements and their data."""
