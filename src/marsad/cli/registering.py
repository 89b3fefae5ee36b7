"""`marsad register`: who is known, under which names, and what a person adds, merges or splits.

Comes in: names and ids. Goes out: actors as text or JSON; the user's own files and decisions are kept beside the gazetteer.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.options import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    have_gazetteer,
    now,
    print_json,
    read_ledger,
    warn,
)
from marsad.records import IntakeError, UnknownName, UsageError

if TYPE_CHECKING:
    from marsad.register import Actor, Actors, Relation
    from marsad.register.own import Decision

register_app = typer.Typer(
    help="The actors that marsad knows: look a name up, add, merge, split.", no_args_is_help=True, rich_markup_mode=None
)
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="An actor by id or any of its names.", show_default=False)
]
ByOption = Annotated[str, typer.Option("--by", help="Who says so.")]
WhyOption = Annotated[str, typer.Option("--why", help="For what reason.")]
FROM_THE_OTHER_SIDE = {
    "part_of": "has as part",
    "umbrella_of": "is under",
    "succeeds": "became",
    "split_from": "split into",
    "merged_into": "took in",
    "allied_with": "allied with",
}
READ_AGAIN = "Ledgers take it up when their reports are read again with `marsad read`."


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(register_app, name="register")


@register_app.command("find")
def find(name: NameArgument, as_json: JsonOption = False) -> None:
    """Show the actors that a name may mean, the likeliest first, and by which of their names."""
    from marsad.register import open_register

    actors = open_register().actors
    matches = actors.find(name) or actors.find(name.title())
    if not matches:
        actors.get(name)  # tells the nearest names
    if as_json:
        print_json([{**m.actor.to_json(), "matched": m.name.text, "score": m.score} for m in matches])
        return
    for match in matches:
        actor = match.actor
        by = "" if match.name.text == actor.name else f", as “{match.name.text}”"
        sort = f" ({match.name.use})" if match.name.use != "name" else ""
        print(f"{match.score:.2f}  {actor.id}  {actor.name}: {_sort(actor)}{by}{sort}")


@register_app.command("show")
def show(name: NameArgument, ledger: LedgerOption = DEFAULT_LEDGER, as_json: JsonOption = False) -> None:
    """Show an actor with all its names, and how it stands to others over time; of a person ("person:Omid Rask"), who may be two or the same."""
    from marsad.register import open_register

    if name.startswith("person:"):
        _show_person(name, ledger, as_json)
        return
    actors = open_register().actors
    actor = actors.get(name)
    if as_json:
        print_json(actor.to_json())
        return
    print(f"{actor.name}\n  {actor.id}, {_sort(actor)}")
    for known in actor.names:
        marks = [known.language] if known.language != "en" else []
        marks += [known.use] if known.use != "name" else []
        marks += [_between(known.since, known.until)] if known.since or known.until else []
        print(f"  {'name':<12} {known.text}" + (f" ({', '.join(marks)})" if marks else ""))
    for relation in actor.relations:
        print(f"  {relation.type.replace('_', ' '):<12} {_relation(relation, relation.actor, actors)}")
    for other in actors:
        for relation in other.relations:
            if relation.actor == actor.id:
                print(f"  {FROM_THE_OTHER_SIDE[relation.type]:<12} {_relation(relation, other.id, actors)}")
    if actor.note:
        print(f"  {'note':<12} {actor.note}")


def _show_person(name: str, target: str, as_json: bool) -> None:
    """What the ledger's reports say for two people of the name, and which other names may be this person's."""
    from marsad.findings.namesakes import namesakes
    from marsad.findings.sources import Sources
    from marsad.register import open_register

    with read_ledger(target) as ledger:
        found = namesakes(Sources(ledger.view(), open_register()), name)
    if as_json:
        print_json(found.to_json())
        return
    for block in found.blocks():  # Not wrapped: commands are there to be copied.
        print("  " * (block.level - 1) + block.title)
        for line in block.lines:
            print("  " * block.level + line)


@register_app.command("explain")
def explain(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A report.", show_default=False)],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Only names that hold these words.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Show why the names of a report are linked to whom they are: what decided, and what else was near."""
    from marsad.flow import annotate_paths
    from marsad.intake import Undated
    from marsad.register import open_register

    have_gazetteer()
    register, failed = open_register(), False
    told = []
    for found in annotate_paths([path]):
        if isinstance(found, IntakeError):
            failed = failed or not isinstance(found, Undated)
            warn(str(found))
            continue
        told += [link for link in register.explain(found) if name.lower() in link.words.lower()]
    if as_json:
        print_json([link.to_json() for link in told])
    else:
        for link in told:
            who = (
                f"{link.identity.id}  {link.identity.name} ({link.identity.score:.2f})"
                if link.identity
                else "left open"
            )
            print(f"{link.span.begin}-{link.span.end}  {link.words}: {who}")
            print(f"    because: {'; '.join(link.because)}")
            if link.near:
                print(f"    near: {', '.join(f'{one.name} ({one.id})' for one in link.near)}")
        if not told and not failed:
            print("No such name." if name else "No names.")
    if failed:
        raise typer.Exit(IntakeError.exit_code)


