"""Who may fill a role: from an argument's token to the heads, types and spans of fillers.

In: arguments, nominals, a wording. Out: `Filler`s, or nothing where the words do not fit the role. Word lists that the codebook
names with "@" are looked up here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from marsad.codebook import Kind, Wording
from marsad.codebook.load import COUNTED
from marsad.reader.mentions.antecedents import REFLEXIVE, SPECIFIC
from marsad.reader.mentions.mentions import Nominal, Nominals, resolved
from marsad.reader.parse.phrases import closed, expand, is_credit, left_edge, restricted, semantic_head, whole_of
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.clauses import clause_of
from marsad.reader.roles.offices import is_unlike_office
from marsad.reader.roles.some_people import are_people
from marsad.reader.roles.subjects import RELATIVE_WORDS, subject_of
from marsad.reader.words import word_lists
from marsad.records import Filler, Identity, Span

FIRST_PERSON = frozenset({"i", "we", "us", "our", "me", "my", "ours", "myself", "ourselves"})
_EMPTY_WORDS = frozenset({"this", "that", "these", "it", "there", "which", "what", "who", "all", "one", "you", "everyone", "anyone", "nobody", "someone", "something", "nothing", "everything", "anybody", "somebody", "itself", "themselves", "himself", "herself", "each", "both", "others", "other", "another", "whom", "your"})  # fmt: skip


def is_first_person(words: str) -> bool:
    """ "We", "our"; not the country "US"."""
    return words.lower() in FIRST_PERSON and (words == "I" or not words.isupper())


def principal(token: Token, nominals: Nominals) -> Token:
    """What a description is said of: the subject of "X is an organisation that …", the name beside "X, a group that …"."""
    nominal = nominals.at(token)
    if nominal.name is not None and token.text[:1].isupper():
        return token
    head = token.head
    if (named := _named_behind(token)) is not None:
        return named
    if token.dep == "attr" and head is not None and head.lemma == "be":
        subject = subject_of(head)
        if subject is not None and subject.pos in ("NOUN", "PROPN") and subject is not token:
            return subject
    if token.dep == "pobj" and head is not None and head.lower == "of" and head.head is not None:
        # "X is the last part of the territory that …": of X
        share = head.head
        if share.dep == "attr" and share.lemma in word_lists("nouns")["quantity"] and nominal.name is None:
            whole = principal(share, nominals)
            return whole if whole is not share else token
    if token.kids("nummod") and token.tag == "NNS":
        return token  # "the fight against the Front: sixty volunteers"
    if token.dep == "appos" and head is not None and nominals.at(head).name is not None and head.text[:1].isupper():
        return head
    return token


def _named_behind(those: Token) -> Token | None:
    """ "Among those who left the city was | Omid Sample": it is he who left."""
    prep = those.head
    verb = prep.head if prep is not None and those.dep == "pobj" and prep.lower == "among" else None
    if those.lower != "those" or verb is None or verb.lemma != "be" or prep is None or prep.i > verb.i:
        return None
    return next((c for c in verb.kids("nsubj", "attr") if c.i > verb.i and c.pos in ("NOUN", "PROPN")), None)


def heads_of(token: Token, nominals: Nominals, event: Token | None = None) -> list[Token]:
    """The heads that fill a role together. "The city of A, B and C" gives the city of A, B, and C."""
    heads: list[Token] = []
    whole = token if _is_share_of(token, event) else whole_of(principal(token, nominals))
    for head in expand(whole):
        heads.append(head)
        if head.tag == "NN" and head.lemma in word_lists("nouns")["place"]:
            for prep in head.kids("prep"):
                inner = prep.kid("pobj") if prep.lower == "of" else None
                if inner is not None:
                    heads.extend(inner.kids("conj"))
                    for other in inner.kids("conj"):
                        heads.extend(other.kids("conj"))
    return list(dict.fromkeys(heads))


def _is_share_of(noun: Token, event: Token | None) -> bool:
    """ "Most of the fighters | killed in the raid were from Velin": the fighters were killed, not most of them."""
    prep = noun.head
    share = prep.head if prep is not None and noun.dep == "pobj" and prep.lower == "of" else None
    if event is None or share is None or event.head is not noun or event.dep not in ("acl", "relcl"):
        return False
    definite = any(c.lower in ("the", "those", "these") for c in noun.kids("det"))
    subject = share.dep in ("nsubj", "nsubjpass") and share.head is not None
    return definite and subject and share.lemma in ("most", "some", "many", "half", "majority", "few", "none", "one")


def allowed_types(kind: Kind, wording: Wording, role: str) -> frozenset[str]:
    """Types that may fill a role in this wording."""
    if role in wording.types:
        return wording.types[role]
    return frozenset() if role == COUNTED else kind.role(role).types


def fill(
    token: Token,
    role: str,
    kind: Kind,
    wording: Wording,
    nominals: Nominals,
    parse: Parse,
    *,
    event: Token,
    relation: str = "",
) -> list[tuple[Filler, Token]]:
    """Fillers for a role from an argument, each with its head."""
    if role == COUNTED:
        allowed: frozenset[str] = frozenset({"people", "person", "group", "other"})
    else:
        allowed = allowed_types(kind, wording, role)
    wanted = wording.heads.get(role)
    found: list[tuple[Filler, Token]] = []
    if token.pos in ("VERB", "AUX") and (token is event or token.dep in ("ccomp", "xcomp", "pcomp", "advcl", "acl")):
        if "other" in allowed and (wanted is None or _head_fits(token, wanted, nominals)):
            span = _clause_span(token, parse, event)
            if token.lemma == "do" and not token.kids("dobj"):
                return found  # "as he threatened to do"
            found.append((Filler(span, span.of(parse.text), "other"), token))
        return found
    if token is event and token.lower == "humanity" and token.head is not None and token.head.head is not None:
        whole = parse.span(left_edge(token.head.head), token.i)  # "crimes against humanity"
        return [(Filler(whole, whole.of(parse.text), "other"), token)]
    beside_one = relation == "apposed" and event.dep == "appos" and event.tag == "NN"
    alone = (
        beside_one
        or (event.dep == "amod" and relation == "object")
        or token is event
        or event.lower in wording.hyphens
        or (relation == "apposed" and event.dep in ("compound", "nmod"))
    )
    unfit: Token | None = None
    for head in [whole_of(token) if role == COUNTED else token] if alone else heads_of(token, nominals, event):
        nominal = nominals.at(head)
        end = resolved(nominal)
        types = end.types if head.pos in ("PRON", "ADV") and end is not nominal else nominal.types
        if named_as_place(head):
            types = frozenset({"place"})
        if (
            "group" in allowed
            and "place" not in allowed
            and types == {"place"}
            and nominal.acts_as_group
            and head.text[:1].isupper()
            and relation not in ("in", "at", "near")
        ):
            types = frozenset({"group"})
        if head.lower in RELATIVE_WORDS or head.lower in REFLEXIVE or is_credit(head, parse):
            continue
        if _nobody(head) and head is token and not _is_subject_of(head, event):
            continue  # "none has been tried for joining it": some joined
        if kind.name == "holds_post" and (_of_another_post(head, event) or is_unlike_office(event)):
            continue
        if event.dep == "relcl" and event.head is head and any(c.lower in ("every", "any") for c in head.kids("det")):
            continue  # "every child who dies"
        if head is not token and (_begins_a_clause(head, parse) or _behind_the_clause(head, token, event)):
            continue
        if head.tag == "NNS" and head.kids("nsubj") and head.kids("dobj"):
            continue  # "the alliance groups rebels": a verb taken for a noun
        if role == "to" and relation == "across" and head.lemma in ("line", "frontline"):
            continue  # "moved across battle lines"
        if relation == "for" and head.lemma in ("fear", "example", "instance"):
            continue  # "asked to be called so for fear of reprisals"
        if role == "place" and head.lemma in word_lists("nouns")["weapon"] and nominal.name is not None:
            continue  # "injured in Rocket Attack": a heading
        if any(inner.lower == "which" for prep in head.kids("prep") for inner in prep.kids("pobj")):
            continue  # "vehicles, some of which are armed"
        if any(c.lower in ("which", "what") for c in head.kids("det")):
            continue  # "it is not known which army carried out the strike"
        some = are_people(head, event)
        if some:
            types = frozenset({"people"})
        if (
            head.lower in _EMPTY_WORDS
            and not some
            and end is nominal
            and not head.kids("prep", "amod", "nummod")
            and not _nobody(head)
        ):
            continue
        if semantic_head(head).lower in ("those", "others") and any(c is event for c in semantic_head(head).children):
            continue
        if head.lower in ("those", "others") and end is nominal and any(c is event for c in head.children):
            continue
        if head.pos == "PRON" and end is nominal and not (some or is_first_person(head.text) or head.children):
            continue  # nobody knows who "they" are
        if head is event and head.lemma in word_lists("nouns")["post"]:
            types = types | {"post"}
        if (
            (types == {"other"} or nominal.doubtful)
            and head.pos == "PROPN"
            and relation in ("subject", "object", "possessor")
            and "group" in allowed
        ):
            types = frozenset({"group"})  # a name that nobody knows, doing something
        if wanted is None and types & SPECIFIC and not types & allowed & SPECIFIC:
            types = types - {"other"}
        fits = types & allowed
        if not fits:
            if head is token and types and not types & SPECIFIC - {"weapon", "post"}:
                unfit = head
            continue
        if unfit is not None and head is not token and _is_example(head, unfit):
            continue  # "deployed drones, including A and B": who has them is not what was deployed
        if wanted is not None and not _head_fits(head, wanted, nominals):
            continue
        filler = _filler(nominal, end, fits, parse, event, origin="from" not in wording.slots)
        if filler is not None and (happening := ruled_out(head, event)) is not None:
            whole = parse.span(left_edge(head), _last_word(happening, parse))
            filler = Filler(whole, whole.of(parse.text), filler.type)
        if filler is not None:
            found.append((filler, head))
    return found


def _is_example(name: Token, noun: Token) -> bool:
    """Is the name one of the examples behind "including"?"""
    return any(a.lower == "including" and a.head is noun for a in name.ancestors())


def ruled_out(noun: Token, event: Token) -> Token | None:
    """ "Rules out the talks | leading to a truce": not the talks are ruled out but what would come of them."""
    if noun.dep != "dobj" or noun.head is not event or event.lemma not in ("rule", "exclude", "deny"):
        return None
    return next((c for c in noun.kids("acl") if c.tag == "VBG" and c.i > noun.i), None)


def _last_word(clause: Token, parse: Parse) -> int:
    last = clause.right
    while last > clause.i and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return last


def _filler(
    nominal: Nominal, end: Nominal, fits: frozenset[str], parse: Parse, event: Token, *, origin: bool
) -> Filler | None:
    if fits == {"place"} and end.types == {"time"}:
        return None
    if _is_scrap(nominal, parse):
        return None
    type_ = next(
        t
        for t in ("person", "people", "group", "place", "post", "weapon", "rank", "time", "count", "other")
        if t in fits
    )
    if "group" in fits and (nominal.name is not None or "person" not in fits):
        if "people" in fits and nominal.plural:
            type_ = "people" if nominal.name is None or not nominal.head.text[:1].isupper() else "group"
        elif "person" not in fits or nominal.head.lemma not in word_lists("nouns")["post"]:
            type_ = "group"
    span = nominal.span
    if span.of(parse.text).lower() in ("those", "the those"):
        return None
    if nominal.head.dep in ("compound", "amod", "nmod") and nominal.name is not None:
        span = nominal.name
    if type_ == "person" and nominal.title is not None and nominal.name is not None:
        span = nominal.name
    if nominal.name is None and type_ in ("group", "people", "person", "place"):
        span = restricted(nominal.head, parse, event, origin=origin)
    identity: Identity | None = None
    if end is not nominal and end.span != nominal.span:
        name = (
            end.name.of(parse.text) if end.name is not None and end.head.text[:1].isupper() else end.span.of(parse.text)
        )
        identity = Identity(f"here:{end.span.begin}:{end.span.end}", name, 0.6)
    return Filler(span, span.of(parse.text), type_, identity)


def _begins_a_clause(head: Token, parse: Parse) -> bool:
    """ "Injured by the gas and Omid Sample had kept evidence": a coordinated name with a finite verb right behind it is that verb's
    subject."""
    verb = parse.tokens[head.i + 1] if head.i + 1 < len(parse.tokens) else None
    finite = verb is not None and verb.tag in ("VBD", "VBZ", "VBP", "MD")
    if verb is not None and verb.dep in ("aux", "auxpass"):
        verb = verb.head
    return (
        finite
        and head.dep == "conj"
        and head.pos == "PROPN"
        and verb is not None
        and verb.sentence == head.sentence
        and verb.dep in ("conj", "ROOT", "ccomp")
        and not verb.kids("nsubj", "nsubjpass")
        and head.head is not None
        and head.head.dep in ("pobj", "dobj")
    )


def _behind_the_clause(head: Token, token: Token, event: Token) -> bool:
    """ "Fighters who were captured, and those who helped them": the second are not said to be captured."""
    clause = event
    while clause.dep in ("conj", "xcomp", "advcl") and clause.head is not None and clause.head.pos == "VERB":
        clause = clause.head
    if _named_behind(token) is not None:
        return False
    return clause.dep in ("relcl", "acl") and clause.head is token and head.i > clause.i > token.i


WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _is_scrap(nominal: Nominal, parse: Parse) -> bool:
    """No phrase at all: no letter or figure in it, a weekday that lost its apostrophe ("Mondays attack"), or words on both
    sides of a date ("The Helmets June 12 2016 one child"), or a heading's two figures ("900 Executed 18 People")."""
    text = nominal.span.of(parse.text)
    if not any((c.isascii() and c.isalnum()) or c.isalpha() for c in text):
        return True
    if text.lower().rstrip("s") in WEEKDAYS or text.lower() in WEEKDAYS:
        return True
    if _TWO_FIGURES.match(text) or _FULL_DATE_WITHIN.search(text) or text in PAGE_LABELS:
        return True
    if nominal.name is not None and _ENDS_AMISS.search(text):
        return True
    if _tags_run_together(nominal, parse):
        return True
    return nominal.name is not None and _DATE_WITHIN.search(text) is not None


