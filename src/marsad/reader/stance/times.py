"""Which time expression belongs to which event.

In: parse and spans of time expressions. Out: a `When` with words and span; the register works out the days. An expression belongs to
the verb under which it stands; "said on Monday" dates the saying, not what is said.
"""

from __future__ import annotations

import re

from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.event_nouns import LIGHT_VERBS, OCCURS
from marsad.reader.roles.expressions import is_stamp
from marsad.reader.roles.subjects import is_passive
from marsad.reader.stance.borrowed_days import is_borrowed, is_name
from marsad.reader.stance.governors import PREVENTING
from marsad.reader.stance.other_days import at_night, did_it, is_of_another
from marsad.reader.stance.scope import ORDINALS, behind_noun
from marsad.reader.words import word_lists
from marsad.records import Span, When

BEGINNINGS = frozenset(
    {"begin", "start", "launch", "occur", "happen", "carry", "take", "stage", "conduct", "erupt", "open", "mount"}
)


class TimeFinder:
    """The time expressions of a report by sentence."""

    def __init__(self, parse: Parse, spans: list[Span]) -> None:
        self.text = parse.text
        self._by_sentence: dict[int, list[tuple[Span, Token]]] = {}
        self._sentences: dict[int, list[Token]] = {}
        for token in parse.tokens:
            self._sentences.setdefault(token.sentence, []).append(token)
        position = 0
        for span in sorted(spans):
            if is_stamp(parse.text, span):
                continue
            while position < len(parse.tokens) and parse.tokens[position].end <= span.begin:
                position += 1
            inside = []
            i = position
            while i < len(parse.tokens) and parse.tokens[i].begin < span.end:
                inside.append(parse.tokens[i])
                i += 1
            if inside:
                top = _top(inside)
                self._by_sentence.setdefault(top.sentence, []).append((span, top))

    def of(self, event: Token, word: Token, content: frozenset[int] | None) -> When | None:
        """The time of an event: the expression nearest to it in the tree, not across a voice's border."""
        best: tuple[int, int] | None = None
        found: Span | None = None
        for span, top in self._by_sentence.get(event.sentence, ()):
            if (content is not None and top.i not in content) or not _may_date(span.of(self.text), top, event, word):
                continue
            sentence = self._sentences.get(event.sentence, ())
            owner = at_night(span, sentence)
            another = owner is not None and owner not in (event, word) and not did_it(owner, event)
            if another or is_name(span, sentence) or self._of_a_term(span, top, word):
                continue
            if self._of_a_record(span, top) or self._of_the_saying(span, event):
                continue
            if is_of_another(top, event, word, sentence) or is_borrowed(span, top, event, word, sentence):
                continue
            distance = _distance(event, top, content)
            if distance is None and word is not event:
                distance = _distance(word, top, content)
            if distance is None and word.pos == "NOUN":
                # "an offensive that began on Sunday": its beginning dates the event
                for child in word.kids("relcl", "acl"):
                    if child.lemma in BEGINNINGS and (inner := _distance(child, top, content)) is not None:
                        distance = inner + 1
            if distance is None:
                continue
            key = (distance, abs(top.i - event.i))
            if best is None or key < best:
                best, found = key, span
        return When(words=found.of(self.text), span=found) if found else None

    def _of_a_record(self, span: Span, top: Token) -> bool:
        """ "The worst raids in more than a week", "its first assault for months": how long there was none like it."""
        if not _PERIOD.match(span.of(self.text)):
            return False
        for token in reversed([t for t in self._sentences.get(top.sentence, ()) if t.end <= span.begin]):
            if token.pos in ("VERB", "AUX") or token.text in (",", ";", ":"):
                return False
            if token.tag in ("JJS", "RBS") and token.lower not in ("least", "most", "last", "latest"):
                return True
            if (token.lower in ORDINALS and token.lower not in ("last", "latest")) or (
                token.tag == "RBS" and token.lower == "most"
            ):
                return True
        return False

    def _of_a_term(self, span: Span, top: Token, word: Token) -> bool:
        """ "The death of the president | for 30 years": how long somebody was it."""
        before = [t for t in self._sentences.get(top.sentence, ()) if t.end <= span.begin]
        if not before or not span.of(self.text).lower().startswith("for "):
            return False
        return before[-1] is not word and before[-1].lemma in word_lists("nouns")["post"]

    def _of_the_saying(self, span: Span, event: Token) -> bool:
        """ "It said at the weekend | it would go on": between the verb and what is said, with no comma, the day is that of the saying."""
        before = [t for t in self._sentences.get(event.sentence, ()) if t.end <= span.begin]
        if not before or before[-1].pos != "VERB" or before[-1].lemma not in word_lists("speech")["say"]:
            return False
        return before[-1].i < event.i and self.text[span.end : span.end + 1] not in ",.;"

    def looks_ahead(self, when: When) -> bool:
        """Does the expression stand with "to begin", "will begin", "would begin": is it a day to come?"""
        for entries in self._by_sentence.values():
            for span, top in entries:
                if span == when.span:
                    verb = top.head
                    while verb is not None and verb.pos not in ("VERB", "AUX"):
                        verb = verb.head
                    if (
                        verb is not None
                        and verb.dep == "xcomp"
                        and verb.head is not None
                        and verb.head.tag == "VBD"
                        and verb.head.lemma not in _meant()
                    ):
                        return False  # "tried to storm it on Sunday"
                    if verb is not None and verb.dep == "xcomp" and _has_been(verb.head):
                        return False  # "has been trying to seize it for two years"
                    if verb is not None and any(_of_the_last(n) for n in (verb.head, *verb.kids("nsubj"))):
                        return False  # "the last people to flee"
                    if verb is not None and verb.dep == "xcomp" and _were_able(verb):
                        return False  # "were able to leave this year"
                    words = {c.lower for c in verb.children if c.dep == "aux"} if verb is not None else set()
                    if verb is not None and verb.tag == "VB" and verb.head is not None and verb.head.tag == "VBD":
                        return False  # "agreed a truce to avoid an assault in September"
                    return (bool(words & {"will", "would", "'ll", "’ll", "shall"}) and "have" not in words) or (
                        verb is not None and verb.tag == "VB" and "to" in words
                    )
        return False


