"""From drafts to claims: stance, time and voice attached.

In: drafts and what is known of the report. Out: claims, in the order of the text. Names no kind.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace

from marsad.reader.mentions.antecedents import HE_SHE
from marsad.reader.parse.quotes import quote_at
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.draft import Context, Draft
from marsad.reader.roles.drafts import make_drafts
from marsad.reader.roles.expressions import by_then, counts_onwards
from marsad.reader.roles.fillers import is_first_person
from marsad.reader.roles.subjects import PASSIVE_SUBJECTS, SUBJECTS, is_passive
from marsad.reader.roles.wordings import Match
from marsad.reader.scores import chance, describe, look
from marsad.reader.stance.borrowed_days import year_of
from marsad.reader.stance.decided import neither_said
from marsad.reader.stance.doubts import as_begun
from marsad.reader.stance.made_up import is_made_up
from marsad.reader.stance.rates import is_of_each_day
from marsad.reader.stance.slain import is_slain
from marsad.reader.stance.stance import Standing, stance_of
from marsad.reader.voices.days_said import said_on_another_day, told_before
from marsad.reader.voices.granted import taken_for_granted
from marsad.reader.voices.own_words import in_first_person
from marsad.reader.voices.voices import Utterance, chain_at
from marsad.reader.words import word_lists
from marsad.records import Claim, Filler, Identity, Span, Speaker, Stance, When, new_claim

_SENTENCE_END = re.compile(r"[?!]|\.(?=[\s”\"'’)]|$)")

REPORTING = frozenset({"report", "say", "allege", "claim", "rumour", "rumor", "understand"})
"""In the passive these leave the speaker out: "is reported to have …" is said by somebody who is not named."""


def make_claims(matches: Iterable[Match], context: Context) -> list[Claim]:
    """All claims, in the order of the text, each once."""
    claims: dict[str, Claim] = {}
    seen: set[tuple[object, ...]] = set()
    for draft in make_drafts(matches, context):
        claim = _claim(draft, context)
        if claim is None:
            continue
        shown = _shown(claim)
        if shown not in seen:
            seen.add(shown)
            claims.setdefault(claim.id, claim)
    return list(claims.values())


def _shown(claim: Claim) -> tuple[object, ...]:
    """Two claims of one sentence that look the same to a reader are one."""
    roles = tuple(sorted((role, tuple(sorted(f.span for f in fillers))) for role, fillers in claim.roles.items()))
    return (claim.kind, claim.evidence, roles, claim.stance, claim.count.words if claim.count else None)


def _claim(draft: Draft, context: Context) -> Claim | None:
    match, parse = draft.match, context.parse
    chain = chain_at(match.token, context.utterances)
    chain = [
        u
        for u in chain
        if u.cue is not match.token
        and u.cue is not match.event
        and not _is_aside(match.token, u, context)
        and not _is_set_against(match.token, u, context)
        and not taken_for_granted(match.token, u)
    ]
    if any(u.cue is not None and neither_said(u.cue) for u in chain):
        return None  # "neither confirmed nor denied attacking it"
    if any(u.voice.speaker is not None and u.voice.speaker.speaker.lower() in NOBODY for u in chain):
        return None  # "no one knows when they would return"
    if chain and is_made_up(match.token):
        return None
    content = chain[-1].content if chain else None
    if "speaker" in match.wording.slots:
        chain = chain[:-1]  # the speaker does it by saying so: the saying is not said by him
    evidence = parse.sentence_span(match.token.sentence)
    words = parse.text[evidence.begin : evidence.end]
    asked = _SENTENCE_END.search(parse.text, match.token.end, evidence.end)
    if (asked and asked.group() == "?") or (words.startswith("(") and words.endswith(")")):
        return None  # questions claim nothing, picture credits neither
    standing = stance_of(match.event, content)
    if standing.moot:
        return None  # "had never left Velin before travelling": she left it then
    stance, tense = as_begun(standing.stance, match.event, match.token), standing.tense
    if _is_standing(match) or match.wording.modals:
        stance = Stance()  # a title or an apposition is said as such, whatever its sentence asks or denies
    if match.wording.negated:
        if not standing.negated:
            return None
        stance = replace(stance, polarity="affirmed", certainty="stated")
    if match.wording.polarity:
        flipped = (
            "affirmed"
            if stance.polarity != "affirmed" and match.wording.polarity == "denied"
            else match.wording.polarity
        )
        stance = replace(stance, polarity=flipped)
    if match.wording.certainty and stance.certainty == "stated":
        stance = replace(stance, certainty=match.wording.certainty)
    under = stance if _is_standing(match) else _under_cues(stance, chain, standing)
    if under is None:
        return None
    stance = under
    roles = _without_nobodys(draft, chain, quoted=_in_quotation(match.token, chain, context))
    if any(role not in roles for role in match.wording.need if role in draft.roles) or not roles:
        return None
    voice = _voice(chain, match, context)
    quoted = _in_quotation(match.token, chain, context)
    if _is_label(match) and not quoted and not in_first_person(match.token, chain, parse):
        voice = ()  # outside of quotation marks a title, an apposition or a compound ("rebel-held") is the report's own word
    elif _is_standing(match):  # "Omid Sample, a minister who fled, said": nobody says so of himself
        own = {f.text for fillers in roles.values() for f in fillers if f.type == "person"}
        own |= {f.identity.name for fillers in roles.values() for f in fillers if f.type == "person" and f.identity}
        voice = tuple(s for s in voice if s.speaker not in own)
    when, tense = _post_time(match, tense) or (None, tense)
    if when is None and not match.wording.modals:  # "must leave by Friday": when it was demanded stays open
        when = context.times.of(match.event, match.token, content)
        if when is None and (year := year_of(match.token)) is not None and stance.certainty == "stated":
            when, tense = year, "past"
    if when and (
        (when.words.lower() == "overnight" and stance.certainty != "stated")
        or (RELATIVE.search(when.words) and said_on_another_day(when.words, chain, context))
        or (tense == "past" and told_before(when.words, chain, context))
        or (stance.certainty in ("intended", "predicted") and OVER.search(when.words))
    ):
        when = None
    if stance.certainty in ("predicted", "intended") and tense == "present":
        tense = "future"
    if when and (
        context.times.looks_ahead(when) or (by_then(when.words) and stance.certainty in ("predicted", "intended"))
    ):
        tense = "future"
    if when and tense == "past" and stance.certainty == "stated" and counts_onwards(when.words):
        when = None  # "over the next three years he returned twice": from a day of the story
    when = replace(when, tense=tense) if when else When(tense=tense)
    seen = look(draft, roles, voice, evidence, context.encoded)
    score = chance(describe(draft, roles, stance, voice, dated=bool(when.words), parse=parse), seen)
    count = None if _or_else(match.event) else draft.count
    if count is not None and count.span is not None and is_of_each_day(parse.text, count.span.end, when.words):
        count = None
    return new_claim(
        context.report, match.kind.name, roles, evidence=evidence, reader=context.reader, count=count, when=when,
        stance=stance, voice=voice, score=round(score, 2),
    )  # fmt: skip


RELATIVE = re.compile(
    r"(?i)\b(?:today|tonight|yesterday|tomorrow|overnight|last night|this (?:morning|afternoon|evening)|hours"
    r"|past \w+ (?:days|weeks|months))\b"
)
OVER = re.compile(r"(?i)\bago$|^(?:yesterday|last (?:night|week|month|year))$")
"""A day in the past: who "launched eight days ago an offensive to take it" did not take it then."""


def _is_aside(token: Token, utterance: Utterance, context: Context) -> bool:
    """ "He said they would march on Velin, where the army is deployed": in indirect speech, the clause behind the comma is the report's."""
    if utterance.voice.speaker is None or utterance.cue is None or quote_at(token.begin, context.quotes) is not None:
        return False
    here: Token | None = token
    while here is not None and here.i in utterance.content:
        if here.dep in ("relcl", "appos") and here.left > utterance.cue.i and _behind_comma(here, context.report.text):
            return True
        here = here.head
    return False


