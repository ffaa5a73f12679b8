"""Files for the registry in the chat: what plays do not bring about, and who may do what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.inviting import invite_producer, invite_staff
from handlers import import_words, imports
from handlers.conversation import Conversation, Custom
from handlers.import_news import tell_makers
from handlers.messages import Choices, Document, File, Reply
from knowledge.errors import Problem
from knowledge.people import import_news
from knowledge.people import imports as kept
from knowledge.people.import_news import Hearers, News
from knowledge.registry.applying import Touched
from knowledge.registry.plan import KINDS, Change
from knowledge.store.database import Database
from knowledge.store.tables import AuditRow, ImportRow, OutboxRow, ProductRow
from knowledge.texts import LANGUAGES
from tests.conftest import Talk

HEAD = "Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Ngày cấp\n"
RENEWED = f"{HEAD}Trà Bát tiên Bảo Hưng,,4,14/QĐ-UBND,16/11/2026,20/11/2026\n"
LOWERED = f"{HEAD}Trà Bát tiên Bảo Hưng,,3,15/QĐ-UBND,16/11/2026,20/11/2026\n"
NEW = f"{HEAD}Chè thử,HTX Thử,3,16/QĐ-UBND,16/11/2026,20/11/2026\n"


def lines(replies: list[Reply]) -> list[str]:
    """What the last reply says."""
    last = replies[-1]
    assert isinstance(last, Choices) or hasattr(last, "text") or hasattr(last, "lines")
    return list(getattr(last, "text", last).lines)


def labels(replies: list[Reply]) -> list[str]:
    """The choices below the last reply."""
    return [option.label for option in getattr(replies[-1], "options", ())]


class Desk:
    """Officials at work in one conversation."""

    def __init__(self, talk: Talk, database: Database) -> None:
        self.talk, self.database = talk, database
        self.last: dict[str, list[Reply]] = {}

    async def appointed(self, who: str, role: str = "province") -> None:
        """Give somebody a role."""
        code, _, _ = await invite_staff(self.database, role, [], self.talk.at, lambda letters: letters[0])
        await self.says(code, who)

    async def says(self, text: str, who: str, **about: Any) -> list[Reply]:
        """Say something."""
        self.last[who] = await self.talk.says(text, who, **about)
        return self.last[who]

    async def taps(self, label: str, who: str) -> list[Reply]:
        """Tap a choice of the last reply."""
        choice = next(o.id for o in self.last[who][-1].options if o.label.startswith(label))  # type: ignore[union-attr]
        return await self.says("", who, kind="choice", choice=choice)

    async def sends(self, text: str, who: str, name: str = "a.csv") -> list[Reply]:
        """Send a file as the menu asks for it."""
        await self.says("/napso", who)
        await self.taps("Gửi tệp", who)
        content = text.encode()
        return await self.says("", who, kind="file", file=File(name, len(content), content=content))

    async def rehearses(self, text: str, who: str) -> list[Reply]:
        """Send a file, and find its columns right."""
        await self.sends(text, who)
        return await self.taps("Đúng các cột", who)

    async def applies(self, text: str, who: str) -> list[Reply]:
        """Send a file and apply it."""
        await self.rehearses(text, who)
        return await self.taps("Áp dụng", who)


@pytest.fixture
async def desk(talk: Talk, database: Database) -> Desk:
    """A province official, Lan, at work."""
    made = Desk(talk, database)
    await made.appointed("lan")
    return made


async def unasked(database: Database) -> list[list[str]]:
    """What was written to people unasked."""
    async with database.begin() as connection:
        replies = await connection.scalars(
            select(OutboxRow.reply).where(OutboxRow.inbox_key == "").order_by(OutboxRow.id)
        )
        return [[reply["answer"], *reply["body"]] for reply in replies]


async def states(database: Database) -> list[str]:
    """How far each file is."""
    async with database.begin() as connection:
        return list((await connection.scalars(select(ImportRow.state).order_by(ImportRow.id))).all())


# --- who may ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["commune", "desk", "administrator"])
async def test_other_roles_do_not_load(desk: Desk, role: str) -> None:
    """Who may not change the registry is told so, and a button of somebody else's does nothing."""
    await desk.appointed("ba", role)
    said = await desk.says("/napso", "ba")
    assert "thuộc vai trò khác" in lines(said)[0]