_PERIOD = re.compile(
    r"(?i:in|for|of)\s(?:.{0,30}\s)?(?:(?:days|weeks|months|years|decades)|(?:an?|one)\s(?:day|week|month|year|decade))$|(?i:since)\s",
)


def _has_been(verb: Token | None) -> bool:
    return verb is not None and verb.tag == "VBG" and any(c.lower == "been" for c in verb.kids("aux"))


def _of_the_last(noun: Token | None) -> bool:
    """ "The first | to flee", "the last hundred people | to leave": they did."""
    if noun is None or noun.pos != "NOUN":
        return False
    before = [g for c in noun.kids("amod", "nummod") for g in (c, *c.children)]
    return any(c.lower in ("first", "last", "latest", "only") for c in before)


def _were_able(infinitive: Token) -> bool:
    able = infinitive.head
    be = able.head if able is not None and able.lower == "able" else None
    return be is not None and be.tag == "VBD"


def _may_date(words: str, top: Token, event: Token, word: Token) -> bool:
    """ "Now" says how things stand, not on which day something happened; "for months", "since May" and "Sunday's" belong to what they
    hang on and to nothing else."""
    if words.lower().startswith("for ") and event.lemma in SENTENCING:
        return False
    if event.lemma in MEMBERSHIP and event.tag in ("VBZ", "VBP") and not event.kids("aux"):
        return top.i > event.i and top.head is event
    if words.lower().startswith(("since", "for ")):
        above = top.head
        while above is not None and above.pos not in ("VERB", "AUX") and above not in (event, word):
            if any(n.lemma in word_lists("nouns")["post"] for n in (above, *above.kids("conj"))):
                return False  # "the death of the president for 30 years"
            above = above.head
        return above in (event, word)
    if top.dep == "poss":
        return top.head in (event, word) or did_it(top.head, event)
    if words.lower() != "now":
        return True
    return top.head is event and event.tag in ("VBZ", "VBP", "VBG") and not is_passive(event)


TRYING = frozenset({"convict", "accuse", "charge", "suspect", "acquit", "try", "indict", "clear"})
SENTENCING = frozenset({"jail", "sentence", "imprison"})
"""With these "for seven years" is the length of a sentence."""

MEMBERSHIP = frozenset({"include", "comprise", "consist", "belong", "contain"})
"""Verbs, in the present, of what holds whenever it is said."""