def _is_set_against(token: Token, utterance: Utterance, context: Context) -> bool:
    """ "The monitor said the raid killed 20, but Velin denied …": behind "but", "while" and "as", who else says something is the report's."""
    speech = word_lists("speech")
    saying = speech["say"] | word_lists("stance")["cues.denied"]
    if utterance.cue is None or utterance.voice.speaker is None or quote_at(token.begin, context.quotes) is not None:
        return False
    here: Token | None = token
    while here is not None and here is not utterance.cue and here.i in utterance.content:
        above = here.head
        set_off = any(c.lower in ("while", "as", "whereas") for c in here.kids("mark", "advmod")) or (
            here.dep == "conj"
            and above is not None
            and any(c.lower == "but" and above.i < c.i < here.i for c in above.kids("cc"))
        )
        if here.lemma in saying and set_off and any(c.dep in SUBJECTS for c in here.children):
            return here.i > utterance.cue.i
        here = above
    return False


def _in_quotation(token: Token, chain: list[Utterance], context: Context) -> bool:
    """Are the words within somebody's quotation marks, but not in square brackets ("the [rebel-held] town")?"""
    if not any(u.voice.speaker is not None and u.voice.speaker.mode != "indirect" for u in chain):
        return False
    quote = quote_at(token.begin, context.quotes)
    if quote is None:
        return False
    before = context.report.text[quote.span.begin : token.begin]
    return before.rfind("[") <= before.rfind("]")


