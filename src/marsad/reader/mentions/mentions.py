"""Who and what is mentioned: noun phrases with the types that they may have.

In: a parse and a lexicon. Out: `Nominal`s by head token. A nominal keeps every type that its words allow ("Turkey" is a place and,
as a state that acts, a group); the role that it fills decides. Knows no kinds of claim.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.reader.lexicon import Lexicon
from marsad.reader.parse.phrases import is_noun, left_edge, phrase, semantic_head
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.words import word_lists
from marsad.records import Span

LOCATIVES = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "from", "to", "toward", "towards", "into", "throughout", "along", "over", "through", "within", "of", "between", "on", "via"})  # fmt: skip
_CONNECTORS = frozenset({"-", "al", "el", "bin", "ibn", "abu", "ben", "ul", "ur", "de", "van", "von", "der", "di", "la", "’", "'", "an", "as", "ad", "ash", "at", "az", "ez", "es", "du", "da", "dos", "umm", "bint"})  # fmt: skip
MONTHS = frozenset({"january", "february", "march", "june", "july", "august", "september", "october", "november", "december"})  # fmt: skip
_PERSON_MIN = 0.5
RELIGIONS = frozenset({"islam", "christianity", "judaism", "hinduism", "buddhism"})
"""At the end of a name that is nobody's: "Shiite Islam"."""
MANY = frozenset({"people", "population", "police", "staff", "personnel", "displaced", "crew", "youth", "minority"})
"""Singular nouns that are more than one person: "Ardania's population" is no "he"."""


@dataclass(slots=True, eq=False)
class Nominal:
    """A noun phrase of the text."""

    head: Token
    span: Span
    types: frozenset[str]
    name: Span | None = None
    """The proper name in it."""
    plural: bool = False
    entity: int | None = None
    antecedent: Nominal | None = None
    """For a pronoun or a description: what it stands for, as far as the reader can tell."""
    title: Span | None = None
    """Post words before a person's name: "Iraqi Prime Minister"."""
    doubtful: bool = False
    """The type of the name is a mere chance: what it does decides."""
    acts_as_group: bool = False
    """A place whose name may stand for a government or a force ("Ankara")."""
    is_state: bool = False
    """The name is a place's and that of those who govern it: "the group" is never a state."""
    title_words: tuple[str, ...] = ()
    parts: list[str] = field(default_factory=list)
    """Lower-case words of the name."""

    @property
    def type(self) -> str:
        """The likeliest type."""
        for name in ("person", "group", "people", "place", "post", "weapon", "time", "count"):
            if name in self.types:
                return name
        return "other"


def resolved(nominal: Nominal) -> Nominal:
    """The end of the chain of antecedents."""
    seen = 0
    while nominal.antecedent is not None and seen < 10:
        nominal, seen = nominal.antecedent, seen + 1
    return nominal


