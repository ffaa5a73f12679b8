"""An announcement as a draft: text in both languages, picture, fair, preview, test."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from handlers.announced import SHOWN, listed, progress
from handlers.announcement_words import as_shown, choices, mime_of, words
from handlers.auditing import audited
from handlers.drafts import EDITABLE, change_draft, keep, may_see, mine, refused_text, rule_words
from handlers.messages import Choices, Photo, Reply, Text, to_json
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.people import announcements, post, staff
from knowledge.people.announcements import Announcement
from knowledge.registry.fairs import coming
from knowledge.store.tables import FairRow

MAX_PICTURE = 5 * 1024 * 1024
"""Bytes of a picture: what people on a slow line still load, and every messenger takes."""


async def begin(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the text in Vietnamese."""
    turn.kind = "official"
    turn.ask("announcements.text_vi", **args)
    return [turn.offer(turn.text("announce-text", "announce-text-how"), [keep(turn)])]


async def text_vi(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the Vietnamese text: a new draft, or another text of one."""
    text = turn.message.text.strip()
    if refused := refused_text(turn, text):
        turn.ask("announcements.text_vi", **args)
        return [refused]
    assert turn.official is not None
    code = args.get("code")
    if code and (one := await mine(turn, code)):
        await change_draft(turn, one, text_vi=text)
        return await one_(turn, {"code": code})
    code = await announcements.draft(turn.connection, turn.official.id, text, turn.message.at, turn.draw)
    await audited(turn, "announce-draft", code, after=text)
    if (fair := args.get("fair")) and (one := await mine(turn, code)):
        await change_draft(turn, one, fair_id=int(fair))
    turn.ask("announcements.text_en", code=code)
    skip = turn.option("choice-announce-no-english", "announcements.one", code=code)
    return [turn.offer(turn.text("announce-english", "announce-english-how"), [skip])]


async def ask_text(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for another text in a language."""
    turn.kind = "official"
    language = args["language"]
    turn.ask(f"announcements.text_{language}", code=args["code"])
    keep = turn.option("choice-keep", "announcements.one", "no", code=args["code"])
    return [turn.offer(turn.text(f"announce-again-{language}"), [keep])]


async def text_en(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the English text."""
    one = await mine(turn, args["code"])
    text = turn.message.text.strip()
    if one and (refused := refused_text(turn, text)):
        turn.ask("announcements.text_en", **args)
        return [refused]
    if one:
        await change_draft(turn, one, text_en=text)
    return await one_(turn, args)


async def one_(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show a draft with what can be done to it; what was sent already shows how far it is."""
    turn.kind = "official"
    one = await announcements.find(turn.connection, args["code"])
    if one is None or not may_see(turn, one):
        return await listed(turn, {})
    if one.state not in EDITABLE:
        return await progress(turn, args)
    code = one.code
    lines = [*one.text_vi.splitlines(), turn.say("announce-in-english", text=one.text_en or "–")]
    lines.append(turn.say("announce-audience", who=rule_words(turn, one.audience)))
    lines += [turn.say("announce-has-picture")] if one.has_picture else []
    lines += [turn.say("announce-has-fair")] if one.fair_id else []
    options = [
        turn.option("choice-announce-to", "audiences.whom", code=code),
        turn.option("choice-announce-preview", "announcements.preview", code=code),
        turn.option("choice-announce-test", "announcements.test", code=code),
        turn.option("choice-announce-send", "announcing.confirm", code=code),
        turn.option("choice-announce-more", "announcements.more", code=code),
        back(turn),
    ]
    return [turn.offer(Text(turn.say("announce-one", code=code), tuple(lines)), options)]


async def more(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Offer what is changed less often: texts, picture, fair, dropping it."""
    turn.kind = "official"
    code = args["code"]
    options = [
        turn.option("choice-announce-vi", "announcements.ask_text", code=code, language="vi"),
        turn.option("choice-announce-en", "announcements.ask_text", code=code, language="en"),
        turn.option("choice-announce-picture", "announcements.ask_picture", code=code),
        turn.option("choice-announce-fair", "announcements.which_fair", code=code),
        turn.option("choice-announce-drop", "announcements.drop", code=code),
        turn.option("choice-announce-back", "announcements.one", code=code),
    ]
    return [turn.offer(turn.text("announce-what-more", code=code), options)]


async def ask_picture(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a picture."""
    turn.kind = "official"
    turn.ask("announcements.picture", **args)
    keep = turn.option("choice-keep", "announcements.one", "no", code=args["code"])
    return [turn.offer_file(turn.text("announce-picture", "announce-picture-how"), [keep])]


async def picture(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a picture; one that is too large or of another kind is refused."""
    one, file = await mine(turn, args["code"]), turn.message.file
    if one is None:
        return await listed(turn, {})
    if file is None or (not file.content and file.size <= MAX_PICTURE):
        return await ask_picture(turn, args)
    keep = turn.option("choice-keep", "announcements.one", "no", code=one.code)
    if file.size > MAX_PICTURE:
        turn.ask("announcements.picture", **args)
        values = {"has": f"{file.size / 1048576:.1f}", "most": str(MAX_PICTURE // 1048576)}
        return [turn.offer_file(turn.text("announce-picture-large", **values), [keep])]
    if not mime_of(file.content):
        turn.ask("announcements.picture", **args)
        return [turn.offer_file(turn.text("announce-picture-kind"), [keep])]
    await change_draft(turn, one, picture=file.content)
    return await one_(turn, args)


async def which_fair(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which of the coming fairs it is about."""
    turn.kind = "official"
    fairs = coming(turn.registry.fairs, turn.today)[:SHOWN]
    rows = await turn.connection.execute(select(FairRow.id, FairRow.name, FairRow.starts_on))
    ids = {(row.name, row.starts_on): row.id for row in rows}
    options = [
        Option(fair.name[:20], "announcements.fair", {**args, "fair": ids[fair.name, fair.starts_on]})
        for fair in fairs
    ]
    none = turn.option("choice-announce-no-fair", "announcements.fair", **args, fair=0)
    first = "announce-which-fair" if options else "announce-no-fair"
    lines = tuple(turn.say("fairs-item", name=fair.name) for fair in fairs)
    return [turn.offer(Text(turn.say(first), lines), [*options, none])]


async def fair(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Tie a draft to a fair, or to none."""
    if one := await mine(turn, args["code"]):
        await change_draft(turn, one, fair_id=args["fair"] or None)
    return await one_(turn, args)


async def preview(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the message exactly as people get it, in each language, and what channels cannot show."""
    turn.kind = "official"
    one = await announcements.find(turn.connection, args["code"])
    if one is None or not may_see(turn, one):
        return await listed(turn, {})
    shown = [await _as_sent(turn, one, "vi")]
    shown += [await _as_sent(turn, one, "en")] if one.text_en else []
    lines = (*as_shown(one, turn.language), turn.say("announce-preview-edit"))
    note = Text(turn.say("announce-preview"), lines)
    forth = turn.option("choice-announce-back", "announcements.one", code=one.code)
    return [*shown, turn.offer(note, [forth])]


async def _as_sent(turn: Turn, one: Announcement, language: str) -> Reply:
    text, options = words(one, language), choices(one, language)
    content = await announcements.picture_of(turn.connection, one.id) if one.has_picture else None
    if content:
        return Photo("announcement.jpg", mime_of(content), content, text, options)
    return Choices(text, options)


async def test(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Send it to oneself and to the desk."""
    turn.kind = "official"
    one = await announcements.find(turn.connection, args["code"])
    if one is None or not may_see(turn, one):
        return await listed(turn, {})
    reply = to_json(await _as_sent(turn, one, "vi"))
    label = to_json(turn.text("announce-test-label", code=one.code))
    desk = await staff.reachable(turn.connection, "answer")
    others = [who for who in desk if who.person != turn.person]
    for who in others:
        await post.post(
            turn.connection, channel=who.channel, chat=who.chat, person=who.person, replies=[label, reply],
            at=turn.message.at,
        )  # fmt: skip
    await audited(turn, "announce-test", one.code, after=str(len(others) + 1))
    forth = turn.option("choice-announce-back", "announcements.one", code=one.code)
    said = turn.offer(turn.text("announce-tested", "announce-tested-how", count=len(others) + 1), [forth])
    return [await _as_sent(turn, one, turn.language), said]


async def drop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Throw a draft away."""
    if one := await mine(turn, args["code"]):
        await announcements.change(turn.connection, one, turn.message.at, state="dropped")
        await audited(turn, "announce-drop", one.code, before=one.text_vi)
    return await listed(turn, {})