def _behind_comma(clause: Token, text: str) -> bool:
    """ ", which is held", ", whom the state accuses", ", an exile living abroad", "(an arm of the militia)"; not where the comma is but guessed."""
    noun = clause.head
    first = next((t for t in clause.subtree() if t.i == clause.left), clause)
    own = first.lower in ("which", "where", "who", "whom", "whose") or (clause.dep == "appos" and first.dep == "det")
    if noun is not None and noun.tag == "NNP" and clause.dep == "relcl" and first.lower in ("which", "who", "whom"):
        return True  # "Omid Sample who backs the rebels": a name needs no clause to tell who is meant
    return (
        noun is not None
        and own
        and any(c.text in (",", "(") and text[c.begin] == c.text and c.i == first.i - 1 for c in noun.children)
    )


def _or_else(event: Token) -> bool:
    """ "Dozens were wounded or were still missing", "were detained or sacked": how many of them were wounded stays open."""
    first = event.head if event.dep == "conj" and event.head is not None else event
    shared = bool(first.kids("auxpass"))
    others = [
        c for c in first.kids("conj") if c.kids("auxpass", "aux") or c.lemma == "be" or (shared and c.tag == "VBN")
    ]
    return any(c.lower == "or" for c in first.kids("cc")) and bool(others) and first.pos in ("VERB", "AUX")


def _is_standing(match: Match) -> bool:
    """Told by a title, an apposition or a compound ("the leader, X", "US-backed"), not by the clause's verb."""
    if match.wording.hyphens and match.token.lower in match.wording.hyphens:
        return True
    by_noun = match.token.lemma in match.wording.agents or "@post" in match.wording.agents
    head = match.token.head
    described = head is not None and head.lower == "as"
    return by_noun and not described and match.token.dep not in ("attr", "oprd", "acomp")


def _is_label(match: Match) -> bool:
    """A standing description that only names: "rebel-held", "the besieged town", "President Sample", "Omid Sample, the head of the council,"."""
    if match.wording.hyphens and match.token.lower in match.wording.hyphens:
        return True
    if match.token.dep == "amod" and match.token.lower in ("besieged", "occupied", "annexed"):
        return True
    return _is_standing(match) and (match.token.dep in ("compound", "nmod", "appos") or bool(match.token.kids("appos")))


