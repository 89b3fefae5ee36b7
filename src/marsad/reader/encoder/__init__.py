"""One small encoder with several heads: who said what, entities, and who holds which rank, title, role and unit.

Comes in: any text. Goes out: `Encoded`, whose spans are code points into that text. `open_encoder()` loads the weights
(23 MB, trained by `training/` in the repository) once a process; nothing is downloaded. Must not know claims, the
codebook or the register.
"""

from __future__ import annotations

from marsad.reader.encoder.answers import Attribution, Encoded
from marsad.reader.encoder.load import Encoder, open_encoder

__all__ = ["Attribution", "Encoded", "Encoder", "open_encoder"]
