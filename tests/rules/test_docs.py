"""The README names every setting and every command; what it shows exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import cli
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme(name: str) -> None:
    """A setting that nobody can read of is no setting."""
    assert f"`{name.upper()}`" in README


@pytest.mark.parametrize(
    "name", [command.name or command.callback.__name__ for command in cli.registered_commands]
)
def test_every_command_is_in_the_readme(name: str) -> None:
    """A command that nobody can read of is no command."""
    assert f"python -m bot {name}" in README


@pytest.mark.parametrize("file", ["README.md", "ARCHITECTURE.md", "benchmarks/README.md"])
def test_what_the_documents_link_to_exists(file: str) -> None:
    """No link of ours leads nowhere."""
    text = (ROOT / file).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not link.startswith("http")]
    assert [link for link in links if not (ROOT / file).parent.joinpath(link).exists()] == []


def test_the_lock_names_no_registry_and_pins_every_package_by_hash() -> None:
    """Each package of the locks has a hash, and no address stands in them."""
    for name in ("requirements.lock", "requirements-test.lock", "requirements-bench.lock"):
        lock = (ROOT / name).read_text("utf-8")
        packages = re.findall(r"^\S+==", lock, flags=re.M)
        blocks = re.split(r"^(?=\S+==)", lock, flags=re.M)[1:]
        assert "://" not in lock
        assert "index" not in lock
        assert len(packages) == len(blocks)
        assert all("--hash=sha256:" in block for block in blocks)


def test_each_lock_holds_the_smaller_one() -> None:
    """Who installs a larger lock has the smaller one too; the stamps of the Makefile count on it."""
    names = ("requirements.lock", "requirements-test.lock", "requirements-bench.lock")
    plain, test, bench = (set((ROOT / name).read_text("utf-8").splitlines()) for name in names)
    assert plain <= test <= bench