def _post_time(match: Match, tense: str) -> tuple[When, str] | None:
    """A post or relation told by a noun holds at the report's day, a "former" one before it; the clause's time is not its own."""
    if match.wording.hyphens and match.token.lower in match.wording.hyphens:
        return When(), "past" if _no_longer(match.token) else "present"
    if match.token.lemma not in match.wording.agents and "@post" not in match.wording.agents:
        return None
    head = match.token.head
    apart = match.token.dep == "conj" and bool(match.token.kids("det"))  # "a former diplomat and a visiting scholar"
    around = [*match.token.children, *(head.children if head is not None and not apart else [])]
    former = next((c for c in around if c.lower in NO_LONGER and c.dep in ("amod", "advmod", "compound")), None)
    if any(c.lower in DEAD for c in around):
        return When(), "past"
    if former is not None:
        return When(words=former.text, span=Span(former.begin, former.end)), "past"
    row = match.token
    while row.dep in ("conj", "appos") and row.head is not None and row.head.pos == "NOUN":
        row = row.head
    if row.dep == "attr" and row.head is not None and tense == "past" and (row is match.token or row.head.tag == "VBD"):
        return None  # "was the adviser and minister"
    if match.token.lemma in STRONGHOLDS and _is_taken(match.token):
        return When(), "past"
    if any(_is_lost(a.token) for a in match.arguments if a.relation == "apposed"):
        return When(), "past"
    if any(is_slain(t) for t in [match.token, *(a.token for a in match.arguments if a.relation == "apposed")]):
        return When(), "past"
    if any(_leaves(t) for t in [match.token, *(a.token for a in match.arguments if a.relation == "apposed")]):
        return When(), "past"
    return When(), "present"


NOBODY = frozenset({"no one", "nobody", "none", "no-one", "few"})
NO_LONGER = frozenset({"former", "ex", "then", "late", "outgoing", "one-time", "onetime", "erstwhile", "deposed", "ousted", "formerly", "previously", "historic", "retired"})  # fmt: skip
DEAD = frozenset({"martyred", "slain", "murdered", "assassinated"})
FORMERLY = frozenset({"previously", "formerly", "once", "then", "long", "recently"})
TAKEN = frozenset({"recapture", "retake", "liberate", "seize", "capture", "take", "conquer", "overrun", "lose", "clear", "reclaim"})  # fmt: skip
DEPARTURES = frozenset({"resignation", "dismissal", "ouster", "ousting", "sacking", "removal", "retirement", "death", "assassination", "murder", "killing", "overthrow"})  # fmt: skip
LEAVING = frozenset({"resign", "quit", "dismiss", "sack", "fire", "oust", "depose", "retire", "replace", "die", "kill", "assassinate"})  # fmt: skip


def _no_longer(compound: Token) -> bool:
    """ "The previously backed militia", "held areas have been recaptured"."""
    noun = compound.head
    around = [c.lower for c in compound.children] + ([c.lower for c in noun.children] if noun is not None else [])
    if any(word in FORMERLY for word in around):
        return True
    if noun is None:
        return False
    if _was_divided(noun):
        return True
    while noun.dep in ("nmod", "compound") and noun.head is not None:
        noun = noun.head  # "seized rebel-held Velin town"
    if noun.dep == "nsubj" and noun.head is not None and noun.head.lemma in ("fall", "surrender", "capitulate"):
        return noun.head.tag in ("VBD", "VBN")  # "other held areas have surrendered"
    lived = noun.head.head if noun.dep == "pobj" and noun.head is not None else None
    if lived is not None and lived.lemma in ("live", "grow") and lived.tag == "VBD":
        return True  # "who lived in Front-held areas"
    verb = noun.head if noun.dep in ("nsubjpass", "dobj") else None
    return verb is not None and verb.lemma in TAKEN


def _was_divided(noun: Token) -> bool:
    """ "Was divided between army and rebel-held districts for years"."""
    first = noun.head if noun.dep == "conj" else noun
    between = first.head if first is not None and first.dep == "pobj" else None
    verb = between.head if between is not None and between.lower in ("between", "into") else None
    if verb is None or verb.lemma not in ("divide", "split", "partition"):
        return False
    return any(c.lower in ("was", "were", "been") for c in verb.kids("auxpass"))


