"""Read the YAML files that the program ships, with libyaml where it is there: the start is quicker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """Give the content of a file, plain values only."""
    return yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506 - both loaders are the safe one
