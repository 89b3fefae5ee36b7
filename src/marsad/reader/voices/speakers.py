"""From the words of a source to a speaker: name, post, organisation, named or not.

In: nominals. Out: `Speaker`s. A speaker who is not named is never joined with another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.reader.mentions.mentions import Nominal, Nominals, resolved
from marsad.reader.parse.phrases import conjuncts, phrase, restricted, semantic_head
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.words import word_lists
from marsad.records import Span, Speaker

_ORGANISATION_PREPOSITIONS = ("of", "for", "at", "in", "with", "from")


@dataclass(frozen=True, slots=True)
class Profile:
    """What the report says of a person beside the name."""

    post: Span | None
    organisation: Span | None


def profile_of(nominal: Nominal, nominals: Nominals) -> Profile:
    """Post and organisation from an apposition, a title before the name, or the words of an unnamed source itself."""
    head = nominal.head
    candidates: list[Token] = list(head.kids("appos"))
    if head.dep == "appos" and head.head is not None and head.head.dep == "pobj" and head.head.head is not None:
        above = head.head.head.head  # "The commander of the brigade, Omid Sample,": hung on the brigade
        if above is not None and is_post(above) and "person" not in nominals.at(head.head).types:
            candidates.append(above)
    if head.dep == "appos" and head.head is not None:
        candidates.append(head.head)
    for token in candidates:
        if is_post(token):
            return _from_post(token, nominals)
    if nominal.title is not None:
        return Profile(nominal.title, _organisation_in_title(nominal, nominals))
    if nominal.types == frozenset({"person"}) and nominal.name is not None:
        return Profile(None, _organisation_behind(nominal, nominals))
    if nominal.name is None and is_post(head):
        return _from_post(head, nominals)
    if nominal.name is not None and not head.text[:1].isupper() and is_post(head):
        return _from_post(head, nominals)
    return Profile(None, None)


def is_post(token: Token) -> bool:
    """Is it a noun for a post ("spokesman", "co-chair")?"""
    return token.pos in ("NOUN", "PROPN") and token.lemma in word_lists("nouns")["post"]


def _from_post(token: Token, nominals: Nominals) -> Profile:
    parse = nominals.parse
    organisation: Span | None = None
    behind = {"staff", "state", "mission", "government", "cabinet", "police"}
    for prep in token.kids("prep"):
        inner = prep.kid("pobj")
        if organisation is not None or inner is None or inner.lemma in behind | {"condition"}:
            continue
        if prep.lower in _ORGANISATION_PREPOSITIONS and _may_employ(inner, prep.lower, nominals):
            organisation = phrase(inner, parse)
    if organisation is None:
        for child in token.children:
            if child.dep in ("poss", "compound", "nmod") and child.i < token.i and child.text[:1].isupper():
                inner_nominal = nominals.at(child)
                if inner_nominal.types & {"group", "place"}:
                    organisation = inner_nominal.name or inner_nominal.span
    return Profile(phrase(token, parse, of=False) if organisation else phrase(token, parse), organisation)


def _organisation_behind(nominal: Nominal, nominals: Nominals) -> Span | None:
    """ "Dara Sample of the monitor", "Dara Sample, who heads the monitor,"."""
    candidates = [
        g for c in nominal.head.kids("prep") if c.lower in ("of", "from", "at", "with") for g in c.kids("pobj")
    ]
    candidates += [
        g
        for c in nominal.head.kids("relcl")
        if c.lemma in ("head", "lead", "run", "direct", "chair", "command")
        for g in c.kids("dobj")
    ]
    return next(
        (nominals.at(t).name or nominals.at(t).span for t in candidates if "group" in nominals.at(t).types), None
    )


def _organisation_in_title(nominal: Nominal, nominals: Nominals) -> Span | None:
    title = nominal.title
    if title is not None:
        lists = word_lists("nouns")
        words = [t for t in nominals.parse.inside(title) if t.dep != "det"]
        before = []
        for token in words:
            word = token.lower.rstrip(".")  # "our" in the words of Mrs. Sample is no body called "Mrs."
            if token.lemma in lists["post"] or {word, token.lower} & (lists["honorific"] | lists["rank"]):
                break
            before.append(token)
        named = [t for t in before if t.text[:1].isupper() or t.text == "-"]
        if named and len(named) == len(before) and (len(named) > 1 or named[0].pos == "PROPN"):
            return nominals.parse.span(named[0].i, named[-1].i)
    for child in nominal.head.kids("poss"):
        if nominals.at(child).types & {"group", "place"}:
            return nominals.at(child).span
    return None


def _may_employ(token: Token, preposition: str, nominals: Nominals) -> bool:
    """An organisation, or behind "of" and "at" a place or a name; not "in charge", "of the war", "in northern Sampleland"."""
    nominal = nominals.at(token)
    if "group" in nominal.types or nominal.acts_as_group:
        return True
    named = nominal.name is not None and token.text[:1].isupper()
    return preposition in ("of", "at", "for") and (
        named or ("place" in nominal.types and token.lemma in ("hospital", "university", "school", "camp", "prison"))
    )


class Profiles:
    """The fullest profile of each entity of a report."""

    def __init__(self, nominals: Nominals) -> None:
        self.nominals = nominals
        self._by_entity: dict[int, Profile] = {}
        for nominal in list(nominals.by_head.values()):
            if nominal.entity is None or "person" not in nominal.types:
                continue
            profile = profile_of(nominal, nominals)
            known = self._by_entity.get(nominal.entity)
            if known is None or (known.organisation is None and profile.organisation is not None) or known.post is None:
                self._by_entity[nominal.entity] = profile if profile.post or known is None else known

    def of(self, nominal: Nominal) -> Profile:
        """Of a nominal: its own, or its entity's."""
        own = profile_of(nominal, self.nominals)
        if own.post is not None or nominal.entity is None:
            return own
        return self._by_entity.get(nominal.entity, own)