def _is_lost(place: Token) -> bool:
    """ "Velin, the capital of the Front, fell", "the fall of Velin, its stronghold": it is theirs no longer."""
    head = place.head
    if head is None or place.pos != "PROPN":
        return False
    if place.dep == "pobj" and head.lower == "of" and head.head is not None:
        loss = head.head
        return (
            loss.lemma in ("fall", "capture", "recapture", "loss", "liberation")
            and loss.dep == "pobj"
            and (loss.head is not None and loss.head.lower in ("after", "since", "following", "despite"))
        )
    if head.tag not in ("VBD", "VBN") or any(c.tag in ("MD", "TO") or c.dep == "neg" for c in head.children):
        return False
    if place.dep == "nsubj":
        return head.lemma in ("fall", "surrender", "capitulate")
    return place.dep in ("dobj", "nsubjpass") and head.lemma in TAKEN


STRONGHOLDS = frozenset({"stronghold", "bastion", "capital", "redoubt", "enclave", "pocket", "headquarters"})


def _is_taken(place: Token) -> bool:
    """ "Has captured the Front's stronghold of Velin"."""
    verb = place.head
    if verb is None or place.dep not in ("dobj", "nsubjpass") or verb.lemma not in TAKEN:
        return False
    return verb.tag in ("VBD", "VBN") and not any(c.tag in ("MD", "TO") or c.dep == "neg" for c in verb.children)


def _leaves(person: Token) -> bool:
    """ "The envoy, Omid Sample, has resigned"."""
    gone = list(person.kids("relcl"))
    while person.dep in ("appos", "compound", "nmod") and person.head is not None:
        person = person.head
        gone += person.kids("relcl")
    above = person.head
    departure = above.head if person.dep == "pobj" and above is not None and above.lower == "of" else above
    if person.dep in ("pobj", "poss") and departure is not None and departure.lemma in DEPARTURES:
        while departure.dep == "conj" and departure.head is not None:
            departure = departure.head  # "in the wake of the defeat and the resignation of …"
        by = departure.head.lower if departure.dep == "pobj" and departure.head is not None else ""
        # "after the resignation of minister Omid Sample"; not "calls for the resignation of …"
        return departure.dep == "nsubj" or by in ("after", "following", "since", "with", "of", "upon", "despite")
    if any(c.lemma in ("resign", "quit", "retire", "die") and c.tag == "VBD" for c in gone):
        return True
    verb = person.head
    if verb is None or person.dep not in ("nsubj", "nsubjpass", "dobj") or verb.lemma not in LEAVING:
        return False
    return person.dep != "nsubj" or verb.lemma in ("resign", "quit", "retire", "die")


MAY_SAY = frozenset({"can", "could", "may", "might"})
""" "They can say that …": nobody has, so far. But who says "we can say that …" says it."""


SHOWING = frozenset({"evidence", "datum", "data", "finding", "result", "test", "analysis", "image", "report", "study", "figure", "sign", "information", "intelligence"})  # fmt: skip
"""What indicates a thing without saying it."""


