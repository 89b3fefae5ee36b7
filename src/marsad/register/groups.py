"""From words that describe a group to the actor that they name.

Comes in: the words of a mention or a role's filler ("US-backed Syrian Democratic Forces", "a unit of Iraq's army",
"Daesh fighters"). Goes out: an identity, with a lower score where the words mean members or a part; or None. Must not
know claims or where in a report the words stand.

The naming part decides, and only it: in "forces attacking Daesh", "Iranian-backed factions" or "the fight against the
Taliban" the name is not that of the head. A name that no entry bears becomes a provisional actor (`actor:new:…`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.records import Identity
from marsad.register.actors import Actors, Match
from marsad.register.names import fold, slug, word_set

Choose = Callable[[Sequence[Match]], "Match | None"]

# People or things that stand for the group that they are of.
_MEMBERS = word_set(
    "fighters fighter militants militant members member forces force troops soldiers soldier commanders commander leaders leader leadership "
    "elements element operatives operative units unit jihadists jihadis gunmen insurgents extremists terrorists cells cell "
    "officials official officers officer recruits combatants cadres affiliates affiliate remnants ranks convoy convoys "
    "contingent guards partisans warriors suspects prisoners detainees captives defectors supporters loyalists brigades "
    "brigade battalion battalions division divisions wing militia militias militiamen paramilitaries volunteers snipers bombers "
    "holdouts emirs chiefs figures command commanders-in-chief advisers advisors negotiators representatives delegates "
    "delegation peacekeepers staff experts investigators inspectors envoys diplomats spokesmen media warplanes jets aircraft "
    "planes drones artillery tanks positions-holders men women foreign agents agency authorities administration branch branches"
)
_SAME = word_set(
    "group groups movement organization organisation militia network monitor watchdog alliance coalition party faction outfit "
    "agency charity union bloc army government regime newspaper channel umbrella insurgency"
)
_PARTS = word_set(
"unit units members member elements fighters forces part parts branch wing cell cells ranks commanders leaders leader remnants "
                   "supporters brigade battalion division command leadership officials soldiers troops militants bodies "
                   "hundreds dozens thousands tens scores some many most all several number numbers rest majority group one two three four five "
                   "six seven eight nine ten few lot couple each both none half any more"
)  # fmt: skip
_STATE_STAFF = word_set(
"officials official officers officer diplomats commanders commander generals general ministers minister advisers advisors "
                         "negotiators authorities leaders leadership sources spokesmen lawmakers"
)  # fmt: skip
_STOPS = word_set(
    "who which that whose where when while in at on by against with for to near across inside outside around under from "
    "into over than after before since until loyal as is are was were has have had will would can could may might not but "
    "including led backed allied based linked affiliated supported trained aligned besieged"
)
_ADJECTIVES_OF_PEOPLE = word_set(
    "kurdish arab sunni shia shiite shi'ite alawite druze yazidi yezidi turkmen christian muslim islamic islamist jihadi jihadist western "
    "european african asian eastern northern southern central local foreign national international regional other some many "
    "several most all both these those the a an their its his her our your my no any such new former senior top military police civil "
    "state armed rebel government security intelligence special opposition pro anti allied joint local tribal chechen uighur uyghur "
    "arabs kurds sunnis shiites christians muslims islamists jihadists rebels militants fighters operatives forces troops "
    "others civilians authorities officials residents activists experts analysts commanders members soldiers they he she it we i you "
    "who what parliament army council congress court ministry republic north south east west monday tuesday wednesday thursday friday "
    "saturday sunday two three four five six seven eight nine ten dozens hundreds thousands"
)
_TOKEN = re.compile(r"[^\s,;:()\[\]“”\"]+|[,;:]")
_CONNECTORS = frozenset(("of", "and", "for", "the", "al", "de", "in", "ul", "wal", "bin", "ibn"))


@dataclass(frozen=True, slots=True)
class _Atom:
    """A token of the words, or a run of tokens that an actor bears as its name."""

    text: str
    matches: tuple[Match, ...] = ()


def name_group(
    words: str, actors: Actors, *, choose: Choose, initial: bool = False, provisional: bool = True
) -> Identity | None:
    """The actor that the words name or whose members they mean.

    choose: decides between several actors of one name from the report's countries and day; may decide on none.
    initial: the words begin a sentence, where a capital says nothing.
    provisional: make an `actor:new:…` for a capitalised name that the register does not know.
    """
    text = words.strip(" \t\n“”\"'‘’.,;:-–—")
    if not text:
        return None
    if (found := _pick(actors.find(text), choose)) is not None and not _is_small(text):
        return _identity(found, 1.0)
    outside, inside = _take_out_parentheses(text)
    if inside and outside:
        return name_group(outside, actors, choose=choose, initial=initial, provisional=provisional) or name_group(
            inside, actors, choose=choose, provisional=False
        )
    return _name_atoms(_atoms(outside or inside, actors), actors, choose, initial, provisional, 1.0)


def _name_atoms(
    atoms: list[_Atom], actors: Actors, choose: Choose, initial: bool, provisional: bool, factor: float
) -> Identity | None:
    end = next((n for n, atom in enumerate(atoms) if n and not atom.matches and _stops(atoms, n)), len(atoms))
    core, after = atoms[:end], atoms[end:]
    if not core:
        return None
    head = core[-1]
    if head.matches:
        found = _pick(head.matches, choose)
        return _identity(found, factor) if found and not _is_list(core) else None
    if after and after[0].text.lower() in ("of", "from", "within", "in") and _bare(head.text) in _PARTS:
        # "a unit of Iraq's army", "hundreds of Daesh fighters"; "hundreds in the army" stays unnamed but by its tail.
        rest = after[1:]
        if rest and after[0].text.lower() != "in" and not any(a.matches for a in core):
            share = (
                1.0
                if _bare(head.text) in ("hundreds", "dozens", "thousands", "tens", "scores", "number", "numbers")
                else 0.8
            )
            return _name_atoms(rest, actors, choose, False, provisional, factor * share)
    named = next((n for n in range(len(core) - 1, -1, -1) if core[n].matches), None)
    if named is not None:
        follow = [_bare(a.text) for a in core[named + 1 :]]
        if any(w in ("backed", "led", "allied", "held", "controlled", "linked", "dominated") for w in follow[:1]):
            return None
        found = _pick(core[named].matches, choose)
        if found is None or "and" in follow:
            return None
        if found.actor.kind == "state":
            staff = follow[-1] in _STATE_STAFF and len(follow) <= 3
            return _identity(found, factor * 0.6) if staff else None
        if follow[-1] in _SAME:
            return _identity(found, factor * 0.95)
        return _identity(found, factor * 0.8) if follow[-1] in _MEMBERS else None
    return _provisional(core, actors, initial, factor) if provisional else None


def _stops(atoms: list[_Atom], n: int) -> bool:
    """Does the head noun's group of words end before this token?"""
    text = atoms[n].text
    word = text.lower()
    if word in _STOPS or text in (",", ";", ":") or word == "of" or text in ("-", "–", "—"):
        return True
    before = atoms[n - 1]
    return word.endswith("ing") and text.islower() and (bool(before.matches) or _bare(before.text).endswith("s"))


