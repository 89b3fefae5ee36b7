"""Persons, as one report names them.

Comes in: the names of persons in one report, in any form (full, short, with a title). Goes out: for each an identity,
so that "Mustafa Bali" and later "Bali" are one. Must not know actors or places.

A full name has the same id in every report and in every usual spelling (`person:khaled-bali` for Khalid al-Bali, too): provisional, for
two people may bear it. A short name without a full one has an id of that report only (`person:r-…:bali`). One shared part never joins two names of
which another part differs: Abu Bakr and Abu Omar al-Baghdadi are two, and where a report names two Hashimis a bare
"Hashimi" is neither; "Colonel Hashimi" is the only one of them who is called colonel. Words without a name ("a senior commander") identify nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from marsad.records import Identity, Mention
from marsad.register.given_names import is_transcribed, name_key
from marsad.register.names import PEOPLES, fold, slug, word_set
from marsad.register.titles import Title, titles

_TITLES = word_set(
    "president vice prime minister premier foreign defense interior secretary state chief commander general gen col colonel lt lieutenant "
    "maj major brig brigadier capt captain sgt sergeant corporal cpl adm admiral marshal field air staff mr mrs ms miss dr prof "
    "professor sheikh shaikh shaykh sheik mullah maulvi mawlawi imam ayatollah grand hojatoleslam sayyid sayed syed haji hajji king queen prince "
    "princess crown emir amir sultan caliph sir lord lady dame baroness senator sen congressman congresswoman representative "
    "rep governor gov mayor judge justice chancellor ambassador envoy special spokesman spokeswoman spokesperson director "
    "deputy former ex acting leader head chairman chairwoman chief speaker pope father bishop archbishop patriarch rabbi rev "
    "reverend pastor private pvt officer analyst researcher journalist activist lawyer attorney detective inspector "
    "commissioner hon his her excellency majesty highness the us uk un eu affairs engineer comrade brother warrant petty wing squadron "
    "kurdish sunni shia shiite arab islamist isis"
)
# Words inside a name that are written small, and the parts that do not stand alone: "abu bakr" is one part.
_PARTICLES = word_set(
    "al el bin ibn bint ben abu abou umm um abd abdul abdel abdal abdu von van der den de di da del la le dos ul ud"
)
# Whoever is called so has his name behind it: "Senate Majority Leader Harry Sample".
_POSTS = word_set(
    "president minister secretary leader chief commander spokesman spokeswoman spokesperson chairman chairwoman director "
    "ambassador chancellor commissioner"
)
_NOBODY = word_set("""
    he she they it we i you his her hers their its our my your who whom whose which that this these those him them us me himself herself
    themselves itself and or others other another some many several all both one two three no none someone anyone everyone nobody
""")
_MONTHS = word_set("january february march april may june july august september october november december")
_ARTICLE = re.compile(r"(?i)(?:al|el|ash|as|ar|an|at|ad|az)[-‑]\w")
_BOUND = word_set("abu abou umm um abd abdul abdel abdal")
_WORD = re.compile(r"[^\W\d_][\w’'ʼ.‑-]*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles, and its folded parts."""

    text: str
    parts: tuple[str, ...]
    """Folded; "abu bakr" and "abdul mahdi" are one part each; articles are dropped."""
    described: bool = False
    """Words that are no title stand before it: "a Kurd", "her fellow Elders"; a single name is then none, or a known one."""
    title: str = ""
    """The words that were taken off before it."""

    @property
    def full(self) -> bool:
        """Has it more than one part?"""
        return len(self.parts) > 1


def person_name(words: str) -> PersonName | None:
    """The name in the words, titles and descriptions taken off; None where they name nobody.

    `person_name("Iraqi Prime Minister Adel Abdul Mahdi")` is Adel Abdul Mahdi; `person_name("a senior commander")` is None.
    """
    core = re.split(r"[,;:()\[\]“”\"]|\s[-–—]\s", words.strip(" ,;“”\"'()"))[0]
    core = re.sub(r"(?:['’ʼ]s|(?<=s)['’ʼ])\s*$", "", core.strip())
    tokens = core.split()
    start = len(tokens)
    for n in range(len(tokens) - 1, -1, -1):
        token = tokens[n]
        if any(c.isupper() for c in token) or (fold(token).split() or [""])[0] in _PARTICLES:
            start = n
        else:
            break
    if start > 1 and tokens[start - 1] in ("and", "or", "&") and tokens[start - 2][:1].isupper():
        return None  # Two people.
    if any(token in ("of", "for", "from") for token in tokens[:start]):
        return None  # "head of the Sample Committee", "the wife of Omid Sample"
    run = tokens[start:]
    if len(run) > 2 and run[0].endswith(("'s", "’s")) and fold(run[0]) not in _PARTICLES:
        run = run[1:]  # "Ardania's Omid Sample"
    post = max((n for n, word in enumerate(run[:-1]) if fold(word) in _POSTS), default=-1)
    run = run[post + 1 :]
    while run and (
        fold(run[0]) in _TITLES
        or _nationality(run[0], run[1:])
        or (fold(run[0]) in _MONTHS and _ARTICLE.match(run[1] if len(run) > 1 else ""))
        or (run[0].islower() and len(run) > 1 and fold(run[0]) not in _PARTICLES)
    ):
        run = run[1:]
    if any(fold(t) in _NOBODY or fold(t) in PEOPLES for t in run):
        return None
    if not run or all(t.islower() for t in run) or not any(_WORD.fullmatch(t) for t in run):
        return None
    text = " ".join(run)
    parts = _parts(text)
    before = tokens[: len(tokens) - len(run)]
    described = any(t.islower() and fold(t) not in _TITLES for t in before)
    described = described or (tokens[0].lower() == "the" and len(tokens) == 2)
    return PersonName(text, parts, described, " ".join(before)) if parts else None