PAGE_LABELS = frozenset(
    {
        "Tags",
        "Tag",
        "Topics",
        "Category",
        "Related News",
        "Related Coverage",
        "Related Articles",
        "Related Stories",
        "Read More",
        "Photo",
        "Image",
    }
)
"""What stands on a page beside the text."""


def _tags_run_together(nominal: Nominal, parse: Parse) -> bool:
    """ "Velin civil defence UN", "Orsk airstrike Omid Sample": a plain noun amid names that is no post, people, body or place
    joins two tags of a page."""
    words = parse.inside(nominal.span)
    if nominal.title is not None or not nominal.head.text[:1].isupper():
        return False
    lists = word_lists("nouns")
    known = lists["post"] | lists["people"] | lists["group"] | lists["place"] | lists["armed"] | lists["structure"]
    for n, word in enumerate(words[1:-1], 1):
        if word.tag in ("NN", "NNS") and word.text.islower() and word.lemma not in known and word.text.isalpha():
            name_before = any(t.tag == "NNP" for t in words[:n]) and words[0].tag == "NNP"
            linked = words[n - 1].text in _LINKS or words[n + 1].text in _LINKS
            if name_before and words[n + 1].tag == "NNP" and not linked:
                return True
    return False


_LINKS = frozenset({"-", "–", "of", "for", "and", "al", "de", "/", "'s", "’s", "(", '"', "“"})
_FULL_DATE_WITHIN = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2} (?:19|20)\d\d \d"
)
_ENDS_AMISS = re.compile(
    r"(?:^| )(?:Capt|Lt|Col|Sgt|Maj|Brig|Cpl|Cmdr|Mrs?|Ms)\.?$|\b(?!Linked)[A-Z]?[a-z]{3,}(?:In|By|On|When|After|But|This|They)$"
)
"""A rank whose name the sentence's end cut off ("director Navy Capt"), a heading's last word with the first of the text ("DenialsIn")."""
_TWO_FIGURES = re.compile(r"\d[\d,.]* [A-Z]\w+ed \d")
_DATE_WITHIN = re.compile(r"\w .*\b(?:19|20)\d\d [\w(]")


