"""The parts of the encoder that need no weights: cutting, windows, decoding, pairs."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reader.encoder.decode import Transitions, best_labels, chances, runs
from marsad.reader.encoder.pairing import Entity, candidates, pair_features, width
from marsad.reader.encoder.pieces import OVERLAP, WINDOW, Pieces, paragraphs, quote_states, windows

NO = np.float32(-1e4)
BIO = Transitions(
    np.array([[0, 0, NO], [0, 0, 0], [0, 0, 0]], dtype=np.float32), np.array([0, 0, NO], dtype=np.float32)
)


def pieces(lengths: list[int]) -> Pieces:
    n = sum(lengths)
    at = np.arange(n, dtype=np.int64)
    which = np.repeat(np.arange(len(lengths)), lengths).astype(np.int64)
    return Pieces(at + 1000, at, at + 1, at * 0, at * 0, which)


@given(st.lists(st.integers(min_value=1, max_value=900), max_size=12))
def test_every_piece_is_kept_once(lengths: list[int]) -> None:
    cut = pieces(lengths)
    kept: list[int] = []
    for window in windows(cut):
        assert len(window.ids) <= WINDOW + 2
        assert not (window.keep & (window.pieces < 0)).any()
        kept += window.pieces[window.keep].tolist()
    assert kept == list(range(len(cut)))


def test_windows_of_a_long_paragraph_share_pieces() -> None:
    first, second = itertools.islice(windows(pieces([600])), 2)
    shared = set(first.pieces.tolist()) & set(second.pieces.tolist())
    assert len(shared - {-1}) == OVERLAP


def test_paragraphs_one_by_one() -> None:
    assert [len(w.ids) for w in windows(pieces([3, 4]), pack=False)] == [5, 6]
    assert [len(w.ids) for w in windows(pieces([3, 4]))] == [10]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One goes\non here.\nTwo.", ["One goes\non here.", "Two."]),
        ("A headline\n" + "long " * 40 + "\nNext", ["A headline", "long " * 40, "Next"]),
        (" \n\n ", []),
    ],
)
def test_paragraphs(text: str, parts: list[str]) -> None:
    assert [text[b:e] for b, e in paragraphs(text)] == parts


@given(st.text(alphabet="ab \n.”", max_size=60))
def test_paragraphs_leave_out_only_blanks(text: str) -> None:
    inside = {c for b, e in paragraphs(text) for c in range(b, e)}
    assert all(text[c].isspace() for c in range(len(text)) if c not in inside)


def test_states_of_quotation_marks() -> None:
    assert quote_states('a "b" c') == [0, 0, 2, 1, 3, 0, 0]
    assert quote_states("“it’s”") == [2, 1, 1, 1, 1, 3]
    assert quote_states("say 'a b' c")[4:9] == [5, 4, 4, 4, 6]


@given(st.text(alphabet="ab \"'“”‘’`.", max_size=40))
def test_every_character_has_a_state(text: str) -> None:
    assert len(quote_states(text)) == len(text)


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 5), min_size=1, max_size=4))
def test_the_best_labels_are_the_best_of_all_legal_ones(seed: int, lengths: list[int]) -> None:
    scores = [np.random.default_rng(seed + k).normal(size=(n, 3)).astype(np.float32) for k, n in enumerate(lengths)]
    for rows, labels in zip(scores, best_labels(scores, BIO), strict=True):

        def total(path: tuple[int, ...], rows: np.ndarray = rows) -> float:  # type: ignore[type-arg]
            steps = sum(float(BIO.step[a, b]) for a, b in itertools.pairwise(path))
            start = float(BIO.start[path[0]]) if path else 0.0
            return start + steps + sum(float(rows[t, p]) for t, p in enumerate(path))

        best = max(total(path) for path in itertools.product(range(3), repeat=len(rows)))
        assert total(tuple(labels.tolist())) == pytest.approx(best, abs=1e-3)


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_chances_are_those_over_all_legal_sequences(seed: int, lengths: list[int]) -> None:
    scores = [np.random.default_rng(seed + k).normal(size=(n, 3)).astype(np.float32) for k, n in enumerate(lengths)]
    for rows, sure in zip(scores, chances(scores, BIO), strict=True):
        expected = np.zeros(rows.shape)
        for path in itertools.product(range(3), repeat=len(rows)):
            steps = sum(float(BIO.step[a, b]) for a, b in itertools.pairwise(path)) + float(BIO.start[path[0]])
            weight = np.exp(steps + sum(float(rows[t, p]) for t, p in enumerate(path)))
            expected[np.arange(len(rows)), list(path)] += weight
        np.testing.assert_allclose(sure, expected / expected.sum(1, keepdims=True), atol=1e-4)


def test_runs() -> None:
    assert runs(np.array([0, 1, 2, 2, 1, 3, 4, 0])) == [(1, 4, 0), (4, 5, 0), (5, 7, 1)]


def test_pairs_join_persons_with_what_is_near() -> None:
    listed = [Entity(0, 4, "Rank"), Entity(5, 10, "Person"), Entity(5000, 5010, "Organization")]
    found = candidates(listed)
    assert [(p.person, p.other) for p in found] == [(1, 0)]
    assert pair_features("Gen. Alpha and so on", listed, found).shape == (1, width())
    assert pair_features("", [], []).shape == (0, width())
