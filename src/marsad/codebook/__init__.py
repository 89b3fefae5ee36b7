"""The kinds of claim, as data.

Comes in: the TOML files of `codebook/kinds`. Goes out: `Codebook`, with every kind's definition, roles and wordings.
Nothing else in the code names a kind; knows only `records`.
"""

from marsad.codebook.load import Codebook, Kind, Role, Wording, load_codebook

__all__ = ["Codebook", "Kind", "Role", "Wording", "load_codebook"]
