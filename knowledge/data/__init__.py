"""The shipped facts; SOURCES.md beside them says where each comes from."""

from pathlib import Path

DATA = Path(__file__).parent