def _nobody(head: Token) -> bool:
    """ "Nobody", "no one": that nothing was done is said too."""
    return head.lower in ("nobody", "none") or (head.lower == "one" and any(c.lower == "no" for c in head.children))


def _is_subject_of(head: Token, event: Token) -> bool:
    """Does "nobody" stand in the event's own clause or one that it shares ("nobody tried to flee")?"""
    above = head.head
    if head.dep not in SUBJECTS_OR_PASSIVE or above is None or above is event:
        return True
    return not any(t.dep == "pcomp" for t in itertools.takewhile(lambda t: t is not above, (event, *event.ancestors())))


SUBJECTS_OR_PASSIVE = ("nsubj", "nsubjpass")


def _of_another_post(head: Token, event: Token) -> bool:
    """ "The journalists Omid Sample and aid worker Lena Rask": she is no journalist."""
    own = [c for c in head.kids("compound", "nmod") if c.tag == "NN" and c.text.islower() and c.i > event.i]
    people = word_lists("nouns")["people"] | word_lists("nouns")["post"]
    return event.tag == "NNS" and head.dep == "conj" and any(c.lemma in people and c.lemma != event.lemma for c in own)


def _clause_span(token: Token, parse: Parse, event: Token) -> Span:
    first, last = token.left, token.right
    for child in token.children:
        if child.dep in ("mark",) and child.i == first:
            first = child.i + 1
    while last > token.i and parse.tokens[last].pos == "PUNCT":
        last -= 1
    while first < token.i and parse.tokens[first].pos == "PUNCT":
        first += 1
    if token is not event and first <= event.i <= last:
        first = max(first, event.i + 1) if event.i < token.i else first
    return closed(parse.span(min(first, last), last), parse)