OPERATING = frozenset(
    {"operate", "affiliate", "belong", "include", "base", "live", "ally", "consist", "link", "station"}
)
"""Participles behind a noun that say who or what it is: "the group | operating in Velin was hit on Monday"."""

APART = frozenset({"after", "before", "since", "following", "until", "although", "though", "because", "if", "unless", "once", "despite", "over", "about", "for", "against", "whether", "towards", "toward", "amid"})  # fmt: skip
"""Words between a clause and what need not fall on its day."""


def _apart(token: Token, event: Token, top: Token) -> bool:
    """Is what hangs here no part of what the verb above it dates? A relative clause, "after …", what is wished, urged or meant, a
    participle before a noun ("captured fighters"), an event that is spoken of."""
    head = token.head
    if head is None:
        return False
    if token.dep in ("relcl", "amod") or (token.dep == "compound" and token.pos == "VERB"):
        return True
    if (
        token.dep == "acl"
        and token.tag == "VBN"
        and head.dep == "pobj"
        and token.lemma in ("claim", "condemn", "denounce")
    ):
        return True  # "killed two on Sunday in an attack claimed by the Front"
    if token.dep == "acl" and (token.lemma in OPERATING or _describes_one(token, head)):
        return True
    if token.dep == "appos" and token.pos in ("NOUN", "PROPN"):
        return True  # "were attacked on Monday, the allies in the fight against the Front"
    if token.dep == "pobj" and head.lower == "under" and token.lemma in AGREEMENTS:
        return True  # "were evacuated on Thursday under an agreement with the army"
    if token.dep == "advcl" and token.tag in ("VBZ", "VBP") and head.tag in ("VBD", "VBN") and not head.kids("aux"):
        return True  # "was killed in 2015, while his brother is in prison"
    if token.dep == "advcl":
        return token.tag == "VB" or any(c.lower in APART for c in token.children if c.dep in ("mark", "advmod"))
    if token.dep in ("pobj", "pcomp") and head.lower in APART:
        return True
    if token.dep == "pcomp" and head.lower in ("of", "with") and head.head is not None and head.head.lemma in TRYING:
        return True  # "was convicted on Monday of killing two"
    if token.dep in ("xcomp", "ccomp", "acl", "pcomp") and token.tag in ("VB", "VBG"):
        governor = head if head.pos in ("VERB", "AUX", "NOUN", "ADJ") else head.head
        return governor is not None and governor.lemma in _meant()
    behind = top.left == max(t.i for t in event.subtree()) + 1  # "on the heels of raids on the town | on Monday"
    if token is event and token.pos == "NOUN" and not behind and _is_past_or_beside(token, head):
        return True
    if token is event and token.pos == "NOUN" and token.dep in ("dobj", "pobj"):
        verb = head if token.dep == "dobj" else head.head
        while verb is not None and verb.pos not in ("VERB", "AUX"):
            verb = verb.head
        return verb is not None and verb.lemma in _spoken() and verb.lemma not in LIGHT_VERBS | OCCURS
    return False


def _is_past_or_beside(event: Token, head: Token) -> bool:
    """ "The truce | collapsed on Monday", "voiced its outrage on Monday at | the attack", "to avert | an attack", "victims of | the attack
    were buried on Monday": the day is not that of the event."""
    if event.dep == "nsubj" and head.lemma in ENDS and not head.kids("dobj"):
        return True
    if event.dep == "dobj":
        return head.lemma in PREVENTING
    above = head.head if event.dep == "pobj" else None
    if above is None or above.pos != "NOUN":
        return False
    if head.lower == "from":
        return above.lemma in ("spillover", "fallout", "rubble", "smoke", "debris", "scar", "damage")
    return behind_noun(event) is above or (head.lower == "at" and above.lemma in FEELINGS)


ENDS = frozenset({"collapse", "end", "expire", "lapse", "unravel", "cease", "crumble"})
FEELINGS = frozenset({"outrage", "anger", "fury", "alarm", "shock", "dismay", "horror", "concern", "sorrow", "grief"})


def _describes_one(participle: Token, noun: Token) -> bool:
    """ "The captain | captured in Velin was freed on Monday", "the truce | brokered by Belmark began on Monday", "the bodies of two | killed
    in Velin were found on Monday"."""
    of = noun.head
    if noun.dep == "pobj" and of is not None and of.lower == "of" and of.head is not None and of.head.lemma in REMAINS:
        return participle.tag == "VBN"
    verb = noun.head
    if participle.tag != "VBN" or noun.dep not in ("nsubj", "nsubjpass", "dobj") or verb is None or verb.pos != "VERB":
        return False
    return verb.lemma not in PERCEIVING


