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
from marsad.register.names import PEOPLES, fold, slug, word_set

Find = Callable[[str], "Sequence[Match]"]
Choose = Callable[[Sequence[Match]], "Match | None"]

# People or things that stand for the group that they are of: "Daesh fighters", "Taliban positions" does not.
_MEMBERS = word_set("""
    fighters fighter militants militant members member forces force troops soldiers soldier commanders commander leaders leader leadership
    elements element operatives operative units unit jihadists jihadis jihadist gunmen insurgents extremists terrorists cells cell
    officials official officers officer recruits combatants cadres remnants ranks convoy convoys contingent guards
    partisans warriors suspects prisoners detainees captives defectors supporters loyalists brigades brigade battalion battalions division
    divisions wing militia militias militiamen paramilitaries volunteers snipers bombers holdouts emirs chiefs figures command advisers
    advisors negotiators representatives delegates delegation peacekeepers staff experts investigators inspectors envoys diplomats
    spokesmen media warplanes jets aircraft planes drones artillery tanks men women agents agency authorities administration
    faction factions rebels rebel opposition groups
""")
# Who is of a group's people only by kin: "Isis family members", "the wives of Taliban commanders".
_KIN = word_set("""
    family families relatives relative wife wives widow widows bride brides child children son sons daughter daughters brother brothers
    sister sisters mother mothers father fathers parents orphans spouses dependants dependents
""")
# Whose troops these are, if not those of the state that is named behind it: "Kurdish Syrian forces".
_OF_OTHERS = word_set("kurdish rebel opposition turkmen former dissident breakaway")
# What is done to the group that is named next: "a Kurdish group fighting Daesh".
_AGAINST = word_set("""
    fighting battling combating combatting opposing attacking targeting bombing besieging resisting confronting countering hunting chasing
    joining fleeing leaving supporting backing
""")
# Words that say what a named group is.
_SAME = word_set("""
    group movement organization organisation militia network monitor watchdog alliance coalition party faction outfit agency charity
    union bloc army government regime newspaper channel umbrella insurgency
""")
_QUANTITIES = word_set("hundreds dozens thousands tens scores number numbers majority rest")
_NUMBER_WORDS = word_set("""
    as many up to at least most no more than fewer less about around some nearly almost over an a the estimated roughly approximately close
    between and or only just other another further one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand million dozen few several couple of hundreds thousands dozens scores tens millions
""")
# What may be "of" or "from" a group and still mean its people.
_PARTS = _QUANTITIES | word_set("""
    unit units members member elements fighters forces part parts wing cell cells ranks commanders leaders leader remnants supporters
    brigade battalion division command leadership officials soldiers troops militants bodies factions faction group groups some many most all
    several one two three four five six seven eight nine ten few lot couple each both none half any more
""")
# Who speaks and acts for a state. Its fighters and civilians do not: "Russian mercenaries" are not Russia.
_STATE_STAFF = word_set("""
    officials official officers officer diplomats commanders commander generals general ministers minister advisers advisors negotiators
    authorities leaders leadership sources spokesmen lawmakers
""")
_HELD_BY = word_set(
    "led backed allied based linked affiliated supported trained aligned besieged held controlled dominated funded armed"
)
_DETERMINERS = word_set("the a an their its his her our your all some many any those these of")
_ADVERBS = word_set("now still also then there here today yesterday alone themselves itself together")
_PLACES_OF_WORK = word_set(
    "camp camps position positions ground grounds site sites centre center force forces unit units wing arm point points"
)
_STOPS = word_set("""
    who which that whose where when while in at on by against with for to near across inside outside around under from into over than
    after before since until loyal as is are was were has have had will would can could may might not but including
""")
# Capitalised words that alone make no name of a group.
_ADJECTIVES_OF_PEOPLE = word_set("""
    kurdish arab sunni shia shiite alawite druze yazidi yezidi turkmen christian catholic orthodox protestant jewish assyrian armenian
    muslim islamic islamist jihadi jihadist western european
    african asian eastern northern southern central local foreign national international regional other some many several most all both
    these those the a an their its his her our your my no any such new former senior top military police civil state armed rebel government
    security intelligence special opposition pro anti allied joint tribal chechen uighur uyghur arabs kurds sunnis shiites christians
    muslims islamists jihadists rebels militants fighters operatives forces troops others civilians authorities officials residents activists
    experts analysts commanders members soldiers they he she it we i you who what parliament army council congress court ministry
    team commission battalion brigade division church mosque school agencies ngo ngos pm fm tv id aid images human rights news press
    january february march april june july august september october november december monitor
    operation campaign senate municipality municipalities coalition regime
    republic people peoples others gmt university institute union committee department office forum centre center agency association club
    north south east west monday tuesday wednesday thursday friday saturday sunday two three four five six seven eight nine ten
    dozens hundreds thousands last next previous
""")
_TOKEN = re.compile(r"[^\s,;:()\[\]“”\"]+|[,;:]")
# What ends a capitalised name that is no group's: of things, operations, and of the furniture of a page.
_NO_GROUPS = word_set("""
    community standards standard schedule weapons weapon shield operation story stories video videos photo photos comment comments page
    website terms policy principles conference talks agreement resolution attack attacks airstrikes
""")
_OF_A_PAGE = word_set("latest breaking related category live more read our your follow share watch subscribe")
_CONNECTORS = frozenset(("of", "and", "for", "the", "al", "de", "in", "ul", "wal", "bin", "ibn"))