def _head_fits(head: Token, wanted: Iterable[str], nominals: Nominals) -> bool:
    lists = word_lists("nouns")
    nominal = nominals.at(head) if head.pos not in ("VERB", "AUX") else None
    end = resolved(nominal) if nominal is not None else None
    core = semantic_head(head)
    lemmas = {core.lemma, head.lemma, core.lower}
    if end is not None and end is not nominal:
        lemmas.add(semantic_head(end.head).lemma)
    unwanted = {word[1:] for word in wanted if word.startswith("!")}
    if "@body" in unwanted and end is not None and _is_body(end, nominals):
        return False
    if unwanted & lemmas or any(_is_such(head, word) for word in unwanted if word.startswith("@")):
        return False
    wanted = [word for word in wanted if not word.startswith("!")]
    for word in wanted:
        if not word.startswith("@"):
            if word in lemmas:
                return True
        elif word == "@own_deed":
            subject = head.kid("nsubj") if head.pos in ("VERB", "AUX") else None
            if subject is not None and subject.pos == "PRON":
                return True
        elif word == "@not_infinitive":
            if head.tag != "VB" or not any(c.lower == "to" for c in head.kids("aux")):
                return True
        elif word == "@infinitive":
            if head.tag == "VB":
                return True
        elif word == "@gerund":
            if head.tag == "VBG":
                return True
        elif word == "@name":
            if end is not None and end.name is not None and end.head.text[:1].isupper():
                return True
        elif word == "@sure_name":
            if end is not None and end.name is not None and end.head.text[:1].isupper() and _is_known(end, nominals):
                return True
        elif word == "@known_person":
            if end is not None and end.name is not None and _is_known_person(end, nominals):
                return True
        elif word == "@person_name":
            if end is not None and end.name is not None and "person" in end.types:
                return True
        elif lemmas & lists[word[1:]] or (
            word == "@armed"
            and end is not None
            and end.name is not None
            and "group" in end.types
            and "place" not in end.types
            and end.head.text[:1].isupper()
        ):
            return True
    return not wanted


