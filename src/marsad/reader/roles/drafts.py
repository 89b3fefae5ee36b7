"""From a match to the draft of a claim: which words fill which role, and how many.

In: matches of the codebook's wordings and what is known of the report. Out: `Draft`s, at most one a kind and word. Knows neither
voices (but for their borders) nor stance; names no kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.codebook.load import COUNTED
from marsad.reader.parse.phrases import is_body, left_edge, semantic_head
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.branches import say_which_branch
from marsad.reader.roles.draft import (
    EDGES,
    FULL_SCORE,
    INDIRECT_PENALTY,
    NOUN_PENALTY,
    PRONOUN_PENALTY,
    Context,
    Draft,
    Roles,
)
from marsad.reader.roles.draft_parts import count_in, count_of, counts_of_pronouns, default_place
from marsad.reader.roles.fillers import fill
from marsad.reader.roles.misfits import (
    drop_deeds_as_parts,
    drop_foilers,
    drop_impostors,
    drop_unharmed,
    is_aside,
    is_namesake,
    is_of_whose_troops,
)
from marsad.reader.roles.nested import is_what_was_agreed
from marsad.reader.roles.one_side import are_on_one_side
from marsad.reader.roles.other_places import is_elsewhere, is_where_it_lies
from marsad.reader.roles.ranges import as_one
from marsad.reader.roles.subjects import is_passive
from marsad.reader.roles.titles import drop_pieces_of_title, keep_one_holder
from marsad.reader.roles.wholes import DENYING
from marsad.reader.roles.wordings import Match
from marsad.reader.voices.voices import chain_at
from marsad.reader.words import word_lists
from marsad.records import Count, Filler, Identity, Span


def make_drafts(matches: Iterable[Match], context: Context) -> list[Draft]:
    """All drafts, in the order of the text."""
    by_trigger: dict[tuple[str, int], Draft] = {}
    carried: set[tuple[str, int]] = set()
    for match in matches:
        carried |= {(match.kind.name, step.i) for step in match.steps}
        draft = _draft(match, context)
        if draft is None:
            continue
        key = (match.kind.name, match.token.i)
        known = by_trigger.get(key)
        by_trigger[key] = draft if known is None else _better(known, draft)
    # "lifted the siege": the siege is no event beside its lifting
    drafts = [draft for key, draft in by_trigger.items() if key not in carried]
    drafts = sorted((part for draft in drafts for part in _one_a_count(draft, context)), key=lambda d: d.match.token.i)
    counts_of_pronouns(drafts, context)
    return _without_repeats(drafts)


def _one_a_count(draft: Draft, context: Context) -> list[Draft]:
    """ "12 soldiers and 29 militants were killed": two figures, two drafts. "12 soldiers and militiamen" are twelve together, while
    "a child and 12 women" are not."""
    role = draft.match.kind.counted
    fillers = draft.roles.get(role, []) if role else []
    counts = [count_of(f, t, context) for f, t in fillers]
    if role is None or draft.count is None or draft.counted:
        return [draft]
    shares: list[tuple[list[tuple[Filler, Token]], Count | None]] = []
    for (filler, token), count in as_one(list(zip(fillers, counts, strict=True))):
        own = count is not None and (not shares or shares[-1][1] is None or shares[-1][1].span != count.span)
        alone = count is None and semantic_head(token).tag in ("NN", "NNP") and not _is_included(token)
        if own or not shares or alone:
            shares.append(([(filler, token)], count))
        else:
            shares[-1][0].append((filler, token))
    return [replace(draft, roles={**draft.roles, role: part}, count=count) for part, count in shares]


def _is_included(token: Token) -> bool:
    """ "Twelve people including | the mayor": is this one of those who are counted?"""
    while token.dep in ("conj", "appos") and token.head is not None:
        token = token.head
    return token.head is not None and token.head.lower in ("including", "among")


def _draft(match: Match, context: Context) -> Draft | None:
    roles, counted, score = _fill_roles(match, context)
    _weapons_are_means(match, roles, context)
    speaker_role = match.wording.slots.get("speaker")
    if speaker_role is not None and (speaker := _speaker(match, context)) is not None:
        roles[speaker_role] = [speaker]
    default_place(match, roles, context)
    _drop_overlaps(roles, match)
    _drop_own_mirror(roles)
    drop_unharmed(match, roles)
    drop_foilers(match, roles)
    drop_impostors(roles)
    drop_deeds_as_parts(match, roles)
    _title_is_post(match, roles, context)
    drop_pieces_of_title(match, roles)
    keep_one_holder(match, roles)
    say_which_branch(match, roles, context)
    _posts_of_one(roles)
    _who_is_no_title(roles)
    roles = {role: fillers for role, fillers in roles.items() if fillers}
    if _names_itself(roles):
        return None
    draft = Draft(match, roles, counted, score=score)
    draft.count = count_in(draft, context)
    if not _has_what_it_needs(draft):
        return None
    if any(t.pos == "PRON" for fillers in roles.values() for _, t in fillers):
        draft.score -= PRONOUN_PENALTY
    return draft


def _has_what_it_needs(draft: Draft) -> bool:
    wording = draft.match.wording
    given = set(draft.roles)
    if draft.counted and draft.count is not None:
        given.add(COUNTED)
    if any(f.type == "weapon" for f, _ in draft.roles.get("means", ())):
        given.add("by")  # a weapon that did it stands for whoever used it
    return all(role in given for role in wording.need) and (
        not wording.any_of or any(role in draft.roles for role in wording.any_of)
    )


def _fill_roles(match: Match, context: Context) -> tuple[Roles, list[tuple[Filler, Token]], float]:
    """What the arguments fill, the counted noun, and how plainly it is said."""
    kind, slots = match.kind, match.wording.slots
    roles: Roles = {}
    counted: list[tuple[Filler, Token]] = []
    score = FULL_SCORE if match.token.pos in ("VERB", "AUX") else FULL_SCORE - NOUN_PENALTY
    active_object = any(a.relation == "object" and a.direct for a in match.arguments) and not is_passive(match.token)
    own_sources = _sources(match, context)
    for argument in match.arguments:
        role = slots.get(argument.relation)
        if role is None or (argument.relation == "modifier" and not _names_doer(argument.token, match.token, context)):
            continue
        if argument.relation == "subject" and active_object and role == slots.get("object"):
            continue  # "has been massing troops in X": the troops are there
        if argument.relation == "on" and argument.token.lemma in EDGES:
            continue
        if role == "place" and (
            is_where_it_lies(argument, match.arguments, slots) or is_elsewhere(argument, match.arguments)
        ):
            continue
        if argument.relation in ("near", "outside", "around") and not argument.direct:
            continue
        if argument.relation == "at" and role == slots.get("object") and roles.get(role):
            continue  # "was shot at a checkpoint": where, not what
        if role in ("target", "means") and is_aside(argument, role, match, roles):
            continue
        if argument.relation == "clause" and active_object and argument.token.i < match.token.i:
            continue  # "He was so upset, he ordered a strike"
        if argument.relation == "modifier" and match.token.lemma in STUDENTS and _names_place(argument.token, context):
            continue  # "a Belmark expert at the institute"
        if argument.relation == "adjacent" and match.token.lemma == "commander" and match.token.tag in ("NN", "NNP"):
            continue  # "a Northern Front commander": one of many
        if argument.relation in ("modifier", "adjacent") and _ends_a_name(argument.token, context):
            continue
        if argument.relation in ("modifier", "in") and _across_a_quotation(argument.token, match, context):
            continue
        content = argument.relation == "object" and slots.get("clause") == role
        if (
            content
            and is_passive(match.token)
            and match.token.lemma in ("urge", "ask", "tell", "press", "implore", "beg")
        ):
            continue  # "the council was urged to act": it is not what is asked for
        if argument.relation == "modifier" and match.token.lemma == "member" and _has_whole(match):
            continue  # "a Belmarkian member of the Front"
        if argument.relation == "modifier" and match.token.lemma in JOINERS and argument.token.tag == "JJ":
            continue  # "Belmarkian recruits": where they are from
        if argument.relation == "modifier" and match.token.lower == "allies":
            continue  # "Belmark allies Ardania and Karsa": a lost apostrophe, and who all is meant is not plain
        beside_object = role != "place" and roles.get(role) and slots.get("object") == role
        if argument.relation == "in" and beside_object and "place" in context.nominals.at(argument.token).types:
            continue  # "joined fighters in Velin"
        if argument.relation == "clause" and _is_no_content(argument.token, match):
            continue
        if argument.relation == "where" and any(a.relation == "to" and a.direct for a in match.arguments):
            continue  # "London, where he went to school"
        if argument.relation == "on" and match.token.head is not None and match.token.head.lemma in BLAMING:
            continue  # "blaming the attacks on the militants"
        if argument.relation == "across" and role == "to" and argument.token.lemma not in FRONTIERS:
            continue  # "fled across the river": what was crossed is not where they went
        if argument.relation == "subject" and match.token.lemma in MEDIATING and is_passive(match.token):
            continue  # "a truce brokered by Belmark": no party to it
        if (
            argument.relation in ("modifier", "adjacent")
            and match.token.lemma in SENT_OUT
            and _is_their_subject(argument.token, context)
        ):
            continue  # "the Middle East minister", "the Belmark envoy": what they deal with
        found = fill(
            argument.token, role, kind, match.wording, context.nominals, context.parse,
            event=match.token, relation=argument.relation,
        )  # fmt: skip
        if argument.relation == "subject" and match.token.lemma in WITHDRAWING and match.token.tag == "VB":
            found = [(f, t) for f, t in found if f.type != "person"]
        if not found:
            acts = argument.relation == "subject" and argument.direct
            if acts and (_cannot_do_it(argument.token, match, context) or _lies_about(argument.token, match, context)):
                return {}, [], 0.0  # "the squeeze targets banks": what does it cannot do this
            continue
        found = [
            (f, t)
            for f, t in found
            if (t is argument.token and not _tells_it(t, match, argument.relation, own_sources))
            or not any(f.span.overlaps(s) for s in own_sources)
        ]
        if argument.relation == "between" and len(found) > 3:
            found = found[:2]  # "clashes between A and B, C and D": pairs
        if argument.relation == "in" and any(f.type == "weapon" and _their_own(t, context) for f, t in found):
            continue
        target = counted if role == COUNTED else roles.setdefault(role, [])
        if role != COUNTED and not argument.direct and target:
            if role != "place":
                continue
            taken = [f.span for f, _ in target]
            found = [(f, t) for f, t in found if not any(f.span.overlaps(s) for s in taken)]
        acting = argument.relation == "subject" and not active_object and match.token.pos == "VERB"
        together = acting or argument.relation == "between"
        if (
            together
            and not _against_others(match, context)
            and not (acting and are_on_one_side(match.token))
            and kind.symmetric
            and role == kind.symmetric[0]
            and len(found) > 1
        ):
            roles.setdefault(kind.symmetric[1], []).extend(found[1:])  # "A and B clashed"
            found = found[:1]
        target.extend((f, t) for f, t in found if not any(_same(f, known) for known, _ in target))
        if not argument.direct:
            score -= INDIRECT_PENALTY
    return roles, counted, score


def _against_others(match: Match, context: Context) -> bool:
    """ "A and B clashed | with C": A and B are on one side."""
    return any(
        a.direct
        and (a.relation == "against" or (a.relation == "with" and match.token.lemma in MEETING))
        and "weapon" not in context.nominals.at(a.token).types
        for a in match.arguments
        if a.token.pos not in ("VERB", "AUX")
    )


MEETING = frozenset(
    {"clash", "battle", "skirmish", "negotiate", "agree", "ally", "cooperate", "meet", "talk", "clashes", "war"}
)
"""Words whose "with" brings the other side; one may fight with guns."""


def _has_whole(match: Match) -> bool:
    """ "A member | of the Front": said outright what it is that one is a member of."""
    return any(p.lower == "of" and p.kids("pobj") for p in match.token.kids("prep"))


def _is_no_content(clause: Token, match: Match) -> bool:
    """ "In a speech pitched as the centrepiece of his tour, he called for help"; or a sentence that begins within, its full stop
    lost: neither is what is called for."""
    first = min(clause.subtree(), key=lambda t: t.i)
    if clause.i < match.token.i:
        return first.pos == "ADP" and not clause.kids("nsubj", "nsubjpass")
    before = any(a.relation == "object" and a.direct for a in match.arguments)
    told = clause.dep == "ccomp" and bool(clause.kids("nsubj")) and not clause.kids("mark")
    if before and told and match.token.lemma in DENYING:
        return True  # "Ardania denies involvement | Omid Sample discussed the attack": a heading runs into the first sentence
    return before and first.lower in ("there", "the", "it", "he", "she", "they", "but") and first.text[:1].isupper()


def _across_a_quotation(token: Token, match: Match, context: Context) -> bool:
    """ "We left a village south of Velin" chief Omid Sample said: his post is not in Velin."""
    at, event = Span(token.begin, token.end), Span(match.token.begin, match.token.end)
    return any(q.span.covers(at) and not q.span.covers(event) and q.span.begin < at.begin - 60 for q in context.quotes)


STUDENTS = frozenset(
    {"expert", "analyst", "specialist", "scholar", "researcher", "correspondent", "watcher", "historian"}
)
"""Before these a country or region is what they know about, not where their post is."""


JOINERS = frozenset({"recruit", "defector", "volunteer", "convert", "ally", "backer", "sponsor", "patron"})


def _names_place(token: Token, context: Context) -> bool:
    return "place" in context.nominals.at(token).types


def _their_own(weapon: Token, context: Context) -> bool:
    """ "Died in an offensive they had launched": not the means by which they died."""
    tokens = context.parse.tokens
    behind = [t.lower for t in tokens[weapon.i + 1 : weapon.i + 4] if t.text != ","]
    if behind[:2] == ["they", "had"]:
        return True
    return any(c.pos == "PRON" and c.lower == "they" for r in weapon.kids("relcl") for c in r.kids("nsubj"))


def _ends_a_name(modifier: Token, context: Context) -> bool:
    """ "The Observatory for | Human Rights chief": what stands behind "for" is but the end of the body's name."""
    first = left_edge(modifier)
    if modifier.tag not in ("NNP", "NNPS") or first < 2:
        return False
    before, body = context.parse.tokens[first - 1], context.parse.tokens[first - 2]
    named = before.lower == "for" and is_body(body) and body.text[:1].isupper()
    return named and body.sentence == modifier.sentence


