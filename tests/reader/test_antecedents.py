"""What pronouns stand for: the likely, else nobody."""

from __future__ import annotations

import pytest

from marsad.reader.mentions.antecedents import LIKELY, chances_of, pronoun_class
from marsad.reader.mentions.coreference import link
from marsad.reader.mentions.mentions import Nominals, resolved
from marsad.reader.parse.quotes import find_quotes
from marsad.reader.parse.syntax import parse
from marsad.reader.weights import weights


def linked(reader, text):
    parsed, quotes = parse(text), find_quotes(text)
    nominals = Nominals(parsed, reader.lexicon)
    link(nominals, quotes)
    return parsed, quotes, nominals


def meant(reader, text, pronoun):
    """What a pronoun stands for, as words of the text, or None."""
    parsed, _, nominals = linked(reader, text)
    token = next(t for t in parsed.tokens if t.lower == pronoun)
    nominal = nominals.at(token)
    end = resolved(nominal)
    return None if end is nominal else (end.name or end.span).of(text)


@pytest.mark.parametrize(
    ("text", "pronoun", "stands_for"),
    [
        ("Omid Rask fled. He was seen in Velin.", "he", "Omid Rask"),
        ("The Northern Front said it had captured Velin.", "it", "Northern Front"),
        ("The Northern Front lost its stronghold.", "its", "Northern Front"),
        ("Omid Rask killed himself.", "himself", "Omid Rask"),
        ("Forty fighters fled Velin after they were surrounded.", "they", "Forty fighters"),
    ],
)
def test_a_plain_pronoun_is_resolved(reader, text, pronoun, stands_for) -> None:
    assert meant(reader, text, pronoun) == stands_for


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("It is clear that the army has lost Velin.", "it"),
        ("It rained in Velin on Sunday.", "it"),
    ],
)
def test_an_empty_pronoun_stands_for_nobody(reader, text, pronoun) -> None:
    assert meant(reader, text, pronoun) is None


@pytest.mark.parametrize(
    ("text", "pronoun", "stands_for"),
    [
        ("Omid Rask met the envoy. The army and its allies fled.", "its", "The army"),
        ("Dara Sami spoke of Ardania's crimes and its violations of the law.", "its", "Ardania"),
        ("The Karsa Monitor accused the army of wrecking Velin with its strikes.", "its", "the army"),
        ("Dara Sami ignores Ardanias crimes and its violations of the law.", "its", "Ardanias"),
    ],
)
def test_whose_it_is(reader, text, pronoun, stands_for) -> None:
    assert meant(reader, text, pronoun) == stands_for


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Velin fell. She was seen there.", "she"),
        ("His wife, Lena Marek, left. He was seen in Velin.", "he"),
        ("There were many casualties. They won.", "they"),
    ],
)
def test_a_pronoun_is_nobody_whom_it_cannot_be(reader, text, pronoun) -> None:
    assert meant(reader, text, pronoun) is None


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Rebels accuse the army of helping the Velin Front to cut the road by intensifying their attacks.", "their"),
        ("The wife said that they fled Velin.", "they"),
        ("If the hill falls to the army and its allies they would besiege Velin.", "they"),
        ("She was born to a family of Shiite Islam. He fled.", "he"),
        ("The Velin Observatory said it was the highest toll since it launched an assault on Tessel.", "it"),
    ],
)
def test_a_pronoun_is_not_whom_the_sentence_rules_out(reader, text, pronoun) -> None:
    parsed, _, nominals = linked(reader, text)
    last = [t for t in parsed.tokens if t.lower == pronoun][-1]
    end = resolved(nominals.at(last))
    assert end is nominals.at(last)


def test_nobody_tells_of_his_own_crimes(reader) -> None:
    text = "Omid Marek said that the soft stance in dealing with Rask is a license to carry on with his crimes."
    assert meant(reader, text, "his") in (None, "Rask")


@pytest.mark.parametrize(
    ("text", "pronoun", "stands_for"),
    [
        ("An army unit shot down three drones belonging to the rebels and destroyed them.", "them", "three drones"),
        ("Gunmen fired on the villagers as they were leaving Velin.", "they", "the villagers"),
    ],
)
def test_whom_it_is_done_to(reader, text, pronoun, stands_for) -> None:
    assert (meant(reader, text, pronoun) or "").startswith(stands_for)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Velin Front said its men had attacked the terrorist group.", "group"),
        ("The Velin Front said the jihadists had fled.", "jihadists"),
        ("Human Rights warned of attacks. The army bombed the jihadists.", "jihadists"),
        ("The Foreign Secretary, Omid Marek, met the US Secretary, Lena Tal.", "secretary"),
        ("Troops left Velin for Tessel. He lives there.", "there"),
    ],
)
def test_a_description_is_not_of_somebody_else(reader, text, words) -> None:
    parsed, _, nominals = linked(reader, text)
    token = next(t for t in parsed.tokens if t.lower == words)
    end = resolved(nominals.at(token))
    assert end is nominals.at(token) or end.head.text in ("Marek", "Omid")


def test_a_possessive_means_whom_the_subject_pronoun_means(reader) -> None:
    text = "The brigades hold Velin. They use bombers in their attacks."
    parsed, _, nominals = linked(reader, text)
    they, their = (next(t for t in parsed.tokens if t.lower == word) for word in ("they", "their"))
    assert resolved(nominals.at(their)).head is not next(t for t in parsed.tokens if t.lower == "bombers")
    assert nominals.at(their).antecedent is nominals.at(they).antecedent


def test_chances_are_chances(reader) -> None:
    text = "The Northern Front attacked the army in Velin. It then fled to Tessel, and Omid Rask said he had seen their convoy."
    parsed, quotes, nominals = linked(reader, text)
    ordered = [nominals.by_head[i] for i in sorted(nominals.by_head)]
    asked = [t for t in parsed.tokens if pronoun_class(t)]
    assert len(asked) == 3
    for token in asked:
        found, chances = chances_of(token, ordered, nominals, quotes, None)
        assert len(found) == len(chances)
        assert all(0 <= c <= 1 for c in chances)
        assert sum(chances) <= 1 + 1e-9


def test_every_class_has_its_threshold_and_weights() -> None:
    for kind in LIKELY:
        assert any(name.startswith(f"{kind}.") for name in weights("antecedents"))