async def test_nobody_else_learns_that_there_is_such_a_thing(desk: Desk) -> None:
    """For everybody else it is an unknown command, and a file is what it always was."""
    assert "/napso" in lines(await desk.says("/napso", "mai"))[0]
    assert "nạp" not in " ".join(lines(await desk.says("", "mai", kind="file")))


async def test_names_are_for_officials_only(desk: Desk) -> None:
    """In a group a file is not spoken of."""
    said = await desk.says("/napso", "lan", private=False)
    assert "riêng" in " ".join(lines(said))


# --- a second person ----------------------------------------------------------------------------------


@pytest.fixture
async def careful(database: Database, talk: Talk) -> Desk:
    """Two province officials where files need a second person."""
    custom = Custom(draw=lambda letters: letters[0], approve_imports=True)
    talk.conversation = Conversation(database, lambda: talk.at, custom)
    made = Desk(talk, database)
    await made.appointed("lan")
    await made.appointed("minh")
    return made


async def test_nobody_approves_their_own(careful: Desk) -> None:
    """Who asked is refused, by an old button too; the other applies."""
    await careful.rehearses(RENEWED, "lan")
    await careful.taps("Xin duyệt", "lan")
    await careful.says("/lamviec", "minh")
    await careful.taps("Chờ duyệt", "minh")
    await careful.taps("NT-", "minh")
    assert (await states(careful.database)) == ["asked"]
    async with careful.database.begin() as connection:  # the same button in the hands of who asked
        await connection.execute(update(ImportRow).values(author=2))
    said = await careful.taps("Áp dụng", "minh")
    assert lines(said)[0] == "Bạn gửi tệp này nên người khác phải duyệt."
    assert await states(careful.database) == ["asked"]
    async with careful.database.begin() as connection:
        await connection.execute(update(ImportRow).values(author=1))
    await careful.taps("Việc của tôi", "minh")
    await careful.taps("Chờ duyệt", "minh")
    await careful.taps("NT-", "minh")
    await careful.taps("Áp dụng", "minh")
    assert await states(careful.database) == ["applied"]


async def test_a_file_that_waits_cannot_be_applied_alone(careful: Desk) -> None:
    """With the setting there is no way round the second person."""
    said = await careful.rehearses(RENEWED, "lan")
    assert not [label for label in labels(said) if label.startswith("Áp dụng")]


async def test_of_two_approvers_one_is_late(careful: Desk) -> None:
    """The second one is told what became of it, and the registry is written once."""
    await careful.appointed("quang")
    await careful.rehearses(RENEWED, "lan")
    await careful.taps("Xin duyệt", "lan")
    for who in ("minh", "quang"):
        await careful.says("/lamviec", who)
        await careful.taps("Chờ duyệt", who)
        await careful.taps("NT-", who)
    await careful.taps("Áp dụng", "minh")
    said = await careful.taps("Áp dụng", "quang")
    assert lines(said) == ["Người khác vừa xử lý tệp này trước bạn.", "NT-22222: đã áp dụng."]


async def test_two_officials_apply_at_once(desk: Desk) -> None:
    """The one who taps second is told, and may undo it."""
    await desk.appointed("minh")
    await desk.rehearses(RENEWED, "lan")
    await desk.sends(RENEWED, "minh")
    await desk.taps("Áp dụng", "lan")
    said = await desk.taps("Áp dụng", "minh")
    assert lines(said)[0] == "Người khác vừa xử lý tệp này trước bạn."
    assert await states(desk.database) == ["applied"]


# --- files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "", "Tôi chưa lấy được nội dung tệp này."),
        ("a.pdf", "%PDF", "Tôi không nhận tệp này."),
        ("a.xlsx", "không phải", "Tôi không nhận tệp này."),
        ("a.csv", "\n\n", "Tôi không nhận tệp này."),
    ],
)
async def test_files_that_are_no_use(desk: Desk, name: str, content: str, said: str) -> None:
    """What cannot be read is refused with a way on, and the next file is still waited for."""
    assert lines(await desk.sends(content, "lan", name))[0] == said
    assert lines(await desk.says("", "lan", kind="file", file=File("b.csv", 9, content=NEW.encode())))[
        0
    ].startswith("Tôi đọc tệp b.csv")