FRONTIERS = frozenset({"border", "frontier", "line"})
WITHDRAWING = frozenset({"withdraw", "redeploy", "pull"})
""" "Omid Sample's decision to withdraw from Velin": a statesman's troops do so."""
MEDIATING = frozenset({"broker", "mediate", "facilitate"})
"""Who is said behind "by" to have done this to a deal stands between those who made it."""
SENT_OUT = frozenset({"envoy", "minister", "correspondent", "editor", "coordinator", "negotiator"})


def _is_their_subject(modifier: Token, context: Context) -> bool:
    """ "The Belmark envoy", "the Middle East minister": named by the noun, not by "Belmarkian", "UK" or "Belmark's"."""
    plain = modifier.tag == "NNP" and not modifier.text.isupper() and "." not in modifier.text
    return plain and _names_place(modifier, context)


BLAMING = frozenset({"blame", "pin"})
"""Verbs that take an event and behind "on" its doer."""


def _sources(match: Match, context: Context) -> list[Span]:
    """Words that name whose utterance it is: what is coordinated with them takes no part in what is said."""
    chain = chain_at(match.token, context.utterances)
    return [
        span
        for u in chain[-1:]
        for span in u.voice.source
        if match.token.i not in {t.i for t in context.parse.inside(span)}
    ]


