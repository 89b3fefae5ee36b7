"""Commands that look after things: `verify`, `review`, `codebook`, `gazetteer`.

Comes in: a ledger, the codebook, the gazetteer. Goes out: what is wrong with them, what is in them, what was added.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.options import (
    DEFAULT_LEDGER,
    JsonOption,
    LedgerOption,
    have_gazetteer,
    now,
    print_json,
    read_ledger,
    tell_progress,
    warn,
    write_ledger,
)
from marsad.records import LedgerError, UsageError

gazetteer_app = typer.Typer(
    help="The places that marsad knows: build the gazetteer, add to it, look a name up.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("verify")(verify)
    app.command("review")(review)
    app.command("codebook")(codebook)
    app.add_typer(gazetteer_app, name="gazetteer")


def verify(ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Check that every claim still matches the text it was read from."""
    found = 0
    with read_ledger(ledger) as opened:
        for problem in opened.verify():
            found += 1
            warn(f"{' '.join(filter(None, (problem.report, problem.claim))) or ledger}: {problem.what}.")
        reports = len(opened.reports())
    if found:
        print(f"{found:,} problems in {reports:,} reports.")
        raise typer.Exit(LedgerError.exit_code)
    print(f"{reports:,} reports: every text has its hash, and every claim stands in its text.")


def review(
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="accept, reject, correct, undo or list.", show_default=False)
    ],
    subject: Annotated[str, typer.Argument(metavar="ID", help="A claim; for undo, a review.", show_default=False)],
    by: Annotated[str, typer.Option("--by", help="Who says so.")] = "",
    why: Annotated[str, typer.Option("--why", help="For what reason.")] = "",
    instead: Annotated[str, typer.Option("--instead", help="With correct: what is right, in words.")] = "",
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Accept, reject or correct a claim, take a review back, or list a claim's reviews. Nothing is ever overwritten."""
    if action not in ("accept", "reject", "correct", "undo", "list"):
        raise UsageError("this is no review", where=action, remedy="use accept, reject, correct, undo or list")
    if action == "list":
        with read_ledger(ledger) as opened:
            for one in opened.reviews(subject):
                undone = f", undone {one.undone_at:%Y-%m-%d}" if one.undone_at else ""
                told = "; ".join(filter(None, (one.detail and f"rather: {one.detail}", one.why)))
                print(f"{one.id}  {one.at:%Y-%m-%d}  {one.action} by {one.by}{undone}{told and f': {told}'}")
        return
    if not by and action != "undo":
        raise UsageError("a review is signed", where="--by", remedy="say who makes it, e.g. --by 'R. Haddad'")
    if bool(instead) != (action == "correct"):
        raise UsageError(
            "a correction says what is right, and nothing else does",
            where="--instead",
            remedy="give it with `correct`, in words: --instead 'at least 14 killed, not 40'",
        )
    with write_ledger(ledger) as opened:
        made = (
            opened.undo(subject, now=now())
            if action == "undo"
            else opened.review(subject, action, by=by, now=now(), why=why, detail=instead)
        )
    print(f"{made.id}: {made.action} of {made.claim} by {made.by}{' taken back' if made.undone_at else ''}.")


def codebook(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help="Show this kind in full.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the kinds of claim, with their roles and what they say."""
    from dataclasses import asdict

    from marsad.codebook import load_codebook
    from marsad.records import UnknownName

    kinds = load_codebook().kinds
    if kind is not None and kind not in kinds:
        from rapidfuzz import process

        raise UnknownName(
            kind, sort="kind of claim", nearest=[m[0] for m in process.extract(kind, list(kinds), limit=3)]
        )
    chosen = [kinds[kind]] if kind else list(kinds.values())
    if as_json:
        rows = [{k: v for k, v in asdict(k1).items() if k != "wordings"} for k1 in chosen]
        for row in rows:
            row["roles"] = {r["name"]: sorted(r["types"]) for r in row["roles"]}
            row["codes"] = dict(row["codes"])
        print_json(rows)
        return
    group = ""
    for one in chosen:
        if one.group != group:
            print(f"{chr(10) if group else ''}{one.group}")
            group = one.group
        print(f"  {one.name:<14} {', '.join(r.name for r in one.roles):<28} {one.says}")
        if kind:
            print(f"  {'e.g.':<14} {one.example}")
            for system, code in one.codes.items():
                print(f"  {system:<14} {code}")


@gazetteer_app.command("build")
def build(
    if_missing: Annotated[
        bool, typer.Option("--if-missing", help="Leave a gazetteer alone that is up to date.")
    ] = False,
) -> None:
    """Build the gazetteer from the installed packages (half a minute, once); reads no network."""
    from marsad.register.gazetteer import renew_gazetteer

    if if_missing:
        have_gazetteer()
        return
    built = renew_gazetteer(on_progress=tell_progress)
    print(f"{built.path}: {built.places:,} places, {built.names:,} names, {built.bytes / 1e6:.0f} MB.")


@gazetteer_app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place by any of its names.", show_default=False)],
    as_json: JsonOption = False,
) -> None:
    """Show the places that a name may mean, the likeliest first."""
    from dataclasses import asdict

    from marsad.records import UnknownName
    from marsad.register.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()
    places = gazetteer.find(name)
    if not places:
        raise UnknownName(name, sort="place", nearest=gazetteer.nearest(name))
    if as_json:
        print_json([asdict(place) for place in places])
        return
    for place in places:
        where = f"{place.latitude:.3f} {place.longitude:.3f}" if place.latitude is not None else "no coordinates"
        within = ", ".join(x for x in (place.admin, place.country) if x)
        print(f"{place.id:<16} {place.kind:<12} {where:>18}  {place.name}{f' ({within})' if within else ''}")


@gazetteer_app.command("add")
def add(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A country's file of GeoNames, e.g. SY.txt or SY.zip.")],
) -> None:
    """Add a country's full GeoNames file, which you have fetched, to the gazetteer."""
    from marsad.register.gazetteer import add_geonames

    added = add_geonames(path, on_progress=tell_progress)
    print(f"{path}: {added:,} places added or brought up to date.")
