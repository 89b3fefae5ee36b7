"""The weights on disk → an `Encoder`, checked and ready.

Comes in: the folder with `encoder.onnx`, `heads.npz`, `labels.json`, `tokenizer.json` and `SHA256SUMS`. Goes out: one
`Encoder` a process, which runs on one core (parallel reading is a matter of processes). A missing or altered file is a
`DataError` that names it. Must not know what the heads mean.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.records import DataError

if TYPE_CHECKING:
    from marsad.reader.encoder.answers import Encoded, Weights

MODEL = Path(__file__).parent / "model"
SUMS = "SHA256SUMS"
_REMEDY = "reinstall marsad, or make the weights again with training/export.py"


class Encoder:
    """Reads texts. Made by `open_encoder`."""

    def __init__(self, session: Any, tokenizer: Any, weights: Weights, version: str) -> None:
        self._session, self._tokenizer, self._weights = session, tokenizer, weights
        self.version = version

    def encode(self, text: str) -> Encoded:
        """One pass over the whole text, in windows of paragraphs. Offsets of the answers are code points of `text`."""
        import numpy as np

        from marsad.reader.encoder.answers import Encoded
        from marsad.reader.encoder.pieces import cut, windows

        pieces = cut(text, self._tokenizer)
        width = max(last for _, last in self._weights.columns.values())
        columns = np.zeros((len(pieces), width), dtype=np.float32)
        for window in windows(pieces):
            feed = {"ids": window.ids[None], "shape": window.shape[None], "quote": window.quote[None]}
            out = self._session.run(None, feed)[0][0]
            columns[window.pieces[window.keep]] = out[window.keep]
        return Encoded(text, pieces, columns, self._weights)


@cache
def open_encoder(folder: Path = MODEL) -> Encoder:
    """The encoder whose weights lie in `folder`; loaded once a process.

    Raises DataError where a file is missing or is not the one that was shipped.
    """
    check(folder)
    import numpy as np
    import onnxruntime
    from tokenizers import Tokenizer

    from marsad.reader.encoder.answers import Weights

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Its fused SkipLayerNormalization takes a quarter of the time; the two plain operations take a tenth of that.
    session = onnxruntime.InferenceSession(
        str(folder / "encoder.onnx"),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    with np.load(folder / "heads.npz") as arrays:
        kept = {name: arrays[name].astype(np.float32) for name in arrays.files}
    weights = Weights(
        columns={name: (first, last) for name, (first, last) in labels["columns"].items()},
        types={head: tuple(types) for head, types in labels["types"].items()},
        bias=labels["bias"],
        arrays=kept,
    )
    return Encoder(session, tokenizer, weights, labels["version"])


def check(folder: Path) -> None:
    """Raise DataError unless every file of `folder` that SHA256SUMS names is there and unaltered."""
    sums = folder / SUMS
    if not sums.is_file():
        raise DataError("the list of checksums of the encoder's weights is missing", where=str(sums), remedy=_REMEDY)
    for line in sums.read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        path = folder / name
        if not path.is_file():
            raise DataError("this file of the encoder's weights is missing", where=str(path), remedy=_REMEDY)
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                what = "this file of the encoder's weights is not the one that was shipped (its SHA-256 differs)"
                raise DataError(what, where=str(path), remedy=_REMEDY)
