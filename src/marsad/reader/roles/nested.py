"""Claims of one kind that stand inside each other: the truce that somebody agrees to is no second agreement.

In: drafts. Out: which of them goes. Names no kind.
"""

from __future__ import annotations

from marsad.reader.roles.draft import Draft


def is_what_was_agreed(noun: Draft, verb: Draft) -> bool:
    """ "Ardania and Belmark agree to | a truce between the army and the rebels": the noun fills a role of the verb of its own kind,
    and the verb has its own doers."""
    if noun.match.token.pos != "NOUN" or verb.match.token.pos != "VERB" or noun.match.kind is not verb.match.kind:
        return False
    taken = [role for role, fillers in verb.roles.items() if any(t is noun.match.token for _, t in fillers)]
    doers = [role for role in verb.roles if role in noun.roles and role not in taken]
    return bool(taken) and bool(doers)