def able(token: Token, nominals: Nominals) -> bool:
    """May this noun speak: people, bodies, names, documents, and figures of speech for them; not "talks", "the power plant"?"""
    nominal = nominals.at(token)
    core = semantic_head(token)
    if token.pos != "NOUN" or nominal.types & {"person", "people", "group"} or nominal.acts_as_group:
        return True
    single = token.tag == "NN" or not token.lower.endswith("s")
    if single and token.text[:1].isupper() and not token.kids("det", "amod", "poss", "nummod"):
        return True  # "Sample added: “…”": a bare surname that the parser takes for a common noun
    lists, speech = word_lists("nouns"), word_lists("speech")
    lemmas = {token.lemma, core.lemma, core.lower}
    if lemmas & (speech["document"] | speech["noun"] | lists["post"] | lists["people"] | lists["group"] | SPEAKING):
        return True
    return core.pos in ("PROPN", "PRON")


def no_attribution(cue: Token, source: Token | None, nominals: Nominals) -> bool:
    """ "Under-reported", "Omid Said", "you say", "it is fair to say", "has seen the army take Velin": nobody is said to say it."""
    before = nominals.parse.tokens[cue.i - 1] if cue.i else None
    if before is not None and before.text == "-" and before.end == cue.begin:
        return True
    if cue.text == "Said" and before is not None and before.pos == "PROPN":
        return True
    if source is not None and source.lower == "you":
        return True
    if (
        cue.tag == "VB"
        and source is not None
        and source.lower == "it"
        and any(c.lower == "to" for c in cue.kids("aux"))
        and not (cue.dep == "xcomp" and cue.head is not None and cue.head.lemma in ("go", "continue", "proceed"))
    ):
        return True
    thing = source is not None and (source.pos == "NUM" or source.lemma in _PERIODS)
    clauses = cue.kids("ccomp") if thing and cue.lemma in ("see", "witness") else []
    return any(c.tag in ("VB", "VBG") and not c.kids("aux", "mark") for c in clauses)


_PERIODS = frozenset({"year", "month", "week", "day", "period", "agreement", "deal", "war", "conflict", "offensive", "operation", "battle", "violence"})  # fmt: skip
""" "The year has seen …", "an offensive that saw …": what holds events does not watch them."""
SPEAKING = frozenset({"center", "centre", "defence", "defense", "network", "channel", "television", "radio", "website", "outlet", "monitor", "observer", "reporter", "correspondent", "critic", "candidate", "voter", "expert", "relative", "parent", "friend", "brother", "sister", "mother", "father", "wife", "husband", "son", "daughter", "uncle", "colleague", "insider", "survivor", "medic", "rescuer", "victim", "court", "inquest", "jury", "tribunal", "hearing", "inquiry", "west", "world", "community", "side", "rest", "most", "many", "some", "few", "figure", "datum", "research", "evidence", "intelligence", "view", "footage", "image", "photograph", "picture", "caption", "headline", "editorial", "diary", "speech", "page", "account", "release", "file", "recording", "interview", "posting", "wire", "service", "panel", "board", "investigator", "whistleblower", "paramedic", "firefighter", "scientist", "columnist", "blogger"})  # fmt: skip
"""Nouns that stand for whoever speaks, beside those of the lists."""


