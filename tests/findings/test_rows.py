from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.findings.rows import count_words, row_of, when_words
from marsad.records import Count, When


def only(world):
    return row_of(world.held[0], world.sources.codebook)


def test_who_says_so_in_words(world, fact, speaker):
    cases = [
        ((), "the report itself (Daily, 2020-03-01)"),
        (
            (speaker("Ada Quill", post="director", organisation="War Watch", told="the Wire"),),
            "Ada Quill, director of War Watch (named), told the Wire",
        ),
        ((speaker("a senior commander", named=False),), "a senior commander (not named)"),
        (
            (speaker("Ada Quill"), speaker("some residents", named=False)),
            "Ada Quill (named), quoting some residents (not named)",
        ),
        (
            (speaker("Ada Quill", post="director of War Watch", organisation="War Watch"),),
            "Ada Quill, director of War Watch (named)",
        ),
        ((speaker("War Watch", organisation="War Watch"),), "War Watch (named)"),
    ]
    for n, (voice, words) in enumerate(cases):
        world.held.clear()
        world.tell(
            "Daily",
            "2020-03-01",
            fact("holds", f"{n} Northern Front holds Riverton.", who="Northern Front", voice=voice),
        )
        assert only(world).says_who() == words


def test_an_accusation_reads_as_alleged_by_its_speaker(world, fact, speaker):
    world.tell(
        "Daily",
        "2020-03-01",
        fact(
            "abuses",
            "War Watch says the Royal Army tortured prisoners.",
            by="Royal Army",
            whom="prisoners",
            voice=speaker("War Watch"),
        ),
        fact("kills", "The Royal Army killed ten.", by="Royal Army", whom="ten"),
        fact("accuses", "Examplia blames Northern Front.", by="Examplia", whom="Northern Front"),
        fact("kills", "Ten people died.", whom="Ten people"),
        fact("holds", "Northern Front holds Riverton.", who="Northern Front", place="Riverton"),
    )
    rows = [row_of(e, world.sources.codebook) for e in world.held]
    assert [r.alleged for r in rows] == [True, True, True, False, False]
    assert rows[0].line().startswith("alleged by War Watch (named): Royal Army abuses prisoners")
    assert rows[1].line().startswith("alleged by the report itself (Daily, 2020-03-01): ")


def test_summaries_read_as_sentences(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("takes", "Royal Army took Riverton from NF.", who="Royal Army", place="Riverton", **{"from": "NF"}),
        fact("present_in", "Northern Front is in Riverton.", who="Northern Front", place="Riverton"),
        fact(
            "holds_post",
            "Col. Ada Quill is chief of the War Council.",
            who="Col. Ada Quill",
            post="chief",
            **{"in": "War Council"},
        ),
        fact("commands", "Royal Army does not command NF.", who="Royal Army", whom="NF", polarity="denied"),
    )
    assert [row_of(e, world.sources.codebook).summary() for e in world.held] == [
        "Royal Army takes Riverton from NF (Northern Front)",
        "Northern Front present in Riverton",
        "Col. Ada Quill (Ada Quill) holds post chief in War Council",
        "it is denied that: Royal Army commands NF (Northern Front)",
    ]


@pytest.mark.parametrize(
    ("doer", "summary"),
    [
        ("More than 200 people", "More than 200 people move to Riverton"),
        ("dozens of fighters from the hills", "dozens of fighters from the hills move to Riverton"),
        ("They", "They move to Riverton"),
        ("a group of fighters", "a group of fighters moves to Riverton"),
        ("the Samplek Forces", "the Samplek Forces moves to Riverton"),
        ("Ada Abbas", "Ada Abbas moves to Riverton"),
    ],
)
def test_verbs_agree_with_their_subjects_where_these_are_no_names(world, fact, doer, summary):
    world.tell("Daily", "2020-03-01", fact("moves", f"{doer} went to Riverton.", who=doer, to="Riverton"))
    assert only(world).summary() == summary


def test_a_kind_the_codebook_does_not_know_is_shown_as_it_is(world, fact):
    world.tell("Daily", "2020-03-01", fact("bakes_bread", "NF bakes bread.", who="NF", loaf="bread"))
    row = only(world)
    assert row.summary() == "NF (Northern Front) bakes bread bread"
    assert row.to_json()["kind"] == "bakes_bread"


def test_zero_no_number_and_no_count_read_differently():
    assert count_words(None) == "not counted"
    assert count_words(Count("many", unit="fighters")) == "“many” (no number given: fighters)"
    assert count_words(Count("no one", low=0, high=0)) == "zero (“no one”)"
    assert count_words(Count("as many as 40", high=40, unit="men")) == "40 or fewer men (“as many as 40”)"
    assert count_words(Count("about 12", low=12, high=12, about=True)) == "about 12 (“about 12”)"
    assert count_words(Count("dozens", low=24, high=99)) == "24 to 99 (“dozens”)"
    assert count_words(Count("at least 7", low=7)) == "7 or more (“at least 7”)"
    assert count_words(Count("7", low=7, high=7)) == "7"


def test_days_tell_edges_and_throughout_apart():
    a, b = date(2020, 1, 1), date(2020, 1, 5)
    assert when_words(When()) == "day not told"
    assert when_words(When(a, a, words="Wednesday")) == "on 2020-01-01 (“Wednesday”)"
    assert when_words(When(a, b)) == "at some time from 2020-01-01 to 2020-01-05"
    assert when_words(When(a, b, throughout=True)) == "throughout 2020-01-01 to 2020-01-05"
    assert when_words(When(a, None, starts=True)) == "from 2020-01-01"
    assert when_words(When(None, b)) == "on or before 2020-01-05"


@given(low=st.none() | st.integers(0, 10**6), extra=st.none() | st.integers(0, 10**6), words=st.text(max_size=8))
def test_bounds_are_never_lost(low, extra, words):
    high = None if extra is None else (low or 0) + extra
    text = count_words(Count(words, low=low, high=high)).replace(",", "")
    for bound in (low, high):
        if bound:
            assert str(bound) in text
    if low is None and high is None:
        assert "no number" in text


def test_json_has_everything(world, fact, counted, speaker):
    world.tell(
        "Daily",
        "2020-03-01",
        fact(
            "kills", "Seven soldiers died in Riverton, Ada Quill said.", whom="soldiers", place="Riverton",
            count=counted(7, 7, "Seven", "soldiers"), voice=speaker("Ada Quill", told="the Wire"), first="2020-02-29",
            reviews=("accept",),
        ),
    )  # fmt: skip
    data = only(world).to_json()
    assert data["count"] == {"words": "Seven", "low": 7, "high": 7, "about": False, "unit": "soldiers"}
    assert data["when"]["first"] == "2020-02-29"
    assert data["voice"][0] == {
        "speaker": "Ada Quill", "named": True, "post": None, "organisation": None, "mode": "indirect", "cue": "said",
        "told": "the Wire", "inferred": False, "id": None,
    }  # fmt: skip
    assert data["reviews"][0]["action"] == "accept"
    assert data["outlet"] == "Daily"
    assert data["sentence"] == "Seven soldiers died in Riverton, Ada Quill said."
    assert data["words"]["where"] == "Riverton, Lower Province, XA"