@dataclass(frozen=True, slots=True)
class _Atom:
    """A token of the words, or a run of tokens that an actor bears as its name."""

    text: str
    matches: tuple[Match, ...] = ()


def name_group(
    words: str,
    actors: Actors,
    *,
    choose: Choose,
    find: Find | None = None,
    initial: bool = False,
    provisional: bool = True,
) -> Identity | None:
    """The actor that the words name or whose members they mean.

    choose: decides between several actors of one name from the report's countries and day; may decide on none.
    find: what names mean in this report, if it has names of its own; else `actors.find`.
    initial: the words begin a sentence, where a capital says nothing.
    provisional: make an `actor:new:…` for a capitalised name that the register does not know.
    """
    find = find or actors.find
    text = re.sub("[‐‑–](?=\\w)", "-", words.strip(" \t\n“”\"'‘’.,;:-–—"))
    if not text:
        return None
    if matches := find(text):
        found = _pick(matches, choose)
        return _identity(found, 1.0) if found is not None and _means_state(found, text) else None
    text = _drop_quantity(text)
    outside, inside = _take_out_parentheses(text)
    if inside and outside:
        found_outside = name_group(outside, actors, choose=choose, find=find, initial=initial, provisional=provisional)
        joined = re.sub(r"[()]", " ", text)
        return found_outside or _name_atoms(_atoms(joined, actors, find), actors, choose, initial, False, 1.0)
    return _name_atoms(_atoms(outside or inside, actors, find), actors, choose, initial, provisional, 1.0)