def _tells_it(token: Token, match: Match, relation: str, sources: Sequence[Span]) -> bool:
    """ "Killing ten | the agency said": what is behind the event and names whose words they are is not its object."""
    inside = any(s.begin <= token.begin < s.end for s in sources)
    return inside and relation in BEHIND and token.i > match.token.i and token.pos != "PRON"


BEHIND = frozenset({"object", "against", "on", "of", "with"})
"""Relations in which the parser hangs the words for a speaker on what they say, the comma before them lost."""


def _cannot_do_it(subject: Token, match: Match, context: Context) -> bool:
    """Is the subject of an active verb a common noun that names neither people nor bodies, places or weapons?"""
    if match.token.pos != "VERB" or is_passive(match.token) or subject.pos != "NOUN":
        return False
    return context.nominals.at(subject).types == frozenset({"other"}) and subject.lemma not in DOERS


def _lies_about(agent: Token, match: Match, context: Context) -> bool:
    """ "A road surrounded by debris": is it a thing that does what only people do, in a kind that knows no means?"""
    if not is_passive(match.token) or agent.pos != "NOUN" or any(r.name == "means" for r in match.kind.roles):
        return False
    return context.nominals.at(agent).types <= frozenset({"other", "place"}) and agent.lemma not in DOERS


DOERS = frozenset({"explosion", "blast", "fire", "fighting", "clash", "clashes", "battle", "violence", "war", "conflict", "campaign", "operation", "offensive", "assault", "raid", "incident", "crash", "collapse", "accident", "disease", "attack", "siege", "drought", "earthquake", "hand", "eye", "finger", "vehicle", "car", "truck", "round", "sniper", "warhead", "device", "unrest", "one", "victim", "body"})  # fmt: skip
"""Nouns of no such class that kill, displace, take and hold as people do."""


