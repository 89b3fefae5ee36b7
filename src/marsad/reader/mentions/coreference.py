"""What pronouns, short names and descriptions stand for, within one report.

In: nominals. Out: `antecedent` and `entity` filled in on them. Cautious: where nothing fits it stays open. Unnamed people ("a
commander", "another commander") are never joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from marsad.reader.mentions.agreement import open_other_gender
from marsad.reader.mentions.antecedents import REACH, antecedent, key_of, pronoun_class
from marsad.reader.mentions.mentions import Nominal, Nominals, resolved
from marsad.reader.parse.quotes import Quote
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.clauses import clause_of
from marsad.reader.roles.subjects import subject_of
from marsad.reader.words import word_lists

_ARMED_WORDS = frozenset(
    {"militant", "terror", "terrorist", "jihadist", "jihadi", "extremist", "armed", "rebel", "insurgent", "islamist"}
)
_REGULAR = frozenset({"rights", "army", "force", "forces", "police", "peshmerga", "government", "regime", "coalition", "marines", "troops", "ministry", "nations", "states", "union"})  # fmt: skip
"""A name that ends so is of nobody whom a report calls "the militants" or "the terrorists"."""
_GROUP_WORDS = frozenset({"group", "organisation", "organization", "militia", "movement", "faction", "brigade", "monitor", "agency", "observatory", "party", "ministry", "coalition", "network", "watchdog", "council", "cell", "army"})  # fmt: skip
_POINTS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west"})  # fmt: skip
_SIDES = frozenset({"ally", "backer", "supporter", "rival", "foe", "sponsor", "patron", "neighbour", "neighbor"})
_ANY_GROUP = frozenset({"group", "organisation", "organization", "militia", "movement", "faction"})
"""Words that nearly every armed group may be called by."""
_KINDS_OF_MONITOR = frozenset(
    {"right", "rights", "monitoring", "aid", "war", "monitor", "news", "campaign", "human", "activist"}
)
_FORMERLY = frozenset({"former", "ex", "then", "late", "predecessor", "ousted"})
_FIGHTER_WORDS = frozenset({"militant", "jihadist", "jihadi", "extremist", "insurgent", "terrorist"})
_SETTLEMENTS = frozenset({"city", "town", "village", "province", "area", "camp", "region", "district", "enclave", "base", "country", "place", "territory", "valley"})  # fmt: skip
_MONITOR_WORDS = frozenset({"watch", "observatory", "monitor", "agency", "amnesty", "network", "committee", "institute", "international", "center", "centre", "forum", "news", "guardian", "times", "post", "telegraph", "independent", "bbc", "cnn", "reuters", "afp", "sana", "sputnik", "jazeera", "tv", "ministry", "office", "parliament", "council", "court", "university", "company", "commission", "embassy", "pentagon", "helmets", "crescent", "cross", "charity", "relief", "civil"})  # fmt: skip


def link(nominals: Nominals, quotes: list[Quote]) -> None:
    """Fill in antecedents, then number the entities."""
    ordered = [nominals.by_head[i] for i in sorted(nominals.by_head)]
    nominals.frequency = Counter(n.parts[-1] for n in ordered if n.parts and n.head.text[:1].isupper())
    _short_names(nominals, ordered)
    _descriptions_and_pronouns(nominals, ordered, quotes)
    open_other_gender(nominals, key_of)
    _there(nominals, ordered)
    _number([nominals.by_head[i] for i in sorted(nominals.by_head)])


def _descriptions_and_pronouns(nominals: Nominals, ordered: list[Nominal], quotes: list[Quote]) -> None:
    """In the order of the text, so that each may use what those before it stand for."""
    by_sentence: dict[int, list[Nominal]] = defaultdict(list)
    for nominal in ordered:
        by_sentence[nominal.head.sentence].append(nominal)
    place = {nominal.head.i: n for n, nominal in enumerate(ordered)}
    last: dict[str, Nominal] = {}
    for token in nominals.parse.tokens:
        kind = pronoun_class(token)
        if kind is not None:
            around = [n for k in range(token.sentence - REACH, token.sentence + 1) for n in by_sentence.get(k, ())]
            found = antecedent(token, around, nominals, quotes, last.get(kind))
            nominals.at(token).antecedent = found
            if found is not None:
                last[kind] = found
        elif token.i in place:
            nominal = ordered[place[token.i]]
            capital = nominal.name is not None and nominal.head.text[:1].isupper()
            if nominal.antecedent is None and (not capital or nominal.head.lower in word_lists("nouns")["post"]):
                nominal.antecedent = _description(nominal, ordered[: place[token.i]], nominals)


def _short_names(nominals: Nominals, ordered: list[Nominal]) -> None:
    """ "Bali" is "Mustafa Bali" if only one person of the report has that last part and no part differs."""
    posts = word_lists("nouns")["post"]  # "the Foreign Secretary" is no short form of "the US Secretary"
    persons = [
        n for n in ordered if n.name is not None and "person" in n.types and n.parts and n.parts[-1] not in posts
    ]
    full = {tuple(n.parts): n for n in reversed(persons) if len(n.parts) > 1}
    for nominal in persons:
        fits = {
            parts: n
            for parts, n in full.items()
            if len(parts) > len(nominal.parts) and _is_tail(tuple(nominal.parts), parts)
        }
        longest = max(fits, key=len, default=None)
        if longest is not None and all(_is_tail(p, longest) or p == longest for p in fits):
            nominal.antecedent = fits[longest]


def _is_tail(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    articles = ("al", "el")
    if full[-len(short) :] == short:
        return True
    bare_short = tuple(p for p in short if p not in articles)
    bare_full = tuple(p for p in full if p not in articles)
    return bool(bare_short) and bare_full[-len(bare_short) :] == bare_short and bare_short != bare_full


def _there(nominals: Nominals, ordered: list[Nominal]) -> None:
    """ "He remains there": the place spoken of at most two sentences back, where no other is named there."""
    for token in nominals.parse.tokens:
        if token.lower != "there" or token.dep != "advmod" or token.pos != "ADV":
            continue
        nominal = nominals.at(token)
        before = [n for n in ordered if n.head.i < token.i and token.sentence - n.head.sentence <= 2]
        places = [
            n
            for n in before
            if "place" in n.types and not n.types & {"group", "person", "people"} and n.head.dep not in SUBJECTS_OF
        ]
        named = {" ".join(n.parts) for n in places if n.name is not None}
        kinds = {n.head.lemma for n in places if n.name is None}
        if places and len(named) <= 1 and (places[-1].name is not None if named else len(kinds) == 1):
            nominal.types = frozenset({"place"})
            nominal.antecedent = places[-1]


def _is_told(token: Token) -> bool:
    """ "told AFP": an outlet that listens does nothing else."""
    return (
        token.dep in ("dobj", "dative")
        and token.head is not None
        and token.head.lemma == "tell"
        and token.pos == "PROPN"
    )


def _tells(name: Token, head: Token) -> bool:
    """ "The Front said the terrorist group had fled": nobody calls himself so."""
    above = name.head
    if name.dep != "nsubj" or above is None or above.lemma not in word_lists("speech")["say"]:
        return False
    return name.sentence == head.sentence or (head.sentence - name.sentence == 1 and not above.kids("ccomp"))


def _description(nominal: Nominal, before: list[Nominal], nominals: Nominals) -> Nominal | None:
    """ "the group", "the militants", "the city": the last name of that sort."""
    head = nominal.head
    if head.tag in ("NN", "NNP") and head.lower in word_lists("nouns")["post"]:
        # "the foreign minister, Sample Name, warned", "The Foreign Secretary, Sample Name, warned"
        low = [c for p in head.kids("prep") for g in p.kids("pobj") for c in g.kids("appos")]
        beside = next(
            (n for n in (nominals.by_head.get(c.i) for c in [*head.kids("appos"), *low]) if n is not None), None
        )
        if beside is not None and beside.types == frozenset({"person"}) and beside.name is not None:
            return beside
    determiner = head.kid("det")
    named = next((c for c in head.kids("appos") if c.text[:1].isupper() and c.i in nominals.by_head), None)
    if named is not None and any(c.lower in _SINGLED_OUT for c in named.kids("advmod")):
        return None  # "extremist groups, particularly the Front": not it alone
    if nominal.name is None and named is not None and head.lemma in _SIDES and 0 < named.left - head.i <= 2:
        return nominals.by_head[named.i]  # "government ally Belmark"
    if nominal.name is None and named is not None and head.lemma in _GROUP_WORDS | {"group"}:
        beside = nominals.by_head[named.i]  # "the rebel faction Northern Front"
        return beside if "group" in beside.types else None
    if (
        nominal.name is not None
        or determiner is None
        or determiner.lower not in ("the", "this", "that", "these", "those")
    ):
        return None
    if (
        any(c.dep in ("prep", "relcl", "acl") for c in head.children)
        and determiner.lower == "the"
        and head.lemma not in _GROUP_WORDS
    ):
        return None
    if any((c.dep == "prep" and c.lower in ("of", "in", "for")) or c.dep in ("relcl", "acl") for c in head.children):
        return None
    modifiers = {c.lemma for c in head.children if c.dep in ("amod", "compound", "nmod")}
    if head.lemma in _GROUP_WORDS and head.tag == "NN":
        special = modifiers - _ARMED_WORDS - _KINDS_OF_MONITOR
        if modifiers & _ARMED_WORDS:
            before = [n for n in before if not _tells(n.head, head) and not _is_regular(n)]
        if head.lemma in ("organisation", "organization", "movement"):
            before = [n for n in before if not _UNITS.intersection(n.parts[-1:])]
        wants_monitor = head.lemma in ("monitor", "agency", "observatory", "watchdog", "network") or bool(
            modifiers & {"right", "rights", "monitoring", "aid", "war"}
        )
        find = _only_named if head.lemma in _ANY_GROUP and not special and not wants_monitor else _last_named
        return find(
            before,
            head,
            lambda n: (
                "group" in n.types
                and not _is_other_kind(n, wants_monitor)
                and _word_agrees(n, head)
                and special <= set(n.parts)
            ),
        )
    if _points_from(head, nominals):
        return None  # "the area north of Velin"
    if head.tag == "NN" and head.lemma in word_lists("nouns")["post"] and determiner.lower == "the":
        words = {head.lemma, *modifiers}
        posts = word_lists("nouns")["post"]
        return _last_named(
            before,
            head,
            lambda n: "person" in n.types and not set(n.parts[-1:]) & posts and _has_title(resolved(n), words),
        )
    if (
        head.lemma in ("force", "troop", "militia")
        and head.tag == "NNS"
        and not modifiers
        and determiner.lower in ("the", "these")
    ):
        near = [n for n in before if head.sentence - n.head.sentence == 1 and n.head.dep in ("nsubj", "nsubjpass")]
        return _last_named(near, head, lambda n: "group" in n.types and _armed_use(n))
    if head.lemma in _FIGHTER_WORDS and head.tag == "NNS" and modifiers <= _ARMED_WORDS | {"islamist", "remaining"}:
        regular = _regular_initials(before)
        before = [n for n in before if not _tells(n.head, head) and not _fights(n.head, head)]
        return _only_named(
            before,
            head,
            lambda n: "group" in n.types and _may_be_militants(n) and not regular.intersection(n.parts[-1:]),
        )
    if head.lemma in _SETTLEMENTS and head.tag == "NN" and not modifiers and determiner.lower in ("the", "this"):
        return _only_place(before, head)
    return None


_SINGLED_OUT = frozenset({"particularly", "especially", "notably", "mainly", "mostly", "primarily", "chiefly"})


def _points_from(head: Token, nominals: Nominals) -> bool:
    """ "The area | north of Velin", wherever the parser hangs the word."""
    behind = nominals.parse.tokens[head.i + 1] if head.i + 1 < len(nominals.parse.tokens) else None
    return behind is not None and behind.lower in _POINTS and behind.sentence == head.sentence


def _regular_initials(before: list[Nominal]) -> set[str]:
    """ "Sample Defence Forces" → "sdf": no more militants under their initials than under the name."""
    return {
        "".join(p[0] for p in n.parts)
        for n in before
        if n.name is not None and len(n.parts) > 1 and n.parts[-1] in _REGULAR
    }


def _fights(name: Token, head: Token) -> bool:
    """ "The Guard is advancing against the militants": nobody fights himself."""
    clause = clause_of(head)
    against = head.dep == "pobj" and head.head is not None and head.head.lower == "against"
    if clause is None or not (against or head.dep == "dobj") or name.sentence != head.sentence:
        return False
    subject = subject_of(clause)
    return subject is not None and (subject is name or name in subject.kids("appos") or name in subject.kids("conj"))


SUBJECTS_OF = ("nsubj", "nsubjpass", "poss")
"""What stands so ("Ankara said") is a government rather than a place."""


def _only_place(before: list[Nominal], head: Token) -> Nominal | None:
    """ "The city": the one town that the sentences before speak of; where there are two, nobody can tell."""
    near = [
        n
        for n in before
        if head.sentence - n.head.sentence <= REACH
        and n.name is not None
        and n.head.text[:1].isupper()
        and n.types == frozenset({"place"})
        and not n.acts_as_group
        and n.parts[-1:] != ["led"]
        and not (n.head.pos == "PROPN" and any(c.lower == "the" for c in n.head.kids("det")))
        and _place_agrees(n, head)
    ]
    if head.lemma in _SMALL:
        bigger = {tuple(n.parts) for n in before if _is_bigger(n)}
        near = [n for n in near if tuple(n.parts) not in bigger]
    names = {" ".join(n.parts) for n in near}
    if len(names) != 1 or (head.lemma == "area" and _another_place(near[-1], before)):
        return None
    return near[-1]


def _another_place(town: Nominal, before: list[Nominal]) -> bool:
    """ "Troops tried to take the hospital in Velin. After seizing | the area": a site named in the town may be meant as well."""
    return any(
        n.head.sentence == town.head.sentence and n.head.lemma in _SITES and n.head.dep in ("dobj", "pobj", "nsubjpass")
        for n in before
    )


_SITES = frozenset({"complex", "hospital", "airport", "airbase", "base", "compound", "factory", "plant", "camp", "neighbourhood", "neighborhood", "district", "quarter", "hill", "ridge", "bridge", "facility", "headquarters"})  # fmt: skip


_SMALL = frozenset({"village", "town", "camp", "base", "hamlet"})
_BIGGER = frozenset({"city", "province", "governorate", "countryside", "capital", "region", "country"})


def _is_bigger(nominal: Nominal) -> bool:
    """ "Velin province", "the city of Velin": no village."""
    head = nominal.head
    if not head.text[:1].isupper():
        return nominal.name is not None and head.lemma in _BIGGER
    prep = head.head
    behind = head.dep == "pobj" and prep is not None and prep.lower == "of" and prep.head is not None
    return behind and prep is not None and prep.head is not None and prep.head.lemma in _BIGGER


def _only_named(before: list[Nominal], head: Token, fits: Callable[[Nominal], bool]) -> Nominal | None:
    """ "The militants", "the group": the one last named; where another is as near, nobody can tell."""
    found = _last_named(before, head, fits)
    if found is None:
        return None
    reach = head.sentence - found.head.sentence
    near = [
        n
        for n in before
        if head.sentence - n.head.sentence <= reach
        and n.name is not None
        and n.head.text[:1].isupper()
        and fits(n)
        and not _is_told(n.head)
    ]
    return found if all(n.parts == found.parts for n in near) else None


_UNITS = frozenset({"regiment", "battalion", "corps", "division", "squadron", "brigade", "army", "police"})
"""A name that ends so is of a body of troops, and of no organisation or movement."""
_FIGHT_WITHOUT_STATE = frozenset({"forces", "force", "army", "union"})


def _is_regular(nominal: Nominal) -> bool:
    """ "The terrorist group" is no coalition, government or police; one that calls itself an army it may be."""
    return bool((_REGULAR - _FIGHT_WITHOUT_STATE).intersection(nominal.parts[-1:]))


def _may_be_militants(nominal: Nominal) -> bool:
    return _armed_use(nominal) and (not nominal.parts or nominal.parts[-1] not in _REGULAR)


def _has_title(nominal: Nominal, words: set[str]) -> bool:
    """Does the report call this person by that post now, in front of the name or beside it?"""
    if any(t.lower() in _FORMERLY for t in nominal.title_words):
        return False
    said = {t.lower() for t in nominal.title_words} | {c.lemma for c in nominal.head.kids("appos")}
    said |= {g.lemma for c in nominal.head.kids("appos") for g in c.kids("amod", "compound")}
    return words <= said


def _is_other_kind(nominal: Nominal, wants_monitor: bool) -> bool:
    monitor = _watches(nominal) or (
        bool(nominal.parts) and nominal.parts[-1] in ("afp", "reuters", "ap", "sana", "un", "eu", "us")
    )
    return monitor != wants_monitor


def _word_agrees(nominal: Nominal, head: Token) -> bool:
    """ "The brigade" is not an army or a ministry, if the name says which it is."""
    last = nominal.parts[-1] if nominal.parts else ""
    if "place" in nominal.types or nominal.is_state:
        return False
    names = {"brigade", "ministry", "party", "council", "army", "militia", "coalition", "movement", "network"}
    if head.lemma in ("coalition", "alliance", "observatory") and not {p.rstrip("s") for p in nominal.parts} & {
        "coalition",
        "alliance",
        "observatory",
    }:
        return False
    if head.lemma == "army" and ("free" in nominal.parts or any(c.lower == "of" for c in nominal.head.kids("prep"))):
        return False  # "the army" is the state's, not the Army of the North
    if head.lemma in ("army", "ministry", "council", "party", "brigade"):
        return last.rstrip("s") == head.lemma
    if head.lemma in names and last.rstrip("s") in names:
        return last.rstrip("s") == head.lemma
    return True


def _armed_use(nominal: Nominal) -> bool:
    return not nominal.is_state and "place" not in nominal.types and not _watches(nominal)


def _watches(nominal: Nominal) -> bool:
    """A name of who reports, counts or helps; also where it lost its apostrophe: "the Observatorys chief"."""
    return any(p in _MONITOR_WORDS or p.removesuffix("s") in _MONITOR_WORDS for p in nominal.parts)


def _place_agrees(nominal: Nominal, head: Token) -> bool:
    if nominal.acts_as_group and nominal.head.dep in ("nsubj", "nsubjpass"):
        return False  # "Ankara said": a government, not a town
    lemma = nominal.head.lemma
    if lemma in _SETTLEMENTS:
        return lemma == head.lemma
    return head.lemma in ("city", "town", "village", "place", "area", "enclave")


def _last_named(before: list[Nominal], head: Token, fits: Callable[[Nominal], bool]) -> Nominal | None:
    """The nearest fitting name; one that is a subject may stand one sentence further back than one that is not."""
    best: tuple[float, int] | None = None
    found: Nominal | None = None
    for candidate in reversed(before):
        distance = head.sentence - candidate.head.sentence
        if distance > 5:
            break
        if (
            candidate.name is None
            or not candidate.head.text[:1].isupper()
            or _is_told(candidate.head)
            or not fits(candidate)
        ):
            continue
        if (
            distance == 0
            and clause_of(candidate.head) is clause_of(head)
            and {candidate.head.dep, head.dep} <= {"nsubj", "dobj", "nsubjpass"}
        ):
            continue
        score = -float(distance) + (0.8 if candidate.head.dep in ("nsubj", "nsubjpass") else 0.0)
        key = (score, candidate.head.i)
        if best is None or key > best:
            best, found = key, candidate
    return found


def _number(ordered: list[Nominal]) -> None:
    """The same name is the same entity; a nominal with an antecedent is its antecedent's."""
    by_name: dict[str, int] = {}
    count = 0
    for nominal in ordered:
        end = resolved(nominal)
        if end.entity is None and end.name is not None and end.head.text[:1].isupper():
            key = " ".join(end.parts)
            if key not in by_name:
                by_name[key] = count
                count += 1
            end.entity = by_name[key]
        elif end.entity is None and end is not nominal:
            end.entity = count
            count += 1
        nominal.entity = end.entity