class Nominals:
    """All nominals of a parse, by head token."""

    def __init__(self, parse: Parse, lexicon: Lexicon, times: Sequence[Span] = ()) -> None:
        """times: spans of time expressions, which name neither places nor people."""
        self.parse = parse
        self._times = times
        self.lexicon = lexicon
        self.by_head: dict[int, Nominal] = {}
        self.person_parts: dict[str, Nominal] = {}
        """Last part of each person's name → the fullest mention."""
        self.frequency: Counter[str] = Counter()
        """How often each last part of a name occurs."""
        self._known: dict[str, dict[str, float]] = {}
        self._tribes = {
            before.lower
            for before, token in itertools.pairwise(parse.tokens)
            if token.lower in ("tribe", "clan", "tribesmen") and before.pos == "PROPN"
        }
        """ "The al-Karsa tribe": names that are no person's when they stand alone."""
        for token in parse.tokens:
            if is_noun(token) and not _inside_name(token):
                self.by_head[token.i] = self._nominal(token)
        self._settle_persons()

    def at(self, token: Token) -> Nominal:
        """The nominal that a token heads (made on demand for odd heads)."""
        found = self.by_head.get(token.i)
        if found is None:
            found = self.by_head[token.i] = self._nominal(token)
        return found

    def known(self, name: str) -> dict[str, float]:
        """The lexicon's types of a name; asked once a reading."""
        if name not in self._known:
            found = dict(self.lexicon.types(name))
            if not found and name.endswith("s") and len(name) > 4:
                found = dict(self.lexicon.types(name[:-1]))  # "Ardanias army": many texts have lost their apostrophes
            self._known[name] = found
        return self._known[name]

    def _nominal(self, token: Token) -> Nominal:
        core = semantic_head(token)
        if self._is_time(core):
            return Nominal(head=token, span=phrase(token, self.parse), types=frozenset({"time"}))
        nominal = Nominal(head=token, span=phrase(token, self.parse), types=frozenset())
        nominal.plural = core.tag in ("NNS", "NNPS") or core.lower in (
            "they",
            "we",
            "them",
            "us",
            "those",
            "these",
            "some",
            "many",
            "others",
        )
        run = name_run(core, self.parse)
        if run is not None:
            first, last = run
            while first < last and self._is_time(self.parse.tokens[first]):
                first += 1  # "In August Sample said"
            while last - first >= 2 and self._runs_on(first):
                first += 1
            while first < last and self.parse.tokens[first].text == self.parse.tokens[first + 1].text:
                first += 1  # a heading that runs on: "Ardania Ardania has been accused"
            first, title = self._strip_title(first, last)
            nominal.name = self.parse.span(first, last)
            words = self.parse.tokens[first : last + 1]
            nominal.parts = [part for t in words for part in re.split(r"[-‑]", t.lower) if part[:1].isalpha()]
            nominal.title = title or self._post_before(core, first)
            title = nominal.title
            nominal.title_words = tuple(title.of(self.parse.text).split()) if title else ()
        nominal.types = self._types(core, nominal)
        return nominal

    def _is_time(self, token: Token) -> bool:
        at = bisect_right(self._times, Span(token.begin, len(self.parse.text) + 1)) - 1
        return at >= 0 and self._times[at].begin <= token.begin < self._times[at].end

    def _runs_on(self, first: int) -> bool:
        """ "… against the Front Omid Sample said": a group's name that lost the comma behind it is no part of a person's."""
        before, *name = self.parse.tokens[first : first + 3]
        if any(t.lower in word_lists("nouns")["name_of_body"] for t in name):
            return False
        known = self.known(before.text)
        alone = known.get("group", 0.0) >= 0.7 and max(known.get("place", 0.0), known.get("person", 0.0)) < 0.05
        return before.lower in MONTHS or (alone and name[0].text != "-")

    def _strip_title(self, first: int, last: int) -> tuple[int, Span | None]:
        """Cut ranks, titles and posts off the front of a name: "Air Force Lt Gen Jeffrey Sample"."""
        tokens, lists = self.parse.tokens, word_lists("nouns")
        cut = first
        for i in range(first, last):
            word = tokens[i].lower.rstrip(".")
            singular = tokens[i].lemma if tokens[i].pos == "NOUN" else word
            if word in lists["honorific"] or singular in lists["post"] or word in lists["rank"]:
                cut = i + 1
        if cut > last or cut == first or tokens[last].lower in lists["name_of_body"]:
            return first, None  # "Defence Ministry" has no title in it
        return cut, self.parse.span(first, cut - 1)

    def _post_before(self, core: Token, first: int) -> Span | None:
        """ "Isis leader Abu Sample", "journalist John Sample": a post in lower case before the name."""
        begin, tokens = left_edge(core), self.parse.tokens
        if first <= begin or not core.text[:1].isupper() or tokens[first - 1].lemma not in word_lists("nouns")["post"]:
            return None
        quotes = [i for i in range(begin, first) if tokens[i].text in ('"', "”", "''")]
        begin = max([begin, *(i + 1 for i in quotes)])  # no title runs over the end of a quotation
        while begin < first - 1 and (tokens[begin].dep == "det" or tokens[begin].lower in ("even", "only", "also")):
            begin += 1  # "Even | Ardania's envoy Omid Sample"
        return self.parse.span(begin, first - 1)

    def _types(self, core: Token, nominal: Nominal) -> frozenset[str]:
        lists = word_lists("nouns")
        if core.lower in ("nobody", "none") or (core.lower == "one" and any(c.lower == "no" for c in core.children)):
            return frozenset({"people", "person"})
        if core.pos == "PRON" and core.lower not in ("those", "others", "some", "many", "other"):
            return _pronoun_types(core)
        if nominal.name is not None:
            return self._name_types(core, nominal)
        if core.lower == "one" and core.kids("amod"):  # "a new one"
            return frozenset({"group", "place", "other"})
        lemma, found = core.lemma, set()
        if core.text.isupper() and len(core.text) > 1:
            lemma = core.lower
        plural = core.tag in ("NNS", "NNPS")
        if lemma in lists["group"]:
            found.add("group")
        if lemma in lists["people"] or core.lower in lists["people"]:
            found.add(
                "people" if plural or lemma in MANY or core.lower in ("those", "others", "some", "many") else "person"
            )
        if lemma in lists["post"]:
            found |= {"people"} if plural else {"person", "post"}
        if lemma in lists["place"] and not (
            lemma in ("part", "place", "position", "line", "ground")
            and core.dep in ("dobj", "pobj")
            and not core.children
        ):
            found.add("place")
        if lemma in lists["weapon"]:
            found.add("weapon")
        if core.pos == "NUM" or lemma in ("dozen", "hundred", "thousand", "score", "ten", "million"):
            found.add("count")
            if {core.dep, nominal.head.dep} & {"nsubj", "nsubjpass", "dobj"}:
                found.add("people")
        if core.pos == "ADJ" and core.lower in lists["people"] | {"displaced", "wounded", "injured", "dead"}:
            found.add("people")
        found.add("other")
        return frozenset(found)

    def _name_types(self, core: Token, nominal: Nominal) -> frozenset[str]:
        lists, assert_name = word_lists("nouns"), nominal.name
        assert assert_name is not None
        name = assert_name.of(self.parse.text)
        last = nominal.parts[-1] if nominal.parts else ""
        found: set[str] = set()
        known = self.known(name)
        nominal.acts_as_group = known.get("group", 0.0) > 0.1
        nominal.is_state = nominal.acts_as_group and known.get("place", 0.0) > 0.05
        if known:
            behind = core.head is not None and core.dep == "pobj" and core.head.lower in LOCATIVES
            found |= {t for t, weight in known.items() if weight >= (0.3 if behind or t != "place" else 0.5)}
        if not core.text[:1].isupper():  # "Daesh fighters": the head is a common noun
            plural = core.tag in ("NNS", "NNPS") or core.lemma in MANY
            if core.lemma in lists["people"]:
                return frozenset(
                    {"people" if plural else "person"} | ({"group"} if core.lemma in lists["group"] else set())
                )
            if core.lemma in lists["group"]:
                return frozenset({"group"})
            if core.lemma in lists["place"]:
                return frozenset({"place"})
            return frozenset({"other"} | ({"weapon"} if core.lemma in lists["weapon"] else set()))
        if nominal.title is not None and "group" not in found:
            return frozenset({"person"})
        if last in lists["name_of_body"] and "place" not in found:
            found.add("group")
        elif last in lists["name_of_place"] and "group" not in found:
            found.add("place")
        if not found and known and core.tag not in ("NNS", "NNPS"):
            found = {max(known, key=lambda t: known[t])} if max(known.values()) >= 0.15 else set()
            nominal.doubtful = bool(found)
        if not found and last in RELIGIONS:
            found = {"other"}
        if not found:
            found = self._guess(core, nominal, name)
        if "place" in found and "person" not in found and not known and self._speaks(core):
            found = {"person"}
        return frozenset(found)

    def _guess(self, core: Token, nominal: Nominal, name: str) -> set[str]:
        """A name that the lexicon does not know: by its form and its surroundings."""
        compact = name.replace(".", "").replace("-", "")
        if compact.isupper() and 2 <= len(compact) <= 6:
            return {"weapon"} if core.lower in word_lists("nouns")["weapon"] else {"group"}
        if core.lower in self._tribes and len(set(nominal.parts) - _CONNECTORS) == 1:
            return {"people", "other"}
        if self._person_signs(core):
            return {"person"}
        if core.pos == "ADJ" or core.tag == "JJ":
            return {"group", "other"}  # a demonym: "American-backed"
        if any(c.isdigit() for c in name):
            return {"weapon", "other"}
        if not core.children and core.lower.removesuffix("s") in word_lists("nouns")["weapon"]:
            return {"weapon"}  # "Airstrikes destroyed …", at the head of a sentence
        if core.tag == "NNPS" or core.lower.endswith("ists") or core.lower.endswith("ians"):
            return {"people", "group"}
        above = core.head
        if (
            above is not None
            and core.dep == "pobj"
            and above.lower in ("like", "as", "including")
            and above.head is not None
        ):
            general = above.head.lemma
            for type_ in ("place", "group", "people"):
                if general in word_lists("nouns")[type_]:
                    return {type_ if type_ != "people" else "person"}
        if above is not None and core.dep == "pobj" and above.lower in LOCATIVES - {"of", "to", "from", "on"}:
            return {"place"}
        if len(nominal.parts) >= 2:
            tail = nominal.parts[-1]
            last = self.known(core.text)
            words = name.split()
            if len(words) > 2 and sum(self.known(w).get("place", 0.0) >= 0.5 for w in words) >= 2:
                return {"other"}  # tags or headings: "Ardania Velin Tessel"
            if last.get("place", 0.0) > 0.05 and last.get("group", 0.0) > 0.1:
                return {"group", "place"}  # "Shia Ardania": a state, not a person of that name
            if (
                len(nominal.parts) <= 5
                and all(p not in word_lists("nouns")["name_of_body"] for p in nominal.parts)
                and tail.isalpha()
            ):
                return {"person"}
            return {"group", "other"}
        if above is not None and core.dep == "pobj" and above.lower in ("from", "to", "on"):
            return {"place", "other"}
        if self._speaks(core):
            return {"person"}
        return {"other"}

    def _speaks(self, core: Token) -> bool:
        speech = word_lists("speech")["say"]
        above = core.head
        return core.dep == "nsubj" and above is not None and above.lemma in speech

    def _person_signs(self, core: Token) -> bool:
        """An age, a post or a relative clause with "who" beside the name, or words of a person's name."""
        post = word_lists("nouns")["post"]
        for child in core.children:
            if child.dep == "appos" and (child.lemma in post or child.pos == "NUM"):
                return True
            if child.dep == "relcl" and any(g.lower in ("who", "whose") for g in child.subtree()):
                return True
        above = core.head
        if core.dep == "appos" and above is not None and above.lemma in post and above.tag == "NN":
            return True
        return self._speaks(core) and not core.text.isupper()

    def _agree_on_names(self) -> None:
        """A name that is of no known type here is what the same name is elsewhere in the report ("in Sampletown")."""
        types: dict[str, Counter[frozenset[str]]] = {}
        named = [n for n in self.by_head.values() if n.name is not None and n.head.text[:1].isupper() and n.parts]
        for nominal in named:
            if nominal.types - {"other"}:
                types.setdefault(" ".join(nominal.parts), Counter())[nominal.types] += 1
        for nominal in named:
            elsewhere = types.get(" ".join(nominal.parts))
            if elsewhere and not nominal.types - {"other"}:
                nominal.types = elsewhere.most_common(1)[0][0]

    def _cut_states_off(self, persons: list[Nominal]) -> None:
        """ "It was Ardania Rask warned": a state before the last name of somebody whom the report names otherwise is no first name."""
        firsts: dict[str, set[str]] = {}
        alone: dict[str, int] = {}
        for nominal in self.by_head.values():
            if nominal.name is not None and len(nominal.parts) == 1 and nominal.head.text[:1].isupper():
                alone[nominal.parts[0]] = min(nominal.head.i, alone.get(nominal.parts[0], nominal.head.i))
        for nominal in persons:
            if len(nominal.parts) > 1:
                firsts.setdefault(nominal.parts[-1], set()).add(nominal.parts[0])
        for nominal in persons:
            if nominal.name is None or len(nominal.parts) != 2:
                continue
            last = nominal.parts[-1]
            if len(firsts[last]) < 2 and alone.get(last, nominal.head.i) >= nominal.head.i:
                continue  # whoever is so called has his full name first
            state = self.known(nominal.name.of(self.parse.text).split()[0])
            if state.get("place", 0.0) > 0.05 and state.get("group", 0.0) > 0.1:
                nominal.name = self.parse.span(nominal.head.i, nominal.head.i)
                nominal.span, nominal.parts = nominal.name, nominal.parts[-1:]

    def _settle_persons(self) -> None:
        """A short name is the person whose full name ends in it; a name of two parts was wrong if its last part is a place's."""
        named = [n for n in self.by_head.values() if n.name is not None and n.types == frozenset({"person"})]
        self._cut_states_off(named)
        for nominal in sorted(named, key=lambda n: -len(n.parts)):
            if nominal.parts:
                self.person_parts.setdefault(nominal.parts[-1], nominal)
                joined = "".join(nominal.parts[-2:])
                if nominal.parts[-2:-1] and nominal.parts[-2] in ("al", "el"):
                    self.person_parts.setdefault(joined, nominal)
        self._agree_on_names()
        for nominal in self.by_head.values():
            if nominal.name is None or nominal.types == frozenset({"person"}) or not nominal.head.text[:1].isupper():
                continue
            if nominal.is_state:
                continue
            full = self.person_parts.get(nominal.parts[-1]) if nominal.parts else None
            if full is not None and len(nominal.parts) < len(full.parts) and set(nominal.parts) <= set(full.parts):
                above = nominal.head.head
                if nominal.head.dep == "pobj" and above is not None and above.lower in ("in", "near", "at"):
                    continue
                nominal.types = frozenset({"person"})


