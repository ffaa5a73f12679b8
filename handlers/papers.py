"""The papers of a dossier: which are there, in progress, missing; what each is, who issues it."""

from __future__ import annotations

from typing import Any

from handlers.dossier_turn import gone, opened
from handlers.messages import Reply, Text
from handlers.offers import short
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import dossiers
from knowledge.rules.criteria import TOURISM, CriteriaSet
from knowledge.rules.procedure import Paper
from knowledge.rules.procedure import papers as all_papers

SHOWN = 4
STATES = ("have", "progress", "missing")


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the papers of the set: which are there, in progress, missing; each can be opened."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    one, chosen = found.one, found.chosen
    every = papers_of(chosen)
    state = {paper.id: one.papers.get(paper.id, "missing") for paper in every}
    lines = [turn.say("paper-item", name=p.name, state=turn.say(f"paper-{state[p.id]}")) for p in every]
    have = sum(kept == "have" for kept in state.values())
    first = turn.say("papers", have=str(have), of=str(len(every)))
    open_ones = [paper for paper in every if state[paper.id] != "have"][:SHOWN]
    options = [
        Option(short(p.name), "papers.one", {"id": one.id, "paper": p.id}, [p.name]) for p in open_ones
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


async def one_(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what a paper is: who issues it, what for; and let its state be told."""
    found = await opened(turn, args)
    known = all_papers().get(str(args.get("paper", "")))
    if found is None or known is None:
        return gone(turn)
    one, chosen = found.one, found.chosen
    needed = [c for c in chosen.criteria if known.id in c.evidence]
    lines = [turn.say("paper-issued", who=known.issued_by)] if known.issued_by else []
    lines += [turn.say("paper-for", names="; ".join(c.name for c in needed[:SHOWN]))] if needed else []
    stars = [star for star in (3, 4, 5) if any(c.needs(star) > c.needs(star - 1) for c in needed)]
    lines += [turn.say("paper-star", star=str(stars[0]))] if stars else []
    lines += [known.note[:300]] if known.note else []
    lines += [] if known.verified else [turn.say("paper-unverified")]
    options = [
        turn.option(f"choice-paper-{state}", "papers.state", id=one.id, paper=known.id, state=state)
        for state in STATES
    ]
    return [turn.offer(Text(known.name, tuple(lines)), options)]


async def state_(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep whether a paper is there, and show the list again."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    one = found.one
    kept = {**one.papers, args["paper"]: args["state"]}
    await dossiers.change(turn.connection, one, turn.message.at, papers=kept)
    return await listed(turn, args)
