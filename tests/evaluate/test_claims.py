"""Readings are scored fact by fact, and a near miss says in what it differs."""

import pytest

from marsad.evaluate import check_key, score_claims
from marsad.records import DataError


def reading(*claims, title="Bridges of Karsa fall", published="2021-04-02"):
    return {"report": {"title": title, "published": published}, "claims": list(claims)}


def claim(kind="loses", *, polarity="affirmed", certainty="stated", voice=(), count=None, when=None, **roles):
    return {
        "kind": kind,
        "roles": {r: [{"text": t, "name": None}] for r, t in roles.items()},
        "stance": {"polarity": polarity, "certainty": certainty},
        "voice": list(voice),
        "count": count,
        "when": when or {},
    }


def key(**fact):
    match = fact.pop("match", [{"kind": "loses", "roles": {"who": ["northern front"], "place": ["karsa"]}}])
    return [{"report": "Bridges of Karsa", "published": "2021-04-02", "facts": [{"id": "f1", "match": match, **fact}]}]


def only(results):
    return results[0].facts[0]


LOST = {"who": "the Northern Front's men", "place": "Kársa"}


def test_found_by_words_whatever_their_accents_case_and_possessives():
    fact = only(score_claims(key(), [reading(claim(**LOST))]))
    assert (fact.state, fact.differs) == ("found", None)


def test_part_of_a_word_does_not_fit():
    assert only(score_claims(key(), [reading(claim(who="Northern Fronts", place="Karsa"))])).state == "missed"


def test_another_polarity_is_not_even_near():
    assert only(score_claims(key(), [reading(claim(polarity="denied", **LOST))])).state == "missed"


@pytest.mark.parametrize(
    ("fact", "changes", "differs"),
    [
        ({"voice": "none"}, {"voice": [{"speaker": "an aide"}]}, ("voice",)),
        ({"voice": ["dara"]}, {}, ("voice",)),
        ({"voice_or_by": ["dara"]}, {"by": "Sami"}, ("voice",)),
        ({"certainty": ["possible"]}, {}, ("certainty",)),
        ({"count": {"low": 20}}, {"count": {"low": 30, "high": None}}, ("count.low",)),
        ({"count": {"low": 20, "high": 30}}, {}, ("count.low", "count.high")),
        ({"when": {"first": "2021-04-01"}}, {"when": {"first": "2021-04-02"}}, ("when.first",)),
    ],
)
def test_near_names_what_differs(fact, changes, differs):
    scored = only(score_claims(key(**fact), [reading(claim(**LOST, **changes))]))
    assert (scored.state, scored.differs) == ("near", differs)


@pytest.mark.parametrize(
    ("fact", "changes"),
    [
        ({"voice": ["dara"]}, {"voice": [{"speaker": "Colonel Dara"}]}),
        ({"voice": ["spokesman"]}, {"voice": [{"speaker": "he", "post": "spokesman"}]}),
        ({"voice_or_by": ["dara"]}, {"by": "Dara"}),
        ({"certainty": ["stated", "likely"]}, {"certainty": "likely"}),
        ({"count": {"high": 48}}, {"count": {"low": None, "high": 48.0}}),
        ({"when": {"last": "2021-04-01"}}, {"when": {"last": "2021-04-01"}}),
    ],
)
def test_found_where_every_named_respect_fits(fact, changes):
    assert only(score_claims(key(**fact), [reading(claim(**LOST, **changes))])).state == "found"


def test_one_claim_that_fits_wholly_beats_nearer_ones():
    near = claim(certainty="possible", **LOST)
    assert only(score_claims(key(certainty=["stated"]), [reading(near, claim(**LOST))])).state == "found"


def test_reports_are_matched_by_title_and_their_date_is_checked():
    (other,) = score_claims(key(), [reading(claim(**LOST), title="Another day")])
    assert (other.reports_read, other.date_right, other.facts[0].state) == (0, False, "missed")
    (late,) = score_claims(key(), [reading(claim(**LOST), published="2021-04-03")])
    assert (late.reports_read, late.date_right, late.claims) == (1, False, 1)


def test_a_file_that_is_no_key_is_refused_by_name():
    with pytest.raises(DataError, match=r"notes\.json: this is not a reading key; give a JSON list of"):
        check_key([{"title": "x"}], where="notes.json")
