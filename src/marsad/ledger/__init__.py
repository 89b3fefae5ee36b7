"""The only room with SQL: claims and reviews, kept for good.

Comes in: readings and reviews. Goes out: entries through `View`, reports with their texts, problems.
Nothing is overwritten; two clocks run (`as_of`: when it was reported; `known_by`: when the ledger learnt it).
Knows `records`; knows nothing of how readings are made or what is asked of them.
"""

from marsad.ledger.append import Appended
from marsad.ledger.ledger import Ledger, open_ledger
from marsad.ledger.view import SpeakerRow, View

__all__ = ["Appended", "Ledger", "Problem", "SpeakerRow", "View", "open_ledger"]


def __getattr__(name: str) -> object:
    # `verify` is the only caller of Problem; a question need not pay for loading it.
    if name == "Problem":
        from marsad.ledger.verify import Problem

        return Problem
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