def _name_atoms(
    atoms: list[_Atom], actors: Actors, choose: Choose, initial: bool, provisional: bool, factor: float
) -> Identity | None:
    end = next((n for n in range(1, len(atoms)) if not atoms[n].matches and _stops(atoms, n)), len(atoms))
    core, after = atoms[:end], atoms[end:]
    while core and not core[-1].matches and (core[-1].text.endswith("ly") or core[-1].text in _ADVERBS):
        core = core[:-1]
    if not core or _is_list(core):
        return None
    head = core[-1]
    if head.matches and not _is_within_a_name(core, len(core) - 1, initial):
        found = _pick(head.matches, choose)
        if found is not None and not (_stands_as_head(found, core, actors) and _of_that_state(found, core[:-1])):
            return None
        if found is not None and _is_of_another_state(found, after, actors):
            return None
        return _identity(found, factor) if found and _means_state(found, head.text) else None
    rest = after[1:]
    of_whom = rest and after[0].text.lower() in ("of", "from", "within") and not any(a.matches for a in core)
    if of_whom and _begins_with_a_name(core, initial):
        return None  # "Omid Sample leader of the Front" is a man
    if of_whom and _bare(head.text) in _PARTS:  # "a unit of Iraq's army", "hundreds of Daesh fighters"
        share = 1.0 if _bare(head.text) in _QUANTITIES else 0.8
        return _name_atoms(rest, actors, choose, False, provisional, factor * share)
    named = next(
        (n for n in range(len(core) - 1, -1, -1) if core[n].matches and not _is_within_a_name(core, n, initial)), None
    )
    if named is None:
        return _provisional(core, after, actors, initial, factor) if provisional else None
    follow = [_bare(a.text) for a in core[named + 1 :]]
    if not follow:
        return None
    found = _pick(core[named].matches, choose)
    if found is None or "and" in follow or follow[0] in _HELD_BY or _KIN & set(follow):
        return None
    if not _of_that_state(found, core[:named]) or _is_a_branch(found, follow):
        return None
    if found.actor.kind == "state":
        return _identity(found, factor * 0.6) if follow[-1] in _STATE_STAFF and len(follow) <= 3 else None
    if follow[-1] in _SAME:
        return _identity(found, factor * 0.95)
    return _identity(found, factor * 0.8) if follow[-1] in _MEMBERS else None


def _is_within_a_name(core: list[_Atom], n: int, initial: bool) -> bool:
    """Is the known name the end of a longer one: "Revolutionary" + "Armed Forces of Colombia"?"""
    if n == 0 or core[n - 1].matches or (n == 1 and initial):
        return False
    before = core[n - 1].text
    return (
        before[:1].isupper()
        and "-" not in before
        and "." not in before
        and not before.endswith(("'s", "’s", "s’", "s'"))
        and fold(before) not in _ADJECTIVES_OF_PEOPLE
    )


def _stands_as_head(match: Match, core: list[_Atom], actors: Actors) -> bool:
    """Does the name at the end of the words mean the actor itself?"""
    if match.actor.kind == "state":
        # "eastern Syria" is a place, "dozens of Russians" are people, a bare "Russian" is an adjective.
        return len(core) == 1 and (
            actors.state_of(core[0].text) is None or actors.named_state(core[0].text) is not None
        )
    if len(core) > 1 and match.actor.country and (state := actors.state_of(core[-2].text)) is not None:
        return state.code in match.actor.country  # "Iraqi Hezbollah" is not Lebanon's.
    return True


def _of_that_state(match: Match, before: Sequence[_Atom]) -> bool:
    """Are the troops the state's own? "Kurdish Syrian forces", "the Kurdish-led Iraqi forces" are not."""
    if not match.actor.country or match.actor.kind not in ("army", "security force"):
        return True
    words = [_bare(atom.text) for atom in before]
    return not any(w in _OF_OTHERS or w.startswith("anti-") or w.endswith(("-led", "-dominated")) for w in words)


def _is_of_another_state(match: Match, after: Sequence[_Atom], actors: Actors) -> bool:
    """ "The Brotherhood of Ardania", where the register knows Velin's: a namesake or a branch, not it."""
    if len(after) < 2 or after[0].text.lower() != "of" or not match.actor.country or match.actor.kind == "state":
        return False
    state = actors.state_of(after[1].text) or actors.named_state(after[1].text)
    return state is not None and state.code not in match.actor.country


def _begins_with_a_name(core: Sequence[_Atom], initial: bool) -> bool:
    """Two capitalised words that nobody knows, and then a small one: a person with a post."""
    run = [a for a in core if not a.matches and not _is_small(a.text) and _bare(a.text) not in _ADJECTIVES_OF_PEOPLE]
    return len(run) >= 2 and _is_small(core[-1].text) and all(a in run for a in core[1 if initial else 0 : 2])


def _means_state(match: Match, text: str) -> bool:
    """ "The Russians" may be their state; "Russians" are people."""
    return match.actor.kind != "state" or match.name.use != "shared" or text.lower().startswith("the ")


