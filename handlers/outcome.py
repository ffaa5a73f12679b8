"""What a dossier comes to: what is missing, the star to expect, when to lodge, papers, files, state."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers import forms
from handlers.dossier_turn import found_in, gone, ways
from handlers.messages import Document, Reply, Text
from handlers.offers import short
from handlers.session import Option
from handlers.turn import Turn
from knowledge import dossier_files
from knowledge.calendar import next_working_day
from knowledge.people import dossiers
from knowledge.rules.assessment import assess
from knowledge.rules.criteria import CriteriaSet, Criterion, criteria
from knowledge.rules.procedure import Paper, steps
from knowledge.rules.procedure import papers as all_papers
from knowledge.rules.timetable import COMMUNE, next_round
from knowledge.texts.form import day, short_day

SHOWN = 4
TOURISM = 26
"""The set of tourism services, for which no samples are brought."""

PAPER_STATES = ("have", "progress", "missing")


async def checked(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """End of the quick check: what is there, what is missing, what was not asked, one task for this month."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    one, chosen, given = found
    needed = forms.walk(chosen, forms.QUICK)
    have = [c for c in needed if given.get(c.code, -1) >= c.needs(forms.QUICK_STAR)]
    short_of = [c for c in needed if c.code in given and c not in have]
    unasked = [c for c in needed if c.code not in given]
    counts = {"have": str(len(have)), "missing": str(len(short_of)), "unasked": str(len(unasked))}
    lines = [turn.say("check-missing", words=_needed(c, forms.QUICK_STAR)) for c in short_of]
    task = turn.say("check-task", name=short_of[0].name) if short_of else turn.say("check-task-none")
    first = turn.say("check-done" if short_of or unasked else "check-whole", **counts)
    return [turn.offer(Text(first, (*lines, task)), ways(turn, one, given))]


