"""What a draft takes from its clause beside its arguments: places, and whose count a number is.

In: a match, the roles filled so far, what is known of the report. Out: places and counts.
"""

from __future__ import annotations

from itertools import pairwise

from marsad.reader.mentions.mentions import resolved
from marsad.reader.parse.phrases import semantic_head
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.draft import (
    PLACE_PREPOSITIONS,
    Context,
    Draft,
    Roles,
)
from marsad.reader.roles.fillers import fill
from marsad.reader.roles.wordings import Match
from marsad.reader.voices.voices import chain_at
from marsad.records import Count, Filler


def default_place(match: Match, roles: Roles, context: Context) -> None:
    """A kind with a place takes it from "in …" and the like, even where the wording does not say so."""
    kind = match.kind
    if not any(r.name == "place" for r in kind.roles) or roles.get("place") or "place" in match.wording.types:
        return
    if "place" in match.wording.slots.values() and "place" in match.wording.need:
        return
    places: list[tuple[Filler, Token]] = []
    for argument in match.arguments:
        beside = argument.relation in ("near", "outside", "around", "off") and (places or not argument.direct)
        if argument.relation == "outside" or (argument.relation == "on" and argument.token.lemma == "ground"):
            continue  # "a bombing outside Velin" was not in it
        if argument.relation in PLACE_PREPOSITIONS and argument.token.pos not in ("VERB",) and not beside:
            nominal = context.nominals.at(argument.token)
            if "place" in resolved(nominal).types and "weapon" not in nominal.types:
                places += fill(
                    argument.token, "place", kind, match.wording, context.nominals, context.parse, event=match.token
                )
    own = any(t.lemma in ("world", "globe") for _, t in places) or _placed_by_name(match, context)
    if not own and not any(f.text != f.text.lower() for f, _ in places):
        places += _places_of_clause(match, context)
    if places:
        roles["place"] = [
            (f, t)
            for n, (f, t) in enumerate(places)
            if f.type == "place" and all(f.span != g.span for g, _ in places[:n])
        ]


def _placed_by_name(match: Match, context: Context) -> bool:
    """ "The Velin attack": an event that bears a place's name happened there, wherever the sentence goes."""
    return match.token.pos == "NOUN" and any(
        c.tag == "NNP" and context.nominals.at(c).types == frozenset({"place"})
        for c in match.token.kids("compound", "nmod")
    )


WITNESSING = frozenset({"see", "watch", "witness", "film", "observe", "photograph", "find"})
"""What somebody sees is where they see it: "In X, journalists saw bodies". What somebody says may be anywhere."""


HARMS = frozenset({"kill", "wound", "injure", "destroy", "damage", "leave", "hit", "strike"})
"""Where these have their object, there what did it was: "airstrikes killed seven civilians | in Velin"."""


def _places_of_clause(match: Match, context: Context) -> list[tuple[Filler, Token]]:
    """ "In X, people saw …": the place of the clause around the event, not across a voice's border."""
    chain = chain_at(match.token, context.utterances)
    content = chain[-1].content if chain else None
    if chain and chain[-1].cue is not None and chain[-1].cue.lemma in WITNESSING:
        content = None
    found: list[tuple[Filler, Token]] = []
    line = [match.event, *match.event.ancestors()]
    for below, above in pairwise(line):
        if content is not None and above.i not in content:
            break
        if above.lemma in ("site", "scene") and above.pos == "NOUN":
            break  # "ten died in Velin near Orsk, the site of the attack"
        if below.dep == "conj" and any(c.lower == "that" for c in below.kids("mark")):
            break  # "said that two died in a blast in Velin and | that ten were killed in clashes"
        if above.lower in ("after", "before", "since", "until") and above.dep == "prep":
            break  # "jailed in Velin after joining a group fighting Ardania"
        contrasted = any(c.lower in ("while", "whereas", "although") for c in below.kids("mark"))
        if contrasted and below.kids("nsubj", "nsubjpass"):
            break  # "killed three in Velin | while seven were killed by strikes on Orsk"
        if above.pos in ("VERB", "AUX"):
            harmed = above.kids("dobj") if above.lemma in HARMS and match.token in above.kids("nsubj") else []
            for prep in (p for t in (above, *harmed) for p in t.kids("prep")):
                inner = prep.kid("pobj")
                if (
                    (
                        prep.lower in ("in", "at", "near", "inside")
                        and inner is not None
                        and (content is None or inner.i in content)
                    )
                    and "place" in context.nominals.at(inner).types
                    and context.nominals.at(inner).name is not None
                ):
                    found += fill(
                        inner,
                        "place",
                        match.kind,
                        match.wording,
                        context.nominals,
                        context.parse,
                        event=match.token,
                    )
            if found or above.dep in ("ccomp", "parataxis"):
                break
    return found