@register_app.command("add")
def add(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Actors as docs/register.md shows, .toml.")],
) -> None:
    """Add actors from a file of your own; a file of the same name is replaced."""
    from marsad.register.own import add_file

    for actor in (added := add_file(path)):
        print(f"{actor.id}  {actor.name}: {_sort(actor)}")
    print(f"{len(added)} actor{'s' if len(added) != 1 else ''} added. {READ_AGAIN}")


@register_app.command("merge")
def merge(
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="The actor that stays.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The actor that it is, too.", show_default=False)],
    by: ByOption = "",
    why: WhyOption = "",
) -> None:
    """From now on, OTHER is KEEP: two entries for one actor, or two names of one person ("person:Omid Rask")."""
    from marsad.register import own

    _told(own.merge(keep, other, by=_given(by, "--by"), why=_given(why, "--why"), at=now()))


@register_app.command("split")
def split(
    actor: NameArgument,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            help="Its names that are somebody else's; a person's reports (ids) in which the name is somebody else's.",
        ),
    ],
    by: ByOption = "",
    why: WhyOption = "",
) -> None:
    """From now on, these names of an actor are those of another, called by the first of them; of a person, the reports."""
    from marsad.register import own

    _told(own.split(actor, tuple(names), by=_given(by, "--by"), why=_given(why, "--why"), at=now()))


@register_app.command("undo")
def undo(
    decision: Annotated[str, typer.Argument(metavar="ID", help="A decision, as `log` shows it.", show_default=False)],
    by: ByOption = "",
    why: WhyOption = "",
) -> None:
    """Take a merge or a split back. It stays on record."""
    from marsad.register import own

    _told(own.undo(decision, by=_given(by, "--by"), why=_given(why, "--why"), at=now()))


@register_app.command("log")
def log(as_json: JsonOption = False) -> None:
    """List what was merged and split, when, by whom and why, oldest first."""
    from marsad.register.own import decisions

    found = decisions()
    if as_json:
        print_json([d.to_json() for d in found])
        return
    for decision in found:
        print(_line(decision) + (f"; undone by {decision.undone_by}" if decision.undone_by else ""))
    if not found:
        print("Nothing was merged or split.")


def _given(value: str, option: str) -> str:
    if not value.strip():
        raise UsageError("it is missing", where=option, remedy="say who decides, and for what reason")
    return value.strip()


def _told(decision: Decision) -> None:
    print(_line(decision))
    print(READ_AGAIN)


def _line(decision: Decision) -> str:
    quoted = ", ".join(f"“{name}”" for name in decision.others)
    what = {
        "merge": f"{', '.join(decision.others)} is {decision.actor}",
        "split": f"{quoted} of {decision.actor} names somebody else",
        "undo": f"undoes {decision.actor}",
    }[decision.action]
    return f"{decision.id}  {decision.at:%Y-%m-%d}  {decision.action:<5}  {what} ({decision.by}: {decision.why})"


def _sort(actor: Actor) -> str:
    return ", ".join((actor.kind, *actor.country))


def _relation(relation: Relation, other: str, actors: Actors) -> str:
    try:
        name = actors.get(other).name
    except UnknownName:
        name = other
    when = _between(relation.since, relation.until)
    return f"{name} ({other}){f', {when}' if when else ''}"


def _between(since: object, until: object) -> str:
    return f"{since or '…'} to {until or '…'}" if since or until else ""