def _coordinated_before(token: Token) -> Iterator[Token]:
    """What the token is coordinated with, nearest first."""
    while token.dep == "conj" and token.head is not None:
        token = token.head
        yield token


def _owner_of_weapon(weapon: Token, match: Match, context: Context) -> list[tuple[Filler, Token]]:
    """ "Ardanian jets": whose they are."""
    owners = [c for c in weapon.kids("amod", "compound", "nmod", "poss") if c.text[:1].isupper()]
    if len(owners) != 1:
        return []
    return fill(
        owners[0], "by", match.kind, match.wording, context.nominals, context.parse, event=match.token,
        relation="modifier",
    )  # fmt: skip


def _weapons_are_means(match: Match, roles: Roles, context: Context) -> None:
    """ "Bomb attack", "a shell killed": a weapon does nothing by itself; it is the means, where the kind has such a role."""
    if not any(r.name == "means" for r in match.kind.roles):
        return
    weapons = [(f, t) for f, t in roles.get("by", []) if f.type == "weapon"]
    if weapons:
        roles["by"] = [(f, t) for f, t in roles["by"] if f.type != "weapon"]
        doers = {t for _, t in roles["by"]}
        for _, weapon in weapons:
            before = doers & set(_coordinated_before(weapon))
            if any(c.lower == "or" for t in before for c in t.kids("cc")):
                roles["by"] = [(f, t) for f, t in roles["by"] if t not in before]  # "the army or Ardanian jets"
            elif before:
                roles["by"].extend(_owner_of_weapon(weapon, match, context))
        # "the army and Ardanian jets": a second doer's weapon, not the first one's
        weapons = [(f, t) for f, t in weapons if not doers & set(_coordinated_before(t))]
        known = roles.setdefault("means", [])
        known.extend((f, t) for f, t in weapons if not any(_same(f, k) for k, _ in known))


