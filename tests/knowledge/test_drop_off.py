"""Where producers stopped in the self-assessment."""

from __future__ import annotations

from sqlalchemy import insert

from knowledge.figures import drop_off_of
from knowledge.people import dossiers
from knowledge.people.drop_off import THROUGH, stop, stops
from knowledge.rules.criteria import criteria
from knowledge.rules.editions import editions
from knowledge.store.database import Database
from knowledge.store.tables import PersonRow
from knowledge.suppression import Cell
from tests.knowledge.conftest import NOW

RULES = criteria()
SET = RULES.sets[4]
CODES = [criterion.code for criterion in SET.criteria]
SHORT = [criterion.code for criterion in SET.needed_for(3)]


def test_the_first_open_question_behind_the_last_answer() -> None:
    """Who went back and answered anew still stopped ahead."""
    assert stop(SET, [], []) == CODES[0]
    assert stop(SET, CODES[:3], []) == CODES[3]
    assert stop(SET, [*CODES[1:3], CODES[0]], []) == CODES[3]
    assert stop(SET, CODES[:2], [CODES[2]]) == CODES[3]
    assert stop(SET, CODES, []) == THROUGH


def test_the_short_walk_asks_its_own_questions() -> None:
    """What lies between them was not asked."""
    assert CODES[: len(SHORT)] != SHORT
    assert stop(SET, SHORT[:4], []) == SHORT[4]
    assert stop(SET, SHORT, []) == THROUGH


async def begun(database: Database, person: int, answered: list[str], state: str = "open") -> None:
    """Let a person begin a dossier and answer some questions."""
    async with database.begin() as connection:
        row = {"id": person, "channel": "test", "native": str(person), "first_seen_at": NOW}
        if person not in [one.person_id for one in await dossiers.of_person(connection, person)]:
            await connection.execute(insert(PersonRow).values(row))
        id = await dossiers.begin(
            connection,
            person=person,
            product="Chè",
            maker="household",
            set_no=4,
            version=RULES.version,
            at=NOW,
        )
        for code in answered:
            one = await dossiers.one(connection, person, id)
            assert one is not None
            await dossiers.answer(connection, one, person=person, code=code, place=0, text="", at=NOW)
        if state != "open":
            one = await dossiers.one(connection, person, id)
            assert one is not None
            await dossiers.change(connection, one, NOW, state=state)


async def found(database: Database) -> dict[str, Cell]:
    """The cells, by subject."""
    async with database.begin() as connection:
        return {cell.subject: cell for cell in await stops(connection, editions())}


async def test_each_person_is_counted_once_with_the_newest_dossier(database: Database) -> None:
    """Two dossiers of one person are one person; what was lodged is no stop."""
    await begun(database, 1, CODES[:2])
    await begun(database, 1, CODES[:5])
    await begun(database, 2, CODES[:5])
    await begun(database, 3, CODES[:5], state="lodged")
    assert await found(database) == {f"4/{CODES[5]}": Cell(f"4/{CODES[5]}", 2, 2)}


async def test_four_people_are_not_shown_and_five_are(database: Database) -> None:
    """Nobody, not even as part of a sum."""
    for person in range(1, 5):
        await begun(database, person, CODES[:3])
    few = drop_off_of(list((await found(database)).values()))
    assert (few.people, few.stops.cells, few.stops.left_out) == (None, (), True)
    await begun(database, 5, CODES[:3])
    enough = drop_off_of(list((await found(database)).values()))
    assert (enough.people, [cell.times for cell in enough.stops.cells]) == (5, [5])
    await begun(database, 6, CODES[:7])
    with_one = drop_off_of(list((await found(database)).values()))
    assert (with_one.people, with_one.stops.cells, with_one.stops.left_out) == (6, (), True)
