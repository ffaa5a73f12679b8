"""A PostgreSQL server of our own for as long as it is needed, then gone without a trace."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.baselines.shape import NotPresent

DEBIAN = Path("/usr/lib/postgresql")
ROLE = "bench"

# Reached through the socket alone. What a crash would lose is of no use, so nothing waits for the disk.
SETTINGS = """
listen_addresses = ''
unix_socket_directories = '{folder}'
unix_socket_permissions = 0700
fsync = off
jit = off
"""


def binaries() -> Path:
    """The folder of the server's programs: on the path, or the newest where Debian keeps them."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = [program.parent for program in DEBIAN.glob("*/bin/initdb")]
    if not installed:
        raise NotPresent("no PostgreSQL server is installed")
    return max(installed, key=lambda folder: float(folder.parent.name))


def somebody_else() -> pwd.struct_passwd | None:
    """Whom the server runs as if not as ourselves: initdb refuses root.

    https://www.postgresql.org/docs/current/app-initdb.html
    """
    if os.geteuid() != 0:
        return None
    users = {user.pw_name: user for user in pwd.getpwall()}
    if other := users.get("postgres") or users.get("nobody"):
        return other
    raise NotPresent("root may not run PostgreSQL, and there is neither a user postgres nor nobody")


@dataclass(frozen=True, slots=True)
class Programs:
    """The server's programs, run in and on one folder, as another owner or as ourselves."""

    binaries: Path
    owner: pwd.struct_passwd | None
    folder: Path

    def run(self, program: str, *arguments: str | Path) -> str | None:
        """Run a program on the data; gives the last it said if it failed."""
        done = subprocess.run(
            [self.binaries / program, "-D", self.folder / "data", *arguments],
            cwd=self.folder,
            user=self.owner and self.owner.pw_uid,
            group=self.owner and self.owner.pw_gid,
            extra_groups=[] if self.owner else None,
            capture_output=True,
            text=True,
            check=False,
        )
        said = (done.stderr or done.stdout).split("\n")
        return next(filter(None, reversed(said)), f"{program} failed") if done.returncode else None

    def must(self, program: str, *arguments: str | Path) -> None:
        """Run a program without which there is no server."""
        if failure := self.run(program, *arguments):
            raise NotPresent(failure)


@contextmanager
def cluster() -> Iterator[Path]:
    """Serve an empty cluster; gives the folder of its socket. Role and database: `ROLE`, `postgres`.

    Whoever reaches the socket is trusted, for the folder is open to the server's owner and root only.
    """
    with TemporaryDirectory(prefix="bench-pg-") as name:
        folder = Path(name)
        programs = Programs(binaries(), somebody_else(), folder)
        if programs.owner:
            os.chown(folder, programs.owner.pw_uid, programs.owner.pw_gid)
        programs.must("initdb", "-U", ROLE, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(SETTINGS.format(folder=folder))
        try:
            programs.must("pg_ctl", "start", "-w", "-l", folder / "log")
            yield folder
        finally:
            # Whether it ever started or not. One that did not stop ends itself when it misses its folder.
            programs.run("pg_ctl", "stop", "-w", "-m", "immediate")