def _nationality(word: str, rest: list[str]) -> bool:
    """ "Iraqi" before a title; a nationality right before a name cannot be told from a first name, and is kept."""
    return len(rest) > 1 and fold(rest[0]) in _TITLES and word[:1].isupper()


def _parts(text: str) -> tuple[str, ...]:
    words = [w for w in fold(text).split() if w not in ("al", "ul", "ud")]
    parts: list[str] = []
    held = ""
    for word in words:
        if word in _BOUND:
            held = f"{held} {word}".strip()
        else:
            parts.append(f"{held} {word}".strip())
            held = ""
    if held:
        parts.append(held)
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class Settled:
    """What users decided about persons: whose id is another's, and in which reports a name is somebody else's."""

    merged: Mapping[str, Identity] = field(default_factory=dict)
    """By id, the person that it is."""
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By id and report, the id of the other one of that name."""

    def settle(self, found: Identity, report_id: str) -> Identity:
        """The identity as decided; a merge of a merged person is followed to its end."""
        other = self.apart.get((found.id, report_id))
        if other is not None:
            found = replace(found, id=other)
        seen = {found.id}
        while (keep := self.merged.get(found.id)) is not None and keep.id not in seen:
            found = replace(found, id=keep.id, name=keep.name)
            seen.add(keep.id)
        return found


NOTHING_SETTLED = Settled()


@dataclass(slots=True)
class Persons:
    """The persons of one report. Made by `gather`."""

    report_id: str
    settled: Settled = NOTHING_SETTLED
    _full: dict[tuple[str, ...], PersonName] = field(default_factory=dict)
    """Full names by their parts in one spelling, in the order of the text; variants point to the fullest."""
    _titles: dict[str, set[Title]] = field(default_factory=dict)
    """By the id of a full name, what its bearer is called in this report."""

    def knows(self, words: str) -> bool:
        """Is it a full name of this report, or a short form of one? A lost apostrophe ("Assads") is borne."""
        name = person_name(words)
        if name is None:
            return False
        loose = _loose(name)
        bare = (*loose[:-1], loose[-1].removesuffix("s"))
        if name.full:
            return loose in self._full or bare in self._full
        return any(_is_short(name, form, key) for key in self._full for form in (loose, bare))

    def identify(self, words: str, beside: str = "") -> Identity | None:
        """Who the words name in this report; None where they name nobody, or one of several whom no title tells apart.

        beside: words before or after them that hold a title, as "the interior minister" where the words are "Hashimi".
        """
        name = person_name(words)
        if name is None:
            return None
        loose = _loose(name)
        if name.full:
            known = self._full.get(loose, name)
            return self.settled.settle(Identity(person_id(known), known.text, 0.9), self.report_id)
        bearers = self._bearers(name)
        meant = self._meant(bearers, titles(name.title) | titles(beside))
        if len(meant) == 1:
            ((ident, found),) = meant.items()
            return self.settled.settle(Identity(ident, found.text, 0.85), self.report_id)
        if bearers or name.described:
            return None
        return Identity(f"person:{self.report_id}:{slug(name.text)}", name.text, 0.6)

    def mixed(self, mentions: Iterable[tuple[Mention, str]]) -> set[int]:
        """Entities of the reader's that are several persons of one name, or of which nobody knows who they are.

        mentions: of persons, identified, each with the words beside it that hold a title.
        """
        whose: dict[int, set[str | None]] = {}
        shared: set[int] = set()
        for mention, beside in mentions:
            name = person_name(mention.text)
            if mention.entity is None:
                continue
            if mention.refers_to is not None:
                whose.setdefault(mention.entity, set()).add(mention.refers_to.id)
            if name is not None and not name.full and (bearers := self._bearers(name)):
                if self.identify(mention.text, beside) is None:
                    whose.setdefault(mention.entity, set()).add(None)
                if len(bearers) > 1:
                    shared.add(mention.entity)
        return {entity for entity, ids in whose.items() if None in ids or (entity in shared and len(ids) > 1)}

    def _bearers(self, name: PersonName) -> dict[str, PersonName]:
        """By id, whose full name ends or begins with this short one."""
        loose = _loose(name)
        return {person_id(f): f for key, f in self._full.items() if _is_short(name, loose, key)}

    def _meant(self, bearers: Mapping[str, PersonName], called: Collection[Title]) -> dict[str, PersonName]:
        """Whom of its bearers a short name with these titles may mean.

        Of one bearer, a title is asked only whether it contradicts all that he is called; of several, whether it is his.
        """
        open_ = {i: f for i, f in bearers.items() if not _contradict(called, self._titles.get(i, ()))}
        if len(bearers) < 2 or not called:
            return open_
        return {i: f for i, f in open_.items() if any(t.fits(own) for t in called for own in self._titles.get(i, ()))}

    def explain(self, words: str, beside: str = "") -> tuple[str, tuple[Identity, ...]]:
        """Why the words name whom `identify` says, in a sentence, and which other persons of the report share a part of the name."""
        name = person_name(words)
        if name is None:
            return "no person's name stands in the words", ()
        loose = _loose(name)
        full = {person_id(f): f for f in self._full.values()}
        if name.full:
            known = self._full.get(loose, name)
            found = person_id(known)
            why = "a full name"
            if known.text != name.text:
                longer = len(known.parts) > len(name.parts)
                why = f"a shorter form of “{known.text}”" if longer else f"another spelling of “{known.text}”"
        else:
            bearers = self._bearers(name)
            meant = self._meant(bearers, titles(name.title) | titles(beside))
            found = next(iter(meant)) if len(meant) == 1 else ""
            called = f"{name.title} {beside}".strip()
            if found and len(bearers) > 1:
                why = f"of {len(bearers)} persons of the report who bear it, only “{meant[found].text}” is called “{called}”"
            elif len(bearers) > 1:
                why = f"{len(bearers)} persons of the report bear it"
            elif bearers and not meant:
                why = f"the report calls “{next(iter(bearers.values())).text}” something else than “{called}”"
            elif bearers:
                why = f"the report names one person so, “{bearers[found].text}”"
            else:
                why = "no full name in the report has this part; known in this report only"
        settled = self.identify(words, beside)
        if settled is not None and found and settled.id != found:
            why += ", and somebody decided that this is another"
        parts = set(loose)
        near = [Identity(i, f.text, 0.0) for i, f in full.items() if i != found and parts & set(_loose(f))]
        return why, tuple(near)


def gather(
    report_id: str, names: Iterable[str], settled: Settled = NOTHING_SETTLED, called: Iterable[tuple[str, str]] = ()
) -> Persons:
    """Collects the full names of a report (its id plays no part but in single-name ids and in what users settled).

    called: names with words beside them that hold a title: ("Omar Hashimi", "the interior minister").
    """
    names = list(names)
    persons = Persons(report_id, settled)
    found = {_loose(n): n for words in reversed(names) if (n := person_name(words)) and n.full}
    # The first spelling in the text names the person; a name without its middle parts is the longer one's, if that is one.
    for key in reversed(found):
        longer = [k for k in found if len(k) > len(key) and _shortens(key, k)]
        persons._full[key] = found[longer[0]] if len(longer) == 1 else found[key]
    for words, beside in (*((words, "") for words in names), *called):
        if (name := person_name(words)) and (full := persons._full.get(_loose(name))):
            persons._titles.setdefault(person_id(full), set()).update(titles(name.title) | titles(beside))
    return persons


def person_id(name: PersonName) -> str:
    """The id of a full name, in any report: `person:` and its parts in their one spelling."""
    if not is_transcribed(name.text, name.parts):
        return f"person:{slug(name.text)}"
    return "person:" + " ".join(name_key(name.parts)).replace(" ", "-")


def may_shorten(short: PersonName, full: PersonName) -> bool:
    """Is the first the second with middle parts left out ("Ahmad Sample" of "Ahmad Khalil Sample")? Its ends are the same."""
    one, other = _loose(short), _loose(full)
    return 1 < len(one) < len(other) and one[0] == other[0] and _shortens(one, other)


def _loose(name: PersonName) -> tuple[str, ...]:
    return name_key(name.parts)


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is it the same name with middle parts left out, or without the first? Its first or last part may not differ."""
    if short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(part in rest for part in short)


def _contradict(called: Collection[Title], own: Collection[Title]) -> bool:
    """Is somebody with these titles another than whoever has those? Not where one of the first may be one of the others."""
    return any(
        any(one.contradicts(other) for other in own) and not any(one.fits(other) for other in own) for one in called
    )


def _is_short(name: PersonName, loose: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is a name of one part the last or the first part of the full name ("Mahdi" of "Abdul Mahdi" too)?"""
    (part,) = loose
    return part in (full[-1], full[0]) or (" " not in part and part == full[-1].rpartition(" ")[2])