def _speaker(match: Match, context: Context) -> tuple[Filler, Token] | None:
    """Whose words these are, as a filler: the source of the innermost utterance."""
    chain = chain_at(match.token, context.utterances)
    if not chain or chain[-1].voice.speaker is None:
        return None
    speaker = chain[-1].voice.speaker
    inside = context.parse.inside(speaker.span)
    if not inside:
        return None
    identity = (
        None
        if speaker.speaker == speaker.span.of(context.report.text)
        else Identity(f"here:{speaker.span.begin}:{speaker.span.end}", speaker.speaker, 0.7)
    )
    return Filler(
        speaker.span, speaker.span.of(context.report.text), "person" if speaker.named else "people", identity
    ), inside[0]


def _same(one: Filler, known: Filler) -> bool:
    """The same words, or a pronoun for them ("they laid down their arms")."""
    return one.span == known.span or (
        one.identity is not None and one.identity.id == f"here:{known.span.begin}:{known.span.end}"
    )


def _drop_own_mirror(roles: Roles) -> None:
    """Nobody does it to himself but by a reflexive: "the fighter who enslaved her" is not "her"; nor are the dead their killers."""
    acting = {f"here:{f.span.begin}:{f.span.end}" for role in ("by", "who") for f, _ in roles.get(role, [])}
    acting |= {f.identity.id for role in ("by", "who") for f, _ in roles.get(role, []) if f.identity}
    for role in ("target", "with", "whom"):
        if acting and role in roles:
            roles[role] = [
                (f, t) for f, t in roles[role] if t.tag != "PRP" or f.identity is None or f.identity.id not in acting
            ]
    doers, sufferers = roles.get("by", []), roles.get("whom", [])
    if any(t.pos == "PRON" for _, t in doers):
        roles["by"] = doers = [(f, t) for f, t in doers if not (t.pos == "PRON" and _is_unarmed(f))]
    spans = {f"here:{f.span.begin}:{f.span.end}" for f, _ in doers}
    if doers and sufferers:
        roles["whom"] = [
            (f, t) for f, t in sufferers if not (t.pos == "PRON" and f.identity and f.identity.id in spans)
        ]
        texts = {f.text for f, t in sufferers if t.pos != "PRON" and t.kids("nummod")}
        roles["by"] = [(f, t) for f, t in doers if f.text not in texts]