REMAINS = frozenset(
    {"body", "remains", "remain", "corpse", "funeral", "family", "relative", "parent", "name", "picture"}
)
PERCEIVING = frozenset(
    {"see", "leave", "find", "have", "report", "get", "bring", "hear", "record", "document", "confirm"}
)
"""Verbs that with an object and a participle tell what the participle says: "left 20 people | killed"."""

AGREEMENTS = frozenset({"agreement", "deal", "accord", "pact", "truce", "plan", "settlement"})


def _meant() -> frozenset[str]:
    lists = word_lists("stance")
    families = ("intended", "predicted", "ordered", "hypothetical", "unlikely", "likely", "possible")
    found = frozenset().union(
        *(
            lists[f"{part}.{family}"]
            for part in ("verbs", "nouns")
            for family in families
            if f"{part}.{family}" in lists
        )
    )
    return found - lists["verbs.transparent"]


def _spoken() -> frozenset[str]:
    lists = word_lists("speech")
    return lists["say"] | lists["believe"] | SPOKEN_OF


SPOKEN_OF = frozenset({"condemn", "criticise", "criticize", "discuss", "investigate", "denounce", "mark", "commemorate", "mourn", "protest", "support", "back", "oppose", "approve", "vote", "debate", "visit", "prepare", "probe", "follow", "welcome", "celebrate", "call", "praise", "resign", "speak"})  # fmt: skip
"""Verbs whose object, an event, happened on another day."""


def _top(tokens: list[Token]) -> Token:
    """The token of an expression that hangs highest."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is None or t.head.i not in inside), tokens[0])


def _distance(event: Token, top: Token, content: frozenset[int] | None) -> int | None:
    """Clauses between an event and a time expression; None if it dates something else."""
    governor = top.head
    while governor is not None and governor.pos not in ("VERB", "AUX") and governor is not event:
        if (
            governor.dep == "pobj"
            and governor.head is not None
            and governor.head.lower in ("since", "despite", "until")
        ):
            return None  # "killed since the beginning of the war in March 2011"
        governor = governor.head
    if governor is None:
        return None
    steps = 0
    token: Token | None = event
    came_from: Token | None = None
    beside = 0
    while token is not None:
        if token.dep == "advcl" and any(c.lower in ("as", "while") for c in token.kids("mark")):
            beside += 1
        if beside > 1:
            return None  # "a raid on Monday killed two, as the war went on while an operation began"
        if token is governor:
            said = governor.lemma in word_lists("speech")["say"] and top.i > governor.i
            if said and came_from is not None and came_from.dep == "nsubj":
                return None  # "a service operating in the town said on Tuesday"
            after = came_from is not None and came_from.dep == "conj" and governor.i < top.i < came_from.i
            return None if after else steps  # "was formed in 2015 and is supported by": not supported in 2015
        if content is not None and token.i not in content:
            return None
        if _apart(token, event, top) or (token.dep == "ccomp" and content is None):
            return None
        if token.pos in ("VERB", "AUX"):
            steps += 1
        if token.dep == "conj" and any(c.lower == "now" for c in token.kids("advmod")):
            return None  # "two years ago it was strong, and now the army has defeated it"
        if token.dep == "conj" and any(c.dep in ("nsubj", "nsubjpass") for c in token.children):
            if top.i > token.left or (token.head is not None and token.head.i < top.i < token.i):
                return None  # "killed 45 on Saturday and that they would not surrender": not on Saturday
            steps += 1
        came_from, token = token, token.head
    # Below the event, in a phrase or an infinitive of its own.
    down = 0
    token = governor
    while token is not None and token is not event:
        if token.dep == "pcomp" and token.head is not None and token.head.lower in APART:
            return None  # "has come under attack since declaring in 2014 …"
        if token.dep in ("xcomp", "pcomp") and event.lemma in _meant() | _spoken():
            return None  # "called on them to leave by June"
        if token.dep in ("relcl", "ccomp", "advcl", "acl", "conj", "parataxis"):
            return None
        down += 1
        token = token.head
    return down + 1 if token is event else None