def _under_cues(stance: Stance, chain: list[Utterance], standing: Standing) -> Stance | None:
    """What the innermost verb of saying does to what is said: "denied that", "believes that", "did not say that".

    standing: tells what every speaker takes for granted ("believes the sixth man killed was …") and what is past.
    """
    lists = word_lists("stance")
    for utterance in reversed(chain):
        cue = utterance.cue
        if cue is None:
            continue
        if cue.pos == "NOUN" and _without_ground(cue):
            return None  # "found no basis for reports that …"
        may_say = cue.lemma not in PERCEIVED and any(c.lower in MAY_SAY for c in cue.kids("aux"))
        if may_say and stance.certainty == "stated" and not any(is_first_person(c.text) for c in cue.kids("nsubj")):
            stance = replace(stance, certainty="hypothetical")
        negated = any(c.dep == "neg" for c in cue.children)
        if standing.given and not negated:
            continue
        if cue.lemma in lists["cues.denied"]:
            stance = replace(stance, polarity="affirmed" if stance.polarity == "denied" else "denied")
        for certainty in ("likely", "possible", "predicted", "intended", "hypothetical", "unlikely", "ordered"):
            weaker = stance.certainty == "stated" or (
                stance.certainty == "predicted" and certainty in ("hypothetical", "intended")
            )
            if standing.over and certainty in ("predicted", "intended"):
                continue
            if cue.lemma in ("ask", "wonder") and _asks_why(cue, utterance.content):
                continue
            if cue.lemma == "indicate" and not any(c.lemma in SHOWING for c in cue.kids("nsubj")):
                continue  # "the monitor indicated that": said
            if cue.lemma in lists[f"cues.{certainty}"] and weaker:
                stance = replace(stance, certainty=certainty)
        if negated:
            if cue.lemma in lists["cues.likely"] | lists["cues.predicted"]:
                stance = replace(stance, polarity="affirmed" if stance.polarity == "denied" else "denied")
            else:
                return None
    return stance


def _asks_why(cue: Token, content: frozenset[int]) -> bool:
    """ "Was asked | why they fled": they did, for whoever asks."""
    behind = [t for t in cue.subtree() if t.i in content and t.i > cue.i]
    return bool(behind) and min(behind, key=lambda t: t.i).lower == "why"


PERCEIVED = frozenset({"see", "hear", "feel", "smell"})
""" "The damage from the raids could be seen": there it was."""


def _without_ground(cue: Token) -> bool:
    above = cue.head.head if cue.dep == "pobj" and cue.head is not None else cue
    return above is not None and any(c.dep == "det" and c.lower == "no" for c in above.children)


def _voice(chain: list[Utterance], match: Match, context: Context) -> tuple[Speaker, ...]:
    speakers: list[Speaker] = []
    for utterance in chain:
        speaker = utterance.voice.speaker
        if speaker is None:
            continue
        if is_first_person(speaker.speaker):
            continue  # "we can say that …": the one who speaks already
        if any(_bare(s.speaker) == _bare(speaker.speaker) for s in speakers):
            continue
        speakers.append(speaker)
    hearsay = _hearsay(match, context)
    named = [u.cue.begin for u in chain if u.cue is not None and u.voice.speaker is not None]
    if hearsay is not None and hearsay.span.begin not in named:
        speakers.append(hearsay)
    return tuple(speakers)


def _bare(name: str) -> str:
    """ "The Front" and "Front" are one name."""
    return name.lower().removeprefix("the ")


EVENTS = frozenset({"attack", "strike", "airstrike", "raid", "bombing", "bombardment", "shelling", "massacre", "killing", "assault", "blast", "explosion", "shooting", "execution", "incident"})  # fmt: skip
""" "An alleged gas attack on Velin which killed dozens": the deaths are alleged too."""


COMMITTING = frozenset({"carry", "conduct", "launch", "stage", "commit", "perpetrate", "mount"})
""" "Strikes | allegedly carried out by the army": who did it is only alleged."""


FINDING = COMMITTING | {"find", "discover", "uncover", "unearth", "recover"}
""" "Soldiers | reportedly discovered | the bodies of nine people": their deaths are hearsay too."""


