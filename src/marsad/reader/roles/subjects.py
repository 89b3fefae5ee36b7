"""Who does what a verb says, and what it is done to: active and passive, shared, controlled, relative and lost subjects.

In: a verb of the parse. Out: the token of its subject, its antecedent, whether it is passive. Knows no roles.
"""

from __future__ import annotations

from marsad.reader.parse.mends import DEEDS, TELLING
from marsad.reader.parse.mends_participles import wrote_letters
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.relatives import RULERS, people_above, relative_noun, thing_before
from marsad.reader.roles.wholes import (
    branch_or_whole,
    effort_helped,
    hit_while,
    named_doer,
    punished_for,
    rejects_what_is_denied,
    road_before,
    told_of,
    who_sends_help,
    whole_behind,
)

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
RELATIVE_WORDS = frozenset({"who", "whom", "which", "that", "whose"})
OBJECT_CONTROL = frozenset({"beg", "implore", "convince", "prompt", "task", "appoint", "push", "order", "force", "allow", "ask", "request", "urge", "tell", "permit", "help", "enable", "instruct", "compel", "persuade", "encourage", "invite", "require", "oblige", "pressure", "press", "authorise", "authorize", "direct", "expect", "want", "lead", "cause", "believe", "report", "say", "send", "train", "recruit", "call", "get", "make", "let", "see", "have"})  # fmt: skip


def is_passive(verb: Token) -> bool:
    """Is the verb in the passive, or a bare past participle ("the town held by …")?"""
    if verb.lemma == "be":
        return False  # "has been under siege by the army"
    if any(c.dep in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in verb.children) or headline_passive(verb):
        return True
    if any(c.dep == "aux" and c.lemma in ("have", "'ve", "’ve") for c in verb.children):
        return False
    if _shares_an_object(verb) or takes_an_object(verb):
        return False
    if verb.dep in ("acl", "amod") and verb.tag == "VBN":
        return True
    if verb.lemma in SUFFERED and verb.tag in ("VBD", "VBN") and _by_whom(verb):
        return True
    if verb.dep == "conj" and verb.tag == "VBD" and verb.lemma in SUFFERED and not verb.kids("nsubj", "dobj", "aux"):
        one = verb.head  # "men held together and tortured"
        if one is not None and one.dep == "acl" and one.tag == "VBN" and not takes_an_object(one):
            return True
    if _goes_on_suffering(verb) or _is_driven(verb):
        return True
    if (
        verb.dep == "conj"
        and verb.tag in ("VBD", "VBN")
        and verb.kids("nsubj")
        and not verb.kids("dobj", "aux", "prt", "ccomp")
    ):
        head = verb.head  # "four were killed and seven others injured"
        counted = verb.kids("nsubj")[0]
        return (
            head is not None
            and any(c.dep == "auxpass" for c in head.children)
            and (counted.pos == "NUM" or bool(counted.kids("nummod")))
        )
    if (
        verb.dep in ("advcl", "pcomp", "ccomp", "xcomp", "conj")
        and verb.tag == "VBN"
        and not any(c.dep == "aux" and c.lemma in ("have", "'ve", "’ve") for c in verb.children)
    ):
        if verb.dep == "conj" and verb.head is not None and not any(c.dep in SUBJECTS for c in verb.children):
            return is_passive(verb.head) and not verb.kids("dobj")
        if verb.dep == "conj" and verb.head is not None and not verb.kids("dobj"):
            return is_passive(verb.head)
        return not verb.kids("dobj", *SUBJECTS)
    return False