UNARMED = frozenset({"civilians", "residents", "refugees", "children", "villagers", "families", "sources", "reports", "witnesses", "media"})  # fmt: skip
"""Those of whom it is unlikely that they did it, when a pronoun was led back to them."""


def _is_unarmed(filler: Filler) -> bool:
    """ "Their offensive" → civilians: the pronoun was led back to the wrong ones."""
    words = filler.identity.name.lower().split() if filler.identity is not None else []
    return bool(words) and words[-1] in UNARMED


def _posts_of_one(roles: Roles) -> None:
    """Posts in the plural are held by several: "fighters" beside one name is no post."""
    posts = roles.get("post", [])
    if any(f.type == "post" and t.tag in ("NNS", "NNPS") for f, t in posts) and len(roles.get("who", [])) < 2:
        roles.pop("post")
        roles.pop("who", None)


def _who_is_no_title(roles: Roles) -> None:
    """ "Omid Sample Executive | Director": half of a title is nobody."""
    if roles.get("post"):
        posts = word_lists("nouns")["post"]
        roles["who"] = [(f, t) for f, t in roles.get("who", []) if f.text.lower() not in posts or t.lower in NAMES_TOO]


NAMES_TOO = frozenset({"king", "prince", "major", "marshal", "bishop", "pope"})


def _names_itself(roles: Roles) -> bool:
    """Does one name fill two roles ("Ardania operates in Ardania", "the Front is allied with the Front")? That is misread."""
    owner: dict[str, str] = {}
    for role, fillers in roles.items():
        for filler, token in fillers if role != "post" else []:
            name = filler.identity.name if filler.identity is not None else filler.text
            name = re.sub(r"(?i)^the ", "", name)
            named = token.pos in ("PROPN", "PRON", "DET") and name[:1].isupper()
            if named and owner.setdefault(name.lower(), role) != role:
                return True
    return False


def _title_is_post(match: Match, roles: Roles, context: Context) -> None:
    """A post before a name is the whole title: "Iraqi Prime Minister", not "Minister"."""
    for fillers in roles.values():
        for n, (filler, token) in enumerate(fillers):
            name = token.head
            while (
                name is not None and name.dep in ("compound", "nmod") and name.head is not None and name.head.i > name.i
            ):
                name = name.head
            if token is not match.token or filler.type != "post" or name is None:
                continue
            title = context.nominals.at(name).title
            if title is not None and title.covers(Span(token.begin, token.end)):
                fillers[n] = (replace(filler, span=title, text=title.of(context.report.text)), token)