def make_speaker(
    token: Token | None,
    span: Span,
    nominals: Nominals,
    profiles: Profiles,
    *,
    mode: str,
    cue: str,
    told: str | None,
    inferred: bool = False,
) -> Speaker:
    """The speaker that a source's head token names."""
    parse = nominals.parse
    if token is None:
        return Speaker(span.of(parse.text), span, named=False, mode=mode, cue=cue, told=told, inferred=inferred)
    token = _based(token, span, parse)
    nominal = nominals.at(token)
    if nominal.name is None and token.lemma in word_lists("speech")["document"]:
        # "a report by the monitor", "a statement of the army": who issued it speaks
        issuers = [g for c in token.kids("prep", "agent") if c.lower in ("by", "of", "from") for g in c.kids("pobj")]
        issuers += [
            g
            for v in token.kids("acl")
            for c in v.kids("agent", "prep")
            if c.lower in ("by", "from")
            for g in c.kids("pobj")
        ]
        named_bodies = [
            nominals.at(t) for t in issuers if nominals.at(t).name is not None and "group" in nominals.at(t).types
        ]
        nominal = named_bodies[0] if named_bodies else _handed_over(token, nominals) or nominal
    anew = token.lower == "member" or any(c.lower in ("another", "a", "an") for c in token.kids("det"))
    end = _apposed(token, nominals) or nominal if anew else resolved(nominal)
    profile = profiles.of(end)
    name, named = _name(end, parse)
    if token.kids("conj") and end is nominal:
        name = parse.text[nominal.span.begin : max(t.end for t in conjuncts(token))]
    organisation = profile.organisation.of(parse.text) if profile.organisation else None
    if (
        organisation is None
        and end.name is not None
        and not named
        and not token.kids("conj")
        and name != end.name.of(parse.text)
    ):
        organisation = end.name.of(parse.text)
    return Speaker(
        speaker=name,
        span=span,
        post=profile.post.of(parse.text) if profile.post else None,
        organisation=organisation,
        named=named,
        mode=mode,
        cue=cue,
        told=told,
        inferred=inferred,
    )


def _handed_over(document: Token, nominals: Nominals) -> Nominal | None:
    """ "Information handed over to the centre by | the local council": who hands it over says so."""
    if document.lemma not in ("information", "datum", "data", "material", "intelligence"):
        return None
    verbs = document.kids("acl")
    givers = [
        g
        for v in verbs
        for above in (v, *v.kids("prep"), *(o for p in v.kids("prep") for o in p.kids("pobj")))
        for c in above.kids("agent", "prep")
        if c.lower == "by"
        for g in c.kids("pobj")
    ]
    return next((nominals.at(g) for g in givers if able(g, nominals)), None)


def _based(token: Token, span: Span, parse: Parse) -> Token:
    """ "The opposition Belmark-based | Tessel Monitor": the body that is based there, not what it sides with."""
    inside = parse.inside(span)
    based = next((t for t in inside if t.i > token.i and t.lower == "based" and inside[-1].i > t.i), None)
    if based is not None and inside[inside.index(based) + 1].pos == "ADP":
        return token  # "the center based in Velin"
    return inside[-1] if based is not None and token.pos == "NOUN" and inside[-1].pos == "PROPN" else token


def _apposed(token: Token, nominals: Nominals) -> Nominal | None:
    """ "Another group, the Coordination Committee,": its name; "an official, Omid Sample,": the official's."""
    named = [nominals.at(c) for c in token.kids("appos") if c.pos == "PROPN"]
    post = token.lemma in word_lists("nouns")["post"] or token.lower == "member"
    one = post and token.tag in ("NN", "NNP") and not token.kids("conj")
    return next((n for n in named if n.name is not None and ("group" in n.types or (one and _is_person(n)))), None)


def _is_person(nominal: Nominal) -> bool:
    return nominal.types == frozenset({"person"}) and len(nominal.parts) > 1


def _between(token: Token, nominal: Nominal) -> bool:
    name = nominal.name
    return name is not None and token.pos in ("NOUN", "ADJ") and name.end <= token.begin < nominal.head.begin


_MEDIA_WORDS = frozenset({"news", "press", "monitoring", "monitor", "medium", "media", "right", "rights", "war", "activist", "opposition", "daily", "watchdog", "jihadist", "militant"})  # fmt: skip
""" "The AFP | news | agency" is AFP, "the U.N. | health | agency" is not the U.N."""
_OF_STATE = re.compile(r"\b(?:state|official|national|military|security)\b|-")
""" "Velin's state-run news agency" has no name."""


def _name(nominal: Nominal, parse: Parse) -> tuple[str, bool]:
    """The name, if the source is a named person or body; else the words of the description."""
    if (
        nominal.name is not None
        and nominal.head.text[:1].isupper()
        and nominal.types & {"person", "group", "place", "other"}
    ) and ("people" not in nominal.types or "group" in nominal.types):
        return nominal.name.of(parse.text), True
    if (
        nominal.name is not None
        and "group" in nominal.types
        and not nominal.plural
        and nominal.head.lemma in ("group", "monitor", "agency", "observatory", "newspaper", "network")
        and not _OF_STATE.search(parse.text, nominal.name.end, max(nominal.name.end, nominal.head.begin))
        and all(t.lemma in _MEDIA_WORDS for t in parse.inside(nominal.span) if _between(t, nominal))
    ):
        return nominal.name.of(parse.text), True
    return restricted(nominal.head, parse, nominal.head).of(parse.text), False