def _goes_on_suffering(verb: Token) -> bool:
    """ "She was shot twice, | detained and tortured": what she went on to suffer, though the parser takes it for what she did."""
    row = [verb]
    while row[-1].dep == "conj" and row[-1].head is not None and row[-1].head.pos == "VERB":
        row.append(row[-1].head)
    if len(row) < 2 or verb.tag != "VBD" or not row[-1].kids("auxpass"):
        return False
    return all(
        one.lemma in SUFFERED and not one.kids("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for one in row[:-1]
    )


def _is_driven(verb: Token) -> bool:
    """ "With half the population | forced from their homes", "millions displaced": who has no object did not do it."""
    if verb.lemma not in ("displace", "uproot", "force") or verb.tag not in ("VBD", "VBN"):
        return False
    if verb.kids("dobj", "aux", "ccomp", "xcomp", "conj"):
        return False
    return verb.lemma != "force" or any(c.lower == "from" for c in verb.kids("prep"))


def is_denied(by: Token, verb: Token) -> bool:
    """ "Killed | not by the army"."""
    return any(c.dep == "neg" and c.i == by.i - 1 for c in (*by.children, *verb.children))


def _by_whom(verb: Token) -> bool:
    """ "Hundreds tortured to death by the army", "ten killed by shells": headings leave out "were"."""
    if verb.kids("dobj", "aux", "auxpass", "ccomp", "xcomp"):
        return False
    return any(c.lower == "by" and c.kids("pobj") and c.i > verb.i for c in verb.kids("prep"))


SUFFERED = frozenset({"kill", "torture", "beat", "abuse", "injure", "wound", "execute", "detain", "abduct", "kidnap", "rape", "arrest", "imprison", "jail"})  # fmt: skip
"""Verbs that need an object: without one they tell what was suffered."""


UNARMED = frozenset({"woman", "man", "child", "girl", "boy", "person", "civilian", "citizen", "baby", "infant", "teenager", "villager", "resident", "journalist", "worker", "student", "teacher", "farmer"})  # fmt: skip


def headline_passive(verb: Token) -> bool:
    """ "Six citizens killed, 22 injured": headlines leave out "were"."""
    if verb.lemma not in ("kill", "injure", "wound") or verb.tag not in ("VBD", "VBN"):
        return False
    if any(c.lower == "and" and c.i > verb.i for c in verb.kids("cc")):
        return False  # "killed six people and injured ten"
    hurt = [t for t in verb.subtree() if verb.i < t.i <= verb.i + 6 and t.lower in ("injured", "wounded", "hurt")]
    killer = verb.kid("nsubj")
    armed = killer is not None and killer.lemma not in UNARMED
    if verb.kids("dobj") and killer is not None and armed and killer.tag in ("NN", "NNP") and not killer.kids("nummod"):
        return False  # "A bomber killed ten people injured twenty"
    numbers = {t.i for t in verb.subtree() if t.pos == "NUM"}
    return any(t.i - 1 in numbers or t.i - 2 in numbers for t in hurt)


TWO_OBJECTS = frozenset({"give", "offer", "award", "grant", "send", "deny", "pay", "promise", "teach", "show", "tell", "ask", "call", "name", "dub", "code", "allow", "owe", "make", "leave", "hand", "assign", "elect", "appoint", "consider", "deem", "label"})  # fmt: skip
"""Verbs that keep an object in the passive: "the men given weapons"."""


def takes_an_object(verb: Token) -> bool:
    """ "Shells fired by the army | killed ten": with an object of its own a participle behind a noun is the sentence's verb."""
    return (
        verb.dep == "acl"
        and verb.tag in ("VBN", "VBD")
        and verb.lemma not in TWO_OBJECTS
        and any(c.dep == "dobj" and c.i > verb.i and c.lower not in HELD for c in verb.children)
    )


HELD = frozenset({"hostage", "captive", "prisoner"})
""" "Soldiers taken | hostage": what they were taken as."""


def _shares_an_object(verb: Token) -> bool:
    """ "Strikes killed or wounded ten": the second verb's object is the first one's too."""
    if verb.tag not in ("VBN", "VBD") or any(c.dep in ("aux", "auxpass", "prep", "agent") for c in verb.children):
        return False
    return any(
        c.tag == "VBD" and c.i - verb.i <= 2 and not c.kids("aux", "auxpass", *SUBJECTS, *PASSIVE_SUBJECTS)
        and any(o.i > c.i for o in c.kids("dobj"))
        for c in verb.kids("conj")
    )  # fmt: skip


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject: its own, or the one that it shares, inherits or is controlled by."""
    if depth > 6 or rejects_what_is_denied(verb):
        return None
    owns = [c for c in verb.children if c.dep in ("nsubj", "nsubjpass")]
    if verb.dep == "parataxis" and len(owns) > 1 and owns[-1].i < verb.i:
        owns = owns[-1:]  # "The army, Omid Sample said, has …": the first is the other verb's
    second = len(owns) > 1 and owns[-1].i < verb.i and not _ends_agent(owns[0], owns[-1])
    if second and not _goes_on(owns[0]) and _stands_alone(owns[-1]):
        owns = owns[-1:]  # "Photo by Sample, a bombing struck Velin": the nearer one
    own = owns[0] if owns else None
    if own is not None and verb.dep == "acl" and verb.tag == "VBG" and own.i < verb.i and not verb.kids("aux"):
        return None  # "in support of Velin targeting the rebels": a participle behind a noun has no subject of its own
    if own is not None and own.tag == "NN" and not own.children and verb.dep == "pcomp" and own.i == verb.i - 1:
        above = verb.head.head if verb.head is not None and verb.head.lower == "with" else None
        if above is not None and above.pos == "VERB" and verb.tag == "VBG":
            return subject_of(above, depth + 1)  # "they went on with force targeting the rebels"
    if own is None and any(c.lower in MANY_MORE for c in verb.kids("advmod", "npadvmod") if c.i < verb.i):
        return None  # "17 were killed and many more injured"
    if own is None:
        for inserted in verb.kids("parataxis", "ccomp"):
            others = inserted.kids("nsubj")
            if inserted.dep == "parataxis" and len(others) > 1 and others[0].i < inserted.i < verb.i:
                return others[0]
    if own is not None:
        if own.lower in RELATIVE_WORDS and verb.dep in ("relcl", "ccomp", "advcl", "conj"):
            noun = relative_noun(verb)
            if noun is not None and own.lower == "who":
                noun = people_above(noun)
                if noun.lemma in RULERS and noun.tag == "NN" and noun.dep == "dobj":
                    return own  # "a man fighting the government who lives in Velin": not the government
            elif noun is not None and own.lower == "which":
                noun = thing_before(own, noun)
            return noun if noun is not None else own
        return own
    clausal = verb.kid("csubj")
    if clausal is not None and clausal.kid("nsubj") is not None and clausal.tag == "VBG":
        return clausal.kid("nsubj")  # "Forces attacking X have reported …"
    head = verb.head
    if head is None:
        return None
    if verb.dep == "conj" and headline_passive(head) and not is_passive(verb):
        return None  # "Two killed, three injured in Velin, fired shells": not the dead
    if verb.dep == "conj" and head.dep == "acl" and head.tag == "VBN" and verb.tag in ("VB", "VBP"):
        return None  # "stabilise areas freed from the Front and support the councils": not the areas
    if verb.dep == "conj" and (comer := _who_came(verb)) is not None:
        return comer
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        return subject_of(_finite_partner(verb, head), depth + 1)
    if verb.dep == "conj" and head.pos in ("NOUN", "PROPN"):
        return None
    if verb.dep in ("xcomp", "ccomp") and head.lemma == "be" and head.kids("acomp"):
        own = head.kid("nsubj")
        if own is not None and own.lower == "it":
            return None  # "it is forbidden to flee": nobody is meant
    if verb.tag == "VBN" and verb.dep in ("ccomp", "oprd", "xcomp") and head.lemma == "leave":
        return verb.kid("nummod") or head.kid("dobj")  # "leaving at least three killed"
    if (hurt := _counted_before(verb, head)) is not None:
        return hurt
    if verb.dep == "xcomp" and head.lemma == "be" and any(c.lemma in AIMS for c in head.kids("nsubj")):
        return None  # "the aim is to drive out civilians": whose aim, it does not say
    if verb.dep == "xcomp" and verb.tag == "VBN" and head.lemma == "say" and head.dep == "relcl":
        return _gap(head)  # "the attack which opponents said killed ten"
    if verb.dep == "xcomp" and who_sends_help(verb, head) and not is_passive(head):
        return subject_of(head, depth + 1)
    if verb.dep == "ccomp" and verb.tag == "VB" and not verb.kids("aux", "neg") and head.lemma in TELLING:
        return None  # ""Hit them where it hurts," Omid Sample said": he asks for it and does not do it
    if verb.dep in ("xcomp", "ccomp") and (gap := told_of(head)) is not None:
        return gap
    if verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        if verb.dep == "ccomp" and verb.tag in ("VBD", "VBZ", "VBP", "VBN") and not verb.kids("mark", "expl"):
            gap = _gap(head)
            if gap is not None:
                return gap
        if verb.dep == "ccomp" and (verb.tag not in ("VB", "VBG", "VBN") or _has_finite_auxiliary(verb)):
            return None
        return _controller(head, verb, depth)
    if verb.dep == "xcomp" and head.lemma in OBJECT_CONTROL and verb.tag == "VB" and head.kids("dobj"):
        return head.kids("dobj")[0]  # "members urge the premier to act", the verb taken for a noun
    if verb.dep == "xcomp":
        return subject_of(head, depth + 1)
    if verb.dep == "advcl" and (effort := effort_helped(head, verb)) is not None:
        return named_doer(effort)
    if verb.dep == "advcl" and head.lemma in REGARDING and any(c.lower == "as" for c in verb.kids("mark")):
        return head.kid("dobj")  # "regards the party as linked to …"
    if verb.dep == "advcl" and verb.tag == "VB" and (called := called_on(head, verb)) is not None:
        return called
    if verb.dep == "advcl" and who_sends_help(verb, head) and not is_passive(head):
        return subject_of(head, depth + 1)
    if verb.dep == "advcl" and (hit := hit_while(verb)) is not None and not is_passive(head):
        return hit
    if verb.dep == "advcl" and verb.tag == "VB" and head.lemma in OBJECT_CONTROL and head.kids("dobj"):
        return head.kids("dobj")[0]  # "recruit others to become …"
    if verb.tag == "VBG" and verb.lemma in RESULTS and verb.dep == "advcl" and is_passive(head):
        return subject_of(head, depth + 1) if head.lemma in SET_OFF else None  # "a plane was shot down killing five"
    if verb.dep == "advcl" and verb.tag == "VBG" and (nearer := road_before(verb) or _noun_before(verb)) is not None:
        return nearer
    if verb.dep == "advcl" and head.pos in ("VERB", "AUX") and verb.tag in ("VBG", "VBN", "VB"):
        return subject_of(head, depth + 1)
    if verb.dep == "pcomp" and head.head is not None:
        above = head.head
        if verb.tag == "VBN" and not verb.kids("auxpass", "aux"):
            return None  # "because of a number of seriously wounded": no clause
        if head.lower == "from" and _hung_too_deep(head):
            return None
        if head.lower == "for" and head.head.lemma in ("call", "appeal", "plead") and verb.tag == "VBG":
            return None  # "called for | lifting the siege": who is to do it is not who asks for it
        for verb_above in above.ancestors():
            if verb in accusation(verb_above):
                return verb_above.kid("dobj", "nsubjpass")
        if above.pos in ("VERB", "AUX"):
            blamed = next(
                (g for p in above.kids("prep") if p.lower in ("at", "on") and p.i < head.i for g in p.kids("pobj")),
                None,
            )
            if head.lower == "for" and blamed is not None and above.lemma in ("hit", "lash", "turn", "round"):
                return blamed  # "hit out at the army for | attacking Velin"
            if head.lower in ("of", "from", "with", "into", "for", "against", "on", "as") and above.kids("dobj"):
                return above.kids("dobj")[0]
            return subject_of(above, depth + 1)
        return _owner(above, depth)
    if verb.dep == "acl":
        if verb.tag == "VB":  # "attempt to capture"
            return _owner(head, depth)
        if takes_an_object(verb) and head.dep == "dobj" and head.head is not None and head.head.lemma == "kill":
            return subject_of(head.head, depth + 1)  # "A bomber killed ten people injured twenty"
        if takes_an_object(verb) or _shares_an_object(verb):
            return next((c for c in head.kids("appos") if c.lemma in DEEDS and c.i < verb.i), None) or _topmost(head)
        head = whole_behind(branch_or_whole(head, verb), verb)
        return (perceived(verb) if verb.tag == "VBG" else None) or _who_brought_it_about(verb, head, depth)
    return None


def _counted_before(hurt: Token, above: Token) -> Token | None:
    """ "Killed ten and left | more than twenty wounded", "Ten civilians killed | 20 injured": those right before the word."""
    counted = next((c for c in above.kids("dobj") if c.i == hurt.i - 1), None)
    if counted is None or hurt.lemma not in ("injure", "wound", "kill", "hurt") or hurt.tag not in ("VBN", "VBD"):
        return None
    if hurt.dep not in ("advcl", "conj", "acl") or hurt.kids("nsubj", "nsubjpass", "dobj", "aux", "mark", "cc"):
        return None
    left = above.lemma == "leave" and not is_passive(above)
    return counted if left or (counted.pos == "NUM" and headline_passive(above)) else None


REGARDING = frozenset({"regard", "view", "see", "describe", "consider", "portray", "depict", "denounce", "brand", "label", "dismiss", "designate", "characterise", "characterize"})  # fmt: skip
"""Verbs that say with "as" what their object is."""


MANY_MORE = frozenset({"more", "others", "dozens", "hundreds", "scores", "many", "several"})
""" "Many more injured": others than the subject of the verb before."""


def _goes_on(subject: Token) -> bool:
    """ "Factions such as A, B and C fought", "hundreds of rebels and their families fled": the parser takes the end of the list for
    a second subject."""
    return any(
        c.lower in ("such", "as", "like", "including", "among", "and") for c in subject.kids("prep", "amod", "cc")
    )


def _ends_agent(subject: Token, name: Token) -> bool:
    """ "Forces backed by their ally | Belmark have waged": Belmark is the ally, and the forces wage it."""
    first = min(t.i for t in name.subtree())
    before = max((t for t in subject.subtree() if t.i < first and t.pos != "PUNCT"), key=lambda t: t.i, default=None)
    if before is None or before.i < first - 2:
        return False
    return before.dep == "pobj" and before.head is not None and before.head.dep == "agent"


AIMS = frozenset({"aim", "mission", "goal", "plan", "purpose", "idea", "objective", "task", "thing", "way", "priority", "policy", "step", "option", "point", "intention", "strategy", "answer", "solution", "response", "alternative", "hope", "challenge", "key", "role", "job", "duty"})  # fmt: skip


PREVENTING = frozenset({"prevent", "stop", "keep", "bar", "block", "ban", "deter", "discourage", "dissuade", "prohibit", "hinder"})  # fmt: skip


def _hung_too_deep(preposition: Token) -> bool:
    """ "The convoys were prevented by groups operating there | from reaching Velin": it is not the groups that do not reach it."""
    above = list(preposition.ancestors())
    return any(t.lemma in PREVENTING and t.pos == "VERB" for t in above[1:]) and above[0].lemma not in PREVENTING


def _stands_alone(subject: Token) -> bool:
    """Not the age in "Omid Sample, 24, said", the share in "ten people, among them two children", or "either A or B"."""
    marked = any(c.lower in ("either", "neither", "among", "al", "el") and c.i <= subject.i for c in subject.subtree())
    return (
        subject.pos in ("NOUN", "PROPN", "PRON") and not marked and not any(c.lower == "or" for c in subject.kids("cc"))
    )


def _has_finite_auxiliary(verb: Token) -> bool:
    return any(c.tag in ("VBD", "VBZ", "VBP") for c in verb.kids("aux", "auxpass"))


def _who_came(verb: Token) -> Token | None:
    """ "He was standing there when gunmen came to the base, believed to be empty, and | shot two": the gunmen did."""
    if verb.tag != "VBD" or verb.kids("aux", "auxpass"):
        return None
    first = verb
    while first.dep == "conj" and first.head is not None and first.head.pos in ("VERB", "AUX"):
        first = first.head
    lasting = first.tag == "VBG" and any(c.lower in ("was", "were") for c in first.kids("aux"))
    if not lasting:
        return None
    for clause in first.kids("advcl"):
        began = any(c.lower in ("when", "as") for c in clause.kids("advmod", "mark"))
        if began and clause.tag == "VBD" and first.i < clause.i < verb.i and clause.kid("nsubj") is not None:
            return clause.kid("nsubj")
    return None


def _finite_partner(verb: Token, head: Token) -> Token:
    """ "Accused the army of being behind it and fired missiles": who fired is who accused; a past tense goes with a past tense."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.kids("aux", "auxpass") or head.tag not in ("VBG", "VB"):
        return head
    if head.kids("aux"):
        return head
    for above in head.ancestors():
        if above.pos in ("VERB", "AUX") and (above.tag == verb.tag or _has_finite_auxiliary(above)):
            return above
    return head


STATIVE = frozenset(
    {"hold", "demand", "call", "urge", "control", "oppose", "support", "back", "belong", "occupy", "contain"}
)
"""Participles that say which ones are meant where they stand right behind a noun: "an end to the militia holding Velin"."""


def _noun_before(participle: Token) -> Token | None:
    """ "An end to the militia holding Velin", "a crackdown on protests demanding change": the noun right before."""
    head = participle.head
    if participle.lemma not in (*STATIVE, "fight") or participle.left != participle.i or head is None:
        return None
    if wrote_letters(head):
        return None  # "sent letters to the council calling for a truce"
    nouns = [t for t in head.subtree() if t.i < participle.i and t.dep in ("pobj", "dobj")]
    before = max(nouns, key=lambda t: t.i, default=None)
    if before is None or before.i <= head.i:
        return None
    if participle.lemma == "fight" and before.tag != "NNS":
        return None
    protest = before.lemma in PROTEST | MOTIONS or any(c.lemma in PROTEST for c in before.children)
    return before if participle.i - before.i == 1 or (protest and participle.i - before.i == 2) else None


PROTEST = frozenset({"protest", "protester", "demonstration", "demonstrator", "rally", "march", "petition"})
"""Those who demand something."""
MOTIONS = frozenset({"resolution", "motion", "petition"})
""" "Vetoed a resolution, demanding that …": often the comma is but guessed."""


def _topmost(noun: Token) -> Token:
    """ "A missile fired by the army | killed ten": the missile; "aircraft of the coalition | bombed tents": the aircraft."""
    for _ in range(6):
        prep = noun.head
        if noun.dep == "conj" and prep is not None and prep.pos in ("NOUN", "PROPN", "NUM"):
            noun = prep
            continue
        if noun.dep != "pobj" or prep is None or prep.head is None:
            return noun
        above = prep.head
        based = prep.lower in ("in", "at", "near") and above.tag == "VBN"
        if (prep.dep == "agent" or based) and above.dep == "acl" and above.head is not None:
            noun = above.head  # "a missile fired by the army", "rebels based in Velin"
        elif above.pos in ("NOUN", "PROPN") and prep.dep == "prep" and prep.lower in ("of", "on", "in", "from", "by"):
            noun = above
        else:
            return noun
    return noun


RESULTS = frozenset({"kill", "injure", "wound", "leave", "destroy", "cause", "damage", "displace", "force", "claim", "bring", "raise", "trap", "hit", "target", "trigger", "spark"})  # fmt: skip
"""Verbs whose participle behind an object tells what came of the main verb's doing: "ambushed a convoy killing four"."""


BLOWS = frozenset({"attack", "bombing", "raid", "strike", "airstrike", "explosion", "blast", "shelling", "bombardment", "assault", "ambush", "shooting"})  # fmt: skip
DEALING = frozenset({"carry", "conduct", "launch", "stage", "mount", "make", "perform", "commit", "undertake", "execute", "continue", "resume", "unleash", "perpetrate", "lead", "step", "intensify"})  # fmt: skip


REPELLING = frozenset(
    {"repel", "repulse", "foil", "thwart", "stop", "prevent", "confront", "counter", "block", "avert"}
)
HARMING = frozenset({"kill", "injure", "wound", "destroy", "inflict"})


def _is_dealt(blow: Token, participle: Token) -> bool:
    """ "Carried out | a raid killing four": whose raid it is, the verb says; not "condemned", "responded to". Who foils one killing
    four kills them."""
    while blow.dep == "conj" and blow.head is not None:
        blow = blow.head
    if blow.dep != "dobj" or blow.head is None:
        return False
    return blow.head.lemma in DEALING or (blow.head.lemma in REPELLING and participle.lemma in HARMING)


SET_OFF = frozenset({"detonate", "launch", "fire", "carry", "drop", "set", "explode", "throw"})


def _who_brought_it_about(participle: Token, noun: Token, depth: int) -> Token | None:
    if participle.tag != "VBG" or participle.lemma not in RESULTS:
        return noun
    if noun.lemma in BLOWS and not _is_dealt(noun, participle):
        return noun  # "condemned a bombing killing four"
    above: Token | None = noun
    while above is not None and above.pos not in ("VERB", "AUX"):
        if above.lower == "by" and above.head is not None and above.head.lemma in BLOWS:
            return noun  # "responded to an attack by militants targeting a base"
        if above.dep in SUBJECTS or above.dep in PASSIVE_SUBJECTS:
            return noun  # "a bomb killing four went off"
        above = above.head
    return subject_of(above, depth + 1) if above is not None and not is_passive(above) else noun


def _gap(speech: Token) -> Token | None:
    """ "the hundreds (that) officials say had died": the noun before a verb of saying is the subject of what is said."""
    if speech.dep == "relcl":
        return speech.head
    subject = speech.kid("nsubj")
    if subject is None:
        return None
    return next(
        (
            c
            for c in subject.kids("compound")
            if c.tag == "NNS" and c.lemma in ("dozen", "hundred", "thousand", "score")
        ),
        None,
    )


ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit", "blame"})


def accusation(verb: Token) -> list[Token]:
    """ "accused the army's unit | of carrying out …": the gerund, where the parser hung it on a noun of the object."""
    accused = verb.kid("dobj", "nsubjpass")
    if verb.lemma not in ACCUSING or accused is None:
        return []
    behind = [*(t for o in verb.kids("dobj", "nsubjpass") for t in o.subtree()), *verb.kids("prep")]
    words = ("of", "for") if verb.lemma == "blame" else ("of",)
    return [g for t in behind if t.lower in words for g in t.kids("pcomp") if g.tag == "VBG"]


PERCEPTION = frozenset({"show", "see", "hear", "watch", "film", "picture", "depict", "spot", "find", "capture"})


def perceived(participle: Token) -> Token | None:
    """ "shows fighters who had joined the group training in …": who trains is who is shown."""
    for above in participle.ancestors():
        if above.dep == "relcl" and above.head is not None and above.head.dep == "dobj":
            verb = above.head.head
            if verb is not None and verb.lemma in PERCEPTION:
                return above.head
    return None


LEAVES = frozenset({"permission", "right", "authority", "power", "chance", "opportunity", "time", "mandate", "licence", "license", "clearance", "approval", "order", "freedom"})  # fmt: skip
GRANTING = frozenset({"grant", "give", "offer", "allow", "deny", "refuse", "afford", "hand"})


def _grantee(leave: Token, verb: Token) -> Token | None:
    """ "Granted Belmark | permission to begin the operation": who was granted it begins it, or nobody who is named."""
    if is_passive(verb) and leave.dep == "dobj":
        return verb.kid("nsubjpass")
    to = [g for c in (*verb.kids("prep", "dative"), *leave.kids("prep")) if c.lower == "to" for g in c.kids("pobj")]
    names = [c for c in leave.kids("compound") if c.tag == "NNP" and c.i > verb.i]
    given = [c for c in verb.kids("dative", "dobj") if c is not leave and c.pos in ("NOUN", "PROPN", "PRON")]
    return next(iter((*given, *to, *names)), None)


HELPING = frozenset({"assist", "aid"})
""" "Is assisting the army to destroy them": what either of them does, it does not say."""
BURDENS = frozenset({"burden", "problem", "practice", "danger", "prospect", "cost", "phenomenon"})
""" "Remove the burden of holding them": who holds them is not who removes it."""


STANCES = frozenset({"support", "favour", "favor", "opposition"})
""" "In support of attacking Velin": who supports it does not do it."""
ADVISING = frozenset({"support", "oppose", "favour", "favor", "condemn", "criticise", "criticize", "advocate", "endorse", "back", "justify", "recommend", "suggest"})  # fmt: skip
"""Verbs whose gerund is somebody else's deed: "condemned bombing the town"."""
CALLING = {
    "call": ("on", "upon"), "appeal": ("to",), "count": ("on",), "rely": ("on",), "depend": ("on",), "plead": ("with",),
}  # fmt: skip


def called_on(verb: Token, infinitive: Token) -> Token | None:
    """ "Called on | the army to leave", "appealed to | Belmark to free them": who is to do it."""
    if verb.lemma not in CALLING or is_passive(verb):
        return None
    called = [g for c in verb.kids("prep", "prt") if c.lower in CALLING[verb.lemma] for g in c.kids("pobj")]
    return next((t for t in called if t.i < infinitive.i), None)


def _controller(head: Token, verb: Token, depth: int) -> Token | None:
    objects = head.kids("dobj", "dative")
    if head.lemma in ADVISING and verb.tag == "VBG":
        return None
    if objects and head.lemma in OBJECT_CONTROL and objects[0].i < verb.i:
        return objects[0]
    if objects and head.lemma in HELPING and objects[0].i < verb.i and verb.tag == "VB":
        return None
    called = called_on(head, verb)
    if called is not None:
        return called
    if head.pos == "ADJ" and head.head is not None and head.dep in ("acomp", "oprd"):
        return subject_of(head.head, depth + 1)
    return subject_of(head, depth + 1)


def _owner(noun: Token, depth: int) -> Token | None:
    """Whose attempt, plan or duty it is: possessor, "by …", or the subject of the verb that takes the noun."""
    above = noun.head
    if (
        noun.lemma in ("charge", "accusation", "suspicion", "allegation")
        and noun.dep == "pobj"
        and above is not None
        and above.head is not None
    ):
        accused = above.head.kid("dobj", "nsubjpass")
        if accused is not None:
            return accused
    owner = noun.kid("poss")
    if owner is not None:
        return owner
    if noun.lemma in LEAVES and above is not None and above.lemma in GRANTING and noun.dep in ("dobj", "nsubjpass"):
        return _grantee(noun, above)
    if (punished := punished_for(noun)) is not None:
        return punished
    if noun.lemma in BURDENS or (noun.lemma in STANCES and above is not None and above.lower in ("in", "of")):
        return None
    for prep in noun.kids("prep", "agent"):
        if prep.lower in ("by", "for", "of") and prep.kid("pobj") is not None and prep.lower == "by":
            return prep.kid("pobj")
    if noun.dep in ("dobj", "attr", "pobj") and above is not None:
        verb = above if above.pos in ("VERB", "AUX") else above.head
        if verb is not None and verb.pos in ("VERB", "AUX"):
            return subject_of(verb, depth + 1)
    return None