def _names_doer(modifier: Token, noun: Token, context: Context) -> bool:
    """ "Turkish offensive", "coalition strike": a name or a noun; not "joint", "military", "suicide", nor "Ardanian and Belmarkian-backed"."""
    if any(c.lower in ("backed", "supported", "sponsored", "made") for c in modifier.kids("conj")):
        return False
    before = context.parse.tokens[noun.left - 1] if noun.left else None
    if (
        before is not None
        and before.lower == "in"
        and noun.head is before
        and modifier.tag == "NNP"
        and noun.left == modifier.i
        and "place" in context.nominals.at(modifier).types
    ):
        return False  # "killed in Velin air strike": where it was
    if (
        modifier.tag == "NNP"
        and noun.dep == "pobj"
        and noun.head is not None
        and noun.head.lower == "for"
        and noun.head.head is not None
        and noun.head.head.lemma in ("plan", "responsible", "responsibility", "blame")
        and "place" in context.nominals.at(modifier).types
    ):
        return False  # "Ardania is responsible for the Velin attack"
    if is_namesake(modifier, noun, context) or is_of_whose_troops(modifier, noun):
        return False
    at_place = modifier.tag == "NNP" and not modifier.text.isupper() and _names_place(modifier, context)
    if modifier.tag == "JJ" and not _DEMONYM.match(modifier.text) and noun.tag == "NN":
        at_place = context.nominals.known(modifier.text).keys() == {"place"}  # "the Nice attack"
    if at_place and noun.lemma in ("attack", "bombing", "shooting", "explosion"):
        return False  # "the Velin attacks": where they were
    if modifier.tag == "NNP" and noun.lemma in ("operation", "campaign") and noun.kids("poss"):
        return False  # "the army's River Shield operation": its name
    if modifier.text[:1].isupper() and modifier.lower in ("air", "missile", "rocket", "drone", "mortar", "artillery"):
        return False  # "Belmark | Air strikes": its last word belongs to the strikes
    if modifier.text[:1].isupper() and modifier.tag in ("JJ", "RB", "VBN") and not _is_demonym(modifier, context):
        return False
    return modifier.text[:1].isupper() or (modifier.pos in ("NOUN", "PROPN") and modifier.lemma != noun.lemma)


_DEMONYM = re.compile(r".*(?:an|ish|ese|i|ench|utch|eek|iss|ech|ad|am|elsh|ite|ist|[A-Z]{2,})s?$")


def _is_demonym(word: Token, context: Context) -> bool:
    """ "Ardanian"; not "Military", "Successful" at the head of a sentence or in a heading."""
    return _DEMONYM.match(word.text) is not None or bool(context.nominals.known(word.text)) or not word.text.isalpha()


def _drop_overlaps(roles: Roles, match: Match) -> None:
    """One stretch of words fills one role. The event's own word fills none, but for its own noun phrase."""
    owner: dict[Span, str] = {}
    for role in match.kind.roles:
        kept = []
        for filler, token in roles.get(role.name, []):
            if token is match.token and match.token.pos in ("VERB", "AUX") and not match.wording.modals:
                continue
            if filler.span in owner and owner[filler.span] != role.name:
                continue
            owner[filler.span] = role.name
            kept.append((filler, token))
        if role.name in roles:
            roles[role.name] = kept


def _better(one: Draft, other: Draft) -> Draft:
    """Two wordings on the same word: the one that says more, with what only the other knows where they agree."""
    best, rest = (one, other) if _weight(one) >= _weight(other) else (other, one)
    shared = [r for r in best.roles if r in rest.roles]
    if shared and any({f.span for f, _ in best.roles[r]} & {f.span for f, _ in rest.roles[r]} for r in shared):
        for role, fillers in rest.roles.items():
            known = best.roles.setdefault(role, [])
            if role in shared and {f.span for f, _ in known} & {f.span for f, _ in fillers}:
                continue
            taken = {g.span for others in best.roles.values() for g, _ in others}
            known.extend(
                (f, t) for f, t in fillers if f.span not in taken and not any(f.span.overlaps(g.span) for g, _ in known)
            )
        best.roles = {role: fillers for role, fillers in best.roles.items() if fillers}
    if best.count is None:
        best.count = rest.count
    return best


def _weight(draft: Draft) -> tuple[int, float]:
    return len(draft.roles), draft.score


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Of two claims of one kind in one sentence, one that says nothing that the other does not say goes."""
    kept: list[Draft] = []
    for draft in drafts:
        spans = {(role, t.i) for role, fillers in draft.roles.items() for _, t in fillers}
        repeated = False
        for other in drafts:
            if (
                other is draft
                or other.match.kind is not draft.match.kind
                or other.match.token.sentence != draft.match.token.sentence
            ):
                continue
            theirs = {(role, t.i) for role, fillers in other.roles.items() for _, t in fillers}
            attribute = draft.match.token.dep == "amod" and other.match.token.dep != "amod"
            if is_what_was_agreed(draft, other):
                repeated = True
            if (spans < theirs or (spans == theirs and attribute)) and (draft.count is None or other.count is not None):
                repeated = True
        if not repeated:
            kept.append(draft)
    return kept
