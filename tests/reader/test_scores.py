"""How likely a claim is right, and that the unlikely ones are left out if it is wished."""

from __future__ import annotations

import numpy as np
import pytest

from marsad.reader import LEAST, NoLexicon, open_reader, scores
from marsad.reader.encoder import open_encoder
from marsad.records import Span, new_report

REPORT = new_report(
    "The army killed four fighters in the town on Monday, residents said. They added that it might be that which they feared "
    "to see taken by those who had held what others had lost to him before he joined their fight against it."
)


def claims(least: float) -> dict[str, float]:
    return {c.id: c.score for c in open_reader(NoLexicon(), least=least).read(REPORT).claims}


def test_no_claim_below_the_least_score_is_given_and_every_other_is():
    everything = claims(0.0)
    assert everything
    for least in (LEAST, 0.8, 1.0):
        assert claims(least) == {c: score for c, score in everything.items() if score >= least}


def test_what_is_kept_back_is_a_matter_of_the_version():
    plain = open_reader(NoLexicon()).info.version
    assert open_reader(NoLexicon(), least=LEAST).info.version == plain
    assert open_reader(NoLexicon(), least=0.75).info.version == f"{plain}/0.75"


def test_scores_are_chances():
    assert all(0 <= score <= 1 for score in claims(0.0).values())


def test_the_shipped_weights_fit_the_encoder():
    width = open_encoder().encode("One word.").columns.shape[1]
    assert scores.sight().weights.shape == (len(scores.PARTS), width)


def test_a_part_that_is_not_there_weighs_nothing_and_an_average_one_neither():
    sight = scores.Sight(np.ones((len(scores.PARTS), 2), np.float32), np.full(len(scores.PARTS), 3.0, np.float32))
    assert sight.weigh({}) == 0.0
    assert sight.weigh({"voice": np.array([1.0, 2.0], np.float32)}) == 0.0
    assert sight.weigh({"voice": np.array([2.0, 2.0], np.float32)}) == pytest.approx(1.0)


def test_the_mean_over_spans_is_of_the_pieces_that_they_touch():
    encoded = open_encoder().encode("Velin fell. Nobody saw it.")
    whole = encoded.mean([Span(0, len(encoded.text))])
    assert whole is not None
    np.testing.assert_allclose(whole, encoded.columns.mean(0), rtol=1e-5)
    one = encoded.mean([Span(12, 18)])
    (row,) = np.flatnonzero((encoded.pieces.begin >= 12) & (encoded.pieces.end <= 18))
    np.testing.assert_allclose(one, encoded.columns[row], rtol=1e-5)
    assert encoded.mean([]) is None
    assert encoded.mean([Span(5, 6)]) is None