def _atoms(text: str, actors: Actors) -> list[_Atom]:
    """The tokens, with the longest runs that are names taken together."""
    tokens = _TOKEN.findall(text)
    atoms: list[_Atom] = []
    n = 0
    while n < len(tokens):
        for length in range(min(8, len(tokens) - n), 0, -1):
            run = tokens[n : n + length]
            if run[0].lower() in _CONNECTORS or run[0] in ",;:" or run[-1] in ",;:" or run[-1].lower() in _CONNECTORS:
                continue
            words = " ".join(run)
            if not any(c.isupper() for c in words):
                continue
            matches = actors.find(words)
            # Only whole names here: what a name is followed by ("group", "fighters") is judged by the caller.
            if matches and not (length > 1 and _bare(run[-1]) in _SAME | _MEMBERS and matches[0].score < 0.9):
                atoms.append(_Atom(words, matches))
                n += length
                break
            if length == 1 and (state := actors.state_of(run[0])) is not None:
                atoms.append(_Atom(words, tuple(m for m in actors.find(state.name) if m.actor.kind == "state")))
                n += 1
                break
        else:
            atoms.append(_Atom(tokens[n]))
            n += 1
    return atoms


def _provisional(core: list[_Atom], actors: Actors, initial: bool, factor: float) -> Identity | None:
    tokens = [a.text for a in core]
    end = len(tokens)
    if _is_small(tokens[-1]):
        if _bare(tokens[-1]) not in _MEMBERS | _SAME:
            return None
        kept = _bare(tokens[-1]) in _SAME
        while end and _is_small(tokens[end - 1]):
            end -= 1
        factor *= 0.95 if kept else 0.8
    start = end
    while start and (not _is_small(tokens[start - 1]) or tokens[start - 1].lower() in _CONNECTORS):
        start -= 1
    while start < end and (tokens[start].lower() in _CONNECTORS or ("-" in tokens[start] and _bare(tokens[start]).split("-")[-1] in
                           ("backed", "led", "allied", "linked", "based", "aligned", "supported", "trained", "affiliated"))):  # fmt: skip
        start += 1
    run = tokens[start:end]
    telling = [
        t
        for t in run
        if fold(t) not in _ADJECTIVES_OF_PEOPLE and t.lower() not in _CONNECTORS and not actors.state_of(t)
    ]
    if not telling or (len(run) == 1 and initial and start == 0 and not run[0].isupper()):
        return None
    if any(not any(c.isalpha() for c in t) for t in telling):
        return None
    name = re.sub(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", "", " ".join(run))
    return Identity(f"actor:new:{slug(name)}", name, round(0.5 * factor, 3)) if slug(name) else None


def _is_list(core: list[_Atom]) -> bool:
    """ "Syria and Iraq": two names side by side are not one actor."""
    named = [n for n, atom in enumerate(core) if atom.matches]
    return len(named) > 1 and any(a.text.lower() in ("and", "or", "&") for a in core[named[0] : named[-1]])


def _take_out_parentheses(text: str) -> tuple[str, str]:
    inside = " ".join(re.findall(r"\(([^()]*)\)", text))
    return re.sub(r"\s+", " ", re.sub(r"\([^()]*\)?", " ", text)).strip(), inside.strip()


def _identity(match: Match, factor: float) -> Identity:
    return Identity(match.actor.id, match.actor.name, round(match.score * factor, 3))


def _pick(matches: Sequence[Match], choose: Choose) -> Match | None:
    return matches[0] if len(matches) == 1 else choose(matches) if matches else None


def _bare(token: str) -> str:
    return token.lower().strip("’'.“”\"")


def _is_small(token: str) -> bool:
    return not any(c.isupper() for c in token)
