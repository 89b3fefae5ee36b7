"""Maps show what is reported where it is reported, labels keep clear of each other, and nothing is invented."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.workbench import outlines as outlines_module
from marsad.workbench.frame import fit, group_near
from marsad.workbench.labels import Anchor, place_labels
from marsad.workbench.outlines import Box, clip, load_outlines

longitudes = st.floats(-170, 170)
latitudes = st.floats(-70, 70)
points = st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=20)


@given(points)
def test_every_place_lies_within_its_picture(places):
    frame = fit(places, 900, 500)
    for place in places:
        x, y = frame.xy(place)
        assert 0 <= x <= 900
        assert 0 <= y <= 500


@given(points)
def test_north_is_up_and_east_is_right(places):
    frame = fit(places, 900, 500)
    a, b = places[0], places[-1]
    (ax, ay), (bx, by) = frame.xy(a), frame.xy(b)
    assert ax <= bx if a[0] <= b[0] else ax >= bx
    assert ay >= by if a[1] <= b[1] else ay <= by


@given(points)
def test_every_place_belongs_to_one_group(places):
    groups = group_near(places, [1] * len(places))
    assert sorted(i for g in groups for i in g) == list(range(len(places)))


def test_far_places_get_a_picture_of_their_own_the_weightiest_first():
    groups = group_near([(16.6, 31.2), (43.1, 36.3), (39.0, 35.9)], [1, 1, 1])
    assert groups == [[1, 2], [0]]


@given(
    st.lists(st.tuples(st.floats(0, 500), st.floats(0, 300), st.text("abcdefgh", min_size=1, max_size=12)), max_size=25)
)
def test_labels_never_cover_each_other(anchors):
    placed = [a for a in place_labels([Anchor(x, y, w) for x, y, w in anchors], 500, 300) if a]
    rects = []
    for label in placed:
        wide = len(label.words) * label.size * 0.56
        left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.align]
        rects.append((left, label.y - label.size, left + wide, label.y))
    for i, a in enumerate(rects):
        for b in rects[i + 1 :]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


def test_outlines_are_those_of_the_world():
    names = {c.name for c in load_outlines().countries}
    assert {"Iraq", "Syria", "Libya", "Nigeria"} <= names
    assert all(math.dist(arc[0], arc[-1]) < 180 for arc in load_outlines().arcs)


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=3, max_size=12))
def test_clipped_polygons_lie_in_the_box(polygon):
    for x, y in clip(polygon, Box(-5, -5, 5, 5)):
        assert -5.0001 <= x <= 5.0001
        assert -5.0001 <= y <= 5.0001


def test_missing_outlines_say_what_to_do(monkeypatch, tmp_path):
    from marsad.records import DataError

    load_outlines.cache_clear()
    monkeypatch.setattr(outlines_module, "_DATA", tmp_path / "outlines.json")
    with pytest.raises(
        DataError, match=r"outlines\.json: the outlines for maps cannot be read .*; install marsad again\."
    ):
        load_outlines()
    load_outlines.cache_clear()