def _drop_quantity(text: str) -> str:
    """ "as many as 5,000 Isis members" → "Isis members"."""
    tokens = text.split()
    cut = next((n for n, t in enumerate(tokens) if t.lower() not in _NUMBER_WORDS and not t[:1].isdigit()), len(tokens))
    return " ".join(tokens[cut:]) or text


def _stops(atoms: list[_Atom], n: int) -> bool:
    """Does the head noun's group of words end before this token?"""
    text, before = atoms[n].text, atoms[n - 1]
    word = text.lower()
    then = atoms[n + 1].text.lower() if n + 1 < len(atoms) else ""
    if word in _STOPS or text in (",", ";", ":", "-", "–", "—") or word == "of":
        return True
    if not text.islower():
        return False
    plural = not before.matches and _bare(before.text) in _MEMBERS
    if word in _HELD_BY or (word.endswith("ed") and "-" not in word):
        # "fighters backed by", "militants killed in"; but "Daesh armed wing", "suspected fighters"
        return plural or then in ("", "by", "with", "to", "in", "at", "on", "from", "during", "after", "as", "near")
    if word.endswith("ing") and "-" not in word and then not in _PLACES_OF_WORK:
        if word in _AGAINST and _bare(before.text) not in _DETERMINERS and not before.matches:
            return True
        return any(a.matches or _bare(a.text) in _MEMBERS for a in atoms[:n])
    return False


def _atoms(text: str, actors: Actors, find: Find) -> list[_Atom]:
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
            matches = tuple(find(words))
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


def _provisional(
    core: list[_Atom], after: list[_Atom], actors: Actors, initial: bool, factor: float
) -> Identity | None:
    tokens = [a.text for a in core]
    # "Kurds of Ardania" are a people.
    if (
        not _is_small(tokens[-1]) and fold(tokens[-1]) not in PEOPLES
    ):  # "University of Birmingham", "Union of Medical Care and Relief"
        more = [a.text for a in after]
        while len(more) > 1 and more[0] in ("of", "for", "and", "the") and (not _is_small(more[1]) or more[1] == "the"):
            take = 2 if not _is_small(more[1]) else 1
            tokens, more = tokens + more[:take], more[take:]
            while more and not _is_small(more[0]):
                tokens, more = [*tokens, more[0]], more[1:]
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
        if not {fold(t), fold(t).removesuffix("s")} & _ADJECTIVES_OF_PEOPLE
        and t.lower() not in _CONNECTORS
        and not actors.state_of(t)
        and not _are_adjectives(t, actors)
    ]
    if not telling or (len(run) == 1 and initial and start == 0 and not run[0].isupper()):
        return None
    if any(t[:1].islower() and "-" in t for t in telling):  # "pro-Assad forces" describes, it names no group
        return None
    if all("-" in t and t.rpartition("-")[2].islower() for t in telling):  # So does "Shia-dominated forces".
        return None
    if _bare(telling[-1]) in _NO_GROUPS or _bare(run[0]) in _OF_A_PAGE:
        return None
    if "/" in "".join(run):  # "Velin/Tessel Army units": headings run together
        return None
    name = re.sub(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", "", " ".join(run))
    return Identity(f"actor:new:{slug(name)}", name, round(0.5 * factor, 3)) if slug(name) else None


def _are_adjectives(token: str, actors: Actors) -> bool:
    """ "A Kurdish-Arab alliance": two peoples joined by a hyphen are no name."""
    parts = re.split("[-‑–]", token)
    return len(parts) > 1 and all(p and (fold(p) in _ADJECTIVES_OF_PEOPLE or actors.state_of(p)) for p in parts)


def _is_a_branch(match: Match, follow: Sequence[str]) -> bool:
    """ "The UN aid agency", "the army's air force": a body of their own within the one that is named."""
    if match.actor.kind == "army" and list(follow[-2:]) == ["air", "force"]:
        return True
    return len(follow) > 1 and follow[-1] == "agency" and match.actor.kind == "international body"


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
