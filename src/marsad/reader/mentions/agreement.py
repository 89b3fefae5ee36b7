"""Pronouns that cannot all be right: one person who is now "he", now "she"; "it" beside the very name that it would stand for.

In: nominals with their antecedents, or a pronoun with a candidate. Out: antecedents taken away again; whether a candidate is ruled
out. Weighs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from marsad.reader.mentions.mentions import Nominal, Nominals
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.clauses import clause_of

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "herself"})


def open_other_gender(nominals: Nominals, key_of: Callable[[Nominal], Hashable]) -> None:
    """ "Lena Marek said her boss called her in. | He ordered them to leave, she said": he is not she. Of one person's pronouns the
    fewer of one gender are left open; where there are as many of both, all are."""
    by_person: dict[Hashable, tuple[list[Nominal], list[Nominal]]] = defaultdict(lambda: ([], []))
    for nominal in nominals.by_head.values():
        word = nominal.head.lower
        if nominal.antecedent is not None and word in HE | SHE:
            by_person[key_of(nominal.antecedent)][word in SHE].append(nominal)
    for men, women in by_person.values():
        if not men or not women:
            continue
        for nominal in [*(men if len(men) <= len(women) else ()), *(women if len(women) <= len(men) else ())]:
            nominal.antecedent = None


def is_named_beside(pronoun: Token, nominal: Nominal, around: Sequence[Nominal]) -> bool:
    """ "A campaign against it in | Velin, meant to defeat it": who goes on to name a place means another by the pronoun."""
    if pronoun.tag == "PRP$" or nominal.name is None or not nominal.parts:
        return False
    inside = [n.head for n in around if n.head.sentence == pronoun.sentence]
    named = [n.head for n in around if n.parts == nominal.parts and n.head.sentence == pronoun.sentence]
    said = [pronoun, *(t for t in inside if t.lower == pronoun.lower and t.i < pronoun.i and t.dep in ("pobj", "dobj"))]
    return any(
        word.i < name.i <= word.i + NEAR and clause_of(name) is clause_of(word) for word in said for name in named
    )


NEAR = 6