def _is_body(nominal: Nominal, nominals: Nominals) -> bool:
    """ "Withdrew from the Union": a name that is known as a body's rather than a place's."""
    if nominal.name is None or nominal.head.tag not in ("NNP", "NNPS"):
        return False  # "the Front-bastion city"
    known = nominals.known(nominal.name.of(nominals.parse.text))
    return known.get("group", 0.0) > known.get("place", 0.0) > 0.0


def _is_known(nominal: Nominal, nominals: Nominals) -> bool:
    """A person, a name that somebody knows, or one that ends as those of bodies do; "al-Velin" may as well be a village."""
    name = nominal.name.of(nominals.parse.text) if nominal.name is not None else ""
    last = nominal.head.lower
    return (
        "person" in nominal.types
        or bool(nominals.known(name).keys() & {"group", "people", "person"})
        or last in word_lists("nouns")["name_of_body"]
        or (last.isalpha() and nominal.head.text.isupper())
    )


def _is_known_person(nominal: Nominal, nominals: Nominals) -> bool:
    """ "The capture of | General Sample": somebody with a title or a name that is known; two capitals alone may be a town's."""
    name = nominal.name.of(nominals.parse.text) if nominal.name is not None else ""
    return "person" in nominal.types and (nominal.title is not None or "person" in nominals.known(name))