def count_in(draft: Draft, context: Context) -> Count | None:
    """How many: a count inside the phrase that fills the kind's counted role."""
    role = draft.match.kind.counted
    fillers = draft.counted or (draft.roles.get(role, []) if role else [])
    counts = (count_of(filler, token, context) for filler, token in fillers)
    return next((count for count in counts if count is not None), None)


def count_of(filler: Filler, token: Token, context: Context) -> Count | None:
    """The first count in a filler, with the noun that it counts as its unit."""
    inside = [
        c for c in context.counts if filler.span.covers(c) or (filler.span.overlaps(c) and c.begin <= filler.span.begin)
    ]
    if not inside:
        return None
    span = inside[0]
    if any(t.lemma in SHARES and t.end <= span.begin for t in context.parse.inside(filler.span)):
        return None  # "half of the town's 3,000 people"
    number = next((t for t in context.parse.inside(span) if t.pos == "NUM" or t.dep == "nummod"), None)
    if number is not None and _of_its_clause(number, semantic_head(token)):
        return None  # "militants leading to four deaths"
    if number is not None and _of_other_people(number, semantic_head(token)):
        return None
    core = (
        number.head
        if number is not None and number.dep == "nummod" and number.head is not None
        else semantic_head(token)
    )
    unit = None if span.begin <= core.begin < span.end else core.lower
    return Count(words=span.of(context.report.text), span=span, unit=unit)


def _of_other_people(number: Token, noun: Token) -> bool:
    """ "The families of | five fighters", "residents of | four villages": who are counted are others."""
    counted = number.head if number.dep == "nummod" else number
    of = counted.head if counted is not None else None
    if counted is None or counted is noun or of is None or counted.dep != "pobj" or of.lower != "of":
        return False
    whose = of.head is noun and noun.tag == "NNS" and noun.lemma in BELONGING
    return whose


BELONGING = frozenset({"family", "relative", "resident", "inhabitant", "child", "wife", "son", "daughter", "parent", "brother", "sister", "supporter", "member", "home", "house", "leader", "citizen", "people", "man", "woman", "civilian", "colleague", "friend"})  # fmt: skip
"""People and things that are somebody's or somewhere's: the number behind "of" is not theirs."""


def _of_its_clause(number: Token, noun: Token) -> bool:
    """Does a number stand in a clause that hangs on the noun, and count something else there?"""
    for above in number.ancestors():
        if above is noun:
            return False
        if above.dep in ("acl", "relcl") and above.head is noun:
            return above.lemma not in NUMBERING
    return False


NUMBERING = frozenset({"number", "total", "comprise", "include", "consist", "exceed", "reach", "estimate"})

SHARES = frozenset({"half", "third", "quarter", "majority", "most", "part", "percent", "%", "fifth", "rest", "bulk"})


def counts_of_pronouns(drafts: list[Draft], context: Context) -> None:
    """ "… the bodies of militants, but they numbered no more than a few": the number is that of what "they" are."""
    for token in context.parse.tokens:
        if token.lemma not in ("number", "total") or token.pos != "VERB":
            continue
        subject = next((c for c in token.children if c.dep == "nsubj" and c.lower in ("they", "it")), None)
        span = next((c for c in context.counts if token.end <= c.begin <= token.end + 30), None)
        if subject is None or span is None:
            continue
        for draft in drafts:
            role = draft.match.kind.counted
            fillers = draft.roles.get(role, []) if role else []
            plural = [t for _, t in fillers if semantic_head(t).tag == "NNS" and t.i < token.i]
            if plural and draft.count is None and draft.match.token.sentence == token.sentence:
                draft.count = Count(span.of(context.report.text), span, unit=semantic_head(plural[0]).lower)