def _hearsay(match: Match, context: Context) -> Speaker | None:
    """ "reportedly": somebody says so who is not named."""
    words = word_lists("speech")["hearsay"]
    near = [match.event, match.token]
    own_subject = any(c.dep in (*SUBJECTS, *PASSIVE_SUBJECTS) for c in match.event.children)
    if match.event.dep in ("xcomp", "advcl", "acl") or (match.event.dep == "conj" and not own_subject):
        near += [above for above in match.event.ancestors() if above.pos in ("VERB", "AUX")][:1]
    if match.event.dep == "pobj" and match.event.head is not None and match.event.head.head is not None:
        near += [match.event.head.head] if match.event.head.head.lemma == "be" else []  # "is reportedly in talks"
    if match.event.dep == "relcl":
        near += [
            n
            for n in itertools.takewhile(lambda a: a.pos not in ("VERB", "AUX"), match.event.ancestors())
            if n.lemma in EVENTS
        ]
    near += [c for c in match.event.kids("acl", "relcl") if c.lemma in COMMITTING and match.event.pos == "NOUN"]
    if match.event.dep in ("dobj", "nsubjpass") and match.event.head is not None and match.event.head.lemma in FINDING:
        near.append(match.event.head)
    above = _reporting(match.event)
    if above is not None:
        return Speaker(above.text, Span(above.begin, above.end), named=False, mode="indirect", cue=above.text)
    for token in near:
        for child in token.children:
            if (child.dep == "advmod" and child.lower in words) or (
                child.dep == "amod" and child.lower in ("alleged", "reported", "purported", "supposed")
            ):
                return Speaker(child.text, Span(child.begin, child.end), named=False, mode="indirect", cue=child.text)
    return None


def _without_nobodys(draft: Draft, chain: list[Utterance], *, quoted: bool) -> dict[str, tuple[Filler, ...]]:
    """The roles, without "we" and "our ally" in words that the report gives to nobody, and without a "he" in quotation marks who
    would be the speaker himself."""
    names = {u.voice.speaker.speaker for u in chain if u.voice.speaker} if quoted else set()
    said = any(u.voice.speaker is not None for u in chain)
    roles: dict[str, tuple[Filler, ...]] = {}
    for role, fillers in draft.roles.items():
        kept = [(f, t) for f, t in fillers if said or not _of_first_person(t)]
        kept = [(f, t) for f, t in kept if t.lower not in HE_SHE or f.identity is None or f.identity.name not in names]
        if kept:
            roles[role] = tuple(_own_words(f, t, chain) for f, t in kept)
    return roles


def _of_first_person(token: Token) -> bool:
    return token.pos in ("PRON", "NOUN") and (
        is_first_person(token.text) or any(c.dep == "poss" and is_first_person(c.text) for c in token.children)
    )


def _reporting(event: Token) -> Token | None:
    """The verb that leaves the speaker out: "are said | to have died in a strike", "alleged | to have been a member"."""
    token: Token | None = event
    for _ in range(5):
        if token is None or token.head is None:
            return None
        above = token.head
        if token.dep in ("xcomp", "ccomp") and above.lemma in REPORTING and is_passive(above):
            return above if not above.kids("agent") else None
        if token is event and token.dep == "nsubjpass" and above.lemma == "report" and is_passive(above):
            return above if token.pos == "NOUN" and not above.kids("agent") else None  # "the killing was reported"
        if token.dep == "prep" and token.lower == "of" and above.lemma in ("accuse", "suspect") and is_passive(above):
            return above if not above.kids("agent") else None
        if token.dep not in ("xcomp", "attr", "acomp", "pobj", "pcomp", "prep", "dobj"):
            return None
        token = above
    return None


def _own_words(filler: Filler, token: Token, chain: list[Utterance]) -> Filler:
    """ "We", "our forces" in a quotation: the speaker's side, if the report tells which it is."""
    if token.lower in HE_SHE and filler.identity is not None:
        said_by = {u.voice.speaker.speaker for u in chain if u.voice.speaker}
        return (
            replace(filler, identity=None) if filler.identity.name in said_by else filler
        )  # nobody calls himself "he"
    if (
        token.lower not in ("i", "me", "myself")
        and not is_first_person(token.text)
        and not any(c.dep == "poss" and c.lower == "our" for c in token.children)
    ):
        return filler
    speaker = next(
        (u.voice.speaker for u in reversed(chain) if u.voice.speaker and not is_first_person(u.voice.speaker.speaker)),
        None,
    )
    if speaker is None or filler.identity is not None:
        return filler
    name = speaker.speaker if token.lower in ("i", "me", "my", "myself") else speaker.organisation
    if name is None:
        return filler
    return replace(filler, identity=Identity(f"here:{speaker.span.begin}:{speaker.span.end}", name, 0.5))
