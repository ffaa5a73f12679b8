"""Questions about OCOP: an answer with its source and dates, two near ones offered, whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from knowledge.faq.catalog import as_of, faq, worth
from knowledge.faq.model import FaqItem, Ground
from knowledge.people import receipts
from knowledge.registry.names import fold
from knowledge.rules.documents import Document, documents, name_of
from knowledge.texts.form import day

RATED = 20
COUNTED = frozenset({"ntd_019"})
"""Items about how many products there are: the registry's own count stands beside the official one."""

PARTS = {"Điều": "article", "Phụ lục": "annex", "Mẫu số": "form", "Mẫu": "form"}
"""Parts of a decision, and the sentence that names each in the person's language."""


async def answer(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer with one item; one that is not there any more is a question to the desk."""
    item = faq().get(args.get("id", ""))
    if item is None:
        return [turn.text("old-button", "old-button-how")]
    turn.kind, turn.faq = "faq", item.id
    return [answered(turn, item)]


def answered(turn: Turn, item: FaqItem) -> Reply:
    """Give an item as what it is worth today; the list that was open before comes back below it."""
    words = item.words[turn.language]
    old = worth(item, turn.today)
    if old.standing != "current":
        return turn.offer(_old(turn, item, old.standing, old.document), _way_on(turn, item, old=True))
    body = list(words.body)
    if item.id in COUNTED:
        values = {"count": str(turn.registry.recognised), "as_of": day(turn.registry.as_of, turn.language)}
        body.append(turn.say("faq-count", **values))
    if back := turn.waiting:
        body.append(turn.say("still-waiting", question=back.asks))
        return turn.offer(Text(words.lead, tuple(body), _source(turn, item)), back.options, back.asks)
    options = _way_on(turn, item)
    if any(option.does == "questions.helped" for option in options):
        body.append(turn.say("faq-helped"))
    return turn.offer(Text(words.lead, tuple(body), _source(turn, item)), options)


def _source(turn: Turn, item: FaqItem) -> str:
    """Name the first document with its article; nothing is named for what is known from memory."""
    if not item.grounds:
        return ""
    ground = item.grounds[0]
    document = documents()[ground.document]
    values = {
        "document": document.short[turn.language],
        "as_of": day(as_of(), turn.language),
        "code": turn.receipt(),
    }
    if document.kind == "press":
        return turn.say("faq-source-press", **values)
    if not ground.article:
        return turn.say("faq-source-bare", **values)
    return turn.say("faq-source", article=_article(turn, ground), **values)


def _article(turn: Turn, ground: Ground) -> str:
    """Give "Điều 7", "Article 7": the kind of part in the person's language, the number as it is."""
    for kind, message in PARTS.items():
        if ground.article.startswith(kind):
            return turn.say(message, number=ground.article.removeprefix(kind).strip())
    return ground.article


def _old(turn: Turn, item: FaqItem, standing: str, document: Document | None) -> Text:
    """Say that the answer is not current, what it was, and whom to ask."""
    first = turn.say(f"faq-old-{standing}")
    lines = []
    if document is not None:
        if document.replaced_by:
            by = name_of(document.replaced_by, turn.language, documents())
            lines.append(turn.say("faq-old-by", document=by))
        if standing == "not_yet" and document.valid_from:
            lines.append(turn.say("faq-old-from", day=day(document.valid_from, turn.language)))
        if standing != "not_yet":
            named = document.short[turn.language]
            lines.append(turn.say("faq-old-said", document=named, lead=item.words[turn.language].lead))
    turn.receipt()
    return Text(first, (*lines, turn.say("faq-old-ask")))


def _way_on(turn: Turn, item: FaqItem, *, old: bool = False) -> list[Option]:
    """Offer what is asked next, a person where there is doubt, and once whether it helped."""
    health = item.topic in UNRATED
    desk = old or not item.verified
    next_ones = [] if old else [faq()[other] for other in item.see if other in faq()]
    options = [faq_option(turn, other) for other in next_ones[: 1 if desk else 2]]
    if desk:
        options.append(turn.option("choice-ask-desk", "support.ask"))
    if not old and not health and item.id not in turn.session.rated:
        turn.session.rated = [*turn.session.rated, item.id][-RATED:]
        code = turn.receipt()
        options.append(turn.option("choice-helped", "questions.helped", code=code))
        options.append(turn.option("choice-not-helped", "questions.not_helped", code=code))
    return options


UNRATED = frozenset({"khieu_nai", "bao_gia"})
"""Topics of complaint: nobody is asked there whether an answer helped."""


def faq_option(turn: Turn, item: FaqItem) -> Option:
    """Make a choice that leads to an item; its whole question answers too."""
    words = item.words[turn.language]
    return Option(words.label, "questions.answer", {"id": item.id}, [words.question])


def which(turn: Turn, ids: Sequence[str]) -> Reply:
    """Offer near-equal items."""
    items = [faq()[id] for id in ids]
    lines = tuple(turn.say("faq-which-item", question=i.words[turn.language].question) for i in items)
    options = [*_unlike(turn, items), turn.option("choice-ask-desk", "support.ask", "no")]
    first = turn.say("faq-which")
    return turn.offer(Text(first, lines), options, asks=first)


def _unlike(turn: Turn, items: Sequence[FaqItem]) -> list[Option]:
    """Make choices whose labels differ."""
    options: dict[str, Option] = {}
    for item in items:
        option = faq_option(turn, item)
        options.setdefault(fold(option.label), option)
    return list(options.values())


async def helped(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Remember that an answer helped."""
    turn.kind = "smalltalk"
    await receipts.rate(turn.connection, args["code"], "yes")
    options = [turn.option("choice-help", "account.help")]
    return [turn.offer(turn.text("helped-thanks", "helped-more"), options)]


async def not_helped(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Remember that it did not, and offer a person."""
    turn.kind = "smalltalk"
    await receipts.rate(turn.connection, args["code"], "no")
    options = [turn.option("choice-ask-desk", "support.ask"), turn.option("choice-help", "account.help")]
    return [turn.offer(turn.text("not-helped", "not-helped-how"), options)]