async def test_a_refused_file_is_not_kept(desk: Desk) -> None:
    """Of a file that cannot be read nothing stays but that it came."""
    await desk.sends("không phải", "lan", "a.xlsx")
    async with desk.database.begin() as connection:
        row = (await connection.execute(select(ImportRow.state, ImportRow.content))).one()
        actions = await connection.scalars(select(AuditRow.action))
        assert "import-refuse" in actions.all()
    assert tuple(row) == ("dropped", b"")


async def test_old_buttons(desk: Desk) -> None:
    """A button of a file that is gone says so."""
    await desk.rehearses(NEW, "lan")
    async with desk.database.begin() as connection:
        await connection.execute(update(ImportRow).values(code="NT-OTHER"))
    assert lines(await desk.taps("Xem từng dòng", "lan"))[0] == "Không còn lần nạp này."


async def test_a_row_that_does_not_fit_after_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the registry refuses a row at the last moment nothing is written, and it can be tried again."""
    from knowledge.registry.books import Books, Unfit

    await desk.rehearses(NEW, "lan")

    def refuse(self: Books, row: dict[str, Any]) -> str:
        raise Unfit("import-far-code", "code", "LC-9999", highest="LC-0245")

    monkeypatch.setattr(Books, "put_products", refuse)
    said = await desk.taps("Áp dụng", "lan")
    assert lines(said)[0] == "Một dòng không khớp với sổ, nên tôi chưa ghi dòng nào."
    assert await states(desk.database) == ["rehearsed"]


async def test_the_template_and_the_export_are_files(desk: Desk) -> None:
    """Both are workbooks, and both wait for a file to come back."""
    await desk.says("/napso", "lan")
    [sent] = await desk.taps("Xuất sổ", "lan")
    assert isinstance(sent, Document)
    said = await desk.says("", "lan", kind="file", file=File(sent.name, 1, content=sent.content))
    assert lines(said)[0].startswith("Tôi đọc tệp so-ocop")
    said = await desk.taps("Đúng các cột", "lan")
    assert lines(said)[:2] == ["NT-22222: 0 dòng sẽ đổi sổ.", "– như cũ: 160"]


# --- who is told, and when ------------------------------------------------------------------------------


async def followed(desk: Desk, name: str, who: str = "mai") -> None:
    """Follow a product by its button."""
    await desk.says(name, who)
    await desk.taps("Việc khác", who)
    await desk.taps("Báo khi thay đổi", who)


async def test_a_setting_says_how_long_nobody_is_told(desk: Desk) -> None:
    """With no wait, the next round tells."""
    talk = desk.talk
    await followed(desk, "trà bát tiên bảo hưng")
    await desk.applies(RENEWED, "lan")
    assert await talk.conversation.tell_changes() == 0
    custom = Custom(draw=lambda letters: letters[0], tell_after=timedelta(0))
    talk.conversation = Conversation(desk.database, lambda: talk.at, custom)
    assert await talk.conversation.tell_changes() == 1
    assert await talk.conversation.tell_changes() == 0


async def test_reminders_wait_too(desk: Desk) -> None:
    """A wrong day of issue must not remind a maker before it can be undone."""
    talk = desk.talk
    code, _, _ = await invite_producer(desk.database, "LC-0122", talk.at, lambda letters: letters[0]) or (
        "",
        "",
        None,
    )
    await desk.says(code, "htx")
    await desk.applies(RENEWED, "lan")
    assert await talk.conversation.remind() == 0
    await desk.taps("Hoàn tác", "lan")
    assert await talk.conversation.remind() == 1


async def test_a_call_holds_back_followers_and_the_maker(desk: Desk) -> None:
    """Bad news reaches the maker by a person first; undone before, nobody hears anything."""
    talk = desk.talk
    await followed(desk, "trà bát tiên bảo hưng")
    await desk.applies(LOWERED, "lan")
    talk.at += timedelta(hours=5)
    assert await talk.conversation.tell_changes() == 0
    await desk.taps("Hoàn tác", "lan")
    talk.at += timedelta(hours=5)
    assert await talk.conversation.tell_changes() == 0
    assert await unasked(desk.database) == []


async def test_a_correction_is_sent_once(desk: Desk) -> None:
    """After an undo the followers hear it once; a later change is news again, and no correction."""
    talk = desk.talk
    await followed(desk, "trà bát tiên bảo hưng")
    await desk.applies(RENEWED, "lan")
    talk.at += timedelta(hours=2)
    assert await talk.conversation.tell_changes() == 1
    await desk.taps("Hoàn tác", "lan")
    await desk.taps("Hoàn tác, đính chính", "lan")
    assert await talk.conversation.tell_changes() == 1
    assert await talk.conversation.tell_changes() == 0
    await desk.applies(RENEWED, "lan")
    talk.at += timedelta(hours=2)
    assert await talk.conversation.tell_changes() == 1
    first = [said[0] for said in await unasked(desk.database)]
    assert first[1] == "Sửa lại: tin trước về sản phẩm này không còn đúng."
    assert first[0] == first[2]


async def test_a_follower_of_a_product_that_is_gone(desk: Desk) -> None:
    """Who follows a new product hears when the file that brought it is undone, by its name."""
    talk = desk.talk
    await desk.applies(NEW, "lan")
    await followed(desk, "chè thử")
    talk.at += timedelta(hours=2)
    await talk.conversation.tell_changes()
    await desk.taps("Hoàn tác", "lan")
    await desk.taps("Hoàn tác, đính chính", "lan")
    assert await talk.conversation.tell_changes() == 1
    assert (await unasked(desk.database))[-1][:2] == [
        "Sửa lại: tin trước về sản phẩm này không còn đúng.", "Chè thử chưa có trong danh sách.",
    ]  # fmt: skip
    assert await talk.conversation.tell_changes() == 0


async def test_many_products_are_one_message(desk: Desk) -> None:
    """A maker of many products gets one message for a file, with a few of them and how many more."""
    code, _, _ = await invite_producer(
        desk.database, "LC-0122", desk.talk.at, lambda letters: letters[0]
    ) or ("", "", None)
    await desk.says(code, "htx")
    await desk.applies(NEW, "lan")
    async with desk.database.begin() as connection:
        from knowledge.registry.catalog import load_registry

        registry, [one] = await load_registry(connection), await kept.listed(connection)
        maker = registry.products["LC-0122"].producer
        assert maker is not None
        touched = [Touched(f"LC-000{n}", "renewed", f"Chè {n}", maker.name) for n in range(1, 6)]
        touched.append(Touched("LC-9999", "new", "Chè lạ", maker.name))
        news = News(frozenset(), (), ((one, tuple(reversed(touched))),))
        assert await tell_makers(connection, registry, desk.talk.at, news) == 1
    [said] = await unasked(desk.database)
    assert said[0] == "Sửa lại: tin trước về 6 sản phẩm của nhà mình không còn đúng."
    assert said[1] == "– Chè lạ: chưa có trong danh sách."
    assert said[-2] == "và 2 sản phẩm nữa."


# --- words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_in_words(language: str) -> None:
    """Each kind is said in both languages, with stars and without, and with each problem's reason."""
    nobody = Hearers({}, {})
    bare = Change(
        "new", 3, "LC-0001", "Chè", "HTX", old_name="Cũ", cells=("note",), place="Sa Pa", old_place="Bắc Hà"
    )
    for kind in KINDS:
        for stars in (None, 4):
            change = replace(
                bare, kind=kind, stars=stars, old_stars=stars, row=0 if kind == "vanished" else 3
            )
            if kind == "problem":
                change = replace(change, problems=tuple(Problem(r, 3, "name", v) for r, v in REASONS.items()))
            line = import_words.change_line(change, nobody, language)
            assert "Chè (HTX)" in line
            assert "None" not in line or kind in ("upgraded", "downgraded")
            assert "{" not in line


REASONS = {
    "rehearse-ambiguous": {"value": "Chè", "count": "2"},
    "rehearse-end-differs": {"value": "2030-01-01", "months": "36"},
    "rehearse-issue-differs": {"value": "2024-01-01", "other": "2023-12-28", "number": "1/QĐ"},
}


async def test_the_room_of_approvals_opens_here(desk: Desk) -> None:
    """The list of approvals shows a file by `imports.approve`."""
    assert imports.approve.__name__ == "approve"
    from handlers import BY_NAME

    assert BY_NAME["imports.approve"].needs == "approve"
    assert all(route.private for name, route in BY_NAME.items() if name.startswith("imports."))


async def test_a_product_that_changed_by_itself(desk: Desk) -> None:
    """A product that no file touched is told as ever."""
    async with desk.database.begin() as connection:
        assert await connection.scalar(select(ProductRow.id).where(ProductRow.code == "LC-0122"))
        news = await import_news.news(connection, desk.talk.at, timedelta(hours=1))
    assert news == News(frozenset(), (), ())
