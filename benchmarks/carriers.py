"""What people write around a name, and what they write without one: read from YAML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.yaml_files import read_yaml

DATA = Path(__file__).parent / "data"
OPEN, HELD = DATA / "carriers.yaml", DATA / "carriers_held.yaml"
HOLE = "{p}"


@dataclass(frozen=True, slots=True)
class Carriers:
    """Wording by use; `around`, `long` and `english` hold `{p}` where the product goes.

    `long` are whole sentences with the product in the middle, `chat` small talk and `procedure` questions
    on how OCOP works, both without a product.
    """

    around: tuple[str, ...]
    long: tuple[str, ...]
    chat: tuple[str, ...]
    procedure: tuple[str, ...]
    english: tuple[str, ...]


def carriers(path: Path = OPEN) -> Carriers:
    """Read a file of carriers; a product's place must be there exactly once where one is wanted."""
    content = read_yaml(path)
    parts = {name: tuple(content[name]) for name in Carriers.__slots__}
    for name, lines in parts.items():
        holes = 0 if name in ("chat", "procedure") else 1
        wrong = [line for line in lines if not isinstance(line, str) or line.count(HOLE) != holes]
        if not lines or wrong:
            raise ValueError(f"{path}: {name} needs {holes} {HOLE} in each line: {wrong}")
    return Carriers(**parts)


def filled(carrier: str, name: str) -> str:
    """Put a name where the carrier has its hole."""
    return carrier.replace(HOLE, name)