def named_as_place(name: Token) -> bool:
    """ "The village of | Sampletown": a name behind such a noun is a place's, whatever it looks like."""
    prep = name.head
    if name.tag != "NNP" or name.dep != "pobj" or prep is None or prep.lower != "of" or prep.head is None:
        return False
    return prep.head.tag == "NN" and prep.head.lemma in SETTLEMENTS


SETTLEMENTS = frozenset({"village", "town", "city", "hamlet", "province", "governorate", "district", "suburb", "neighbourhood", "neighborhood", "island"})  # fmt: skip
"""Nouns whose "of" brings their name."""


def _is_such(head: Token, word: str) -> bool:
    """Is the head one of a sort that a wording does not want? "@counted": "joined | hundreds of fighters"; else a list of nouns."""
    core = semantic_head(head)
    if word == "@counted":
        return core is not head or bool(core.kids("nummod"))
    if word == "@no_place":
        return is_no_place(core)
    if word == "@gerund":
        return head.tag == "VBG"  # "insists on | going": what one means to do oneself
    if word == "@body":
        return False  # told by the name's own types
    if word == "@metaphorical":
        return _is_metaphorical(core)
    return bool({core.lemma, head.lemma, core.lower} & word_lists("nouns")[word[1:]])


def is_no_place(noun: Token) -> bool:
    """Custody, and prison without an article ("sent to jail"); what is no place for all its name: "a zone of no war"."""
    lists = word_lists("nouns")
    if noun.lemma == "system":
        return True  # "sent into the military court system"
    if noun.lemma in lists["custody"] or (noun.lemma in INSTITUTIONS and not noun.children):
        return True
    if noun.tag == "NNP" and any(c.tag == "CD" and c.i == noun.i - 1 for c in noun.kids("nummod", "compound")):
        return True  # "Number Reaches 207 VELIN": a heading
    return _is_metaphorical(noun)


INSTITUTIONS = frozenset({"jail", "prison", "school", "college", "university", "court", "church", "work", "bed", "war"})
"""Without an article what one is sent or goes to for a time of life, a duty or a trial: "went to school"."""


def _is_metaphorical(noun: Token) -> bool:
    """ "A state of war", "a position to tell", "whichever country they live in"."""
    lists = word_lists("nouns")
    if any(c.lower in ("whichever", "whatever") for c in noun.children):
        return True
    if noun.lemma in ("position", "place") and any(c.tag == "VB" for c in noun.kids("acl", "relcl")):
        return True
    if noun.lemma == "position" and any(c.lemma in STANDINGS for c in noun.kids("amod")):
        return True
    if noun.lemma not in lists["metaphor"] or noun.tag == "NNP":
        return False
    behind = [inner for prep in noun.kids("prep") if prep.lower == "of" for inner in prep.kids("pobj")]
    return any(inner.pos == "NOUN" and inner.lemma not in lists["place"] and not inner.kids("poss") for inner in behind)


STANDINGS = frozenset({"weak", "strong", "good", "bad", "difficult", "unique", "awkward", "vulnerable", "weaker", "stronger", "better", "worse", "impossible", "precarious", "dangerous", "tough"})  # fmt: skip
""" "In a weak | position": how one stands, not where."""


def same_clause(one: Token, other: Token) -> bool:
    """Do the two stand in one clause?"""
    return clause_of(one) is clause_of(other)