async def result(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give points, the star that the marks allow, and what stands before the next one, the easiest first."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    one, chosen, given = found
    worth = assess(criteria(), chosen, given)
    first = turn.say(
        "result-stars" if worth.stars else "result-none", stars=str(worth.stars or 0), total=worth.total
    )
    lines = [turn.say("form-total", a=worth.points["A"], b=worth.points["B"], c=worth.points["C"])]
    if worth.band >= 3 and worth.band != worth.stars:
        lines.append(turn.say("result-band", band=str(worth.band)))
    blocked = sorted((chosen.by_code[code] for code in worth.blocked_by), key=lambda c: effort(c, given))
    if blocked:
        lines.append(turn.say("result-next", star=str(worth.next_star)))
    lines += [
        turn.say("result-item", words=f"{c.name}: {c.levels[c.needs(worth.next_star)].text}")
        for c in blocked[:SHOWN]
    ]
    if len(blocked) > SHOWN:
        lines.append(turn.say("result-more", count=str(len(blocked) - SHOWN)))
    if worth.missing:
        lines.append(turn.say("result-missing", count=str(len(worth.missing))))
    lines += [turn.say("result-commune"), turn.say("result-council")]
    return [turn.offer(Text(first, tuple(lines)), ways(turn, one, given))]


def _needed(criterion: Criterion, star: int) -> str:
    return f"{criterion.name}: {criterion.levels[criterion.needs(star)].text}"


def effort(criterion: Criterion, given: dict[str, int]) -> tuple[bool, int]:
    """Order what is missing: what a paper shows first, then by how far it is."""
    return not criterion.evidence, criterion.needs(5) - given.get(criterion.code, -1)


async def when(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say by which day to lodge for the next round, where, and what to bring."""
    turn.kind = "apply"
    found = await found_in(turn, args)
    coming = next_round(turn.today)
    first = turn.say("when-lodge", day=day(coming.lodge_by, turn.language))
    vi = turn.language
    tourism = found is not None and found[1].number == TOURISM
    lines = (
        turn.say(
            "when-round", n=str(coming.round), day=short_day(coming.commune_sends_before, turn.language)
        ),
        turn.say("when-decided", day=short_day(coming.province_done_before, vi)),
        turn.say("when-where"),
        turn.say("when-bring-tourism" if tourism else "when-bring"),
        turn.say("when-doubt"),
    )
    options = (
        ways(turn, found[0], found[2]) if found else [turn.option("choice-new-dossier", "application.new")]
    )
    return [turn.offer(Text(first, lines), options)]


async def papers(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the papers of the set: which are there, in progress, missing; each can be opened."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    one, chosen, _ = found
    listed = papers_of(chosen)
    state = {paper.id: one.papers.get(paper.id, "missing") for paper in listed}
    lines = [turn.say("paper-item", name=p.name, state=turn.say(f"paper-{state[p.id]}")) for p in listed]
    have = sum(kept == "have" for kept in state.values())
    first = turn.say("papers", have=str(have), of=str(len(listed)))
    open_ones = [paper for paper in listed if state[paper.id] != "have"][:SHOWN]
    options = [
        Option(short(p.name), "outcome.paper", {"id": one.id, "paper": p.id}, [p.name]) for p in open_ones
    ]
    options.append(turn.option("choice-dossier", "dossier_turn.open", id=one.id))
    return [turn.offer(Text(first, tuple(lines)), options)]


def papers_of(chosen: CriteriaSet) -> list[Paper]:
    """Give the papers of a set: what the decision names, then what its criteria are shown by, each once."""
    named = [p for p in all_papers().values() if p.kind == "required" and p.by_producer and p.first_time]
    if chosen.number == TOURISM:
        named = [paper for paper in named if paper.id != "san_pham_mau"]
    shown_by = (id for criterion in chosen.criteria for id in criterion.evidence if id in all_papers())
    return list({paper.id: paper for paper in [*named, *(all_papers()[id] for id in shown_by)]}.values())


async def paper(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what a paper is: who issues it, what for; and let its state be told."""
    found = await found_in(turn, args)
    known = all_papers().get(str(args.get("paper", "")))
    if found is None or known is None:
        return gone(turn)
    one, chosen, _ = found
    needed = [c for c in chosen.criteria if known.id in c.evidence]
    lines = [turn.say("paper-issued", who=known.issued_by)] if known.issued_by else []
    lines += [turn.say("paper-for", names="; ".join(c.name for c in needed[:SHOWN]))] if needed else []
    stars = [star for star in (3, 4, 5) if any(c.needs(star) > c.needs(star - 1) for c in needed)]
    lines += [turn.say("paper-star", star=str(stars[0]))] if stars else []
    lines += [known.note[:300]] if known.note else []
    lines += [] if known.verified else [turn.say("paper-unverified")]
    options = [
        turn.option(f"choice-paper-{state}", "outcome.paper_state", id=one.id, paper=known.id, state=state)
        for state in PAPER_STATES
    ]
    return [turn.offer(Text(known.name, tuple(lines)), options)]


async def paper_state(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep whether a paper is there, and show the list again."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    one = found[0]
    kept = {**one.papers, args["paper"]: args["state"]}
    await dossiers.change(turn.connection, one, turn.message.at, papers=kept)
    return await papers(turn, args)


async def printed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give the forms filled in, as one file; drafts to be checked against the official forms."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    one, chosen, given = found
    content = dossier_files.bundle(one, criteria(), chosen, given, turn.today)
    caption = turn.text("printed", "printed-draft", "printed-by-hand", "printed-doubt")
    return [Document(turn.say("printed-file"), "application/zip", content, caption)]


async def mark(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what became of a dossier."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    options = [
        turn.option(f"choice-mark-{state}", "outcome.marked", id=found[0].id, state=state)
        for state in ("lodged", "returned", "decided")
    ]
    options.append(turn.option("choice-dossier", "dossier_turn.open", id=found[0].id))
    return [turn.offer(turn.text("mark"), options)]


async def marked(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep what became of a dossier as of today, and say what follows."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    one, _, given = found
    state = "open" if args["state"] == "returned" else args["state"]
    await dossiers.change(turn.connection, one, turn.message.at, state=state, state_on=turn.today)
    first = turn.say(f"marked-{args['state']}", day=day(turn.today, turn.language))
    until = day(commune_until(turn.today), turn.language)
    lines = [turn.say("marked-commune", day=until)] if state == "lodged" else []
    return [turn.offer(Text(first, tuple(lines)), ways(turn, one, given))]


def commune_until(lodged: date) -> date:
    """Give the day by which the commune has had its working days."""
    until = lodged
    for _ in range(steps()[COMMUNE].working_days or 0):
        until = next_working_day(until)
    return until


async def mine(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List a person's dossiers with their state and how far they are."""
    turn.kind = "status"
    found = await dossiers.of_person(turn.connection, turn.person)
    options = [Option(short(one.product), "dossier_turn.open", {"id": one.id}) for one in found[:SHOWN]]
    options.append(turn.option("choice-new-dossier", "application.new"))
    if not found:
        return [turn.offer(turn.text("dossiers-none"), options)]
    lines = []
    for one in found[:SHOWN]:
        given = await dossiers.answers(turn.connection, one)
        of = len(criteria().sets[one.set_no].criteria)
        when_ = day(one.state_on, turn.language) if one.state_on else ""
        state = turn.say(f"dossier-{one.state}", day=when_)
        lines.append(
            turn.say("dossiers-item", product=one.product, done=str(len(given)), of=str(of), state=state)
        )
    return [turn.offer(Text(turn.say("dossiers", count=len(found)), tuple(lines)), options)]
