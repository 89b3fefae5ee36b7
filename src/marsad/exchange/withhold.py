"""Keeps private people out of what leaves the ledger.

Comes in: entries of a view. Goes out: the same entries with the names of private persons replaced. Knows nothing of
formats. The rule: a person who holds, gets or loses a post or commands somebody in any claim at hand, who is named with
a rank or title, or who speaks for an organisation or in an office, is public. Everybody else (witnesses, residents,
relatives, children, victims, detainees) is private: their names are replaced in roles, in chains of speakers, in titles
and in quotations, and their ids are dropped, as ids of persons are made from names.

What it cannot see: a person who fills no role and speaks in no claim of a report, but whose name stands in a quotation of
it. The ledger keeps claims and voices, not the reading's other mentions. The docs tell users so (docs/formats.md).

Offsets stay as they are: they point into the report's text, which is not exported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from marsad.records import Claim, Entry, Filler, Speaker

WITHHELD = "[name withheld]"
_REPEATED = re.compile(rf"{re.escape(WITHHELD)}(?:[ -]{re.escape(WITHHELD)})+")

_POST_ROLE = "post"
_COMMANDS = "commands"
_TITLES = re.compile(
    r"\b(president|premier|prime minister|minister|general|gen|colonel|col|major|maj|captain|capt|lieutenant|lt|brigadier|"
    r"brig|admiral|marshal|commander|commandant|chief|governor|mayor|secretary|ambassador|envoy|spokes(?:man|woman|person)|"
    r"emir|king|queen|prince|caliph|ayatollah|senator|chairman|chairwoman|director|judge|prosecutor|leader)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(witness(?:es)?|eyewitness(?:es)?|resident|villager|inhabitant|neighbou?r|civilian|refugee|displaced|evacuee|survivor|"
    r"victim|detainee|prisoner|captive|hostage|patient|passer-by|passerby|shopkeeper|farmer|shepherd|labou?rer|driver|"
    r"student|pupil|schoolboy|schoolgirl|teacher|nurse|mother|father|parent|son|daughter|brother|sister|cousin|uncle|aunt|"
    r"grandfather|grandmother|wife|husband|widow|widower|orphan|child|children|boy|girl|teenager|baby|infant|toddler|"
    r"year-old|years old|relative|housewife|worker|local|man|woman|youth)\b",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_RELATIVE_OF = re.compile(
    r".*\b(?:son|daughter|wife|widow|husband|mother|father|brother|sister|cousin|uncle|aunt|child|children|relative)s? of\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:of|in|from|near|at|by|for|with|who)\b")
_NOT_A_NAME = frozenset((
    "the", "a", "an", "of", "al", "el", "bin", "ibn", "mr", "mrs", "ms", "miss", "dr", "sheikh", "haji", "hajj", "sayyid",
    "he", "she", "him", "her", "his", "hers", "they", "them", "their", "it", "its", "who", "i", "we", "you", "this", "that",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Public:
    """Who may be named: ids and folded names of persons who hold a post, command, or speak in an office."""

    ids: frozenset[str]
    names: frozenset[str]

    def has(self, filler: Filler | Speaker) -> bool:
        """Is this person public?"""
        if filler.identity and filler.identity.id in self.ids:
            return True
        text = filler.text if isinstance(filler, Filler) else filler.speaker
        return _fold(text) in self.names


def public_persons(entries: Iterable[Entry]) -> Public:
    """Who is public, judged from all claims at hand (give the whole view, not only the rows that leave)."""
    ids: set[str] = set()
    names: set[str] = set()

    def add(who: Filler | Speaker) -> None:
        if who.identity:
            ids.add(who.identity.id)
            names.add(_fold(who.identity.name))
        names.add(_fold(who.text if isinstance(who, Filler) else who.speaker))

    for entry in entries:
        claim = entry.claim
        posts = claim.roles.get(_POST_ROLE, ())
        if (posts and not any(_PRIVATE.search(p.text) for p in posts)) or claim.kind == _COMMANDS:
            for filler in claim.roles.get("who", ()):
                if filler.type == "person":
                    add(filler)
        for filler in _persons(claim):
            if _TITLES.search(filler.text) and not _PRIVATE.search(filler.text):
                add(filler)
        for speaker in claim.voice:
            if speaker.named and _speaks_in_office(speaker):
                add(speaker)
    return Public(frozenset(ids), frozenset(names - {""}))


def withhold(entries: Iterable[Entry], public: Public) -> Iterator[tuple[Entry, bool]]:
    """Each entry with private names replaced, and whether anything was.

    A name withheld anywhere in a report is withheld in all quotations from that report, by its parts too.
    """
    listed = list(entries)
    hiders = make_hiders(listed, public)
    for entry in listed:
        hide = hiders.get(entry.report.id)
        yield _withheld(entry, public, hide) if hide else (entry, False)


def make_hiders(entries: Iterable[Entry], public: Public) -> dict[str, Callable[[str], str]]:
    """For each report (by id) with private persons in it: the function that replaces their names in words of it."""
    private: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for entry in entries:
        private.setdefault(entry.report.id, set()).update(_private_names(entry.claim, public))
        others.setdefault(entry.report.id, set()).update(_other_words(entry.claim))
    patterns = {report: _pattern(names, others[report], public) for report, names in private.items()}
    return {report: partial(_hide, pattern) for report, pattern in patterns.items() if pattern}


def _hide(pattern: re.Pattern[str], text: str) -> str:
    blanked = pattern.sub(lambda m: m.group() if m.group("keep") else WITHHELD, text)
    return _REPEATED.sub(WITHHELD, blanked)


def _persons(claim: Claim) -> Iterator[Filler]:
    for fillers in claim.roles.values():
        for filler in fillers:
            # What the register knows as a body or a place is no person, whatever a reader took the words for.
            if filler.identity.id.startswith("person:") if filler.identity else filler.type == "person":
                yield filler


def _speaks_in_office(speaker: Speaker) -> bool:
    described = " ".join(filter(None, (speaker.post, speaker.speaker)))
    if _PRIVATE.search(described):
        return False
    is_person = speaker.identity is None or speaker.identity.id.startswith("person:")
    return not is_person or bool(speaker.post or speaker.organisation or _TITLES.search(described))


def _is_private(who: Filler | Speaker, public: Public) -> bool:
    if isinstance(who, Speaker):
        return who.named and not _speaks_in_office(who) and not public.has(who)
    return not public.has(who)


def _private_names(claim: Claim, public: Public) -> Iterator[str]:
    everybody: list[Filler | Speaker] = [*_persons(claim), *claim.voice]
    for who in everybody:
        if _is_private(who, public):
            yield _name_in(who.text if isinstance(who, Filler) else who.speaker)
            if who.identity:
                yield _name_in(who.identity.name)


def _other_words(claim: Claim) -> Iterator[str]:
    """Folded words that name places and groups: "Ali al-Mosuli" being private must not blank out Mosul."""
    for fillers in claim.roles.values():
        for filler in fillers:
            if filler.type in ("place", "group"):
                yield from _fold(filler.text).split()


def _name_in(text: str) -> str:
    """The personal name in a description: `Ahmed Khalil` in "resident Ahmed Khalil", nothing in "an Iraqi resident".

    A part that ends in a common noun has none, unless a possessive stands in it ("Ahmed's brother"); what follows a
    preposition is where somebody is from, unless it says whose relative ("the son of Ahmed Khalil").
    """
    for piece in _pieces(text):
        words = list(_NAME_WORD.finditer(piece))
        if not words:
            continue
        owned = [m for m in words if re.search(r"['’]s$|s['’]$", m.group())]
        names = owned if words[-1].group().islower() else words
        names = [m for m in names if not m.group().islower() and not _plain(m.group())]
        if names:
            return re.sub(r"['’]s$", "", piece[names[0].start() : names[-1].end()])
    return ""


def _pieces(text: str) -> Iterator[str]:
    for piece in text.split(","):
        if _RELATIVE_OF.search(piece):
            yield _RELATIVE_OF.sub("", piece)
        else:
            yield _PREPOSITION.split(piece)[0]


def _plain(word: str) -> bool:
    return word.casefold() in _NOT_A_NAME or bool(_PRIVATE.fullmatch(word))


def _pattern(names: set[str], others: set[str], public: Public) -> re.Pattern[str] | None:
    """Finds whole names and their parts; a public person's full name is found first and left alone.

    Case matters: a private Mrs May must not blank out the "may" that makes a claim possible.
    """
    whole = {n for n in names - {""} if not others.issuperset(_fold(n).split())}
    parts = {m.group() for n in whole for m in _NAME_WORD.finditer(n) if len(m.group()) > 2 and not _plain(m.group())}
    hidden = whole | {p for p in parts if not p.islower() and _fold(p) not in others}
    if not hidden:
        return None
    folded = {_fold(p) for p in hidden}
    kept = {n for n in public.names if folded & set(n.split()) and n not in folded}
    keep = "|".join(re.escape(n) for n in sorted(kept, key=len, reverse=True)) or r"(?!)"
    hide = "|".join(re.escape(n) for n in sorted(hidden | {h.upper() for h in hidden}, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?P<keep>(?i:{keep}))|(?P<hide>{hide}))(?!\w)")


def _withheld(entry: Entry, public: Public, hide: Callable[[str], str]) -> tuple[Entry, bool]:
    def person(filler: Filler) -> Filler:
        if filler not in persons or not _is_private(filler, public):
            return replace(filler, text=hide(filler.text))
        name = _name_in(filler.text)
        return replace(filler, text=filler.text.replace(name, WITHHELD) if name else filler.text, identity=None)

    def hop(speaker: Speaker) -> Speaker:
        if not _is_private(speaker, public):
            return speaker
        name = _name_in(speaker.speaker)
        shown = speaker.speaker.replace(name, WITHHELD) if name else speaker.speaker
        return replace(speaker, speaker=shown, post=speaker.post and hide(speaker.post), identity=None)

    claim = entry.claim
    persons = set(_persons(claim))
    changed = replace(
        claim,
        roles={role: tuple(person(f) for f in fillers) for role, fillers in claim.roles.items()},
        voice=tuple(hop(s) for s in claim.voice),
        count=claim.count and replace(claim.count, words=hide(claim.count.words)),
        quote=hide(claim.quote),
    )
    report = replace(entry.report, title=hide(entry.report.title), text="")
    reviews = tuple(replace(r, why=hide(r.why), detail=hide(r.detail)) for r in entry.reviews)
    touched = changed != claim or report.title != entry.report.title or reviews != entry.reviews
    return replace(entry, claim=changed, report=report, reviews=reviews), touched


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
