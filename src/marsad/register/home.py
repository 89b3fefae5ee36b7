"""Where marsad keeps what it builds or is told: one folder of the user's. Must not know what lies there."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """`$MARSAD_HOME`, else marsad's folder in `$XDG_DATA_HOME` or `~/.local/share`."""
    if own := os.environ.get("MARSAD_HOME"):
        return Path(own).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "marsad"