def _pronoun_types(core: Token) -> frozenset[str]:
    word = core.lower
    if word in ("he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "me", "my", "who", "whom"):
        return frozenset({"person"} if word not in ("who", "whom") else {"person", "people", "group"})
    if word in ("it", "its", "itself", "which", "that"):
        return frozenset({"group", "place", "other"})
    if word in ("they", "them", "their", "themselves", "we", "us", "our"):
        return frozenset({"people", "group"})
    if word in ("there", "here"):
        return frozenset({"place"})
    return frozenset({"other"})


def _inside_name(token: Token) -> bool:
    """Is it a part of a larger phrase's name ("Human" in "Human Rights Watch")?"""
    return (
        token.dep in ("compound", "nmod")
        and token.head is not None
        and token.i < token.head.i
        and token.head.pos == "PROPN"
    )


def name_run(core: Token, parse: Parse) -> tuple[int, int] | None:
    """First and last token of the capitalised name in the noun phrase that `core` heads, or None.

    For a capitalised head the run ends at the head ("Syrian Democratic Forces"); for a common noun it is the capitalised words
    before it ("Daesh fighters") or in its "of …" ("the city of Sirte").
    """
    tokens = parse.tokens
    edge = left_edge(core)
    if core.text[:1].isupper() and core.pos in ("PROPN", "NOUN", "ADJ", "X") and not _sentence_start_noun(core, parse):
        first = core.i
        while (
            first - 1 >= edge
            and _name_word(tokens[first - 1], tokens[first])
            and not _cut_before(tokens[first], tokens[first - 1])
        ):
            first -= 1
        while first < core.i and not tokens[first].text[:1].isalnum():
            first += 1
        while first < core.i and tokens[first].lower in ("the", "a", "an"):
            first += 1
        return first, core.i
    last = core.i - 1
    while last >= edge and not (tokens[last].text[:1].isupper() and tokens[last].pos == "PROPN"):
        last -= 1
    if last >= edge and tokens[last].head is core and tokens[last].dep in ("compound", "nmod", "amod"):
        first = last
        while first - 1 >= edge and _name_word(tokens[first - 1], tokens[first]):
            first -= 1
        while first < last and (not tokens[first].text[:1].isalnum() or tokens[first].lower in ("the", "a", "an")):
            first += 1
        return first, last
    return None


def _sentence_start_noun(core: Token, parse: Parse) -> bool:
    """ "Fighters fled": capitalised only because it begins the sentence."""
    if core.pos == "PROPN" or core.text.isupper():
        return False
    first = parse.sentences[core.sentence][0]
    while first < core.i and not parse.tokens[first].text[:1].isalnum():
        first += 1
    return core.i == first


def _name_word(token: Token, following: Token) -> bool:
    if token.text[:1].isupper():
        return (
            token.pos not in ("DET", "PRON", "ADP", "VERB", "AUX", "ADV", "SCONJ", "CCONJ")
            or token.lower in _CONNECTORS
        )
    if token.text in ("-", "–"):
        return token.end == following.begin
    return token.lower in _CONNECTORS and token.end <= following.begin <= token.end + 1 and token.pos != "DET"


def _cut_before(token: Token, previous: Token) -> bool:
    """Do not run a name over a hyphenated compound: "US-backed Syrian …" starts at "Syrian"."""
    return previous.text in ("-", "–") and token.tag in ("VBN", "VBG", "VBD")
