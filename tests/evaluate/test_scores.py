"""What counts as a hit, and what the numbers are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.evaluate import (
    Attribution,
    Document,
    Labelled,
    Related,
    Toponym,
    guess_labels,
    score_entities,
    score_places,
    score_relations,
    score_voices,
)
from marsad.evaluate.places import FARTHEST_KM, distance

NOTHING = {"precision": 0.0, "recall": 0.0, "f1": 0.0}
ALL = {"precision": 1.0, "recall": 1.0, "f1": 1.0}


# -- entities


def test_an_entity_is_found_with_its_very_span_and_type():
    gold = Document(
        "1", "Rask of the River Guard", entities=(Labelled(0, 4, "Person"), Labelled(12, 23, "Organization"))
    )
    said = [Labelled(0, 4, "Person"), Labelled(8, 23, "Organization"), Labelled(5, 7, "Rank"), Labelled(0, 4, "Person")]
    scores = score_entities([gold], [said])
    assert scores["strict"] == {"precision": 0.3333, "recall": 0.5, "f1": 0.4}
    assert scores["by_type"] == {"Organization": NOTHING, "Person": ALL, "Rank": NOTHING}


def test_equal_spans_of_two_documents_are_two():
    gold = [Document(n, "Rask", entities=(Labelled(0, 4, "Person"),)) for n in "ab"]
    assert score_entities(gold, [[Labelled(0, 4, "Person")], []])["strict"]["recall"] == 0.5


def test_in_conll_blocks_spans_grow_to_whole_words_and_types_are_the_file_s():
    block = Document(
        "1", "Gen. Rask, chief", entities=(Labelled(0, 4, "RNK"), Labelled(5, 10, "PER"), Labelled(11, 16, "TOR")),
        words=((0, 4), (5, 10), (11, 16)),
    )  # fmt: skip
    said = [Labelled(0, 3, "Rank"), Labelled(5, 9, "Person"), Labelled(11, 16, "Role")]
    assert score_entities([block], [said])["strict"] == ALL


@pytest.mark.parametrize(
    ("types", "labels"),
    [(("Organisation", "Person"), "re3d"), (("Rank", "Person"), "sfm"), (("TOR",), "sfm"), (("Person",), None), (("x",), None),
     (("Organisation", "Organization"), None)],
)  # fmt: skip
def test_the_labels_tell_their_set(types, labels):
    assert guess_labels([Document("1", "a", entities=tuple(Labelled(0, 1, t) for t in types))]) == labels


# -- relations


def test_a_relation_is_found_with_its_type_and_both_spans_in_their_order():
    gold = Document("1", "", relations=(Related("AlliesOf", (0, 4), (5, 9)), Related("BelongsTo", (5, 9), (0, 4))))
    given = [Related("AlliesOf", (0, 4), (5, 9)), Related("BelongsTo", (5, 9), (0, 4))]
    own = [Related("AlliesOf", (5, 9), (0, 4)), Related("BelongsTo", (5, 9), (0, 4))]
    scores = score_relations([gold], gold_entities=[given], end_to_end=[own])
    assert scores["gold_entities"] == ALL
    assert scores["end_to_end"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert scores["by_type"]["AlliesOf"] == {"gold_entities": ALL, "end_to_end": NOTHING}
    assert list(scores) == ["gold_entities", "end_to_end", "by_type"]


# -- voices

SAYS = "Dara Sami said: “The road, they say, is closed.” Nobody else came."


def spans(*words: str) -> tuple[tuple[int, int], ...]:
    return tuple((SAYS.index(w), SAYS.index(w) + len(w)) for w in words)


GOLD = Attribution(spans("Dara Sami"), spans("said"), spans("The road", "is closed"))


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (GOLD, 3),
        (Attribution(spans("Sami"), (), spans("“The road,", "is closed.”")), 3),
        (Attribution((), (), spans("The road", "is closed")), 2),
        (Attribution(spans("Dara"), (), spans("The road, they say, is closed")), 2.5),
        (Attribution(spans("Nobody"), (), spans("The road, they say, is closed")), 1),
        (Attribution(spans("Dara"), (), spans("The")), 0),
        (Attribution(spans("Dara"), (), ()), 0),
    ],
)
def test_voices_in_three_ways(said, right):
    scores = score_voices([Document("1", SAYS, attributions=(GOLD,))], [[said]])
    strict, overlap, both = (scores[k]["f1"] for k in ("content_strict", "content_overlap", "end_to_end"))
    assert (strict, overlap, both) == {
        3: (1, 1, 1), 2: (1, 1, 0), 2.5: (0, 1, 1), 1: (0, 1, 0), 0: (0, 0, 0),
    }[right]  # fmt: skip


def test_no_source_on_either_side_fits():
    bare = GOLD._replace(source=())
    assert score_voices([Document("1", SAYS, attributions=(bare,))], [[bare]])["end_to_end"] == ALL


def test_voices_are_matched_one_to_one_the_best_first():
    near = GOLD._replace(content=spans("The road, they say, is closed"))
    scores = score_voices([Document("1", SAYS, attributions=(GOLD,))], [[near, GOLD, GOLD]])
    assert scores["content_strict"] == {"precision": 0.3333, "recall": 1.0, "f1": 0.5}


def test_attributions_without_content_count_nowhere():
    gold = Document(
        "1", SAYS, attributions=(GOLD, Attribution(spans("Dara"), (), ()), GOLD._replace(content=spans("“")))
    )
    assert score_voices([gold], [[GOLD]])["content_overlap"] == ALL


# -- places


def test_places_near_far_unresolved_and_without_a_point():
    names = (Toponym(0, 2, 35.0, 40.0), Toponym(3, 5, 35.0, 40.0), Toponym(6, 8, 0.0, 0.0), Toponym(9, 11, None, None))
    gold = Document("1", "aa bb cc dd", toponyms=names)
    found = [Toponym(0, 2, 35.0, 40.0), Toponym(3, 5, 45.0, 40.0), Toponym(9, 11, 1.0, 1.0), Toponym(6, 7, 0.0, 0.0)]
    scores = score_places([gold], located=[[(35.0, 40.0), (36.0, 40.0), None, (1.0, 1.0)]], found=[found])
    assert scores["gold_spans"] == {
        "n": 3, "acc161": 0.6667, "mean_km": round((111.2 + FARTHEST_KM) / 3, 1), "median_km": 111.2,
        "auc": round((math.log(112.2) + (math.log(112.2) + math.log(1 + FARTHEST_KM))) / 4 / math.log(1 + FARTHEST_KM), 4),
        "unresolved": 1,
    }  # fmt: skip
    assert scores["end_to_end"] == {"precision": 0.3333, "recall": 0.3333, "f1": 0.3333}


def test_no_toponym_with_a_point_gives_no_numbers():
    scores = score_places([Document("1", "a", toponyms=(Toponym(0, 1, None, None),))], located=[[None]], found=[[]])
    assert scores["gold_spans"] == {
        "n": 0, "acc161": None, "mean_km": None, "median_km": None, "auc": None, "unresolved": 0,
    }  # fmt: skip
    assert scores["end_to_end"] == NOTHING


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_distances_are_what_the_earth_allows(one, other):
    assert 0 <= distance(one, other) <= FARTHEST_KM
    assert distance(one, other) == pytest.approx(distance(other, one), abs=1e-6)
    assert distance(one, one) == 0


@given(st.lists(st.tuples(POINTS, st.none() | POINTS), min_size=1, max_size=20))
def test_shares_lie_between_none_and_all(pairs):
    toponyms = tuple(Toponym(n, n + 1, *point) for n, (point, _) in enumerate(pairs))
    scores = score_places(
        [Document("1", "x" * 20, toponyms=toponyms)], located=[[p for _, p in pairs]], found=[toponyms]
    )
    assert scores["end_to_end"] == ALL
    assert 0 <= scores["gold_spans"]["acc161"] <= 1
    assert 0 <= scores["gold_spans"]["auc"] <= 1
    assert scores["gold_spans"]["unresolved"] == sum(p is None for _, p in pairs)
